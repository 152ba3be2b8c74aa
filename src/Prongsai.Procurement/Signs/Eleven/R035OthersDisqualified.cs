using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Signs.Settings;

namespace Prongsai.Procurement.Signs.Eleven;

/// <summary>
/// One tenderer alone has valid bids and won everything, and others were disqualified. Not where several won: a buyer may put many
/// bids into one award.
/// </summary>
internal sealed class R035OthersDisqualified(OthersDisqualifiedSettings settings) : Sign
{
    public override void Look(Process process, Tally tally, Names names)
    {
        if (process.FinalAwards() is not { } awards)
            return;

        HashSet<int> suppliers = [],
            valid = [],
            disqualified = [];
        foreach (var award in awards)
            Take(process, award.Suppliers, suppliers);
        foreach (var bid in process.Bids)
        {
            if (bid.Status == BidStatus.Valid)
                Take(process, bid.Tenderers, valid);
            else if (bid.Status == BidStatus.Disqualified)
                Take(process, bid.Tenderers, disqualified);
        }

        if (suppliers.Count > 0 && valid.Count > 0)
            tally.Computed(SignCode.R035);
        if (valid.Count != 1 || !valid.SetEquals(suppliers))
            return;

        disqualified.ExceptWith(valid);
        if (disqualified.Count < settings.Tenderers)
            return;

        var ocid = names.Of(process.Ocid);
        var winner = valid.Single();
        tally.Mark(SignSubject.Ocid, ocid, SignCode.R035, disqualified.Count);
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
