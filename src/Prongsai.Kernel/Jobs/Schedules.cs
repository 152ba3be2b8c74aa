using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Kernel;

/// <summary>When something happens again and again, by Thailand's clocks.</summary>
public sealed class Timetable
{
    private readonly Func<DateTime, DateTime> _latest;

    private Timetable(Func<DateTime, DateTime> latest) => _latest = latest;

    /// <summary>Every day at this time.</summary>
    public static Timetable Daily(int hour, int minute = 0) =>
        new(local => Before(local, local.Date.AddHours(hour).AddMinutes(minute), tick => tick.AddDays(-1)));

    /// <summary>Every month on this day (at most the 28th, which every month has) at this time.</summary>
    public static Timetable Monthly(int day, int hour, int minute = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, 28);

        return new(local =>
            Before(
                local,
                new DateTime(local.Year, local.Month, day, hour, minute, 0, DateTimeKind.Unspecified),
                tick => tick.AddMonths(-1)
            )
        );
    }

    /// <summary>Every so many minutes, counted from midnight.</summary>
    public static Timetable Every(int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minutes, 1);

        return new(local => local.Date.AddMinutes((int)local.TimeOfDay.TotalMinutes / minutes * minutes));
    }

    /// <summary>The last tick at or before an instant; both UTC.</summary>
    public DateTime LatestTick(DateTime utc) =>
        DateTime.SpecifyKind(_latest(utc + Clock.Thailand) - Clock.Thailand, DateTimeKind.Utc);

    private static DateTime Before(DateTime local, DateTime tick, Func<DateTime, DateTime> earlier) =>
        tick <= local ? tick : earlier(tick);
}

/// <summary>A job that is enqueued at every tick, once over all nodes.</summary>
/// <param name="Name">Stable: the ticks that were answered are kept under it.</param>
/// <param name="When">When.</param>
/// <param name="Enqueue">Writes the job of a tick.</param>
public sealed record Schedule(string Name, Timetable When, Action<ProngsaiDb, Now> Enqueue);

/// <summary>Registering schedules.</summary>
public static class ScheduleRegistration
{
    /// <summary>Enqueues a job at every tick, once over all nodes; a tick missed while no node ran is made up for once.</summary>
    public static IServiceCollection AddSchedule<TJob>(this IServiceCollection services, string name, Timetable when)
        where TJob : class, new() =>
        services.AddSingleton(new Schedule(name, when, (db, now) => db.Enqueue(null, now, new TJob(), key: name)));
}

/// <summary>Answers the ticks of all schedules: the row of a tick is unique, and who writes it enqueues the job with it.</summary>
internal sealed class Ticks(IEnumerable<Schedule> schedules)
{
    private readonly Dictionary<string, DateTime> _answered = [];

    /// <summary>The schedules with a tick that this node has not seen answered; asks no database.</summary>
    public IReadOnlyList<Schedule> Open(Now now) =>
        [.. schedules.Where(s => s.When.LatestTick(now.Utc) > _answered.GetValueOrDefault(s.Name))];

    public async Task AnswerAsync(ProngsaiDb db, Schedule schedule, Now now, CancellationToken cancellation)
    {
        var tick = schedule.When.LatestTick(now.Utc);
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        // A schedule that has never ticked begins with its next tick: a new installation has missed nothing.
        var isNew = !await db.Set<JobTick>().AnyAsync(t => t.Schedule == schedule.Name, cancellation);
        var written = await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO job_ticks ("Schedule", "At") VALUES ({schedule.Name}, {tick}) ON CONFLICT DO NOTHING""",
            cancellation
        );
        if (written > 0 && !isNew)
        {
            schedule.Enqueue(db, now);
            await db.SaveChangesAsync(cancellation);
        }

        await whole.CommitAsync(cancellation);
        _answered[schedule.Name] = tick;
    }
}
