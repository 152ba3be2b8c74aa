using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Services.Counter.Queue;

/// <summary>How a ticket was taken.</summary>
internal enum Origin
{
    Kiosk,
    Phone,
    Officer,
    Appointment,
}

/// <summary>A visit: one number for one or several services, one after the other.</summary>
internal sealed class Ticket
{
    public const int MostServices = 5;

    public AgencyId AgencyId { get; private init; }
    public TicketId Id { get; private init; }
    public DateOnly Day { get; private init; }
    public string Letter { get; private init; } = "";
    public int Number { get; private init; }

    /// <summary>"A012".</summary>
    public string Label { get; private init; } = "";

    public Origin Origin { get; private init; }

    /// <summary>The code of the group that may go first; null for everybody else.</summary>
    public string? Priority { get; private init; }

    /// <summary>The hour it was booked for; null without an appointment, or when it came too late for it.</summary>
    public DateTime? Appointment { get; private init; }

    /// <summary>Hash of what the visitor holds.</summary>
    public byte[] KeyHash { get; private init; } = [];

    public DateTime IssuedAt { get; private init; }

    /// <summary>The day on which the visitor fetched a survey code: that one was fetched, never which.</summary>
    public DateOnly? SurveyOn { get; private set; }

    /// <summary>True for samples.</summary>
    public bool IsMadeUp { get; private init; }

    public List<Stop> Stops { get; private init; } = [];

    public static Ticket Issue(
        AgencyId agency,
        Now now,
        string letter,
        int number,
        Origin origin,
        string? priority,
        DateTime? appointment,
        byte[] keyHash,
        IReadOnlyList<Setup.CounterService> services,
        long place,
        bool madeUp = false
    )
    {
        var ticket = new Ticket
        {
            AgencyId = agency,
            Id = Ids.Next<TicketId>(),
            Day = now.Today,
            Letter = letter,
            Number = number,
            Label = LabelOf(letter, number),
            Origin = origin,
            Priority = priority,
            Appointment = appointment,
            KeyHash = keyHash,
            IssuedAt = now.Utc,
            IsMadeUp = madeUp,
        };
        for (var i = 0; i < services.Count; i++)
            ticket.Stops.Add(Stop.For(ticket, (short)(i + 1), services[i].Id, services[i].PromisedMinutes));
        ticket.Stops[0].Queue(now.Utc, place);
        return ticket;
    }

    public static string LabelOf(string letter, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{letter}{number:000}");

    /// <summary>The stop that waits, is served or was put aside; null when none is.</summary>
    public Stop? Present =>
        Stops.FirstOrDefault(s => s.State is StopState.Waiting or StopState.Called or StopState.Held);

    public bool IsOver => Stops.All(s => s.IsOver);

    public bool WasServed => Stops.Any(s => s.State == StopState.Finished);

    /// <summary>The next stop of the visit, queued by itself; null when the visit is over.</summary>
    public Stop? GoOn(DateTime utc, long place)
    {
        var next = Stops.OrderBy(s => s.Number).FirstOrDefault(s => s.State == StopState.Later);
        next?.Queue(utc, place);
        return next;
    }

    public void FetchSurvey(Now now) => SurveyOn ??= now.Today;
}

/// <summary>Where a stop stands.</summary>
internal enum StopState
{
    /// <summary>An earlier stop of the visit comes first.</summary>
    Later,
    Waiting,

    /// <summary>Called to a desk, and served there.</summary>
    Called,

    /// <summary>Put aside by the officer: a paper is fetched, a copy is made.</summary>
    Held,
    Finished,
    NoShow,

    /// <summary>Left because another service was the right one.</summary>
    Transferred,

    /// <summary>Given up by the visitor.</summary>
    Left,
}

/// <summary>One service of a visit.</summary>
internal sealed class Stop
{
    public AgencyId AgencyId { get; private init; }
    public TicketId TicketId { get; private init; }
    public short Number { get; private init; }
    public DateOnly Day { get; private init; }
    public CounterServiceId ServiceId { get; private init; }

    /// <summary>The promise as it was when the ticket was taken.</summary>
    public int? PromisedMinutes { get; private init; }

    public StopState State { get; private set; }

    /// <summary>Since when it has its place in the queue.</summary>
    public DateTime? Since { get; private set; }

    /// <summary>The number of the step that queued it: who was first within one instant.</summary>
    public long Place { get; private set; }

    /// <summary>When it first had a place: waiting is counted from here.</summary>
    public DateTime? QueuedAt { get; private set; }

    /// <summary>When it was first called; waiting ends here.</summary>
    public DateTime? CalledAt { get; private set; }

    /// <summary>When the present time at a desk began; null while it is at none.</summary>
    public DateTime? AtDeskSince { get; private set; }

    /// <summary>Whole seconds at desks before the present time: putting aside does not count.</summary>
    public int ServedSeconds { get; private set; }

    public DateTime? OverAt { get; private set; }
    public DeskId? DeskId { get; private set; }

    /// <summary>How often it was called out.</summary>
    public int Calls { get; private set; }

    public bool IsOver => State is StopState.Finished or StopState.NoShow or StopState.Transferred or StopState.Left;

    public int? WaitedSeconds =>
        CalledAt is { } called && QueuedAt is { } queued ? (int)Math.Max(0, (called - queued).TotalSeconds) : null;

    public bool? KeptPromise =>
        State == StopState.Finished && PromisedMinutes is { } minutes ? ServedSeconds <= minutes * 60 : null;

    public static Stop For(Ticket ticket, short number, CounterServiceId service, int? promised) =>
        new()
        {
            AgencyId = ticket.AgencyId,
            TicketId = ticket.Id,
            Number = number,
            Day = ticket.Day,
            ServiceId = service,
            PromisedMinutes = promised,
        };

    public void Queue(DateTime since, long place)
    {
        (State, Since, Place) = (StopState.Waiting, since, place);
        QueuedAt ??= since;
    }

    public void Call(DeskId desk, DateTime utc)
    {
        State = StopState.Called;
        DeskId = desk;
        CalledAt ??= utc;
        AtDeskSince = utc;
        Calls++;
    }

    public void CallAgain(DateTime utc)
    {
        Calls++;
        // Whoever comes only now is served from now.
        AtDeskSince = utc;
    }

    public void Hold(DateTime utc)
    {
        Rest(utc);
        State = StopState.Held;
    }

    public void Finish(DateTime utc)
    {
        Rest(utc);
        (State, OverAt) = (StopState.Finished, utc);
    }

    public void NoShow(DateTime utc)
    {
        AtDeskSince = null;
        (State, OverAt) = (StopState.NoShow, utc);
    }

    public void CameLate() => OverAt = null;

    public void Transfer(DateTime utc)
    {
        Rest(utc);
        (State, OverAt) = (StopState.Transferred, utc);
    }

    public void Leave(DateTime utc)
    {
        AtDeskSince = null;
        (State, OverAt) = (StopState.Left, utc);
    }

    private void Rest(DateTime utc)
    {
        if (AtDeskSince is { } since)
            ServedSeconds += (int)Math.Max(0, (utc - since).TotalSeconds);
        AtDeskSince = null;
    }
}

/// <summary>What happened to a ticket.</summary>
internal enum Step
{
    Issued,
    Queued,
    Called,
    CalledAgain,
    Held,
    NoShow,
    Transferred,
    Finished,
    Left,
}

/// <summary>
/// A step of a ticket, added and never changed: when, by whom, at which desk; of a call also who else waited and why this one. Its number
/// counts up within a day of an agency without a gap, in the order of commits, so a screen that heard of one number has heard of all before.
/// </summary>
internal sealed record TicketEvent
{
    public AgencyId AgencyId { get; init; }
    public DateOnly Day { get; init; }
    public long Sequence { get; init; }
    public DateTime At { get; init; }
    public Step What { get; init; }
    public TicketId TicketId { get; init; }
    public string Label { get; init; } = "";
    public short Stop { get; init; }
    public CounterServiceId ServiceId { get; init; }
    public DeskId? DeskId { get; init; }
    public int? DeskNumber { get; init; }

    /// <summary>The officer's account; null where the visitor or the program did it.</summary>
    public Guid? ById { get; init; }

    /// <summary>Of a call: why this one.</summary>
    public WhyCalled? Why { get; init; }

    /// <summary>Of a call: whether it was for somebody who may go first.</summary>
    public bool OfPriority { get; init; }

    /// <summary>Of a call: who else waited for the services of this desk, in the order of the queue, those who may go first with a star.</summary>
    public string? Others { get; init; }

    /// <summary>Hash of the number that the form carried: the same form again does nothing.</summary>
    public byte[]? Act { get; init; }
}

/// <summary>A day of an agency's queue. Whoever changes the queue holds this row until the commit: acts come one after the other.</summary>
internal sealed class QueueDay
{
    public AgencyId AgencyId { get; private init; }
    public DateOnly Day { get; private init; }

    /// <summary>The number of the last step.</summary>
    public long Sequence { get; private init; }
}
