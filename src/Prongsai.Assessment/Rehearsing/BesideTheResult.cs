using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Rehearsing;

/// <param name="Official">Of the result it stands beside; null where that has none.</param>
/// <param name="Low">What the lower ends of its questions' intervals make.</param>
/// <param name="Answers">The fewest and the most that answered one of its questions; null for the total.</param>
internal sealed record RehearsedLine(
    FigureKind Kind,
    string Code,
    Bilingual Title,
    Exact? Official,
    Exact Forecast,
    Exact Low,
    Exact High,
    (int Fewest, int Most)? Answers
)
{
    /// <summary>True when the official score lies outside the interval: more than the answers' own spread explains.</summary>
    public bool IsApart => Official is { } official && (official < Low || official > High);
}

/// <summary>
/// Rehearsals as a forecast beside an official result. The ends of the intervals are rolled up by the same rules as the means: a
/// weighted mean of lower ends is at or below the true lower end, however much the answers of one person go together. So the intervals
/// are a little too wide and never too narrow.
/// </summary>
internal sealed record BesideTheResult(
    IReadOnlyList<Rehearsed> Rehearsals,
    Forecast Forecast,
    IReadOnlyList<RehearsedLine> Lines
)
{
    public bool IsMadeUp => Rehearsals.Any(r => r.IsMadeUp);

    public static BesideTheResult? Of(
        Framework rules,
        ScoredYear official,
        FiscalYear year,
        IReadOnlyList<Rehearsed> rehearsals
    )
    {
        // A question that two rehearsals asked counts as the latest answered it.
        var questions = rehearsals.SelectMany(r => r.Questions).DistinctBy(q => q.Code).ToList();
        var asked = questions.ToDictionary(q => q.Code);
        var means = Rehearsal.Of(rules, official, year, questions.ToDictionary(q => q.Code, q => q.Mean));
        var lows = Rehearsal.Of(rules, official, year, questions.ToDictionary(q => q.Code, q => q.Low)).Total;
        var highs = Rehearsal.Of(rules, official, year, questions.ToDictionary(q => q.Code, q => q.High)).Total;
        List<RehearsedLine> lines = [];
        foreach (var term in means.Total.AndBelow().Where(t => t.Kind != FigureKind.Item))
        {
            var answers = term.AndBelow()
                .Where(t => asked.ContainsKey(t.Code))
                .Select(t => asked[t.Code].Answers)
                .ToList();
            if (
                answers.Count > 0
                && term.Carried is { } mean
                && ValueOf(lows, term) is { } low
                && ValueOf(highs, term) is { } high
            )
                lines.Add(
                    new(
                        term.Kind,
                        term.Code,
                        term.Title,
                        OfficialOf(official, term),
                        mean,
                        low,
                        high,
                        term.Kind == FigureKind.Total ? null : (answers.Min(), answers.Max())
                    )
                );
        }

        return lines.Count == 0 ? null : new(rehearsals, means, lines);
    }

    private static Exact? ValueOf(Term total, Term term) =>
        total.AndBelow().FirstOrDefault(t => t.Kind == term.Kind && t.Code == term.Code)?.Carried;

    // Codes of indicators move from year to year; a figure is beside its own only where it is also called the same.
    private static Exact? OfficialOf(ScoredYear official, Term term) =>
        official
            .Result.Figures.FirstOrDefault(f =>
                f.Kind == term.Kind
                && f.Code == term.Code
                && (f.Kind is FigureKind.Total or FigureKind.Instrument || f.Title.Th == term.Title.Th)
            )
            ?.Value;
}

/// <summary>Finds the rehearsals that stand beside a year's result.</summary>
internal sealed class FindingRehearsals(IEnumerable<IRehearsals> rehearsals, FrameworkLibrary library)
{
    /// <param name="isLatest">Beside the latest result stands also what was rehearsed in the years since.</param>
    public async Task<BesideTheResult?> BesideAsync(
        AgencyId agency,
        ScoredYear official,
        bool isLatest,
        CancellationToken cancellation
    )
    {
        List<Rehearsed> found = [];
        foreach (var source in rehearsals)
            found.AddRange(
                await source.LatestAsync(
                    agency,
                    official.Year,
                    isLatest ? new FiscalYear(FiscalYear.Latest) : official.Year,
                    cancellation
                )
            );
        // Rules of one framework only: IIT of one year and EIT of another make no total.
        var latest = found.OrderByDescending(r => r.To).ThenBy(r => r.Instrument, StringComparer.Ordinal).ToList();
        if (
            latest.Count == 0
            || (await library.NewestAsync(agency, latest[0].Framework, cancellation))?.Framework is not { } rules
        )
            return null;

        return BesideTheResult.Of(
            rules,
            official,
            latest[0].Year,
            [.. latest.Where(r => r.Framework == latest[0].Framework)]
        );
    }
}
