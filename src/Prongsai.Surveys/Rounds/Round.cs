using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;

namespace Prongsai.Surveys.Rounds;

internal readonly record struct RoundId(Guid Value) : IId<RoundId>
{
    public static RoundId From(Guid value) => new(value);
}

/// <summary>Where a round stands today.</summary>
internal enum RoundStanding
{
    /// <summary>It is being prepared; nobody can answer.</summary>
    Preparing,

    /// <summary>It is opened, and its first day has not come.</summary>
    Waiting,

    /// <summary>It can be answered today.</summary>
    Open,

    /// <summary>Its last day is over, or it was closed.</summary>
    Closed,
}

/// <summary>
/// A period in which people may answer one version of a questionnaire. Once it is opened, version and year stay as they are; whoever
/// answers, answers that.
/// </summary>
internal sealed class Round
{
    public const string Kind = "survey-round";
    public const int LongestName = 200;

    public AgencyId AgencyId { get; private init; }
    public RoundId Id { get; private init; }
    public QuestionnaireId QuestionnaireId { get; private init; }

    /// <summary>Which version is answered.</summary>
    public int QuestionnaireVersion { get; private init; }

    /// <summary>As the questionnaire has it, to find rounds by.</summary>
    public Purpose Purpose { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary>Who is asked, in words.</summary>
    public string Audience { get; private set; } = "";

    /// <summary>The fiscal year its answers count for, and by which they are kept together.</summary>
    public FiscalYear Year { get; private init; }

    public DateOnly OpensOn { get; private set; }

    /// <summary>The last day on which answers are taken.</summary>
    public DateOnly ClosesOn { get; private set; }

    /// <summary>How many people could be asked; null where nobody knows.</summary>
    public int? Eligible { get; private set; }

    /// <summary>How many answers are needed; null where none is asked for.</summary>
    public int? Minimum { get; private set; }

    public DateTime? OpenedAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }

    /// <summary>True for samples and synthetic answers; shown wherever its figures are.</summary>
    public bool IsMadeUp { get; private init; }

    public int Version { get; private set; } = 1;

    public string Record => $"{Kind}:{Id.Value}";

    /// <summary>Staff answer on the strength of a ballot that nothing joins to them; no hour and no network is counted.</summary>
    public bool IsOfStaff => Purpose == Purpose.RehearsalIit;

    public RoundStanding StandingOn(DateOnly today) =>
        ClosedAt is not null || (OpenedAt is not null && today > ClosesOn) ? RoundStanding.Closed
        : OpenedAt is null ? RoundStanding.Preparing
        : today < OpensOn ? RoundStanding.Waiting
        : RoundStanding.Open;

    public static Round Prepare(RoundPlan plan, QuestionnaireVersion version, bool madeUp = false)
    {
        plan.WhyNot().ThrowIfAny();

        var round = new Round
        {
            AgencyId = version.AgencyId,
            Id = Ids.Next<RoundId>(),
            QuestionnaireId = version.QuestionnaireId,
            QuestionnaireVersion = version.Number,
            Purpose = version.Questionnaire.Purpose,
            Year = FiscalYear.Of(plan.OpensOn!.Value),
            IsMadeUp = madeUp,
        };
        round.Take(plan);
        return round;
    }

    public IReadOnlyList<Refusal> WhyNotOpen(DateOnly today) =>
        ClosedAt is not null ? [RoundRefusals.ClosedAlready]
        : OpenedAt is not null ? [RoundRefusals.OpenAlready]
        : today > ClosesOn ? [RoundRefusals.OverAlready(ClosesOn)]
        : [];

    public void Open(Now now)
    {
        WhyNotOpen(now.Today).ThrowIfAny();
        OpenedAt = now.Utc;
        Version++;
    }

    /// <summary>A made-up round of days that are over: nobody can answer it.</summary>
    public void OpenAndClose(Now now)
    {
        if (!IsMadeUp)
            throw new InvalidOperationException("Only made-up rounds come with their answers.");

        (OpenedAt, ClosedAt) = (now.Utc, now.Utc);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotClose() =>
        ClosedAt is not null ? [RoundRefusals.ClosedAlready]
        : OpenedAt is null ? [RoundRefusals.NotOpenYet]
        : [];

    public void Close(Now now)
    {
        WhyNotClose().ThrowIfAny();
        ClosedAt = now.Utc;
        Version++;
    }

    private void Take(RoundPlan plan) =>
        (Name, Audience, OpensOn, ClosesOn, Eligible, Minimum) = (
            ThaiText.NormaliseLine(plan.Name!),
            ThaiText.NormaliseLine(plan.Audience ?? ""),
            plan.OpensOn!.Value,
            plan.ClosesOn!.Value,
            plan.Eligible,
            plan.Minimum
        );
}

/// <summary>What an officer enters about a round.</summary>
internal sealed record RoundPlan(
    string? Name,
    string? Audience,
    DateOnly? OpensOn,
    DateOnly? ClosesOn,
    int? Eligible,
    int? Minimum
)
{
    public IReadOnlyList<Refusal> WhyNot() =>
        [
            .. string.IsNullOrWhiteSpace(Name) ? [RoundRefusals.WithoutName] : Array.Empty<Refusal>(),
            .. Name?.Length > Round.LongestName || Audience?.Length > Round.LongestName
                ? [RoundRefusals.TooLong]
                : Array.Empty<Refusal>(),
            .. OpensOn is null || ClosesOn is null ? [RoundRefusals.WithoutDays] : Array.Empty<Refusal>(),
            .. OpensOn > ClosesOn ? [RoundRefusals.EndsBeforeItBegins] : Array.Empty<Refusal>(),
            .. Eligible is < 1 || Minimum is < 1 ? [RoundRefusals.NotACount] : Array.Empty<Refusal>(),
            .. Minimum > Eligible ? [RoundRefusals.MoreThanThereAre] : Array.Empty<Refusal>(),
        ];
}
