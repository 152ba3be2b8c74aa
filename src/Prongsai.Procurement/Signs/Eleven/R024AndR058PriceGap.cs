using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Signs.Settings;

namespace Prongsai.Procurement.Signs.Eleven;

/// <summary>
/// How far the second-lowest valid bid lies above the winning one, as a share of the winning one: R024 flags the smallest gaps, R058 the
/// largest. Only where one supplier won and was the lowest; of several bids of the winner the lowest counts.
/// </summary>
internal sealed class R024AndR058PriceGap(
    FenceSettings? low,
    FenceSettings? high,
    PriceComparison comparison,
    MainCurrency currency
) : Sign
{
    public override void Look(Process process, Tally tally, Names names)
    {
        if (!comparison.Covers(process) || process.OnlyWinner() is not { } winner)
            return;

        double? winning = null,
            lowestOther = null;
        var next = Names.None;
        foreach (var bid in process.Bids)
        {
            if (bid is not { Status: BidStatus.Valid, HasPrice: true, Amount: { } amount })
                continue;
            if (process.Of(bid.Tenderers) is not [>= 0 and var tenderer])
                continue;

            if (!currency.Is(bid.Currency))
                tally.OtherCurrencies++;
            else if (tenderer == winner)
                winning = winning is { } lower && lower <= amount ? lower : amount;
            else if (lowestOther is not { } lower || amount < lower)
                (lowestOther, next) = (amount, tenderer);
        }

        // A lower bid that lost says that price was not all that counted. A winning bid of nothing has no share.
        if (winning is not > 0 || lowestOther is not { } second || second < winning)
            return;

        if (low is not null)
            tally.Computed(SignCode.R024);
        if (high is not null)
            tally.Computed(SignCode.R058);
        var share = (second - winning.Value) / winning.Value;
        tally.Keep(process.OcidIn(names), new PriceGap(process.Line, share, winner, next));
    }

    public override void Conclude(Tally whole, SignMeta meta)
    {
        var fences = Fences.Of(whole.Gaps.Values.Select(gap => gap.Share));
        if (low is not null)
            ConcludeLow(whole, meta, fences);
        if (high is not null)
            ConcludeHigh(whole, meta, fences);
    }

    // When a quarter of the gaps is nought, nought is ordinary: there is no low fence.
    private void ConcludeLow(Tally whole, SignMeta meta, (double Q1, double Q3, double Lower, double Upper) fences)
    {
        var (fence, firstQuartile) = low!.Threshold is { } given ? (given, 1.0) : (fences.Lower, fences.Q1);
        if (low.Threshold is null)
        {
            meta.Note(SignCode.R024, "q1", fences.Q1);
            meta.Note(SignCode.R024, "q3", fences.Q3);
        }

        meta.Note(SignCode.R024, "lower_fence", fence);
        if (!(firstQuartile > 0 && fence > 0))
            return;

        foreach (var (ocid, gap) in whole.Gaps)
        {
            if (gap.Share > fence)
                continue;

            whole.Mark(SignSubject.Ocid, ocid, SignCode.R024, gap.Share);
            foreach (var tenderer in new[] { gap.Winner, gap.Next })
            {
                whole.Mark(SignSubject.Tenderer, tenderer, SignCode.R024, 0);
                whole.Maps?.Put("ocid_tenderer_r024", ocid, tenderer);
            }
        }
    }

    private void ConcludeHigh(Tally whole, SignMeta meta, (double Q1, double Q3, double Lower, double Upper) fences)
    {
        if (high!.Threshold is null)
        {
            meta.Note(SignCode.R058, "q1", fences.Q1);
            meta.Note(SignCode.R058, "q3", fences.Q3);
        }

        var fence = high.Threshold ?? fences.Upper;
        meta.Note(SignCode.R058, "upper_fence", fence);
        if (!(fence > 0))
            return;

        foreach (var (ocid, gap) in whole.Gaps)
        {
            if (gap.Share < fence)
                continue;

            whole.Mark(SignSubject.Ocid, ocid, SignCode.R058, gap.Share);
            whole.Mark(SignSubject.Tenderer, gap.Winner, SignCode.R058, 0);
            whole.Maps?.Put("ocid_tenderer_r058", ocid, gap.Winner);
        }
    }
}
