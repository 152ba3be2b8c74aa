using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>
/// An officer moves (ส่งมอบหน้าที่): everything they hold and own in the agency goes to a successor. It waits until the successor
/// acknowledges it; until then nothing moves, so that no duty is ever without a person.
/// </summary>
internal sealed class HandOver
{
    public AgencyId AgencyId { get; private init; }
    public HandOverId Id { get; private init; }
    public Guid FromId { get; private init; }
    public Guid ToId { get; private init; }
    public string Why { get; private init; } = "";
    public DateTime AskedAt { get; private init; }
    public string AskedBy { get; private init; } = "";
    public DateTime? AcknowledgedAt { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }

    public bool Waits => AcknowledgedAt is null && WithdrawnAt is null;

    /// <param name="holdsAnything">The one who moves holds or owns something.</param>
    /// <param name="waits">Another hand-over of theirs waits already.</param>
    public static IReadOnlyList<Refusal> WhyNotAsk(Guid from, Guid to, string? why, bool holdsAnything, bool waits)
    {
        List<Refusal> reasons = [];
        if (from == to)
            reasons.Add(PeopleRefusals.Oneself);
        if (string.IsNullOrWhiteSpace(why))
            reasons.Add(PeopleRefusals.WhyMissing);
        if (!holdsAnything)
            reasons.Add(PeopleRefusals.NothingToHandOver);
        if (waits)
            reasons.Add(PeopleRefusals.WaitsAlready);

        return reasons;
    }

    public static HandOver Ask(AgencyId agency, Guid from, Guid to, string why, Now now, Actor by) =>
        new()
        {
            AgencyId = agency,
            Id = Ids.Next<HandOverId>(),
            FromId = from,
            ToId = to,
            Why = why.Trim(),
            AskedAt = now.Utc,
            AskedBy = by.Name,
        };

    public IReadOnlyList<Refusal> WhyNotEnd() => Waits ? [] : [PeopleRefusals.NoLongerWaits];

    public IReadOnlyList<Refusal> WhyNotAcknowledge(Guid by) =>
        by == ToId ? WhyNotEnd() : [PeopleRefusals.NotTheSuccessor];

    public void Acknowledge(Now now, Guid by)
    {
        WhyNotAcknowledge(by).ThrowIfAny();

        AcknowledgedAt = now.Utc;
    }

    public void Withdraw(Now now)
    {
        WhyNotEnd().ThrowIfAny();

        WithdrawnAt = now.Utc;
    }
}

/// <summary>Which hand-over.</summary>
internal readonly record struct HandOverId(Guid Value) : IId<HandOverId>
{
    public static HandOverId From(Guid value) => new(value);
}
