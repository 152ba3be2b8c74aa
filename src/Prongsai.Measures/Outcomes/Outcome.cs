using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Improvements;
using Prongsai.Measures.Proof;
using Prongsai.Measures.Withdrawing;

namespace Prongsai.Measures.Outcomes;

/// <summary>What was done (ผลการดำเนินการ), when, and the evidence of it.</summary>
internal sealed class Outcome
{
    private readonly List<Evidence> _evidence = [];

    public AgencyId AgencyId { get; private init; }
    public OutcomeId Id { get; private init; }
    public ImprovementId ImprovementId { get; private init; }
    public int Position { get; private init; }
    public string Text { get; private set; } = "";
    public DateOnly? On { get; private set; }

    /// <summary>Samples only: the document gives no day.</summary>
    public bool DayMadeUp { get; private set; }

    /// <summary>Its number in the file that brought it; null when a person recorded it.</summary>
    public int? ImportedAs { get; private init; }

    public int Version { get; private set; } = 1;
    public DateTime? WithdrawnAt { get; private set; }
    public string? WithdrawnBecause { get; private set; }

    /// <summary>Goes up with each change of the result or of any evidence of it: what its form was opened at.</summary>
    public int Edition => Version + _evidence.Count + _evidence.Sum(e => e.Version);

    /// <summary>Also what was replaced or withdrawn.</summary>
    public IReadOnlyList<Evidence> Evidence => _evidence;

    internal static Outcome For(Improvement row, string text, DateOnly? on, bool dayMadeUp, int? importedAs) =>
        new()
        {
            AgencyId = row.AgencyId,
            Id = Ids.Next<OutcomeId>(),
            ImprovementId = row.Id,
            Position = row.Outcomes.Select(o => o.Position).DefaultIfEmpty(0).Max() + 1,
            Text = Lines.Clean(text),
            On = on,
            DayMadeUp = dayMadeUp,
            ImportedAs = importedAs,
        };

    public static IReadOnlyList<Refusal> WhyNotWord(string? text, DateOnly? on, Now now)
    {
        List<Refusal> reasons = [];
        if (string.IsNullOrWhiteSpace(text))
            reasons.Add(Refusals.OutcomeBlank);
        else if (text.Length > Improvement.TextLimit)
            reasons.Add(Refusals.TooLong);
        if (on > now.Today)
            reasons.Add(Refusals.InTheFuture(on.Value));

        return reasons;
    }

    public IReadOnlyList<Refusal> WhyNotReword(string? text, DateOnly? on, Now now) =>
        [.. WhyNotChange(), .. WhyNotWord(text, on, now)];

    public void Reword(string text, DateOnly? on, Now now, bool dayMadeUp = false)
    {
        WhyNotReword(text, on, now).ThrowIfAny();
        if (Text == Lines.Clean(text) && On == on)
            return;

        if (On != on)
            DayMadeUp = dayMadeUp;
        (Text, On) = (Lines.Clean(text), on);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotAttach() => WhyNotChange();

    public Evidence Attach(
        Proven what,
        string? caption,
        DateOnly? effectiveOn,
        Now now,
        bool madeUp = false,
        int? importedAs = null
    )
    {
        IReadOnlyList<Refusal> reasons =
        [
            .. WhyNotAttach(),
            .. Proof.Evidence.WhyNotDescribe(caption, effectiveOn, now),
        ];
        reasons.ThrowIfAny();

        var evidence = Proof.Evidence.For(this, what, caption, effectiveOn, now, madeUp, importedAs);
        _evidence.Add(evidence);
        return evidence;
    }

    /// <summary>Puts something else in the place of a piece of evidence; the earlier one is kept and points at its successor.</summary>
    public Evidence Replace(Evidence earlier, Proven what, string reason, Now now, bool madeUp = false)
    {
        IReadOnlyList<Refusal> reasons = [.. WhyNotAttach(), .. earlier.WhyNotWithdraw(reason)];
        reasons.ThrowIfAny();

        var later = Proof.Evidence.For(
            this,
            what,
            earlier.Caption,
            earlier.EffectiveOn,
            now,
            madeUp,
            earlier.ImportedAs,
            earlier.Position
        );
        _evidence.Add(later);
        earlier.GiveWayTo(later, reason, now);
        return later;
    }

    public IReadOnlyList<Refusal> WhyNotWithdraw(string? reason) => Withdrawal.WhyNot(WithdrawnAt, reason);

    public void Withdraw(string reason, Now now)
    {
        WhyNotWithdraw(reason).ThrowIfAny();

        (WithdrawnAt, WithdrawnBecause) = (now.Utc, reason.Trim());
        Version++;
    }

    public IReadOnlyDictionary<string, string?> Facts() =>
        new Dictionary<string, string?> { ["outcome"] = Text, ["on"] = On.Iso() };

    public IReadOnlyList<Refusal> WhyNotChange() => WithdrawnAt is not null ? [Refusals.Withdrawn] : [];
}
