using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;
using Prongsai.Services.Counter;
using Prongsai.Services.Counter.Queue;
using Prongsai.Services.Counter.Setup;
using Prongsai.Services.Statistics;

namespace Prongsai.Bench;

/// <summary>The public page of service statistics over two million tickets of five years, and whether it says what the tickets say.</summary>
internal static class StatisticsOfTwoMillion
{
    private const int Tickets = 2_000_000,
        Services = 20,
        Years = 5;
    private const double Gate = 100;

    public static Task<int> RunAsync(string? server) =>
        AnInstallation.WhileItRunsAsync(server, async app => await MeasureAsync(app, await GivenAsync(app.Services)));

    private static async Task<int> MeasureAsync(Microsoft.AspNetCore.Builder.WebApplication app, AgencyId agency)
    {
        using var client = new HttpClient { BaseAddress = AnInstallation.AddressOf(app) };
        var year = FiscalYear.Of(TimeProvider.System.Now().Today).Previous;
        List<double> times = [];
        for (var turn = 0; turn < 30; turn++)
        {
            var watch = Stopwatch.StartNew();
            // Another address each time: a kept page is not what is measured.
            using var answer = await client.GetAsync($"/bench/services/statistics?year={year}&turn={turn}");
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
            if (turn >= 10)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var shown = (
            await YearOfServices.OfAsync(
                db,
                scope.ServiceProvider.GetRequiredService<IRequestFigures>(),
                agency,
                year,
                default
            )
        ).All;
        var plain = Stopwatch.StartNew();
        var (first, last) = (year.FirstDay, year.LastDay);
        var counted = await db
            .TicketStops.Where(s =>
                s.AgencyId == agency && s.Day >= first && s.Day <= last && s.State == StopState.Finished
            )
            .GroupBy(s => 1)
            .Select(g => new
            {
                Count = g.Count(),
                Kept = g.Sum(s => s.ServedSeconds <= s.PromisedMinutes * 60 ? 1 : 0),
                Seconds = g.Sum(s => (long)s.ServedSeconds),
            })
            .SingleAsync();
        Rounds.Show("the page of a year", times);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"the same from the tickets themselves          {plain.Elapsed.TotalMilliseconds, 9:0.00} ms\nthe page says {shown.WalkIn} served, {shown.Kept} in time; the tickets say {counted.Count}, {counted.Kept}"
            )
        );
        Rounds.Machine();
        var ratio = Rounds.Median(times) / Gate;
        Rounds.Ratio(ratio, $"< 1.0 ({Gate} ms), and both say the same");
        return
            ratio < 1
            && (shown.WalkIn, shown.Kept, shown.ServeSeconds) == (counted.Count, counted.Kept, counted.Seconds)
            ? 0
            : 1;
    }

    private static async Task<AgencyId> GivenAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var agency = await scope
            .ServiceProvider.GetRequiredService<IAgencies>()
            .RegisterAsync("bench", new("สมมุติ", "Made up"), new("", ""), "general", Actor.System);
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        List<CounterService> offered =
        [
            .. Enumerable
                .Range(0, Services)
                .Select(n =>
                    CounterService.Open(agency, new($"งานสมมุติ {n}", null, $"{(char)('A' + n)}", null, 10, 0), [])
                ),
        ];
        var desk = Desk.Open(agency, 1, null, null);
        db.AddRange(offered);
        db.Add(desk);
        var watch = Stopwatch.StartNew();
        await using var whole = await db.Database.BeginTransactionAsync();
        await db.SaveChangesAsync();
        var (tickets, stops, figures) = (db.BulkInsert<Ticket>(), db.BulkInsert<Stop>(), db.BulkInsert<DailyFigure>());
        var today = TimeProvider.System.Now().Today;
        List<DateOnly> days =
        [
            .. Enumerable
                .Range(1, Years * 365)
                .Select(n => today.AddDays(-n))
                .Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)),
        ];
        var dice = new Random(1);
        var key = new byte[32];
        for (var n = 0; n < days.Count; n++)
        {
            var (day, many) = (days[n], Tickets / days.Count + (n < Tickets % days.Count ? 1 : 0));
            var opens = DateTime.SpecifyKind(day.ToDateTime(new TimeOnly(1, 30)), DateTimeKind.Utc);
            List<Stop> ended = [];
            for (var i = 0; i < many; i++)
            {
                var service = offered[i % Services];
                dice.NextBytes(key);
                var came = opens.AddSeconds(dice.Next(25_000));
                var ticket = Ticket.Issue(
                    agency,
                    new Now(came, day),
                    service.Letter,
                    i / Services + 1,
                    Origin.Kiosk,
                    null,
                    null,
                    [.. key],
                    [service],
                    i
                );
                var stop = ticket.Stops[0];
                stop.Call(desk.Id, came.AddSeconds(dice.Next(1_800)));
                stop.Finish(stop.CalledAt!.Value.AddSeconds(dice.Next(30, 900)));
                await tickets.AddAsync(ticket, default);
                ended.Add(stop);
            }

            await tickets.FlushAsync(default);
            foreach (var stop in ended)
                await stops.AddAsync(stop, default);
            foreach (var of in ended.GroupBy(s => s.ServiceId))
                await figures.AddAsync(DailyFigure.Of([.. of]), default);
        }

        await stops.FlushAsync(default);
        await figures.FlushAsync(default);
        await whole.CommitAsync();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{tickets.Count} tickets over {days.Count} days, {figures.Count} rows of figures, written in {watch.Elapsed.TotalSeconds:0} s"
            )
        );
        return agency;
    }
}
