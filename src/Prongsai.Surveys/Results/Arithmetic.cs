using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Surveys.Results;

/// <summary>How often a level was chosen, and what that makes.</summary>
internal sealed record LevelLine(Questionnaires.SurveyText Label, int Count, decimal? Value);

/// <summary>A score opened: of each part the levels, and the sum with its numbers.</summary>
internal sealed record PartOpened(Questionnaires.SurveyText Text, IReadOnlyList<LevelLine> Levels, string Sum);

/// <summary>Opens a score into its arithmetic, down to how many chose which level.</summary>
internal static class Arithmetic
{
    public static IReadOnlyList<PartOpened> Of(ScoredItem item, ItemTally tally, Questionnaires.SurveyScale scale) =>
        [
            .. item.Parts.Select(
                (part, p) =>
                {
                    var levels = Enumerable
                        .Range(0, item.Levels)
                        .Select(level => new LevelLine(
                            item.Question.Labels.Count > level
                                ? item.Question.Labels[level]
                                : scale.Levels[level].Label,
                            tally.At(p, level),
                            part.Values[level] is { } units ? (decimal)units / ScoredItem.Unit : null
                        ))
                        .ToList();
                    return new PartOpened(part.Text, levels, SumOf(levels));
                }
            ),
        ];

    // "(3 × 0 + 5 × 50 + 12 × 100) ÷ 20 = 72.50"
    private static string SumOf(IReadOnlyList<LevelLine> levels)
    {
        var counted = levels.Where(l => l.Value is not null).ToList();
        var n = counted.Sum(l => l.Count);
        if (n == 0)
            return "–";

        var sum = counted.Aggregate(
            Exact.Zero,
            (all, l) => all + Exact.Of(l.Count) * Exact.Of((long)(l.Value!.Value * ScoredItem.Unit), ScoredItem.Unit)
        );
        var terms = string.Join(
            " + ",
            counted.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Count} × {l.Value:0.####}"))
        );
        return string.Create(CultureInfo.InvariantCulture, $"({terms}) ÷ {n} = {sum / Exact.Of(n)}");
    }
}
