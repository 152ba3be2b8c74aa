using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Crosswalk;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Comparing;

/// <summary>Two years side by side: indicators by number, items by what they are about, because codes are renumbered.</summary>
internal static class YearsCompared
{
    public static YearComparison Of(ScoredYear earlier, ScoredYear later) =>
        new(earlier.Result, later.Result, [.. Indicators(earlier.Result, later.Result)], [.. Items(earlier, later)]);

    private static IEnumerable<Movement> Indicators(YearResult earlier, YearResult later) =>
        from code in earlier
            .Figures.Concat(later.Figures)
            .Where(f => f.Kind == FigureKind.Indicator)
            .Select(f => f.Code)
            .Distinct()
        orderby code
        select Moved(earlier[code], later[code]);

    // A merged item moved from each of the items it was made of; items on which neither year has a score say nothing.
    private static IEnumerable<Movement> Items(ScoredYear earlier, ScoredYear later)
    {
        if (earlier.Framework.Key == later.Framework.Key)
        {
            return from figure in later.Result.Figures
                where figure.Kind == FigureKind.Item
                let before = earlier.Result[figure.Code]
                where before?.Value is not null || figure.Value is not null
                select Moved(before, figure);
        }

        return earlier
            .Framework.ByTopic(later.Framework)
            .SelectMany(Pairs)
            .Concat(
                earlier
                    .Framework.Items.Where(i => i.Topics.Count == 0)
                    .Select(i => (Before: (string?)i.Code, After: (string?)null))
            )
            .Concat(
                later
                    .Framework.Items.Where(i => i.Topics.Count == 0)
                    .Select(i => (Before: (string?)null, After: (string?)i.Code))
            )
            .Distinct()
            .Select(pair => Moved(Find(earlier, pair.Before), Find(later, pair.After)))
            .Where(m => m.Earlier?.Value is not null || m.Later?.Value is not null);
    }

    private static IEnumerable<(string? Before, string? After)> Pairs(ItemsOfTopic topic) =>
        from before in topic.Earlier.Select(i => (string?)i.Code).DefaultIfEmpty()
        from after in topic.Later.Select(i => (string?)i.Code).DefaultIfEmpty()
        select (Before: before, After: after);

    private static Figure? Find(ScoredYear year, string? code) => code is null ? null : year.Result[code];

    private static Movement Moved(Figure? earlier, Figure? later) =>
        new(earlier, later, earlier?.Value is { } before && later?.Value is { } after ? after - before : (Exact?)null);
}
