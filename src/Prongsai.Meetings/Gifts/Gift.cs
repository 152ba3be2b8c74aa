using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Gifts;

internal readonly record struct GiftId(Guid Value) : IId<GiftId>
{
    public static GiftId From(Guid value) => new(value);
}

/// <summary>How the giver stands to who was given it.</summary>
internal enum GiverRelation
{
    Relative,

    /// <summary>Not a relative, on an occasion on which people usually give.</summary>
    Customary,

    /// <summary>Because of what the officer does in office: what the No Gift Policy forbids.</summary>
    Duty,
}

/// <summary>What who was given it did at once.</summary>
internal enum GiftAct
{
    Refused,
    Returned,
    HandedOver,
    Received,
}

/// <summary>What the superior decides of a gift that was received.</summary>
internal enum GiftDecision
{
    Keep,
    Return,
    HandOver,
}

/// <summary>How it ended, as the report counts it.</summary>
internal enum GiftOutcome
{
    Refused,
    Returned,
    HandedOver,
    KeptWithinRule,
    KeptByPermission,
    Waiting,
}

/// <summary>
/// The rule: announcement of the National Anti-Corruption Commission on receiving property or other benefit by a state official under
/// section 128 of the Organic Act on Anti-Corruption B.E. 2561, dated B.E. 2563. Three thousand baht for each person and occasion is in it;
/// how many days a report may take could not be compared with the announcement itself and is shown as unconfirmed.
/// </summary>
internal static class GiftRule
{
    public static readonly Money Limit = Money.OfBaht(3_000);

    /// <summary>At once; this many days at the latest.</summary>
    public const int ReportWithin = 30;

    public const string Source =
        "ประกาศคณะกรรมการ ป.ป.ช. เรื่อง หลักเกณฑ์การรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยาของเจ้าพนักงานของรัฐ พ.ศ. 2563 "
        + "ออกตามมาตรา 128 แห่งพระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยการป้องกันและปราบปรามการทุจริต พ.ศ. 2561";

    /// <summary>What was received needs the superior's decision; what came from a relative, or within the limit, does not.</summary>
    public static bool NeedsDecision(GiftAct act, GiverRelation relation, Money value) =>
        act == GiftAct.Received
        && (relation == GiverRelation.Duty || relation == GiverRelation.Customary && value > Limit);
}

/// <summary>What somebody was given or offered, and what became of it. Refused gifts stand here, too. What was filed is never changed.</summary>
internal sealed class Gift
{
    public const string Kind = "gift";
    public const int Longest = 500;

    public AgencyId AgencyId { get; private init; }
    public GiftId Id { get; private init; }
    public Guid AccountId { get; private init; }
    public string Name { get; private init; } = "";
    public string Post { get; private init; } = "";
    public Guid? SectionId { get; private init; }
    public string Section { get; private init; } = "";

    public DateOnly ReceivedOn { get; private init; }
    public string Giver { get; private init; } = "";
    public GiverRelation Relation { get; private init; }
    public string What { get; private init; } = "";
    public Money Value { get; private init; }
    public string Occasion { get; private init; } = "";
    public GiftAct Act { get; private init; }
    public DateTime ReportedAt { get; private init; }

    public GiftDecision? Decision { get; private set; }
    public string? DecisionNote { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public Guid? DecidedById { get; private set; }
    public string? DecidedBy { get; private set; }
    public int Version { get; private set; } = 1;

    public string Record => $"{Kind}:{Id.Value}";

    public string Page => $"{GiftRegisterModel.Here}/{Id.Value}";

    public DateOnly ReportBy => ReceivedOn.AddDays(GiftRule.ReportWithin);

    public bool IsReportedLate => ReportedAt.DayInThailand() > ReportBy;

    public bool IsToDecide => Decision is null && GiftRule.NeedsDecision(Act, Relation, Value);

    public GiftOutcome Outcome =>
        (Act, Decision) switch
        {
            (GiftAct.Refused, _) => GiftOutcome.Refused,
            (GiftAct.Returned, _) or (_, GiftDecision.Return) => GiftOutcome.Returned,
            (GiftAct.HandedOver, _) or (_, GiftDecision.HandOver) => GiftOutcome.HandedOver,
            (_, GiftDecision.Keep) => GiftOutcome.KeptByPermission,
            _ => IsToDecide ? GiftOutcome.Waiting : GiftOutcome.KeptWithinRule,
        };

    public static Gift Of(
        AgencyId agency,
        GiftForm form,
        Money value,
        DateOnly on,
        StaffMember who,
        string? section,
        Now now
    ) =>
        new()
        {
            AgencyId = agency,
            Id = Ids.Next<GiftId>(),
            AccountId = who.AccountId,
            Name = who.Name,
            Post = who.Post ?? "",
            SectionId = who.SectionId?.Value,
            Section = section ?? "",
            ReceivedOn = on,
            Giver = ThaiText.NormaliseLine(form.Giver ?? ""),
            Relation = form.Relation!.Value,
            What = ThaiText.NormaliseLine(form.What ?? ""),
            Value = value,
            Occasion = ThaiText.NormaliseLine(form.Occasion ?? ""),
            Act = form.Act!.Value,
            ReportedAt = now.Utc,
        };

    public IReadOnlyList<Refusal> WhyNotDecide(Actor by, GiftDecision? decision, string? note)
    {
        List<Refusal> reasons = [];
        if (!IsToDecide)
            reasons.Add(GiftRefusals.NothingToDecide);
        if (by.AccountId == AccountId)
            reasons.Add(GiftRefusals.OwnGift);
        if (decision is null || !Enum.IsDefined(decision.Value))
            reasons.Add(GiftRefusals.Decision);
        if (ThaiText.NormaliseLine(note ?? "").Length is 0 or > Longest)
            reasons.Add(GiftRefusals.DecisionNote);
        return reasons;
    }

    public void Decide(GiftDecision decision, string note, Now now, Actor by)
    {
        WhyNotDecide(by, decision, note).ThrowIfAny();
        (Decision, DecisionNote, DecidedAt, DecidedById, DecidedBy) = (
            decision,
            ThaiText.NormaliseLine(note),
            now.Utc,
            by.AccountId,
            by.Name
        );
        Version++;
    }
}

/// <summary>What an officer types of a gift; shown again as it was when something is wrong.</summary>
internal sealed record GiftForm(
    string? ReceivedOn,
    string? Giver,
    GiverRelation? Relation,
    string? What,
    string? Value,
    string? Occasion,
    GiftAct? Act
)
{
    public static readonly GiftForm Blank = new(null, null, null, null, null, null, null);

    public (Money Value, DateOnly On, IReadOnlyList<Refusal> WhyNot) Read(DateOnly today)
    {
        List<Refusal> reasons = [];
        if (!ThaiDate.TryParse(ReceivedOn, out var on) || on > today)
            reasons.Add(GiftRefusals.Day);
        if (!Money.TryParse(Value, out var value) || value.Satang < 0)
            reasons.Add(GiftRefusals.Value);
        if (Relation is null || !Enum.IsDefined(Relation.Value))
            reasons.Add(GiftRefusals.Relation);
        if (Act is null || !Enum.IsDefined(Act.Value))
            reasons.Add(GiftRefusals.Act);
        if (Bad(What))
            reasons.Add(GiftRefusals.What);
        if (Bad(Giver))
            reasons.Add(GiftRefusals.Giver);
        if (Bad(Occasion))
            reasons.Add(GiftRefusals.Occasion);
        return (value, on, reasons);

        static bool Bad(string? text) => ThaiText.NormaliseLine(text ?? "").Length is 0 or > Gift.Longest;
    }
}

/// <summary>A section's word that nobody of it was given anything in half a fiscal year. Where nobody gives it, nothing is assumed.</summary>
internal sealed class NoGiftDeclaration
{
    public AgencyId AgencyId { get; init; }
    public FiscalYear Year { get; init; }

    /// <summary>1: October to March; 2: April to September.</summary>
    public int Half { get; init; }

    /// <summary>The section; <see cref="Guid.Empty"/> where the agency has none.</summary>
    public Guid Unit { get; init; }

    public string UnitName { get; init; } = "";
    public DateTime At { get; init; }
    public Guid ById { get; init; }
    public string ByName { get; init; } = "";
}
