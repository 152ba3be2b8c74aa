using System.Linq.Expressions;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>
/// A deputy (ผู้ปฏิบัติหน้าที่แทน): between two days one person holds the duties of another as well. They act in their own name, so that
/// nobody publishes what they prepared themselves by standing in for somebody.
/// </summary>
internal sealed class StandIn
{
    public AgencyId AgencyId { get; private init; }
    public StandInId Id { get; private init; }
    public Guid ForId { get; private init; }
    public Guid DeputyId { get; private init; }
    public DateOnly From { get; private init; }
    public DateOnly Until { get; private init; }
    public DateTime? EndedAt { get; private set; }

    public static IReadOnlyList<Refusal> WhyNot(
        Guid person,
        Guid deputy,
        DateOnly? from,
        DateOnly? until,
        DateOnly today
    )
    {
        List<Refusal> reasons = [];
        if (person == deputy)
            reasons.Add(PeopleRefusals.Oneself);
        if (from is null || until is null)
            reasons.Add(PeopleRefusals.DaysMissing);
        if (until < from)
            reasons.Add(PeopleRefusals.EndsBeforeStart);
        if (until < today)
            reasons.Add(PeopleRefusals.Past);
        if (until > from?.AddYears(1))
            reasons.Add(PeopleRefusals.LongerThanAYear);

        return reasons;
    }

    public static StandIn Name(AgencyId agency, Guid person, Guid deputy, DateOnly from, DateOnly until) =>
        new()
        {
            AgencyId = agency,
            Id = Ids.Next<StandInId>(),
            ForId = person,
            DeputyId = deputy,
            From = from,
            Until = until,
        };

    public static Expression<Func<StandIn, bool>> On(DateOnly day) =>
        one => one.EndedAt == null && one.From <= day && one.Until >= day;

    public bool IsOpenOn(DateOnly day) => EndedAt is null && Until >= day;

    public void End(Now now) => EndedAt ??= now.Utc;
}

/// <summary>Which standing-in.</summary>
internal readonly record struct StandInId(Guid Value) : IId<StandInId>
{
    public static StandInId From(Guid value) => new(value);
}
