using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Counter.Setup;

namespace Prongsai.Services.Counter.Queue;

/// <summary>What of the queue is asked for in more than one place.</summary>
internal static class Finding
{
    /// <summary>
    /// Holds the row of an agency's day until the transaction ends: whoever changes a queue, or books a place of that day, comes after. One
    /// statement makes the row or finds it, so that two nodes cannot both make it.
    /// </summary>
    /// <returns>The number of the last step.</returns>
    public static async Task<long> HoldDayAsync(
        this ProngsaiDb db,
        AgencyId agency,
        DateOnly day,
        CancellationToken cancellation
    ) =>
        (
            await db
                .Database.SqlQuery<long>(
                    $"""
                    INSERT INTO services_queue_days ("AgencyId", "Day", "Sequence") VALUES ({agency.Value}, {day}, 0)
                    ON CONFLICT ("AgencyId", "Day") DO UPDATE SET "Sequence" = services_queue_days."Sequence"
                    RETURNING "Sequence" AS "Value"
                    """
                )
                .ToListAsync(cancellation)
        )[0];

    /// <summary>Those who wait for any service of a desk.</summary>
    public static async Task<IReadOnlyList<WaitingStop>> WaitingAtAsync(
        this ProngsaiDb db,
        AgencyId agency,
        DeskId desk,
        DateOnly day,
        CancellationToken cancellation
    )
    {
        var serves = db.DeskServes;
        return await db.Waiting(agency, day)
            .Where(s => serves.Any(d => d.AgencyId == agency && d.DeskId == desk && d.ServiceId == s.ServiceId))
            .AsWaitingAsync(db, cancellation);
    }

    /// <summary>Everybody who waits today.</summary>
    public static Task<IReadOnlyList<WaitingStop>> AllWaitingAsync(
        this ProngsaiDb db,
        AgencyId agency,
        DateOnly day,
        CancellationToken cancellation
    ) => db.Waiting(agency, day).AsWaitingAsync(db, cancellation);

    private static IQueryable<Stop> Waiting(this ProngsaiDb db, AgencyId agency, DateOnly day) =>
        db.TicketStops.AsNoTracking().Where(s => s.AgencyId == agency && s.Day == day && s.State == StopState.Waiting);

    private static async Task<IReadOnlyList<WaitingStop>> AsWaitingAsync(
        this IQueryable<Stop> stops,
        ProngsaiDb db,
        CancellationToken cancellation
    )
    {
        var tickets = db.Tickets;
        var rows = await stops
            .Join(
                tickets,
                s => new { s.AgencyId, Id = s.TicketId },
                t => new { t.AgencyId, t.Id },
                (s, t) =>
                    new
                    {
                        s.TicketId,
                        s.Number,
                        t.Label,
                        s.ServiceId,
                        s.Since,
                        s.Place,
                        t.Priority,
                        t.Appointment,
                    }
            )
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(r => new WaitingStop(
                r.TicketId,
                r.Number,
                r.Label,
                r.ServiceId,
                r.Since!.Value,
                r.Place,
                r.Priority is not null,
                // A booked hour is for the service that was booked, the first of the visit.
                r.Number == 1
                    ? r.Appointment
                    : null
            )),
        ];
    }

    /// <summary>How many calls in a row at a desk were not for somebody who may go first.</summary>
    public static async Task<int> OrdinaryCallsAsync(
        this ProngsaiDb db,
        AgencyId agency,
        DeskId desk,
        DateOnly day,
        CancellationToken cancellation
    ) =>
        (
            await db
                .TicketEvents.Where(e =>
                    e.AgencyId == agency
                    && e.Day == day
                    && e.DeskId == desk
                    && e.What == Step.Called
                    && e.Why != WhyCalled.Held
                    && e.Why != WhyCalled.CameLate
                )
                .OrderByDescending(e => e.Sequence)
                .Select(e => e.OfPriority)
                .Take(CallingOrder.MostOneOf)
                .ToListAsync(cancellation)
        )
            .TakeWhile(priority => !priority)
            .Count();

    public static async Task<HoursOfADay> HoursAsync(
        this ProngsaiDb db,
        AgencyId agency,
        DateOnly day,
        WorkingDays calendar,
        CancellationToken cancellation
    )
    {
        string[] keys = [Opening.KeyOf(day), Opening.KeyOf(day.DayOfWeek)];
        return HoursOfADay.On(
            day,
            await db
                .Openings.AsNoTracking()
                .Where(o => o.AgencyId == agency && keys.Contains(o.On))
                .ToListAsync(cancellation),
            calendar
        );
    }

    /// <summary>The desks at which somebody may be served, by their numbers.</summary>
    public static Task<List<Desk>> OpenDesksAsync(
        this ProngsaiDb db,
        AgencyId agency,
        CancellationToken cancellation
    ) =>
        db
            .Desks.AsNoTracking()
            .Where(d => d.AgencyId == agency && d.ClosedAt == null)
            .OrderBy(d => d.Number)
            .ToListAsync(cancellation);

    /// <summary>The services of an agency's counter by their letters; withdrawn ones too.</summary>
    public static Task<List<CounterService>> ServicesAsync(
        this ProngsaiDb db,
        AgencyId agency,
        CancellationToken cancellation
    ) =>
        db
            .CounterServices.AsNoTracking()
            .Where(s => s.AgencyId == agency)
            .OrderBy(s => s.Letter)
            .ToListAsync(cancellation);

    /// <summary>The groups that may go first, in their published order.</summary>
    public static Task<List<PriorityGroup>> GroupsAsync(
        this ProngsaiDb db,
        AgencyId agency,
        CancellationToken cancellation
    ) =>
        db
            .PriorityGroups.AsNoTracking()
            .Where(g => g.AgencyId == agency && g.WithdrawnAt == null)
            .OrderBy(g => g.Position)
            .ThenBy(g => g.Code)
            .ToListAsync(cancellation);

    public static async Task<QueueRules> RulesAsync(
        this ProngsaiDb db,
        AgencyId agency,
        CancellationToken cancellation
    ) =>
        await db.QueueRules.AsNoTracking().FirstOrDefaultAsync(r => r.AgencyId == agency, cancellation)
        ?? new QueueRules { AgencyId = agency };

    /// <summary>The ticket that a visitor holds the key of.</summary>
    public static Task<Ticket> TicketByKeyAsync(
        this ProngsaiDb db,
        AgencyId agency,
        string key,
        CancellationToken cancellation
    )
    {
        var hash = Secret.HashOf(key);
        return db
            .Tickets.Include(t => t.Stops)
            .FirstOrDefaultAsync(t => t.AgencyId == agency && t.KeyHash == hash, cancellation)
            .OrMissAsync();
    }
}
