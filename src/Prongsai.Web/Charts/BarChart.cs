using System.Globalization;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.Charts;

/// <summary>
/// Scores as bars from 0 to 100, drawn by <c>_BarChart.cshtml</c>. Widths are percentages of whatever room there is, so letters keep
/// their size on a phone. The table beside it says the same; to a screen reader the chart is one picture with a description.
/// </summary>
/// <param name="Title">What is shown, also what a screen reader says.</param>
/// <param name="Bars">Top to bottom.</param>
internal sealed record BarChart(string Title, IReadOnlyList<Bar> Bars)
{
    /// <summary>Heading of the earlier bars; null when each line has one bar.</summary>
    public string? Earlier { get; init; }

    /// <summary>Heading of the later bars.</summary>
    public string? Later { get; init; }

    /// <summary>The indicators of two years; of one where there is no earlier.</summary>
    public static BarChart OfIndicators(YearResult later, YearComparison? comparison, Speaker say) =>
        new(
            say[$"คะแนนรายตัวชี้วัด ปีงบประมาณ พ.ศ. {later.Year}", $"Scores by indicator, fiscal year {later.Year}"],
            comparison is null
                ?
                [
                    .. later
                        .Figures.Where(f => f.Kind == FigureKind.Indicator)
                        .Select(f => new Bar(say[f.NumberedTitle()], null, f.Value, f.IsUnsure())),
                ]
                :
                [
                    .. comparison.Indicators.Select(m => new Bar(
                        say[m.Figure.NumberedTitle()],
                        m.Earlier?.Value,
                        m.Later?.Value,
                        m.Later?.IsUnsure() == true
                    )),
                ]
        )
        {
            Earlier = comparison is null ? null : $"{comparison.Earlier.Year}",
            Later = $"{later.Year}",
        };
}

/// <summary>One line of the chart.</summary>
/// <param name="Label">What was scored.</param>
/// <param name="Before">The earlier score.</param>
/// <param name="Now">The score; null draws no bar and says so.</param>
/// <param name="Unsure">The score is made up, unverified or ours: drawn with a dashed edge.</param>
internal sealed record Bar(string Label, Exact? Before, Exact? Now, bool Unsure)
{
    public bool Fell => Before is { } before && Now is { } now && now < before;

    public static string Width(Exact value) => value.Rounded(2).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
