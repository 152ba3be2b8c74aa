using System.Linq.Expressions;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>One duty of one person in one agency, from a day and perhaps until a day. Ended, it stays: who could do what when is asked later.</summary>
internal sealed class HeldDuty
{
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

    public static Expression<Func<HeldDuty, bool>> On(DateOnly day) =>
        held => held.EndedAt == null && held.Since <= day && (held.Until == null || held.Until >= day);

    public bool HoldsOn(DateOnly day) => EndedAt is null && Since <= day && (Until is null || Until >= day);

    public void End(Now now) => EndedAt ??= now.Utc;
}

/// <summary>One line of who holds which duty.</summary>
internal readonly record struct HeldDutyId(Guid Value) : IId<HeldDutyId>
{
    public static HeldDutyId From(Guid value) => new(value);
}
