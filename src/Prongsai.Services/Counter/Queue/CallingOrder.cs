namespace Prongsai.Services.Counter.Queue;

/// <summary>Why this ticket was called and not another; stands beside each call and is shown to the public.</summary>
internal enum WhyCalled
{
    /// <summary>It had waited longest.</summary>
    Arrival,

    /// <summary>It was the turn of those who may go first.</summary>
    Priority,

    /// <summary>The hour of its appointment had come.</summary>
    Appointment,

    /// <summary>It had been put aside, and the officer took it up again.</summary>
    Held,

    /// <summary>It had not come when it was called, and came later.</summary>
    CameLate,
}

/// <summary>A stop that waits, as the order of calling sees it.</summary>
/// <param name="Since">Since when it has its place.</param>
/// <param name="Order">Settles who was first within one instant.</param>
/// <param name="HasPriority">Elderly, disabled, pregnant, monk: a published group.</param>
/// <param name="Appointment">The hour it was booked for, where it came in time.</param>
internal sealed record WaitingStop(
    TicketId Ticket,
    int Stop,
    string Label,
    CounterServiceId Service,
    DateTime Since,
    long Order,
    bool HasPriority,
    DateTime? Appointment
)
{
    private const int MostOthers = 100;

    /// <summary>Whether it stands before another in the plain order of arrival.</summary>
    public bool IsBefore(WaitingStop other) => Since < other.Since || (Since == other.Since && Order < other.Order);

    /// <summary>Who else waited, in the order of arrival, those who may go first with a star.</summary>
    public string OthersAmong(IEnumerable<WaitingStop> waiting) =>
        string.Join(
            ' ',
            waiting
                .Where(w => w != this)
                .OrderBy(w => w.Since)
                .ThenBy(w => w.Order)
                .Take(MostOthers)
                .Select(w => w.HasPriority ? $"{w.Label}*" : w.Label)
        );
}

/// <summary>
/// Who is called next. Appointments whose hour has come go first. Of every <c>oneOf</c> calls at a desk one is for somebody who may go
/// first, as long as such a person waits; all other calls go by the place in the queue, whoever stands there. An appointment that came
/// early is called before its hour only when nobody else waits. So nobody starves: with one of two, ordinary tickets get every other call.
/// </summary>
internal static class CallingOrder
{
    public const int MostOneOf = 10;

    /// <param name="ordinaryCalls">How many calls in a row at this desk were not for a priority.</param>
    public static (WaitingStop Stop, WhyCalled Why)? Next(
        IReadOnlyCollection<WaitingStop> waiting,
        int oneOf,
        int ordinaryCalls,
        DateTime now
    )
    {
        if (InOrder(waiting, oneOf, ordinaryCalls, now) is not [var next, ..])
            return null;

        var passesOver = next.Appointment is null && waiting.Any(w => w.Appointment is null && w.IsBefore(next));
        return (
            next,
            next.Appointment <= now ? WhyCalled.Appointment
            : passesOver ? WhyCalled.Priority
            : WhyCalled.Arrival
        );
    }

    /// <summary>All of them in the order in which one desk would call them now.</summary>
    public static IReadOnlyList<WaitingStop> InOrder(
        IReadOnlyCollection<WaitingStop> waiting,
        int oneOf,
        int ordinaryCalls,
        DateTime now
    )
    {
        // Over three queues, so that a long queue is not searched again for each place in it.
        var due = new Queue<WaitingStop>(
            waiting.Where(w => w.Appointment <= now).OrderBy(w => w.Appointment).ThenBy(w => w.Order)
        );
        var early = waiting.Where(w => w.Appointment > now).OrderBy(w => w.Appointment).ThenBy(w => w.Order);
        var queue = new LinkedList<WaitingStop>(
            waiting.Where(w => w.Appointment is null).OrderBy(w => w.Since).ThenBy(w => w.Order)
        );
        var first = new Queue<WaitingStop>(queue.Where(w => w.HasPriority));
        var taken = new HashSet<WaitingStop>();
        List<WaitingStop> order = [.. due];
        foreach (var booked in due)
            ordinaryCalls = booked.HasPriority ? 0 : ordinaryCalls + 1;
        while (queue.First is { } head)
        {
            if (taken.Contains(head.Value))
            {
                queue.RemoveFirst();
                continue;
            }

            while (first.TryPeek(out var gone) && taken.Contains(gone))
                first.Dequeue();
            var next = ordinaryCalls >= oneOf - 1 && first.TryPeek(out var prior) ? prior : head.Value;
            taken.Add(next);
            order.Add(next);
            ordinaryCalls = next.HasPriority ? 0 : ordinaryCalls + 1;
        }

        order.AddRange(early);
        return order;
    }
}
