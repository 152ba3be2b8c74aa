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
/// Rehearsals as a forecast beside an official result: each instrument by the rules of the framework whose questions were asked, the total
/// by the rules of the result. The ends of the intervals are rolled up as the means are: a weighted mean of lower ends is at or below
/// the true lower end, however much the answers of one person go together. So the intervals are a little too wide and never too narrow.
/// </summary>
internal sealed record BesideTheResult(
    IReadOnlyList<Rehearsed> Rehearsals,
    IReadOnlyList<Bilingual> Notes,
    IReadOnlyList<RehearsedLine> Lines
)
{
    public bool IsMadeUp => Rehearsals.Any(r => r.IsMadeUp);

    /// <summary>Null where nothing was rehearsed of which an instrument can be told.</summary>
    public static BesideTheResult? Of(
        ScoredYear official,
        IReadOnlyList<(Rehearsed Rehearsal, Framework Rules)> rehearsals
    )
    {
        List<Bilingual> notes = [];
        List<RehearsedLine> lines = [];
        Dictionary<string, RehearsedLine> instruments = [];
        foreach (var (rehearsal, rules) in rehearsals)
        {
            var of = LinesOf(official, rehearsal, rules);
            lines.AddRange(of);
            if (of.FirstOrDefault(l => l.Kind == FigureKind.Instrument) is { } instrument)
            {
                instruments[rehearsal.Instrument] = instrument;
                notes.Add(RehearsalNotes.Rehearsed(rehearsal.Instrument, rehearsal.Questions.Count));
            }
            else
                notes.Add(RehearsalNotes.NotTold(rehearsal.Instrument, official.Year));
            if (rules.Key != official.Framework.Key)
                notes.Add(RehearsalNotes.ByAnother(rehearsal.Instrument, rules.Key));
        }

        foreach (var code in official.Framework.Instruments.Select(i => i.Code))
            if (rehearsals.All(r => r.Rehearsal.Instrument != code))
                notes.Add(RehearsalNotes.AsBefore(code, official.Year));
        if (TotalOf(official, instruments) is { } total)
            lines.Insert(0, total);
        return lines.Count == 0 ? null : new([.. rehearsals.Select(r => r.Rehearsal)], notes, lines);
    }

    private static List<RehearsedLine> LinesOf(ScoredYear official, Rehearsed rehearsal, Framework rules)
    {
        var asked = rehearsal.Questions.ToDictionary(q => q.Code);
        var (means, lows, highs) = (By(q => q.Mean), By(q => q.Low), By(q => q.High));
        List<RehearsedLine> lines = [];
        foreach (var term in means?.AndBelow().Where(t => t.Kind != FigureKind.Item) ?? [])
        {
            var answers = term.AndBelow()
                .Where(t => asked.ContainsKey(t.Code))
                .Select(t => asked[t.Code].Answers)
                .ToList();
            if (
                answers.Count > 0
                && term.Carried is { } mean
                && lows?.Find(term.Code)?.Carried is { } low
                && highs?.Find(term.Code)?.Carried is { } high
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
                        (answers.Min(), answers.Max())
                    )
                );
        }

        return lines;

        Term? By(Func<RehearsedQuestion, Exact> value) =>
            RolledUp(rules, asked.Values.ToDictionary(q => q.Code, value))
                .Instruments.FirstOrDefault(t => t.Code == rehearsal.Instrument);
    }

    // What was not rehearsed stands as in the result.
    private static RehearsedLine? TotalOf(ScoredYear official, Dictionary<string, RehearsedLine> rehearsed)
    {
        if (rehearsed.Count == 0)
            return null;

        Exact? By(Func<RehearsedLine, Exact> value)
        {
            Dictionary<string, Exact> figures = [];
            foreach (var instrument in official.Scored.Instruments)
                if (rehearsed.TryGetValue(instrument.Code, out var line))
                    figures[instrument.Code] = value(line);
                else if (instrument.Carried is { } carried)
                    figures[instrument.Code] = carried;
            return RolledUp(official.Framework, figures).Total.Carried;
        }

        var total = official.Scored.Total;
        return (By(l => l.Forecast), By(l => l.Low), By(l => l.High)) is ({ } mean, { } low, { } high)
            ? new(FigureKind.Total, total.Code, total.Title, OfficialOf(official, total), mean, low, high, null)
            : null;
    }

    private static Scored RolledUp(Framework rules, Dictionary<string, Exact> figures) =>
        Scorer.Score(rules, PublishedScores.From(figures, Score.Of));

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
        var through = isLatest ? new FiscalYear(FiscalYear.Latest) : official.Year;
        List<Rehearsed> found = [];
        foreach (var source in rehearsals)
            found.AddRange(await source.LatestAsync(agency, official.Year, through, cancellation));
        List<(Rehearsed, Framework)> known = [];
        // One of each instrument, in the order of the result.
        foreach (var code in official.Framework.Instruments.Select(i => i.Code))
            if (
                found.Where(r => r.Instrument == code).MaxBy(r => r.To) is { } latest
                && (await library.NewestAsync(agency, latest.Framework, cancellation))?.Framework is { } rules
            )
                known.Add((latest, rules));
        return BesideTheResult.Of(official, known);
    }
}
