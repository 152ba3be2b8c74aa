using System.Linq.Expressions;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>One duty of one person in one agency, from a day and perhaps until a day. Ended, it stays: who could do what when is asked later.</summary>
internal sealed class HeldDuty
{
    // Whoever keeps the accounts or inspects the office must not be able to learn who complained.
    private static readonly Duty[] KeptFromComplaints =
    [
        Duty.AgencyAdministrator,
        Duty.SystemAdministrator,
        Duty.Auditor,
        Duty.Executive,
        Duty.ParentObserver,
    ];

    /// <summary>Null for the system administrator, whose duty is of the installation.</summary>
    public AgencyId? AgencyId { get; private init; }

    public HeldDutyId Id { get; private init; }
    public Guid AccountId { get; private init; }
    public Duty Duty { get; private init; }
    public DateOnly Since { get; private init; }

    /// <summary>The last day of it, where one is known beforehand.</summary>
    public DateOnly? Until { get; private init; }

    /// <summary>When it was taken back or handed over, UTC; it ends there and then.</summary>
    public DateTime? EndedAt { get; private set; }

    public static HeldDuty Give(AgencyId? agency, Guid account, Duty duty, DateOnly since, DateOnly? until = null) =>
        new()
        {
            AgencyId = duty == Duty.SystemAdministrator ? null : agency,
            Id = Ids.Next<HeldDutyId>(),
            AccountId = account,
            Duty = duty,
            Since = since,
            Until = until,
        };

    /// <param name="held">What the person holds, deputies' duties included.</param>
    /// <param name="by">The duties of who gives it.</param>
    public static IReadOnlyList<Refusal> WhyNotGive(
        Duty duty,
        DateOnly since,
        DateOnly? until,
        IReadOnlyCollection<Duty> held,
        IReadOnlyCollection<Duty> by
    )
    {
        List<Refusal> reasons = [];
        if (held.Contains(duty))
            reasons.Add(PeopleRefusals.HeldAlready(duty));
        if (until < since)
            reasons.Add(PeopleRefusals.EndsBeforeStart);
        if (duty == Duty.SystemAdministrator && !by.Contains(Duty.SystemAdministrator))
            reasons.Add(PeopleRefusals.OnlyTheirOwn);
        reasons.AddRange(WhyNotTogether([.. held, duty]));

        return reasons;
    }

    /// <summary>Why nobody may hold these at once.</summary>
    public static IReadOnlyList<Refusal> WhyNotTogether(IReadOnlyCollection<Duty> duties) =>
        duties.Contains(Duty.ComplaintHandler)
            ? [.. duties.Where(KeptFromComplaints.Contains).Distinct().Select(PeopleRefusals.KeptFromComplaints)]
            : [];

    /// <summary>
    /// What these duties come to. Where they meet only because somebody stands in for somebody, the complaints stay closed.
    /// </summary>
    public static IEnumerable<Duty> Together(IReadOnlyCollection<Duty> duties) =>
        duties.Distinct().Where(duty => duty != Duty.ComplaintHandler || WhyNotTogether(duties).Count == 0);

    public static Expression<Func<HeldDuty, bool>> On(DateOnly day) =>
        held => held.EndedAt == null && held.Since <= day && (held.Until == null || held.Until >= day);

    public bool HoldsOn(DateOnly day) => IsOpenOn(day) && Since <= day;

    /// <summary>True for what holds, and for what is promised for later.</summary>
    public bool IsOpenOn(DateOnly day) => EndedAt is null && (Until is null || Until >= day);

    public void End(Now now) => EndedAt ??= now.Utc;
}

/// <summary>One line of who holds which duty.</summary>
internal readonly record struct HeldDutyId(Guid Value) : IId<HeldDutyId>
{
    public static HeldDutyId From(Guid value) => new(value);
}
