using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Prongsai.Kernel;

/// <summary>How this node works the queue.</summary>
public sealed record JobSettings
{
    /// <summary>How many jobs run at once; setting Prongsai:Jobs:Workers. None: this node only enqueues.</summary>
    public int Workers { get; init; } = 4;

    /// <summary>After so long without a word a node counts as dead.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often leases are prolonged, stops heard, progress shown and ticks looked for.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>An idle runner looks again after this…</summary>
    public TimeSpan ShortestPoll { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>…then ever more seldom, down to this.</summary>
    public TimeSpan LongestPoll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A database that does not answer is left alone for so long.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The pause after the first failure: 10 seconds; it triples up to an hour.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause after so many failures, blurred so that a hundred jobs do not come back in one moment.</summary>
    public TimeSpan Pause(int tries)
    {
        var pause = FirstPause * Math.Pow(3, Math.Min(tries - 1, 10));
        var hour = TimeSpan.FromHours(1);

        return (pause < hour ? pause : hour) * (0.8 + 0.4 * Random.Shared.NextDouble());
    }

    internal static JobSettings From(IConfiguration? configuration) =>
        new() { Workers = configuration?.GetValue<int?>("Prongsai:Jobs:Workers") ?? 4 };
}

internal static class JobsModule
{
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddTables<JobTables>();
        services.AddSingleton<JobKinds>();
        services.AddDataProtection();
        services.AddSingleton<JobSeal>();
        services.AddSingleton<JobSignal>();
        services.TryAddSingleton(provider => JobSettings.From(provider.GetService<IConfiguration>()));
        services.AddSingleton<JobRunner>();
        services.AddScoped<JobQueue>();
        services.AddStatus<TheQueue>();
        services.AddJob<ForgetOldJobs, ForgettingOldJobs>(
            "forget-old-jobs",
            new("ล้างรายการงานเก่า", "Forget old jobs")
        );
        services.AddSchedule<ForgetOldJobs>("forget-old-jobs", Timetable.Daily(3, 30));

        return services;
    }
}

internal sealed record ForgetOldJobs;

/// <summary>Ended jobs are no record of anything (the journal is): a month of them is kept, for finding faults.</summary>
internal sealed class ForgettingOldJobs(ProngsaiDb db, TimeProvider clock) : IJobWork<ForgetOldJobs>
{
    public async Task RunAsync(ForgetOldJobs job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now().Utc;
        await db.Set<Job>()
            .Where(j => j.EndedAt < now.AddDays(-30) && j.State != JobState.Waiting && j.State != JobState.Running)
            .ExecuteDeleteAsync(cancellation);
        // Two years: a monthly schedule must still find that it ticked before.
        await db.Set<JobTick>().Where(tick => tick.At < now.AddYears(-2)).ExecuteDeleteAsync(cancellation);
    }
}
