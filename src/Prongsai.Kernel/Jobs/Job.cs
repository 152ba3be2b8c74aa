using Microsoft.EntityFrameworkCore;

namespace Prongsai.Kernel;

/// <summary>Which job of the queue.</summary>
public readonly record struct JobId(Guid Value) : IId<JobId>
{
    /// <inheritdoc />
    public static JobId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>Nobody works on it; perhaps it is not due yet.</summary>
    Waiting,

    /// <summary>A node holds its lease.</summary>
    Running,

    /// <summary>Carried out.</summary>
    Done,

    /// <summary>Answered by another job with the same key, which began after this one was enqueued.</summary>
    Merged,

    /// <summary>Failed too often, or can never work; waits for a person.</summary>
    Poisoned,

    /// <summary>Stopped by a person.</summary>
    Stopped,
}

/// <summary>
/// Work to be done outside a request: written in the transaction of its cause, so that neither is lost without the other. It may
/// run twice (a node can die after the work and before the tick), so every work must bear that.
/// </summary>
public sealed class Job
{
    /// <summary>Time-ordered; the queue is worked in this order.</summary>
    public JobId Id { get; private init; }

    /// <summary>For whom; null for the installation itself.</summary>
    public AgencyId? AgencyId { get; private init; }

    /// <summary>What is to be done, as registered with <c>AddJob</c>.</summary>
    public string Kind { get; private init; } = "";

    /// <summary>With what, as JSON (sealed where the kind says so); emptied when done, for it may name a person.</summary>
    public string Payload { get; private init; } = "{}";

    /// <summary>Jobs of one kind with the same key are the same work.</summary>
    public string? Key { get; private init; }

    /// <summary>When it was written, UTC.</summary>
    public DateTime EnqueuedAt { get; private init; }

    /// <summary>Not before, UTC; null: at once, whatever the clocks of the nodes say.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public JobState State { get; private set; }

    /// <summary>How often it was begun.</summary>
    public int Tries { get; private set; }

    /// <summary>Which node works on it.</summary>
    public string? Node { get; private set; }

    /// <summary>Until when that node may; it prolongs. A node that dies does not, and the job is free again.</summary>
    public DateTime? LeasedUntil { get; private set; }

    /// <summary>When the last try began, UTC.</summary>
    public DateTime? StartedAt { get; private set; }

    /// <summary>When it was done, poisoned or stopped, UTC.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Progress: so many…</summary>
    public int? Done { get; private set; }

    /// <summary>…of so many.</summary>
    public int? Of { get; private set; }

    /// <summary>A person wants it to stop, since.</summary>
    public DateTime? StopAskedAt { get; private set; }

    /// <summary>Why the last try failed.</summary>
    public string? Trouble { get; private set; }

    /// <summary>As it stands in the journal.</summary>
    public string Record => $"job:{Id}";

    internal static Job New(AgencyId? agency, Now now, string kind, string payload, DateTime? notBefore, string? key) =>
        new()
        {
            Id = Ids.Next<JobId>(),
            AgencyId = agency,
            Kind = kind,
            Payload = payload,
            Key = key,
            EnqueuedAt = now.Utc,
            DueAt = notBefore,
        };

    /// <summary>Reasons why it cannot be stopped.</summary>
    public IReadOnlyList<Refusal> WhyNotStop() =>
        State is JobState.Waiting or JobState.Running && StopAskedAt is null ? [] : [NothingToStop];

    /// <summary>Stops it: at once when it waits; when it runs, its node is asked to.</summary>
    public void Stop(Now now)
    {
        WhyNotStop().ThrowIfAny();

        StopAskedAt = now.Utc;
        if (State == JobState.Waiting)
            (State, EndedAt) = (JobState.Stopped, now.Utc);
    }

    /// <summary>Reasons why it cannot be started again.</summary>
    public IReadOnlyList<Refusal> WhyNotRestart() =>
        State is JobState.Poisoned or JobState.Stopped ? [] : [NothingToRestart];

    /// <summary>Lets it be tried again from the first try.</summary>
    public void Restart()
    {
        WhyNotRestart().ThrowIfAny();

        State = JobState.Waiting;
        (Tries, DueAt, EndedAt, StopAskedAt, Done, Of) = (0, null, null, null, null, null);
    }

    private static readonly Refusal NothingToStop = new(
        "job-not-stoppable",
        "งานนี้จบไปแล้วหรือถูกสั่งหยุดแล้ว จึงหยุดไม่ได้",
        "This job has ended or was told to stop already."
    );

    private static readonly Refusal NothingToRestart = new(
        "job-not-restartable",
        "เริ่มใหม่ได้เฉพาะงานที่ล้มเหลวหรือถูกหยุด",
        "Only a job that failed or was stopped can be started again."
    );
}

/// <summary>A schedule's tick that some node has answered; the key lets only one node do so.</summary>
internal sealed class JobTick
{
    public string Schedule { get; private init; } = "";
    public DateTime At { get; private init; }
}

internal sealed class JobTables : ITables
{
    public void Describe(ModelBuilder model)
    {
        var job = model.Entity<Job>();
        job.ToTable("jobs");
        job.HasKey(j => j.Id);
        job.Ignore(j => j.Record);
        job.HasIndex(j => new { j.State, j.Id });
        job.HasIndex(j => new { j.Key, j.Kind });
        // A person's stop or restart must not undo what a node wrote this very moment.
        job.Property(j => j.State).IsConcurrencyToken();
        job.Property(j => j.Tries).IsConcurrencyToken();

        var tick = model.Entity<JobTick>();
        tick.ToTable("job_ticks");
        tick.HasKey(t => new { t.Schedule, t.At });
    }
}
