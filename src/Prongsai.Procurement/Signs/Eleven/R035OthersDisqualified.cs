using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Signs.Settings;

namespace Prongsai.Procurement.Signs.Eleven;

/// <summary>
/// One tenderer alone has valid bids and won everything, and others were disqualified. Not where several won: a buyer may put many
/// bids into one award.
/// </summary>
internal sealed class R035OthersDisqualified(OthersDisqualifiedSettings settings) : Sign
{
    private readonly HashSet<int> _suppliers = [];
    private readonly HashSet<int> _valid = [];
    private readonly HashSet<int> _disqualified = [];

    public override void Look(Process process, Tally tally, Names names)
    {
        if (!process.HasOnlyFinalAwards)
            return;

        _suppliers.Clear();
        _valid.Clear();
        _disqualified.Clear();
        foreach (var award in process.Awards)
            if (award.Status == AwardStatus.Active)
                Take(process, award.Suppliers, _suppliers);
        foreach (var bid in process.Bids)
        {
            if (bid.Status == BidStatus.Valid)
                Take(process, bid.Tenderers, _valid);
            else if (bid.Status == BidStatus.Disqualified)
                Take(process, bid.Tenderers, _disqualified);
        }

        if (_suppliers.Count > 0 && _valid.Count > 0)
            tally.Computed(SignCode.R035);
        if (_valid.Count != 1 || !_valid.SetEquals(_suppliers))
            return;

        _disqualified.ExceptWith(_valid);
        if (_disqualified.Count < settings.Tenderers)
            return;

        var ocid = process.OcidIn(names);
        var winner = _valid.Single();
        tally.Mark(SignSubject.Ocid, ocid, SignCode.R035, _disqualified.Count);
        tally.Mark(SignSubject.Tenderer, winner, SignCode.R035, 0);
        tally.Maps?.Put("ocid_tenderer_r035", ocid, winner);
    }

    private static void Take(Process process, Stretch parties, HashSet<int> into)
    {
        foreach (var party in process.Of(parties))
            if (party != Names.None)
                into.Add(party);
    }
}
