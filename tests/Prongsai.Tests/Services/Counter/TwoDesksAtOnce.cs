using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Counter;
using Prongsai.Services.Counter.Queue;
using Prongsai.Services.Counter.Setup;
using Prongsai.Services.Statistics;

namespace Prongsai.Tests.Services.Counter;

/// <summary>Two desks of two nodes press “next” at one instant, a thousand times.</summary>
public sealed class TwoDesksAtOnce(CounterApps apps) : IClassFixture<CounterApps>
{
    private const int Tries = 1_000;

    [Theory, OnBothDatabases]
    public async Task Never_call_one_ticket_twice_nor_leave_one_out(Database database)
    {
        var app = await apps.OnAsync(database);
        var agency = await app.Ask<IAgencies, AgencyId>(agencies =>
            agencies.RegisterAsync("race", new("แข่งกันเรียก", "Race"), new("", ""), "general", Actor.System)
        );
        var service = CounterService.Open(agency, new("งานเดียว", null, "A", null, 10, 0), []);
        Desk[] desks = [Desk.Open(agency, 1, null, null), Desk.Open(agency, 2, null, null)];
        await app.With<ProngsaiDb>(db => GivenAsync(db, service, desks));
        // Each node keeps its own turns: only the database stands between the two.
        AgencyTurns[] nodes = [new(), new()];

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var refused = await Task.WhenAll(desks.Select((desk, node) => CallAsync(app, nodes[node], desk)));
            Assert.All(refused, Assert.Empty);
            await app.With<ProngsaiDb>(db =>
                db.TicketStops.Where(s => s.AgencyId == agency && s.State == StopState.Called)
                    .ExecuteUpdateAsync(s => s.SetProperty(x => x.State, StopState.Finished))
            );
        }

        var calls = await app.Ask<ProngsaiDb, List<TicketEvent>>(db =>
            db.TicketEvents.AsNoTracking().Where(e => e.AgencyId == agency).OrderBy(e => e.Sequence).ToListAsync()
        );
        // Every ticket once, in the order of the queue, and no number of a step left out.
        Assert.Equal(Enumerable.Range(1, 2 * Tries).Select(n => Ticket.LabelOf("A", n)), calls.Select(c => c.Label));
        Assert.Equal(Enumerable.Range(1, 2 * Tries).Select(n => (long)n), calls.Select(c => c.Sequence));
        Assert.All(
            calls.GroupBy(c => (c.Sequence - 1) / 2),
            pair => Assert.Equal(2, pair.Select(c => c.DeskNumber).Distinct().Count())
        );
        // What happened stays as it was, also at an SQL prompt.
        foreach (
            var sql in new[]
            {
                "UPDATE services_ticket_events SET \"Label\" = 'A999'",
                "DELETE FROM services_ticket_events",
            }
        )
            await app.With<ProngsaiDb>(async db =>
                Assert.Contains(
                    "append-only",
                    (
                        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
                            db.Database.ExecuteSqlRawAsync(sql)
                        )
                    ).Message,
                    StringComparison.Ordinal
                )
            );
        Assert.Equal(["call-nobody"], (await CallAsync(app, nodes[0], desks[0])).Select(r => r.Code));
    }

    [Theory, OnBothDatabases]
    public async Task Leave_nobody_waiting_for_ever_when_the_day_is_over(Database database)
    {
        var app = await apps.OnAsync(database);
        var agency = await app.Ask<IAgencies, AgencyId>(agencies =>
            agencies.RegisterAsync("late", new("เมื่อวาน", "Yesterday"), new("", ""), "general", Actor.System)
        );
        var service = CounterService.Open(agency, new("งานเดียว", null, "A", null, 10, 0), []);
        var now = TimeProvider.System.Now();
        Ticket Of(DateOnly day, int number) =>
            Ticket.Issue(
                agency,
                new Now(now.Utc, day),
                "A",
                number,
                Origin.Kiosk,
                null,
                null,
                Secret.HashOf($"{day}{number}"),
                [service],
                number
            );
        await app.With<ProngsaiDb>(async db =>
        {
            db.AddRange(service, Of(now.Today.AddDays(-1), 1), Of(now.Today.AddDays(-1), 2), Of(now.Today, 1));
            await db.SaveChangesAsync();
            db.Enqueue(null, now, new EndOldDays());
            db.Enqueue(null, now, new EndOldDays());
            await db.SaveChangesAsync();
        });

        await app.DrainJobsAsync();

        await app.With<ProngsaiDb>(async db =>
        {
            var figure = await db.DailyFigures.SingleAsync(f => f.AgencyId == agency);
            Assert.Equal((2, 0, now.Today.AddDays(-1)), (figure.Gone, figure.Finished, figure.Day));
            var states = await db
                .TicketStops.Where(s => s.AgencyId == agency)
                .OrderBy(s => s.Day)
                .Select(s => s.State)
                .ToListAsync();
            Assert.Equal([StopState.Left, StopState.Left, StopState.Waiting], states);
        });
    }

    private static async Task<IReadOnlyList<Refusal>> CallAsync(App app, AgencyTurns node, Desk desk)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await ActivatorUtilities
            .CreateInstance<TicketActs>(scope.ServiceProvider, node)
            .CallNextAsync(
                new(desk.AgencyId, desk.Id, Secret.NewAct(), new(Guid.CreateVersion7(), "เจ้าหน้าที่")),
                default
            );
    }

    private static async Task GivenAsync(ProngsaiDb db, CounterService service, Desk[] desks)
    {
        var now = TimeProvider.System.Now();
        db.Add(service);
        db.AddRange(desks);
        db.DeskServes.AddRange(
            desks.Select(d => new DeskServes
            {
                AgencyId = d.AgencyId,
                DeskId = d.Id,
                ServiceId = service.Id,
            })
        );
        await using var whole = await db.Database.BeginTransactionAsync();
        await db.SaveChangesAsync();
        var (tickets, stops) = (db.BulkInsert<Ticket>(), db.BulkInsert<Stop>());
        List<Ticket> all =
        [
            .. Enumerable
                .Range(1, 2 * Tries)
                .Select(n =>
                    Ticket.Issue(
                        service.AgencyId,
                        new Now(now.Utc.AddSeconds(-n % 7), now.Today),
                        "A",
                        n,
                        Origin.Kiosk,
                        null,
                        null,
                        Secret.HashOf($"{n}"),
                        [service],
                        n
                    )
                ),
        ];
        // All came at one instant; who was first is settled by the step.
        foreach (var ticket in all)
            ticket.Stops[0].Queue(now.Utc, ticket.Number);
        foreach (var ticket in all)
            await tickets.AddAsync(ticket, default);
        await tickets.FlushAsync(default);
        foreach (var ticket in all)
            await stops.AddAsync(ticket.Stops[0], default);
        await stops.FlushAsync(default);
        await whole.CommitAsync();
    }
}

/// <summary>A program for each database whose network may take as many tickets as it likes.</summary>
public sealed class CounterApps() : AppOnEach(("Prongsai:Services:TicketsFromOneNetwork", "100000"));
