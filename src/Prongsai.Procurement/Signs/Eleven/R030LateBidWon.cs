using Prongsai.Procurement.Contracts;

namespace Prongsai.Procurement.Signs.Eleven;

/// <summary>A valid bid dated after the end of the tender period, by a supplier of an active award.</summary>
internal sealed class R030LateBidWon : Sign
{
    public override void Look(Process process, Tally tally, Names names)
    {
        if (process.PeriodEnd.IsMissing || !process.HasAwards || !process.HasBids)
            return;

        HashSet<int> suppliers = [];
        foreach (var award in process.Awards)
            if (award.Status == AwardStatus.Active)
                foreach (var supplier in process.Of(award.Suppliers))
                    suppliers.Add(supplier);
        suppliers.Remove(Names.None);
        var computed = false;
        foreach (var bid in process.Bids)
        {
            if (bid.Status != BidStatus.Valid || bid.Date.IsMissing || bid.Tenderers.IsMissing)
                continue;

            if (!computed)
                tally.Computed(SignCode.R030);
            computed = true;
            if (process.IsLater(bid.Date, process.PeriodEnd))
                Mark(process, bid, suppliers, tally, names);
        }
    }

    private static void Mark(Process process, Bid bid, HashSet<int> suppliers, Tally tally, Names names)
    {
        foreach (var tenderer in process.Of(bid.Tenderers))
        {
            if (!suppliers.Contains(tenderer))
                continue;

            var ocid = names.Of(process.Ocid);
            tally.Mark(SignSubject.Ocid, ocid, SignCode.R030, 1);
            tally.Mark(SignSubject.Tenderer, tenderer, SignCode.R030, 1);
            tally.Maps?.Put("ocid_tenderer_r030", ocid, tenderer);
        }
    }
}
