using Prongsai.Measures.Contracts;

namespace Prongsai.Web.Today;

/// <summary>What in the measures table waits for somebody.</summary>
/// <param name="WithoutMeasure">Weak points that nobody has answered with a measure.</param>
/// <param name="WithoutOwner">Measures that belong to nobody.</param>
/// <param name="WithoutResult">Rows with measures and no result yet.</param>
/// <param name="Overdue">Measures whose last day has passed in a row without a result.</param>
internal sealed record Waiting(
    IReadOnlyList<ImprovementRow> WithoutMeasure,
    IReadOnlyList<(ImprovementRow Row, MeasureRow Measure)> WithoutOwner,
    IReadOnlyList<ImprovementRow> WithoutResult,
    IReadOnlyList<(ImprovementRow Row, MeasureRow Measure)> Overdue
)
{
    public static Waiting In(MeasuresTable table, DateOnly today)
    {
        var measures = table
            .Rows.SelectMany(row => row.Measures.Select(measure => (Row: row, Measure: measure)))
            .ToList();

        return new Waiting(
            [.. table.Rows.Where(row => row.Measures.Count == 0)],
            [.. measures.Where(m => string.IsNullOrEmpty(m.Measure.Section) && string.IsNullOrEmpty(m.Measure.Person))],
            [.. table.Rows.Where(row => row.Measures.Count > 0 && row.Outcomes.Count == 0)],
            [.. measures.Where(m => m.Row.Outcomes.Count == 0 && m.Measure.Period.EndsOn < today)]
        );
    }
}
