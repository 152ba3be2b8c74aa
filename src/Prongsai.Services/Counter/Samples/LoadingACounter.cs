using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;
using Prongsai.Services.Counter.Queue;
using Prongsai.Services.Counter.Setup;
using Prongsai.Services.Statistics;

namespace Prongsai.Services.Counter.Samples;

/// <summary>Opens the counter of a sample office and writes its made-up month.</summary>
internal sealed class LoadingACounter(ProngsaiDb db, WorkingDays calendar, TimeProvider clock) : ISampleCounter
{
    private const int Seed = 1,
        FewestVisitors = 40,
        MostVisitors = 75;

    private static readonly (string Th, string En, string Letter, int Minutes, int Places)[] Offered =
    [
        ("แจ้งย้ายที่อยู่ (สมมุติ)", "Change of address (made up)", "A", 15, 2),
        ("ทำบัตรประจำตัวประชาชน (สมมุติ)", "Identity card (made up)", "B", 15, 4),
        ("ชำระภาษีที่ดินและสิ่งปลูกสร้าง (สมมุติ)", "Land and building tax (made up)", "C", 10, 0),
        ("ขออนุญาตก่อสร้างอาคาร (สมมุติ)", "Building permit (made up)", "D", 30, 1),
    ];

    public async Task LoadAsync(AgencyId agency, CancellationToken cancellation = default)
    {
        if (await db.CounterServices.AnyAsync(s => s.AgencyId == agency, cancellation))
            return;

        // Where the sample's manuals are, the counter serves the first of them.
        var manuals = await db
            .Services.AsNoTracking()
            .Where(m => m.AgencyId == agency && m.IsSample && m.LatestVersion > 0)
            .OrderBy(m => m.Slug)
            .Select(m => new { m.Id, m.Title })
            .Take(Offered.Length)
            .ToListAsync(cancellation);
        List<CounterService> services =
        [
            .. Offered.Select(
                (o, n) =>
                    CounterService.Open(
                        agency,
                        n < manuals.Count
                            ? new(manuals[n].Title, null, o.Letter, null, o.Minutes, o.Places, manuals[n].Id)
                            : new(o.Th, o.En, o.Letter, null, o.Minutes, o.Places),
                        []
                    )
            ),
        ];
        List<Desk> desks =
        [
            .. Enumerable.Range(1, 3).Select(n => Desk.Open(agency, n, "จุดบริการเบ็ดเสร็จ (สมมุติ)", null)),
        ];
        List<PriorityGroup> groups = [.. PriorityGroup.Usual.Select(g => g.In(agency))];
        var rules = new QueueRules { AgencyId = agency };
        db.AddRange(services);
        db.AddRange(desks);
        db.AddRange(groups);
        db.Add(rules);
        db.DeskServes.AddRange(
            desks.SelectMany(d =>
                services.Select(s => new DeskServes
                {
                    AgencyId = agency,
                    DeskId = d.Id,
                    ServiceId = s.Id,
                })
            )
        );

        var now = clock.Now();
        var last = new DateOnly(now.Today.Year, now.Today.Month, 1).AddDays(-1);
        var dice = new Random(Seed);
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        var (tickets, stops, events, figures) = (
            db.BulkInsert<Ticket>(),
            db.BulkInsert<Stop>(),
            db.BulkInsert<TicketEvent>(),
            db.BulkInsert<DailyFigure>()
        );
        for (var day = new DateOnly(last.Year, last.Month, 1); day <= last; day = day.AddDays(1))
        {
            if (!calendar.IsWorkingDay(day))
                continue;

            var played = new MadeUpDay(agency, day, services, desks, groups, dice);
            played.Play(dice.Next(FewestVisitors, MostVisitors), rules.OneOf);
            foreach (var ticket in played.Tickets)
                await tickets.AddAsync(ticket, cancellation);
            await tickets.FlushAsync(cancellation);
            foreach (var stop in played.Tickets.SelectMany(t => t.Stops))
                await stops.AddAsync(stop, cancellation);
            foreach (var step in played.Events)
                await events.AddAsync(step, cancellation);
            foreach (var figure in played.Figures)
                await figures.AddAsync(figure, cancellation);
        }

        await stops.FlushAsync(cancellation);
        await events.FlushAsync(cancellation);
        await figures.FlushAsync(cancellation);
        db.Journal(
            agency,
            now,
            Actor.System,
            "CounterSampleLoaded",
            $"{QueueRules.Kind}:{agency.Value}",
            new { tickets = tickets.Count, month = last.Month }
        );
        await db.SaveChangesAsync(cancellation);
        await whole.CommitAsync(cancellation);
    }
}
