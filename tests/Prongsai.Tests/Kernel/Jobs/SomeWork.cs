using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Jobs;

/// <summary>A job that writes its number down, and misbehaves when it is told to.</summary>
public sealed record Count(int Number, bool Fails = false, bool Refused = false, bool Hangs = false);

/// <summary>What the jobs of one test did, in the order they did it.</summary>
public sealed class Counted
{
    public ConcurrentQueue<int> Numbers { get; } = [];

    /// <summary>Set when a hanging job has begun.</summary>
    public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

internal sealed class Counting(Counted counted) : IJobWork<Count>
{
    public async Task RunAsync(Count job, JobRun run, CancellationToken cancellation)
    {
        run.Progress(1, 2);
        counted.Numbers.Enqueue(job.Number);
        if (job.Fails)
            throw new InvalidDataException("the wind was wrong");
        if (job.Refused)
            throw new RefusedException([new("wrong-address", "ที่อยู่ผิด", "The address is wrong.")]);
        if (!job.Hangs)
            return;

        counted.Begun.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellation);
    }
}

internal sealed record EveryMinute;

internal sealed class EachMinute(Counted counted) : IJobWork<EveryMinute>
{
    public Task RunAsync(EveryMinute job, JobRun run, CancellationToken cancellation)
    {
        counted.Numbers.Enqueue(-1);
        return Task.CompletedTask;
    }
}

/// <summary>The program with such jobs, and what tests say to its queue.</summary>
internal static class SomeWork
{
    public static readonly JobSettings Quick = new()
    {
        Workers = 0,
        Lease = TimeSpan.FromSeconds(2),
        Beat = TimeSpan.FromMilliseconds(20),
        ShortestPoll = TimeSpan.FromMilliseconds(5),
        LongestPoll = TimeSpan.FromMilliseconds(20),
        Rest = TimeSpan.FromMilliseconds(50),
        FirstPause = TimeSpan.Zero,
    };

    public static Task<App> StartAsync(Database database, JobSettings? settings = null) =>
        App.StartAsync(database, builder => Add(builder, settings ?? Quick), agency: false);

    public static void Add(WebApplicationBuilder builder, JobSettings settings)
    {
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<Counted>();
        builder.Services.AddJob<Count, Counting>("count", tries: 3);
    }

    public static Task EnqueueAsync(this App app, Count job, DateTime? notBefore = null, string? key = null) =>
        app.With<ProngsaiDb>(async db =>
        {
            db.Enqueue(null, TimeProvider.System.Now(), job, notBefore, key);
            await db.SaveChangesAsync();
        });

    public static Task<List<Job>> JobsAsync(this App app) =>
        app.Ask<ProngsaiDb, List<Job>>(db => db.Set<Job>().AsNoTracking().OrderBy(job => job.Id).ToListAsync());

    public static Task<List<int>> CountedAsync(this App app) =>
        app.Ask<Counted, List<int>>(counted => Task.FromResult(counted.Numbers.ToList()));

    /// <summary>Waits for a hanging job to have begun.</summary>
    public static Task Begun(this App app) =>
        app.Services.GetRequiredService<Counted>().Begun.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Waits for the queue to look like this.</summary>
    public static async Task Until(this App app, Func<List<Job>, bool> isSo)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (!isSo(await app.JobsAsync()))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30), "The queue never came to look so.");
            await Task.Delay(10);
        }
    }

    /// <summary>A node of its own over the same database.</summary>
    public static JobRunner AnotherRunner(this App app, JobSettings settings) =>
        new(app.Services, settings, new JobSignal(), NullLogger<JobRunner>.Instance);
}
