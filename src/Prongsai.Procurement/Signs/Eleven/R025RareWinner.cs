using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Signs.Settings;

namespace Prongsai.Procurement.Signs.Eleven;

/// <summary>A tenderer with many valid bids whose share of wins is a low outlier. Each counts once in a process, however often it bid.</summary>
internal sealed class R025RareWinner(RareWinnerSettings settings) : Sign
{
    private readonly HashSet<int> _bidders = [];

    public override void Look(Process process, Tally tally, Names names)
    {
        if (process.OnlyWinner() is not { } winner)
            return;

        _bidders.Clear();
        foreach (var bid in process.Bids)
            if (bid.Status == BidStatus.Valid && process.Of(bid.Tenderers) is [>= 0 and var tenderer])
                _bidders.Add(tenderer);
        if (_bidders.Count > 0)
            tally.Computed(SignCode.R025);
        foreach (var bidder in _bidders)
            tally.Wins.Count(bidder, bidder == winner ? 1 : 0, 1);
    }

    public override void Conclude(Tally whole, SignMeta meta)
    {
        var tenderers = whole.Wins.Counted().ToList();
        var counts = tenderers.Select(t => (double)t.All).Order().ToArray();
        var busy = Fences.Quantile(counts, settings.Percentile / 100.0);
        var fences = Fences.Of(tenderers.Select(Share));
        var (rare, firstQuartile) = settings.Threshold is { } given ? (given, 1.0) : (fences.Lower, fences.Q1);
        if (settings.Threshold is null)
        {
            meta.Note(SignCode.R025, "q1", fences.Q1);
            meta.Note(SignCode.R025, "q3", fences.Q3);
        }

        meta.Note(SignCode.R025, "upper_fence", busy);
        meta.Note(SignCode.R025, "lower_fence", rare);

        // When a quarter of the tenderers never wins, never winning is ordinary.
        if (!(firstQuartile > 0 && rare > 0))
            return;

        foreach (var tenderer in tenderers)
            if (tenderer.All >= busy && Share(tenderer) <= rare)
                whole.Mark(SignSubject.Tenderer, tenderer.Name, SignCode.R025, Share(tenderer));
    }

    private static double Share((int Name, long Some, long All) tenderer) => (double)tenderer.Some / tenderer.All;
}
