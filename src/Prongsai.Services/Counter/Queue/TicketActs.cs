using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;
using Prongsai.Services.Counter.Appointments;
using Prongsai.Services.Counter.Live;
using Prongsai.Services.Counter.Setup;
using Prongsai.Services.Statistics;

namespace Prongsai.Services.Counter.Queue;

/// <summary>What a visitor wants.</summary>
/// <param name="Services">In the order in which they are visited.</param>
/// <param name="Act">The number that the form carried.</param>
internal sealed record TicketWish(
    IReadOnlyList<CounterServiceId> Services,
    string? Priority,
    Origin Origin,
    string? Act,
    AppointmentId? Appointment = null
)
{
    /// <summary>Whoever came to an appointment wants what was booked.</summary>
    public static TicketWish Of(Appointment booked, string? act) =>
        new([booked.ServiceId], null, Origin.Appointment, act, booked.Id);
}

/// <summary>Something done at a desk.</summary>
/// <param name="Number">What the form carried: the same form again does nothing.</param>
internal sealed record DeskAct(AgencyId Agency, DeskId Desk, string? Number, Actor By);

/// <summary>
/// Everything that changes a queue. Each act holds the row of its agency's day from its first statement to its commit, so two desks that
/// call at one instant call one after the other: the first gets the ticket, the second the next one. The steps are written in the same
/// transaction. An act that was done already, by the number its form carries, is not done again and counts as done.
/// </summary>
internal sealed class TicketActs(
    ProngsaiDb db,
    AgencyTurns turns,
    QueueFeeds feeds,
    IEnumerable<ITicketAlerts> alerts,
    WorkingDays calendar,
    TimeProvider clock
)
{
    /// <summary>Gives a ticket; the same form again gives the same one.</summary>
    public async Task<(Ticket? Ticket, string? Secret, IReadOnlyList<Refusal> WhyNot)> IssueAsync(
        AgencyId agency,
        TicketWish wish,
        CancellationToken cancellation
    )
    {
        if (Secret.ActOf(wish.Act) is null)
            return (null, null, [CounterRefusals.BadForm]);

        var secret = Secret.Of(wish.Act!);
        var hash = Secret.HashOf(secret);
        Ticket? ticket = null;
        var whyNot = await DoAsync(
            agency,
            act: null,
            async turn =>
            {
                ticket = await db
                    .Tickets.Include(t => t.Stops)
                    .FirstOrDefaultAsync(t => t.AgencyId == agency && t.KeyHash == hash, cancellation);
                if (ticket is not null)
                    return [];

                var (services, refused) = await WantedAsync(turn, wish, cancellation);
                if (refused.Count > 0)
                    return refused;

                DateTime? at = null;
                if (wish.Appointment is { } id)
                {
                    var appointment = await db
                        .Appointments.FirstOrDefaultAsync(a => a.AgencyId == agency && a.Id == id, cancellation)
                        .OrMissAsync();
                    if (appointment.WhyNotArrive(turn.Now) is { Count: > 0 } notNow)
                        return notNow;
                    appointment.Arrive(turn.Now);
                    at = appointment.IsInTime(turn.Now.Utc) ? appointment.StartsAt : null;
                }

                var (letter, today) = (services[0].Letter, turn.Now.Today);
                var last = await db
                    .Tickets.Where(t => t.AgencyId == agency && t.Day == today && t.Letter == letter)
                    .MaxAsync(t => (int?)t.Number, cancellation);
                ticket = Ticket.Issue(
                    agency,
                    turn.Now,
                    letter,
                    (last ?? 0) + 1,
                    wish.Origin,
                    wish.Priority,
                    at,
                    hash,
                    services,
                    turn.NextPlace
                );
                db.Tickets.Add(ticket);
                turn.Note(Step.Issued, ticket, ticket.Stops[0]);
                return [];
            },
            null,
            cancellation
        );
        return whyNot.Count > 0 ? (null, null, whyNot) : (ticket, secret, []);
    }

    /// <summary>Calls whoever is next by the published order.</summary>
    public async Task<IReadOnlyList<Refusal>> CallNextAsync(DeskAct act, CancellationToken cancellation)
    {
        var whyNot = await TakeNextAsync(act, cancellation);
        if (whyNot.Count == 0)
            await TellWhoIsNearAsync(act.Agency, cancellation);
        return whyNot;
    }

    private Task<IReadOnlyList<Refusal>> TakeNextAsync(DeskAct act, CancellationToken cancellation) =>
        AtAFreeDeskAsync(
            act,
            async (turn, at) =>
            {
                var waiting = await db.WaitingAtAsync(act.Agency, act.Desk, turn.Now.Today, cancellation);
                var oneOf = (await db.RulesAsync(act.Agency, cancellation)).OneOf;
                var ordinary = await db.OrdinaryCallsAsync(act.Agency, act.Desk, turn.Now.Today, cancellation);
                if (CallingOrder.Next(waiting, oneOf, ordinary, turn.Now.Utc) is not var (next, why))
                    return [CounterRefusals.NobodyWaits];

                var ticket = await TicketAsync(act.Agency, next.Ticket, cancellation);
                var stop = ticket.Stops.Single(s => s.Number == next.Stop);
                stop.Call(act.Desk, turn.Now.Utc);
                turn.Note(Step.Called, ticket, stop, at, why, next.OthersAmong(waiting));
                return [];
            },
            cancellation
        );

    /// <summary>Takes up a ticket that was put aside, or whose visitor came late.</summary>
    public Task<IReadOnlyList<Refusal>> CallThisAsync(DeskAct act, TicketId id, CancellationToken cancellation) =>
        AtAFreeDeskAsync(
            act,
            async (turn, at) =>
            {
                var ticket = await TicketAsync(act.Agency, id, cancellation);
                var stop = ticket.Stops.FirstOrDefault(s => s.State is StopState.Held or StopState.NoShow);
                if (ticket.Day != turn.Now.Today || stop is null || ticket.Present is { State: StopState.Called })
                    return [CounterRefusals.NotHere];

                var late = stop.State == StopState.NoShow;
                if (late)
                {
                    await db.CountAsync(DailyFigure.OfNoShowTakenBack(stop), cancellation);
                    stop.CameLate();
                }

                stop.Call(act.Desk, turn.Now.Utc);
                turn.Note(Step.Called, ticket, stop, at, late ? WhyCalled.CameLate : WhyCalled.Held);
                return [];
            },
            cancellation
        );

    /// <summary>Calls out the ticket at the desk once more.</summary>
    public Task<IReadOnlyList<Refusal>> CallAgainAsync(DeskAct act, TicketId id, CancellationToken cancellation) =>
        WithAsync(
            act,
            id,
            (turn, at, ticket, stop) =>
            {
                stop.CallAgain(turn.Now.Utc);
                turn.Note(Step.CalledAgain, ticket, stop, at);
                return Nothing;
            },
            cancellation
        );

    /// <summary>Puts the ticket aside; the desk is free, and time does not run against its promise.</summary>
    public Task<IReadOnlyList<Refusal>> HoldAsync(DeskAct act, TicketId id, CancellationToken cancellation) =>
        WithAsync(
            act,
            id,
            (turn, at, ticket, stop) =>
            {
                stop.Hold(turn.Now.Utc);
                turn.Note(Step.Held, ticket, stop, at);
                return Nothing;
            },
            cancellation
        );

    /// <summary>Nobody came.</summary>
    public Task<IReadOnlyList<Refusal>> NoShowAsync(DeskAct act, TicketId id, CancellationToken cancellation) =>
        WithAsync(
            act,
            id,
            async (turn, at, ticket, stop) =>
            {
                stop.NoShow(turn.Now.Utc);
                turn.Note(Step.NoShow, ticket, stop, at);
                await db.CountAsync(DailyFigure.Of([stop]), cancellation);
                return [];
            },
            cancellation
        );

    /// <summary>The service is done; the next stop of the visit is queued by itself.</summary>
    public Task<IReadOnlyList<Refusal>> FinishAsync(DeskAct act, TicketId id, CancellationToken cancellation) =>
        WithAsync(
            act,
            id,
            async (turn, at, ticket, stop) =>
            {
                stop.Finish(turn.Now.Utc);
                turn.Note(Step.Finished, ticket, stop, at);
                await db.CountAsync(DailyFigure.Of([stop]), cancellation);
                if (ticket.GoOn(turn.Now.Utc, turn.NextPlace) is { } next)
                    turn.Note(Step.Queued, ticket, next);
                return [];
            },
            cancellation
        );

    /// <summary>Another service is the right one. The visitor keeps the place in time that the first one gave.</summary>
    public Task<IReadOnlyList<Refusal>> TransferAsync(
        DeskAct act,
        TicketId id,
        CounterServiceId to,
        CancellationToken cancellation
    ) =>
        WithAsync(
            act,
            id,
            async (turn, at, ticket, stop) =>
            {
                var agency = act.Agency;
                var service = await db.CounterServices.FirstOrDefaultAsync(
                    s => s.AgencyId == agency && s.Id == to,
                    cancellation
                );
                if (service is null || service.WithdrawnAt is not null || service.Id == stop.ServiceId)
                    return [CounterRefusals.SameService];

                var since = stop.Since ?? turn.Now.Utc;
                stop.Transfer(turn.Now.Utc);
                turn.Note(Step.Transferred, ticket, stop, at);
                await db.CountAsync(DailyFigure.Of([stop]), cancellation);
                // Before what else the visitor came for.
                var next = Stop.For(
                    ticket,
                    (short)(ticket.Stops.Max(s => s.Number) + 1),
                    service.Id,
                    service.PromisedMinutes
                );
                next.Queue(since, turn.NextPlace);
                ticket.Stops.Add(next);
                turn.Note(Step.Queued, ticket, next);
                return [];
            },
            cancellation
        );

    /// <summary>The visitor gives up.</summary>
    public Task<IReadOnlyList<Refusal>> LeaveAsync(
        AgencyId agency,
        TicketId id,
        string? act,
        CancellationToken cancellation
    ) =>
        DoAsync(
            agency,
            act,
            async turn =>
            {
                var ticket = await TicketAsync(agency, id, cancellation);
                if (ticket.Day != turn.Now.Today || ticket.Present is not { State: StopState.Waiting } stop)
                    return [CounterRefusals.NotHere];

                stop.Leave(turn.Now.Utc);
                turn.Note(Step.Left, ticket, stop);
                await db.CountAsync(DailyFigure.Of([stop]), cancellation);
                foreach (var later in ticket.Stops.Where(s => s.State == StopState.Later))
                    later.Leave(turn.Now.Utc);
                return [];
            },
            null,
            cancellation
        );

    // After the commit: whoever listens may be slow, and the queue does not wait.
    private async Task TellWhoIsNearAsync(AgencyId agency, CancellationToken cancellation)
    {
        // With at most three before them.
        const int near = 4;
        if (!alerts.Any())
            return;

        var now = clock.Now();
        var oneOf = (await db.RulesAsync(agency, cancellation)).OneOf;
        List<TicketNear> first =
        [
            .. (await db.AllWaitingAsync(agency, now.Today, cancellation))
                .GroupBy(w => w.Service)
                .SelectMany(line => CallingOrder.InOrder([.. line], oneOf, 0, now.Utc).Take(near).Index())
                .Select(one => new TicketNear(agency, one.Item.Ticket.Value, one.Item.Label, one.Index)),
        ];
        foreach (var alert in alerts)
            await alert.NearAsync(first, cancellation);
    }

    private static readonly Task<IReadOnlyList<Refusal>> Nothing = Task.FromResult<IReadOnlyList<Refusal>>([]);

    // Something new begins at a desk that is open and serves nobody.
    private Task<IReadOnlyList<Refusal>> AtAFreeDeskAsync(
        DeskAct act,
        Func<Turn, Desk, Task<IReadOnlyList<Refusal>>> work,
        CancellationToken cancellation
    ) =>
        DoAsync(
            act.Agency,
            act.Number,
            async turn =>
            {
                var at = await DeskAsync(act, cancellation);
                return at.ClosedAt is not null ? [CounterRefusals.DeskIsClosed]
                    : await IsBusyAsync(act, turn.Now.Today, cancellation) ? [CounterRefusals.Busy]
                    : await work(turn, at);
            },
            act.By,
            cancellation
        );

    // Something becomes of the ticket that is at the desk.
    private Task<IReadOnlyList<Refusal>> WithAsync(
        DeskAct act,
        TicketId id,
        Func<Turn, Desk, Ticket, Stop, Task<IReadOnlyList<Refusal>>> work,
        CancellationToken cancellation
    ) =>
        DoAsync(
            act.Agency,
            act.Number,
            async turn =>
            {
                var at = await DeskAsync(act, cancellation);
                var ticket = await TicketAsync(act.Agency, id, cancellation);
                return
                    ticket.Day == turn.Now.Today
                    && ticket.Present is { State: StopState.Called } stop
                    && stop.DeskId == act.Desk
                    ? await work(turn, at, ticket, stop)
                    : [CounterRefusals.NotHere];
            },
            act.By,
            cancellation
        );

    private async Task<IReadOnlyList<Refusal>> DoAsync(
        AgencyId agency,
        string? act,
        Func<Turn, Task<IReadOnlyList<Refusal>>> work,
        Actor? by,
        CancellationToken cancellation
    )
    {
        byte[]? number = null;
        // Officers' acts carry a number always; a ticket is found again by its key.
        if ((by is not null || act is not null) && (number = Secret.ActOf(act)) is null)
            return [CounterRefusals.BadForm];

        IReadOnlyList<Guid> ended;
        using (await turns.TakeAsync(agency, cancellation))
        {
            await using var whole = await db.Database.BeginTransactionAsync(cancellation);
            var now = clock.Now();
            var last = await db.HoldDayAsync(agency, now.Today, cancellation);
            if (
                number is not null
                && await db.TicketEvents.AnyAsync(e => e.AgencyId == agency && e.Act == number, cancellation)
            )
                return [];

            var turn = new Turn(db, agency, now, last, number, by);
            if (await work(turn) is { Count: > 0 } whyNot)
            {
                db.ChangeTracker.Clear();
                return whyNot;
            }

            if (turn.Last > last)
            {
                await db.SaveChangesAsync(cancellation);
                await db.Database.ExecuteSqlAsync(
                    $"""UPDATE services_queue_days SET "Sequence" = {turn.Last} WHERE "AgencyId" = {agency.Value} AND "Day" = {now.Today}""",
                    cancellation
                );
            }

            await whole.CommitAsync(cancellation);
            if (turn.Last == last)
                return [];
            ended = turn.Ended;
        }

        await feeds.ChangedHereAsync(agency);
        if (ended.Count > 0)
            foreach (var alert in alerts)
                await alert.EndedAsync(agency, ended, cancellation);
        return [];
    }

    private async Task<(IReadOnlyList<CounterService> Services, IReadOnlyList<Refusal> WhyNot)> WantedAsync(
        Turn turn,
        TicketWish wish,
        CancellationToken cancellation
    )
    {
        var agency = turn.Agency;
        var wanted = wish.Services.Distinct().ToList();
        if (wanted.Count is 0 or > Ticket.MostServices)
            return ([], [CounterRefusals.NoService]);

        var found = await db
            .CounterServices.AsNoTracking()
            .Where(s => s.AgencyId == agency && wanted.Contains(s.Id))
            .ToListAsync(cancellation);
        if (found.Count < wanted.Count)
            return ([], [CounterRefusals.NoService]);
        if (found.Any(s => s.WithdrawnAt is not null))
            return ([], [CounterRefusals.ServiceWithdrawn]);

        if (
            wish.Priority is { } code
            && !await db.PriorityGroups.AnyAsync(
                g => g.AgencyId == agency && g.Code == code && g.WithdrawnAt == null,
                cancellation
            )
        )
            return ([], [CounterRefusals.NoSuchGroup]);

        // An officer lets in whom the hours would not.
        if (wish.Origin != Origin.Officer)
        {
            var hours = await db.HoursAsync(agency, turn.Now.Today, calendar, cancellation);
            if (!hours.TakesTickets(turn.Now.Utc))
                return ([], [CounterRefusals.ClosedNow(hours)]);
        }

        return ([.. wanted.Select(id => found.Single(s => s.Id == id))], []);
    }

    private Task<Desk> DeskAsync(DeskAct act, CancellationToken cancellation)
    {
        var (agency, id) = (act.Agency, act.Desk);
        return db
            .Desks.AsNoTracking()
            .FirstOrDefaultAsync(d => d.AgencyId == agency && d.Id == id, cancellation)
            .OrMissAsync();
    }

    private Task<bool> IsBusyAsync(DeskAct act, DateOnly today, CancellationToken cancellation)
    {
        var (agency, desk) = (act.Agency, act.Desk);
        return db.TicketStops.AnyAsync(
            s => s.AgencyId == agency && s.Day == today && s.State == StopState.Called && s.DeskId == desk,
            cancellation
        );
    }

    private Task<Ticket> TicketAsync(AgencyId agency, TicketId id, CancellationToken cancellation) =>
        db
            .Tickets.Include(t => t.Stops)
            .FirstOrDefaultAsync(t => t.AgencyId == agency && t.Id == id, cancellation)
            .OrMissAsync();

    /// <summary>One act, from the lock to the commit.</summary>
    private sealed class Turn(ProngsaiDb db, AgencyId agency, Now now, long last, byte[]? act, Actor? by)
    {
        private readonly HashSet<Ticket> _touched = [];
        private int _steps;

        /// <summary>Tickets that this act brought to their end.</summary>
        public IReadOnlyList<Guid> Ended =>
            [.. _touched.Where(ticket => ticket.IsOver).Select(ticket => ticket.Id.Value)];

        public AgencyId Agency => agency;
        public Now Now => now;
        public long Last => last + _steps;

        /// <summary>The number of the step that is noted next.</summary>
        public long NextPlace => Last + 1;

        public void Note(
            Step what,
            Ticket ticket,
            Stop stop,
            Desk? desk = null,
            WhyCalled? why = null,
            string? others = null
        )
        {
            _touched.Add(ticket);
            db.TicketEvents.Add(
                new()
                {
                    AgencyId = agency,
                    Day = now.Today,
                    // The number belongs to the first step of an act; the unique index takes it once.
                    Act = _steps == 0 ? act : null,
                    Sequence = last + ++_steps,
                    At = now.Utc,
                    What = what,
                    TicketId = ticket.Id,
                    Label = ticket.Label,
                    Stop = stop.Number,
                    ServiceId = stop.ServiceId,
                    DeskId = desk?.Id,
                    DeskNumber = desk?.Number,
                    // What follows by itself at no desk is nobody's.
                    ById = desk is null ? null : by?.AccountId,
                    Why = why,
                    OfPriority = ticket.Priority is not null,
                    Others = others,
                }
            );
        }
    }
}
