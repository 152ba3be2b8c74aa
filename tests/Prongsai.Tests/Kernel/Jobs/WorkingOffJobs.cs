using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Jobs;

public sealed class WorkingOffJobs
{
    private static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(90)).Token;

    [Theory, OnBothDatabases]
    public async Task A_job_belongs_to_the_transaction_of_its_cause(Database database)
    {
        await using var app = await SomeWork.StartAsync(database);
        await app.With<ProngsaiDb>(async db =>
        {
            await using (await db.Database.BeginTransactionAsync())
            {
                db.Enqueue(null, TimeProvider.System.Now(), new Count(1));
                await db.SaveChangesAsync();
            }
        });
        await app.EnqueueAsync(new Count(2));

        await app.DrainJobsAsync();

        Assert.Equal([2], await app.CountedAsync());
        var job = Assert.Single(await app.JobsAsync());
        Assert.Equal((JobState.Done, 1, "{}", null), (job.State, job.Tries, job.Payload, job.Node));
    }

    [Theory, OnBothDatabases]
    public async Task A_job_is_left_alone_until_it_is_due(Database database)
    {
        await using var app = await SomeWork.StartAsync(database);
        await app.EnqueueAsync(new Count(1), notBefore: TimeProvider.System.Now().Utc.AddHours(1));
        await app.EnqueueAsync(new Count(2), notBefore: TimeProvider.System.Now().Utc.AddSeconds(-1));

        await app.DrainJobsAsync();

        Assert.Equal([2], await app.CountedAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_failing_job_is_tried_again_and_then_poisoned(Database database)
    {
        await using var app = await SomeWork.StartAsync(database);
        await app.EnqueueAsync(new Count(1, Fails: true));

        await app.DrainJobsAsync();

        Assert.Equal([1, 1, 1], await app.CountedAsync());
        var job = (await app.JobsAsync())[0];
        Assert.Equal((JobState.Poisoned, 3), (job.State, job.Tries));
        Assert.Contains("the wind was wrong", job.Trouble, StringComparison.Ordinal);
        Assert.Contains("\"number\":1", job.Payload, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_refused_job_is_not_tried_again(Database database)
    {
        await using var app = await SomeWork.StartAsync(database);
        await app.EnqueueAsync(new Count(1, Refused: true));

        await app.DrainJobsAsync();

        Assert.Equal([1], await app.CountedAsync());
        var job = (await app.JobsAsync())[0];
        Assert.Equal(JobState.Poisoned, job.State);
        Assert.Contains("ที่อยู่ผิด", job.Trouble, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Jobs_with_the_same_key_are_one_work(Database database)
    {
        await using var app = await SomeWork.StartAsync(database);
        await app.EnqueueAsync(new Count(1), key: "the same");
        await app.EnqueueAsync(new Count(2), key: "the same");
        await app.EnqueueAsync(new Count(3), key: "another");

        await app.DrainJobsAsync();

        Assert.Equal([1, 3], (await app.CountedAsync()).Order());
        Assert.Equal([JobState.Done, JobState.Merged, JobState.Done], (await app.JobsAsync()).Select(job => job.State));
    }

    [Theory, OnBothDatabases]
    public async Task A_job_enqueued_while_its_like_runs_is_run_afterwards(Database database)
    {
        await using var app = await SomeWork.StartAsync(database);
        await app.EnqueueAsync(new Count(1), key: "the same");
        // Somewhere else, and for long.
        await app.With<JobQueue>(queue => queue.ClaimAsync("elsewhere", 1, default));
        await app.EnqueueAsync(new Count(2), key: "the same");

        await app.DrainJobsAsync();
        Assert.Empty(await app.CountedAsync());
        var running = (await app.JobsAsync())[0];
        await app.With<JobQueue>(queue => queue.DoneAsync("elsewhere", [running]));
        await app.DrainJobsAsync();

        Assert.Equal([2], await app.CountedAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Two_nodes_drain_five_thousand_jobs_and_each_job_runs_once(Database database)
    {
        await using var app = await SomeWork.StartAsync(database);
        await app.With<ProngsaiDb>(async db =>
        {
            var now = TimeProvider.System.Now();
            for (var number = 0; number < 5_000; number++)
                db.Enqueue(null, now, new Count(number));
            await db.SaveChangesAsync();
        });
        using var one = app.AnotherRunner(SomeWork.Quick with { Workers = 4, Lease = TimeSpan.FromMinutes(1) });
        using var two = app.AnotherRunner(SomeWork.Quick with { Workers = 4, Lease = TimeSpan.FromMinutes(1) });

        await Task.WhenAll(one.DrainAsync(Patience), two.DrainAsync(Patience));

        Assert.Equal(Enumerable.Range(0, 5_000), (await app.CountedAsync()).Order());
        Assert.All(await app.JobsAsync(), job => Assert.Equal((JobState.Done, 1), (job.State, job.Tries)));
    }

    [Theory, OnBothDatabases]
    public async Task A_running_node_finds_new_jobs_at_once(Database database)
    {
        // It would look by itself once an hour.
        await using var app = await SomeWork.StartAsync(
            database,
            new JobSettings
            {
                Workers = 1,
                ShortestPoll = TimeSpan.FromHours(1),
                LongestPoll = TimeSpan.FromHours(1),
            }
        );

        await app.EnqueueAsync(new Count(1, Hangs: true));

        await app.Begun();
    }

    [Theory, OnBothDatabases]
    public async Task The_job_of_a_node_that_died_runs_again_elsewhere(Database database)
    {
        var settings = SomeWork.Quick with { Lease = TimeSpan.FromMilliseconds(300) };
        await using var app = await SomeWork.StartAsync(database, settings);
        await app.EnqueueAsync(new Count(7));
        // Claims, and is never heard of again.
        await app.With<JobQueue>(queue => queue.ClaimAsync("dead", 1, default));

        using var other = app.AnotherRunner(settings with { Workers = 1 });
        await other.StartAsync(default);
        await app.Until(jobs => jobs[0].State == JobState.Done);
        await other.StopAsync(default);

        Assert.Equal([7], await app.CountedAsync());
        Assert.Equal(2, (await app.JobsAsync())[0].Tries);
    }

    [Theory, OnBothDatabases]
    public async Task A_node_whose_lease_ran_out_changes_nothing_any_more(Database database)
    {
        await using var app = await SomeWork.StartAsync(database);
        await app.EnqueueAsync(new Count(7));
        await app.With<JobQueue>(async queue =>
        {
            var slow = (await queue.ClaimAsync("slow", 1, default))[0];
            await queue.FailedAsync(slow, TimeSpan.Zero, "given to another");
            await queue.ClaimAsync("another", 1, default);

            await queue.DoneAsync("slow", [slow]);
        });

        var job = (await app.JobsAsync())[0];
        Assert.Equal((JobState.Running, "another"), (job.State, job.Node));
    }

    [Theory, OnBothDatabases]
    public async Task A_job_that_kills_its_node_each_time_is_poisoned(Database database)
    {
        await using var app = await SomeWork.StartAsync(database, SomeWork.Quick with { Lease = TimeSpan.Zero });
        await app.EnqueueAsync(new Count(7));

        for (var life = 0; life < 3; life++)
        {
            await app.With<JobQueue>(queue => queue.ClaimAsync($"life {life}", 1, default));
            await Task.Delay(5);
            await app.With<JobQueue>(queue => queue.FreeAbandonedAsync(default));
        }

        Assert.Equal(JobState.Poisoned, (await app.JobsAsync())[0].State);
    }

    [Theory, OnBothDatabases]
    public async Task At_the_end_of_the_program_running_jobs_are_given_back(Database database)
    {
        await using var app = await SomeWork.StartAsync(database);
        using var node = app.AnotherRunner(SomeWork.Quick with { Workers = 1 });
        await node.StartAsync(default);
        await app.EnqueueAsync(new Count(1, Hangs: true));
        await app.Begun();

        await node.StopAsync(Patience);

        var job = (await app.JobsAsync())[0];
        Assert.Equal((JobState.Waiting, 0, null), (job.State, job.Tries, job.Node));
    }

    [Theory, OnBothDatabases]
    public async Task A_long_job_keeps_its_lease_shows_its_progress_and_stops_when_asked(Database database)
    {
        await using var app = await SomeWork.StartAsync(database);
        using var node = app.AnotherRunner(SomeWork.Quick with { Workers = 1, Lease = TimeSpan.FromMilliseconds(400) });
        await node.StartAsync(default);
        await app.EnqueueAsync(new Count(1, Hangs: true));
        await app.Begun();
        var lease = (await app.JobsAsync())[0].LeasedUntil;

        await app.Until(jobs => jobs[0] is { Done: 1, Of: 2 } && jobs[0].LeasedUntil > lease);
        await app.With<ProngsaiDb>(async db =>
        {
            (await db.Set<Job>().SingleAsync()).Stop(TimeProvider.System.Now());
            await db.SaveChangesAsync();
        });
        await app.Until(jobs => jobs[0].State == JobState.Stopped);

        await node.StopAsync(Patience);
        Assert.Equal([1], await app.CountedAsync());
    }
}
