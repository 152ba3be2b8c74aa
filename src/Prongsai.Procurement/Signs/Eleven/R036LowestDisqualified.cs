using Prongsai.Procurement.Contracts;

namespace Prongsai.Procurement.Signs.Eleven;

/// <summary>Something was awarded, some valid bid had a price, and the lowest of all submitted bids was disqualified.</summary>
internal sealed class R036LowestDisqualified(PriceComparison comparison, MainCurrency currency) : Sign
{
    public override void Look(Process process, Tally tally, Names names)
    {
        if (!comparison.Covers(process) || !process.Awards.Exists(award => award.Status == AwardStatus.Active))
            return;

        double? lowest = null;
        bool lowestIsDisqualified = false,
            anyValid = false;
        foreach (var bid in process.Bids)
        {
            if (!bid.IsSubmitted || bid is not { HasPrice: true, Amount: { } amount })
                continue;

            if (!currency.Is(bid.Currency))
            {
                tally.OtherCurrencies++;
                continue;
            }

            // Of equal bids the first counts.
            if (lowest is not { } lower || amount < lower)
                (lowest, lowestIsDisqualified) = (amount, bid.Status == BidStatus.Disqualified);
            anyValid |= bid.Status == BidStatus.Valid;
        }

        if (!anyValid)
            return;

        tally.Computed(SignCode.R036);
        if (lowestIsDisqualified)
            tally.Mark(SignSubject.Ocid, process.OcidIn(names), SignCode.R036, 1);
    }
}
