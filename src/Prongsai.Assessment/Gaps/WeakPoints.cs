using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Gaps;

/// <summary>What is below full marks, ranked by the points of TOTAL that mending it would bring back.</summary>
internal static class WeakPoints
{
    /// <summary>Most regainable first; then those whose share is not known, lowest score first.</summary>
    public static IReadOnlyList<WeakPoint> Of(ScoredYear year) =>
        [
            .. Losses
                .Of(year)
                .Select(loss => (Loss: loss, Figure: year.Result[loss.Code]!))
                .OrderByDescending(l => l.Loss.OfTotal is not null)
                .ThenByDescending(l => l.Loss.OfTotal ?? Exact.Zero)
                .ThenBy(l => l.Loss.Value)
                .Select(l => new WeakPoint(
                    l.Figure,
                    l.Loss.OfTotal,
                    l.Loss.Arithmetic,
                    l.Loss.Confidence,
                    l.Loss.Note
                )),
        ];
}
