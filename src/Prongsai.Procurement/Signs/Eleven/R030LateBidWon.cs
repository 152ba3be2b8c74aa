using Prongsai.Procurement.Contracts;

namespace Prongsai.Procurement.Signs.Eleven;

/// <summary>A valid bid dated after the end of the tender period, by a supplier of an active award.</summary>
internal sealed class R030LateBidWon : Sign
{
    private readonly HashSet<int> _suppliers = [];

    public override void Look(Process process, Tally tally, Names names)
    {
        if (process.PeriodEnd.IsMissing || !process.HasAwards || !process.HasBids)
            return;

        _suppliers.Clear();
        foreach (var award in process.Awards)
            if (award.Status == AwardStatus.Active)
                foreach (var supplier in process.Of(award.Suppliers))
                    _suppliers.Add(supplier);
        _suppliers.Remove(Names.None);
        var computed = false;
        foreach (var bid in process.Bids)
        {
            if (bid.Status != BidStatus.Valid || bid.Date.IsMissing || bid.Tenderers.IsMissing)
                continue;

            if (!computed)
                tally.Computed(SignCode.R030);
            computed = true;
            if (process.IsLater(bid.Date, process.PeriodEnd))
                Mark(process, bid, tally, names);
        }
    }

    private void Mark(Process process, Bid bid, Tally tally, Names names)
    {
        foreach (var tenderer in process.Of(bid.Tenderers))
        {
            if (!_suppliers.Contains(tenderer))
                continue;

            var ocid = process.OcidIn(names);
            tally.Mark(SignSubject.Ocid, ocid, SignCode.R030, 1);
            tally.Mark(SignSubject.Tenderer, tenderer, SignCode.R030, 1);
            tally.Maps?.Put("ocid_tenderer_r030", ocid, tenderer);
        }
    }
}
