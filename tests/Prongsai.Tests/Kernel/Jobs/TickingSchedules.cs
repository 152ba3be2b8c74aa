using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Jobs;

public sealed class TickingSchedules
{
    private static DateTime Utc(int day, int hour, int minute = 0) =>
        new(2026, 3, day, hour, minute, 0, DateTimeKind.Utc);

    [Fact]
    public void A_day_ticks_by_the_clocks_of_Thailand()
    {
        var six = Timetable.Daily(6);

        Assert.Equal(Utc(1, 23), six.LatestTick(Utc(1, 23)));
        Assert.Equal(Utc(1, 23), six.LatestTick(Utc(2, 22, 59)));
        Assert.Equal(Utc(2, 23), six.LatestTick(Utc(2, 23, 1)));
    }

    [Fact]
    public void A_month_ticks_once()
    {
        var fifth = Timetable.Monthly(5, 8);

        Assert.Equal(Utc(5, 1), fifth.LatestTick(Utc(5, 1)));
        Assert.Equal(new DateTime(2026, 2, 5, 1, 0, 0, DateTimeKind.Utc), fifth.LatestTick(Utc(5, 0, 59)));
        Assert.Equal(Utc(5, 1), fifth.LatestTick(Utc(31, 12)));
    }

    [Fact]
    public void Minutes_count_from_midnight() =>
        Assert.Equal(Utc(1, 4, 45), Timetable.Every(15).LatestTick(Utc(1, 4, 59)));

    [Theory, OnBothDatabases]
    public async Task Over_two_nodes_each_tick_runs_once_and_a_missed_one_is_made_up_for(Database database)
    {
        var clock = new SetClock(Utc(1, 0));
        await using var app = await App.StartAsync(
            database,
            builder =>
            {
                SomeWork.Add(builder, SomeWork.Quick);
                builder.Services.AddSingleton<TimeProvider>(clock);
                builder.Services.AddJob<EveryMinute, EachMinute>("every-minute");
                builder.Services.AddSchedule<EveryMinute>("every-minute", Timetable.Daily(6));
            },
            agency: false
        );

        // A new installation has missed nothing.
        await TickOnBothAsync();
        Assert.Empty(await app.CountedAsync());

        clock.Utc = Utc(1, 23, 30);
        await TickOnBothAsync();
        Assert.Equal([-1], await app.CountedAsync());

        // Nobody was there on the third: once for that day, at the start on the fourth.
        clock.Utc = Utc(3, 5);
        await TickOnBothAsync();
        await TickOnBothAsync();
        Assert.Equal([-1, -1], await app.CountedAsync());

        async Task TickOnBothAsync()
        {
            var nodes = Enumerable.Range(0, 2).Select(_ => new Ticks(app.Services.GetServices<Schedule>()));
            await Task.WhenAll(
                nodes.Select(node =>
                    app.With<ProngsaiDb>(async db =>
                    {
                        foreach (var open in node.Open(clock.Now()))
                            await node.AnswerAsync(db, open, clock.Now(), default);
                    })
                )
            );
            await app.DrainJobsAsync();
        }
    }

    private sealed class SetClock(DateTime utc) : TimeProvider
    {
        public DateTime Utc { get; set; } = utc;

        public override DateTimeOffset GetUtcNow() => Utc;
    }
}
