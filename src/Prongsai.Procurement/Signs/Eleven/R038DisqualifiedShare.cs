using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Signs.Settings;

namespace Prongsai.Procurement.Signs.Eleven;

/// <summary>The share of disqualified among submitted bids, for each buyer, procuring entity and tenderer: high outliers.</summary>
internal sealed class R038DisqualifiedShare(DisqualifiedShareSettings settings) : Sign
{
    public override void Look(Process process, Tally tally, Names names)
    {
        long submitted = 0,
            disqualified = 0;
        foreach (var bid in process.Bids)
        {
            if (!bid.IsSubmitted)
                continue;

            var one = bid.Status == BidStatus.Disqualified ? 1 : 0;
            submitted++;
            disqualified += one;
            foreach (var tenderer in process.Of(bid.Tenderers))
                if (tenderer != Names.None)
                    tally.TenderersDisqualified.Count(tenderer, one, 1);
        }

        if (submitted == 0)
            return;

        tally.Computed(SignCode.R038);
        if (process.Buyer != Names.None)
            tally.BuyersDisqualified.Count(process.Buyer, disqualified, submitted);
        if (process.ProcuringEntity != Names.None)
            tally.EntitiesDisqualified.Count(process.ProcuringEntity, disqualified, submitted);
        if (tally.Maps is not { } maps || disqualified == 0)
            return;

        var ocid = process.OcidIn(names);
        if (process.Buyer != Names.None)
            maps.BuyersR038[ocid] = process.Buyer;
        if (process.ProcuringEntity != Names.None)
            maps.EntitiesR038[ocid] = process.ProcuringEntity;
    }

    public override void Conclude(Tally whole, SignMeta meta)
    {
        Flag(whole, meta, SignSubject.Buyer, whole.BuyersDisqualified, settings.MinimumProcesses);
        Flag(whole, meta, SignSubject.ProcuringEntity, whole.EntitiesDisqualified, settings.MinimumProcesses);
        Flag(whole, meta, SignSubject.Tenderer, whole.TenderersDisqualified, settings.MinimumBids);
    }

    private void Flag(Tally whole, SignMeta meta, SignSubject subject, Fractions counted, long minimum)
    {
        var shares = counted
            .Counted()
            .Where(one => one.All >= minimum)
            .Select(one => (one.Name, Share: (double)one.Some / one.All))
            .ToList();
        if (shares.Count == 0)
            return;

        var fences = Fences.Of(shares.Select(one => one.Share));
        if (settings.Threshold is null)
        {
            meta.Note(SignCode.R038, $"{subject}_q1", fences.Q1);
            meta.Note(SignCode.R038, $"{subject}_q3", fences.Q3);
        }

        var fence = settings.Threshold ?? fences.Upper;
        meta.Note(SignCode.R038, $"{subject}_upper_fence", fence);
        if (!(fence > 0))
            return;

        foreach (var (name, share) in shares)
            if (share >= fence)
                whole.Mark(subject, name, SignCode.R038, share);
    }
}
