using System.Runtime.InteropServices;
using Prongsai.Procurement.Contracts;

namespace Prongsai.Procurement.Signs.Eleven;

/// <summary>
/// Two submitted bids of the same amount and currency by different tenderers. A bid is held against the last one before it of that
/// price; a tenderer may bid the same price twice.
/// </summary>
internal sealed class R028SamePrice(PriceComparison comparison) : Sign
{
    public override void Look(Process process, Tally tally, Names names)
    {
        if (!comparison.Covers(process))
            return;

        var bids = CollectionsMarshal.AsSpan(process.Bids);
        var priced = 0;
        for (var i = 0; i < bids.Length; i++)
        {
            if (!IsPriced(process, bids[i]))
                continue;

            if (++priced == 2)
                tally.Computed(SignCode.R028);
            for (var earlier = i - 1; earlier >= 0; earlier--)
            {
                // Equal, not close: the amounts as they were written.
                if (
                    bids[earlier].Amount != bids[i].Amount
                    || bids[earlier].Currency != bids[i].Currency
                    || !IsPriced(process, bids[earlier])
                )
                    continue;

                Compare(process, bids[earlier], bids[i], tally, names);
                break;
            }
        }
    }

    private static bool IsPriced(Process process, Bid bid) =>
        bid.IsSubmitted && bid.HasPrice && process.Of(bid.Tenderers).IndexOfAnyExcept(Names.None) >= 0;

    private static void Compare(Process process, Bid first, Bid second, Tally tally, Names names)
    {
        HashSet<int> one = Tenderers(process, first),
            other = Tenderers(process, second);
        if (one.SetEquals(other))
            return;

        var ocid = process.OcidIn(names);
        tally.Mark(SignSubject.Ocid, ocid, SignCode.R028, 1);
        foreach (var tenderer in one.Concat(other))
        {
            tally.Mark(SignSubject.Tenderer, tenderer, SignCode.R028, 1);
            tally.Maps?.Put("ocid_tenderer_r028", ocid, tenderer);
        }
    }

    private static HashSet<int> Tenderers(Process process, Bid bid)
    {
        HashSet<int> tenderers = [.. process.Of(bid.Tenderers)];
        tenderers.Remove(Names.None);
        return tenderers;
    }
}
