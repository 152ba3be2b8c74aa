using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Prongsai.Kernel;

/// <summary>
/// What a node does to rows of the queue. Each change names node and try, so that a node whose lease has run out changes
/// nothing that belongs to another by now.
/// </summary>
internal sealed class JobQueue(
    ProngsaiDb db,
    IJobClaims claims,
    JobKinds kinds,
    JobSettings settings,
    TimeProvider clock
)
{
    public async Task<IReadOnlyList<Job>> ClaimAsync(string node, int room, CancellationToken cancellation)
    {
        string[] workable = [.. kinds.Workable.Select(kind => kind.Kind)];
        if (workable.Length == 0)
            return [];

        var now = await claims.NowAsync(db, cancellation);
        var claim = new JobClaim(node, room, now, now + settings.Lease, workable);
        var claimed = await claims.ClaimAsync(db, claim, cancellation);
        foreach (var job in claimed.Where(job => job.Key is not null))
        {
            await db.Set<Job>()
                .Where(other => other.Kind == job.Kind && other.Key == job.Key && other.State == JobState.Waiting)
                .ExecuteUpdateAsync(
                    row =>
                        row.SetProperty(j => j.State, JobState.Merged)
                            .SetProperty(j => j.EndedAt, now)
                            .SetProperty(j => j.Payload, "{}"),
                    cancellation
                );
        }

        return [.. claimed.OrderBy(job => job.Id.Value)];
    }

    public Task DoneAsync(string node, IReadOnlyList<Job> jobs)
    {
        var (now, ids) = (clock.Now().Utc, jobs.Select(job => job.Id).ToList());

        return db.Set<Job>()
            .Where(j => ids.Contains(j.Id) && j.Node == node && j.State == JobState.Running)
            .ExecuteUpdateAsync(row =>
                row.SetProperty(j => j.State, JobState.Done)
                    .SetProperty(j => j.EndedAt, now)
                    .SetProperty(j => j.Payload, "{}")
                    .SetProperty(j => j.Trouble, (string?)null)
                    .SetProperty(j => j.Node, (string?)null)
                    .SetProperty(j => j.LeasedUntil, (DateTime?)null)
            );
    }

    /// <summary>The node is going; whoever comes next begins again, and this try does not count.</summary>
    public Task GiveBackAsync(Job job) =>
        EndTryAsync(
            job,
            row => row.SetProperty(j => j.State, JobState.Waiting).SetProperty(j => j.Tries, job.Tries - 1)
        );

    public Task StoppedAsync(Job job)
    {
        var now = clock.Now().Utc;

        return EndTryAsync(
            job,
            row => row.SetProperty(j => j.State, JobState.Stopped).SetProperty(j => j.EndedAt, now)
        );
    }

    /// <summary>Again after a pause, or poisoned when that was the last try.</summary>
    public async Task FailedAsync(Job job, TimeSpan? pause, string trouble)
    {
        if (job.Tries >= (kinds.Named(job.Kind)?.Tries ?? JobRegistration.UsualTries))
        {
            await PoisonAsync(job, trouble);
            return;
        }

        var due = await claims.NowAsync(db, CancellationToken.None) + (pause ?? settings.Pause(job.Tries));
        await EndTryAsync(
            job,
            row =>
                row.SetProperty(j => j.State, JobState.Waiting)
                    .SetProperty(j => j.DueAt, due)
                    .SetProperty(j => j.Trouble, Short(trouble))
        );
    }

    /// <summary>A person has to look. Whoever tells people of it is enqueued in the same transaction.</summary>
    public async Task PoisonAsync(Job job, string trouble)
    {
        var now = clock.Now();
        await using var whole = await db.Database.BeginTransactionAsync();
        var ours = await EndTryAsync(
            job,
            row =>
                row.SetProperty(j => j.State, JobState.Poisoned)
                    .SetProperty(j => j.EndedAt, now.Utc)
                    .SetProperty(j => j.Trouble, Short(trouble))
        );
        if (ours)
        {
            db.Journal(job.AgencyId, now, Actor.System, "JobPoisoned", job.Record, new { job.Kind, job.Tries });
            // A poisoned notice about a poisoned job would go round in circles.
            if (kinds.Of(typeof(JobPoisoned)) is { Work: not null } tellers && job.Kind != tellers.Kind)
                db.Enqueue(agency: null, now, new JobPoisoned(job.Id, job.Kind));
            await db.SaveChangesAsync();
        }

        await whole.CommitAsync();
    }

    /// <summary>Prolongs every lease of this node and tells which tries it still holds, and whether they shall stop.</summary>
    public async Task<Dictionary<(JobId, int Try), bool>> KeepAsync(string node, CancellationToken cancellation)
    {
        var until = await claims.NowAsync(db, cancellation) + settings.Lease;
        var ours = db.Set<Job>().Where(job => job.Node == node && job.State == JobState.Running);
        await ours.ExecuteUpdateAsync(row => row.SetProperty(j => j.LeasedUntil, until), cancellation);
        var held = await ours.AsNoTracking()
            .Select(job => new
            {
                job.Id,
                job.Tries,
                job.StopAskedAt,
            })
            .ToListAsync(cancellation);

        return held.ToDictionary(job => (job.Id, job.Tries), job => job.StopAskedAt is not null);
    }

    public Task ShowProgressAsync(Job job, int done, int of, CancellationToken cancellation) =>
        db.Set<Job>()
            .Where(j => j.Id == job.Id && j.Node == job.Node && j.Tries == job.Tries)
            .ExecuteUpdateAsync(row => row.SetProperty(j => j.Done, done).SetProperty(j => j.Of, of), cancellation);

    /// <summary>Frees the jobs of nodes that died. One that killed its node too often is poisoned.</summary>
    public async Task FreeAbandonedAsync(CancellationToken cancellation)
    {
        var now = await claims.NowAsync(db, cancellation);
        var abandoned = await db.Set<Job>()
            .AsNoTracking()
            .Where(job => job.State == JobState.Running && job.LeasedUntil < now)
            .ToListAsync(cancellation);
        foreach (var job in abandoned)
        {
            if (job.StopAskedAt is not null)
                await StoppedAsync(job);
            else
                await FailedAsync(job, pause: TimeSpan.Zero, "เครื่องที่ทำงานนี้หยุดไปกลางคัน / the node died at work");
        }
    }

    private async Task<bool> EndTryAsync(Job job, Action<UpdateSettersBuilder<Job>> change) =>
        await db.Set<Job>()
            .Where(j => j.Id == job.Id && j.Node == job.Node && j.Tries == job.Tries && j.State == JobState.Running)
            .ExecuteUpdateAsync(row =>
            {
                change(row);
                row.SetProperty(j => j.Node, (string?)null).SetProperty(j => j.LeasedUntil, (DateTime?)null);
            }) > 0;

    private static string Short(string trouble) => trouble.Length <= 500 ? trouble : ThaiText.Truncate(trouble, 500);
}

/// <summary>A job was poisoned: for whoever tells people. It names no person and carries no content.</summary>
/// <param name="Job">Which.</param>
/// <param name="Kind">Of what kind.</param>
public sealed record JobPoisoned(JobId Job, string Kind);
