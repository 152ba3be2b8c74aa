using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Prongsai.Kernel;

/// <summary>
/// Works the queue on this node: claims what is due, runs it, prolongs the leases, answers the ticks of schedules. Starts with the
/// web program; at its end running jobs are cancelled and given back.
/// </summary>
public sealed class JobRunner(IServiceProvider root, JobSettings settings, JobSignal signal, ILogger<JobRunner> log)
    : BackgroundService
{
    // Unlike any other node's and unlike this machine's before a restart: an old lease is never mistaken for ours.
    private readonly string _node =
        $"{Environment.MachineName}/{Environment.ProcessId}/{Path.GetRandomFileName()[..8]}";
    private readonly Ticks _ticks = new(root.GetServices<Schedule>());
    private readonly ConcurrentDictionary<(JobId, int Try), Try> _running = [];

    // Done, but not yet written so: many short jobs are written in one statement, by the one loop that also claims.
    private readonly ConcurrentQueue<Job> _done = [];
    private readonly TimeProvider _clock = root.GetRequiredService<TimeProvider>();

    /// <summary>Runs everything that is due now and returns when nothing is: for tests and for verbs of the command line.</summary>
    public async Task DrainAsync(CancellationToken cancellation = default)
    {
        while (await StartDueAsync(Math.Max(settings.Workers, 1), cancellation) > 0)
            await Task.WhenAll(_running.Values.Select(running => running.Ended));
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Workers == 0)
            return;

        // Not on the path of the program's start.
        await Task.Yield();
        using var ended = new CancellationTokenSource();
        var beating = BeatAsync(ended.Token);
        await WorkAsync(stoppingToken);
        await Task.WhenAll(_running.Values.Select(running => running.Ended));
        await InsistAsync(WriteDoneAsync);
        await ended.CancelAsync();
        await beating;
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        var pause = settings.ShortestPoll;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var room = settings.Workers - _running.Count;
                if (room > 0 && await StartDueAsync(room, stopping) > 0)
                    pause = settings.ShortestPoll;
                if (await signal.WaitAsync(pause, stopping))
                    pause = settings.ShortestPoll;
                else
                    // What was enqueued inside a long transaction is found soon after; an idle night asks seldom.
                    pause = pause * 2 < settings.LongestPoll ? pause * 2 : settings.LongestPoll;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (IsOfDatabase(e))
            {
                await RestAsync(e, stopping);
            }
        }
    }

    // Prolongs leases, hears of stops, shows progress, frees what dead nodes held, looks at the schedules.
    private async Task BeatAsync(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await OnceAsync(
                    async (scope, queue) =>
                    {
                        if (!_running.IsEmpty)
                            await KeepAsync(queue, ended);
                        await queue.FreeAbandonedAsync(ended);
                        await AnswerTicksAsync(scope, ended);
                    }
                );
                await Task.Delay(settings.Beat, ended);
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (IsOfDatabase(e))
            {
                await RestAsync(e, ended);
            }
        }
    }

    private async Task KeepAsync(JobQueue queue, CancellationToken cancellation)
    {
        var ours = _running.Values.ToList();
        var held = await queue.KeepAsync(_node, cancellation);
        foreach (var running in ours.Where(running => _running.ContainsKey(running.Key)))
        {
            var mine = held.TryGetValue(running.Key, out var stop);
            if (!mine || stop)
                await running.CancelAsync(mine ? Why.Stopped : Why.Lost);
            else if (running.Run.LastProgress is { } progress && progress != running.Shown)
            {
                running.Shown = progress;
                await queue.ShowProgressAsync(running.Job, progress.Done, progress.Of, cancellation);
            }
        }
    }

    private async Task AnswerTicksAsync(IServiceProvider scope, CancellationToken cancellation)
    {
        var now = _clock.Now();
        foreach (var schedule in _ticks.Open(now))
            await _ticks.AnswerAsync(scope.GetRequiredService<ProngsaiDb>(), schedule, now, cancellation);
    }

    private async Task<int> StartDueAsync(int room, CancellationToken stopping)
    {
        IReadOnlyList<Job> claimed = [];
        await OnceAsync(
            async (_, queue) =>
            {
                await WriteDoneAsync(queue);
                claimed = await queue.ClaimAsync(_node, room, stopping);
            }
        );
        foreach (var job in claimed)
        {
            var running = new Try(job, stopping);
            _running[running.Key] = running;
            running.Ended = Task.Run(() => RunAsync(running, stopping), CancellationToken.None);
        }

        return claimed.Count;
    }

    private async Task WriteDoneAsync(JobQueue queue)
    {
        var done = _done.Take(100).ToList();
        if (done.Count == 0)
            return;

        await queue.DoneAsync(_node, done);
        foreach (var _ in done)
            _done.TryDequeue(out var _);
    }

    private async Task RunAsync(Try running, CancellationToken stopping)
    {
        var job = running.Job;
        try
        {
            if (await EndingOfAsync(running, stopping) is { } ending)
                await InsistAsync(ending);
            else
                _done.Enqueue(job);
        }
        catch (Exception e) when (IsOfDatabase(e))
        {
            log.LogError(
                e,
                "Job {Job} ({Kind}) ended, but that could not be written; it will run again",
                job.Id,
                job.Kind
            );
        }
        finally
        {
            _running.TryRemove(running.Key, out _);
            running.Dispose();
            signal.Wake();
        }
    }

    // Does the work; null when it is done, otherwise what is then to be written.
    private async Task<Func<JobQueue, Task>?> EndingOfAsync(Try running, CancellationToken stopping)
    {
        var job = running.Job;
        try
        {
            await using var scope = root.CreateAsyncScope();
            var work = scope.ServiceProvider.GetRequiredService<JobKinds>().Named(job.Kind)!.Work!;
            await work(scope.ServiceProvider, job.Payload, running.Run, running.Cancellation);
            return null;
        }
        catch (OperationCanceledException) when (running.WhyCancelled == Why.Lost)
        {
            return _ => Task.CompletedTask;
        }
        catch (OperationCanceledException) when (running.WhyCancelled == Why.Stopped)
        {
            return queue => queue.StoppedAsync(job);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return queue => queue.GiveBackAsync(job);
        }
        catch (RefusedException no)
        {
            return queue => queue.PoisonAsync(job, string.Join(" · ", no.Reasons.Select(reason => reason.ToString())));
        }
        catch (RetryLaterException later)
        {
            return queue => queue.FailedAsync(job, later.After, later.Message);
        }
        catch (Exception failure)
        {
            // The queue is where the work's exceptions end: kept on the row, tried again, at last shown to a person.
            log.LogWarning(failure, "Job {Job} ({Kind}) failed at try {Try}", job.Id, job.Kind, job.Tries);
            return queue => queue.FailedAsync(job, pause: null, $"{failure.GetType().Name}: {failure.Message}");
        }
    }

    // A database that is away for a minute shall not make finished work run again.
    private async Task InsistAsync(Func<JobQueue, Task> write)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await OnceAsync((_, queue) => write(queue));
                return;
            }
            catch (Exception e) when (IsOfDatabase(e) && attempt < 6)
            {
                await Task.Delay(settings.Rest * attempt);
            }
        }
    }

    private async Task OnceAsync(Func<IServiceProvider, JobQueue, Task> act)
    {
        await using var scope = root.CreateAsyncScope();
        await act(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<JobQueue>());
    }

    private async Task RestAsync(Exception e, CancellationToken stopping)
    {
        log.LogWarning("The job queue cannot be reached; trying again: {Why}", e.Message);
        await Task.Delay(settings.Rest, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static bool IsOfDatabase(Exception e) =>
        e is DbException or DbUpdateException or TimeoutException
        || e is InvalidOperationException { InnerException: DbException };

    private enum Why
    {
        NotCancelled,
        Stopped,
        Lost,
    }

    private sealed class Try(Job job, CancellationToken stopping) : IDisposable
    {
        private readonly CancellationTokenSource _cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping);

        public Job Job { get; } = job;
        public (JobId, int Try) Key { get; } = (job.Id, job.Tries);
        public JobRun Run { get; } = new(job.Id, job.AgencyId, job.Tries);
        public CancellationToken Cancellation => _cancel.Token;
        public Why WhyCancelled { get; private set; }
        public (int Done, int Of)? Shown { get; set; }
        public Task Ended { get; set; } = Task.CompletedTask;

        public async Task CancelAsync(Why why)
        {
            if (WhyCancelled == Why.NotCancelled)
                WhyCancelled = why;
            try
            {
                await _cancel.CancelAsync();
            }
            catch (ObjectDisposedException)
            {
                // It ended this very moment.
            }
        }

        public void Dispose() => _cancel.Dispose();
    }
}
