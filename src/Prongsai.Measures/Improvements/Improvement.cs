using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Activities;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Outcomes;
using Prongsai.Measures.Withdrawing;

namespace Prongsai.Measures.Improvements;

/// <summary>
/// One row of the four-column table: an assessed item that was weak, what must improve, what is done about it and what came of
/// it. The item, its score and its headings are copies made when the row was opened: a later correction of the framework or of
/// the scores does not rewrite what was decided on.
/// </summary>
internal sealed class Improvement
{
    public const int TextLimit = 4000;

    private readonly List<Measure> _measures = [];
    private readonly List<Outcome> _outcomes = [];

    public AgencyId AgencyId { get; private init; }
    public ImprovementId Id { get; private init; }

    /// <summary>The year in which the measures are carried out.</summary>
    public FiscalYear Programme { get; private init; }

    /// <summary>The year whose result they answer.</summary>
    public FiscalYear Assessed { get; private init; }

    public string ItemCode { get; private init; } = "";
    public string ItemTitle { get; private set; } = "";
    public Confidence TitleConfidence { get; private set; }
    public Score? Score { get; private set; }
    public Confidence ScoreConfidence { get; private set; }
    public string InstrumentCode { get; private set; } = "";
    public string InstrumentTh { get; private set; } = "";
    public string InstrumentEn { get; private set; } = "";
    public string IndicatorCode { get; private set; } = "";
    public string IndicatorTh { get; private set; } = "";
    public string IndicatorEn { get; private set; } = "";

    /// <summary>Place of the item in the official order of the framework.</summary>
    public int Position { get; private set; }

    public string MustImprove { get; private set; } = "";

    /// <summary>Goes up with each change; a form that was opened at another version is shown both wordings.</summary>
    public int Version { get; private set; } = 1;

    public DateTime? WithdrawnAt { get; private set; }
    public string? WithdrawnBecause { get; private set; }

    /// <summary>Also the withdrawn ones; the table shows those that stand.</summary>
    public IReadOnlyList<Measure> Measures => _measures;

    /// <summary>Also the withdrawn ones.</summary>
    public IReadOnlyList<Outcome> Outcomes => _outcomes;

    public string Record => RecordOf(Id);

    public static string RecordOf(ImprovementId id) => $"improvement:{id.Value}";

    public static IReadOnlyList<Refusal> WhyNotPlan(string? mustImprove) => WhyNotText(mustImprove);

    public static Improvement Plan(
        AgencyId agency,
        FiscalYear programme,
        FiscalYear assessed,
        FrozenItem item,
        string mustImprove
    )
    {
        WhyNotPlan(mustImprove).ThrowIfAny();

        var row = new Improvement
        {
            AgencyId = agency,
            Id = Ids.Next<ImprovementId>(),
            Programme = programme,
            Assessed = assessed,
            ItemCode = item.Item.Code,
            MustImprove = Lines.Clean(mustImprove),
        };
        row.Copy(item);
        return row;
    }

    public IReadOnlyList<Refusal> WhyNotReword(string? mustImprove) =>
        WithdrawnAt is not null ? [Refusals.Withdrawn] : WhyNotText(mustImprove);

    public void Reword(string mustImprove)
    {
        WhyNotReword(mustImprove).ThrowIfAny();
        if (MustImprove == Lines.Clean(mustImprove))
            return;

        MustImprove = Lines.Clean(mustImprove);
        Version++;
    }

    /// <summary>Takes the item and its score anew, when the same file is imported again with corrections.</summary>
    public void Recopy(FrozenItem item)
    {
        if (AsFrozen() == item)
            return;

        Copy(item);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotAddMeasure(string? text) =>
        WithdrawnAt is not null ? [Refusals.Withdrawn] : Measure.WhyNotWord(text);

    public Measure AddMeasure(string text, int? importedAs = null)
    {
        WhyNotAddMeasure(text).ThrowIfAny();

        var measure = Measure.For(this, text, importedAs);
        _measures.Add(measure);
        return measure;
    }

    public IReadOnlyList<Refusal> WhyNotRecordOutcome(string? text, DateOnly? on, Now now) =>
        WithdrawnAt is not null ? [Refusals.Withdrawn] : Outcome.WhyNotWord(text, on, now);

    public Outcome RecordOutcome(string text, DateOnly? on, Now now, bool dayMadeUp = false, int? importedAs = null)
    {
        WhyNotRecordOutcome(text, on, now).ThrowIfAny();

        var outcome = Outcome.For(this, text, on, dayMadeUp, importedAs);
        _outcomes.Add(outcome);
        return outcome;
    }

    public IReadOnlyList<Refusal> WhyNotWithdraw(string? reason) => Withdrawal.WhyNot(WithdrawnAt, reason);

    public void Withdraw(string reason, Now now)
    {
        WhyNotWithdraw(reason).ThrowIfAny();

        (WithdrawnAt, WithdrawnBecause) = (now.Utc, reason.Trim());
        Version++;
    }

    /// <summary>What the journal keeps of it, before and after.</summary>
    public IReadOnlyDictionary<string, string?> Facts() =>
        new Dictionary<string, string?>
        {
            ["item"] = ItemCode,
            ["title"] = ItemTitle,
            ["score"] = Score?.ToString(),
            ["mustImprove"] = MustImprove,
        };

    public FrozenItem AsFrozen() =>
        new(
            new(ItemCode, ItemTitle, TitleConfidence, Score, ScoreConfidence),
            new(InstrumentCode, new(InstrumentTh, InstrumentEn)),
            new(IndicatorCode, new(IndicatorTh, IndicatorEn)),
            Position
        );

    private void Copy(FrozenItem item)
    {
        (ItemTitle, TitleConfidence) = (item.Item.Title, item.Item.TitleConfidence);
        (Score, ScoreConfidence) = (item.Item.Score, item.Item.ScoreConfidence);
        (InstrumentCode, InstrumentTh, InstrumentEn) = (
            item.Instrument.Code,
            item.Instrument.Title.Th,
            item.Instrument.Title.En
        );
        (IndicatorCode, IndicatorTh, IndicatorEn) = (
            item.Indicator.Code,
            item.Indicator.Title.Th,
            item.Indicator.Title.En
        );
        Position = item.Position;
    }

    private static IReadOnlyList<Refusal> WhyNotText(string? text) =>
        string.IsNullOrWhiteSpace(text) ? [Refusals.MustImproveBlank]
        : text.Length > TextLimit ? [Refusals.TooLong]
        : [];
}

/// <summary>An assessed item with its headings, as it is copied into a row.</summary>
/// <param name="Position">Place in the official order.</param>
internal sealed record FrozenItem(
    AssessedItem Item,
    AssessedHeading Instrument,
    AssessedHeading Indicator,
    int Position
)
{
    /// <summary>The figure and the headings above it; null when the year has no such figure or it is no part of an indicator.</summary>
    public static FrozenItem? Of(YearResult result, string code)
    {
        var position = -1;
        for (var i = 0; i < result.Figures.Count && position < 0; i++)
            if (string.Equals(result.Figures[i].Code, code, StringComparison.OrdinalIgnoreCase))
                position = i;
        if (position < 0)
            return null;

        var figure = result.Figures[position];
        Figure? instrument = null,
            indicator = null;
        // An item of OIT lies in a sub-indicator, that in an indicator, that in the instrument. The bound stops a circle.
        var above = figure;
        for (var step = 0; above is not null && step < 6; step++)
        {
            if (above.Kind == FigureKind.Indicator)
                indicator = above;
            if (above.Kind == FigureKind.Instrument)
                instrument = above;
            above = above.Parent is { } parent ? result[parent] : null;
        }

        if (instrument is null || indicator is null)
            return null;

        Score? score = figure.Official ?? (figure.Computed is { } computed ? Kernel.Score.Of(computed) : null);
        var sure =
            figure.Official is not null ? figure.OfficialConfidence
            : figure.Computed is not null ? Confidence.Derived
            : Confidence.Unknown;
        return new FrozenItem(
            new(figure.Code, figure.Title.Th, figure.TitleConfidence, score, sure),
            new(instrument.Code, instrument.Title),
            new(indicator.Code, indicator.Title),
            position
        );
    }
}
