using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Improvements;
using Prongsai.Measures.Withdrawing;

namespace Prongsai.Measures.Activities;

/// <summary>A measure or activity: what is done about a weak point, by whom, when, and how one sees that it worked.</summary>
internal sealed class Measure
{
    public const int NameLimit = 300;

    public AgencyId AgencyId { get; private init; }
    public MeasureId Id { get; private init; }
    public ImprovementId ImprovementId { get; private init; }
    public int Position { get; private init; }
    public string Text { get; private set; } = "";
    public string? Section { get; private set; }
    public string? Person { get; private set; }

    /// <summary>Samples only: the document names no owner. Gone as soon as a person names one.</summary>
    public bool OwnerMadeUp { get; private set; }

    public DateOnly? StartsOn { get; private set; }
    public DateOnly? EndsOn { get; private set; }
    public bool EveryMonth { get; private set; }
    public bool PeriodMadeUp { get; private set; }
    public string? Success { get; private set; }
    public bool SuccessMadeUp { get; private set; }

    /// <summary>Its number in the file that brought it; null when a person added it. An import touches only what an import brought.</summary>
    public int? ImportedAs { get; private init; }

    public int Version { get; private set; } = 1;
    public DateTime? WithdrawnAt { get; private set; }
    public string? WithdrawnBecause { get; private set; }

    public MeasurePeriod Period => new(StartsOn, EndsOn, EveryMonth);

    internal static Measure For(Improvement row, string text, int? importedAs) =>
        new()
        {
            AgencyId = row.AgencyId,
            Id = Ids.Next<MeasureId>(),
            ImprovementId = row.Id,
            Position = row.Measures.Select(m => m.Position).DefaultIfEmpty(0).Max() + 1,
            Text = Lines.Clean(text),
            ImportedAs = importedAs,
        };

    public static IReadOnlyList<Refusal> WhyNotWord(string? text) =>
        string.IsNullOrWhiteSpace(text) ? [Refusals.MeasureBlank]
        : text.Length > Improvement.TextLimit ? [Refusals.TooLong]
        : [];

    public IReadOnlyList<Refusal> WhyNotReword(string? text) => [.. WhyNotChange(), .. WhyNotWord(text)];

    public void Reword(string text)
    {
        WhyNotReword(text).ThrowIfAny();
        if (Text == Lines.Clean(text))
            return;

        Text = Lines.Clean(text);
        Version++;
    }

    public static IReadOnlyList<Refusal> WhyNotOwner(string? section, string? person) =>
        section?.Length > NameLimit || person?.Length > NameLimit ? [Refusals.NameTooLong] : [];

    public void AssignOwner(string? section, string? person, bool madeUp = false)
    {
        IReadOnlyList<Refusal> reasons = [.. WhyNotChange(), .. WhyNotOwner(section, person)];
        reasons.ThrowIfAny();
        (section, person) = (Lines.CleanOrNull(section), Lines.CleanOrNull(person));
        if ((Section, Person) == (section, person))
            return;

        (Section, Person, OwnerMadeUp) = (section, person, madeUp);
        Version++;
    }

    public static IReadOnlyList<Refusal> WhyNotPeriod(MeasurePeriod period) =>
        period.StartsOn > period.EndsOn ? [Refusals.EndsBeforeStart] : [];

    public void SetPeriod(MeasurePeriod period, bool madeUp = false)
    {
        IReadOnlyList<Refusal> reasons = [.. WhyNotChange(), .. WhyNotPeriod(period)];
        reasons.ThrowIfAny();
        if (Period == period)
            return;

        (StartsOn, EndsOn, EveryMonth, PeriodMadeUp) = (period.StartsOn, period.EndsOn, period.EveryMonth, madeUp);
        Version++;
    }

    public static IReadOnlyList<Refusal> WhyNotSuccess(string? success) =>
        success?.Length > Improvement.TextLimit ? [Refusals.TooLong] : [];

    public void SaySuccess(string? success, bool madeUp = false)
    {
        IReadOnlyList<Refusal> reasons = [.. WhyNotChange(), .. WhyNotSuccess(success)];
        reasons.ThrowIfAny();
        if (Success == Lines.CleanOrNull(success))
            return;

        (Success, SuccessMadeUp) = (Lines.CleanOrNull(success), madeUp);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotWithdraw(string? reason) => Withdrawal.WhyNot(WithdrawnAt, reason);

    public void Withdraw(string reason, Now now)
    {
        WhyNotWithdraw(reason).ThrowIfAny();

        (WithdrawnAt, WithdrawnBecause) = (now.Utc, reason.Trim());
        Version++;
    }

    public IReadOnlyDictionary<string, string?> Facts() =>
        new Dictionary<string, string?>
        {
            ["measure"] = Text,
            ["section"] = Section,
            ["person"] = Person,
            ["startsOn"] = StartsOn.Iso(),
            ["endsOn"] = EndsOn.Iso(),
            ["everyMonth"] = EveryMonth ? "true" : null,
            ["success"] = Success,
        };

    public IReadOnlyList<Refusal> WhyNotChange() => WithdrawnAt is not null ? [Refusals.Withdrawn] : [];
}
