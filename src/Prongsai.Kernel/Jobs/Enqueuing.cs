using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Prongsai.Kernel;

/// <summary>The queue on the database: enqueue beside the change that causes the work.</summary>
public static class Enqueuing
{
    /// <summary>Adds a job; it is saved with the change, by the same <c>SaveChanges</c>, and this node looks for it at once.</summary>
    /// <param name="db">The database of the change.</param>
    /// <param name="agency">For whom; null for the installation itself.</param>
    /// <param name="now">The reading of the clock of the change.</param>
    /// <param name="job">What to do; its type was registered with <c>AddJob</c>.</param>
    /// <param name="notBefore">UTC; null: at once.</param>
    /// <param name="key">
    /// Jobs of one kind with the same key are the same work: they never run side by side, and one run answers all that waited when
    /// it began. One enqueued while it runs is run afterwards, since that run may have read what was before.
    /// </param>
    public static JobId Enqueue<TJob>(
        this ProngsaiDb db,
        AgencyId? agency,
        Now now,
        TJob job,
        DateTime? notBefore = null,
        string? key = null
    )
        where TJob : class
    {
        ArgumentNullException.ThrowIfNull(db);
        var kind =
            db.GetService<JobKinds>().Of(typeof(TJob))
            ?? throw new InvalidOperationException($"{typeof(TJob).Name} is no registered job: AddJob.");
        var payload = JsonSerializer.Serialize(job, JobKinds.Json);
        // Asked for only where it is needed: a database that is being restored has no keys of ours yet.
        if (kind.IsSealed)
            payload = db.GetService<JobSeal>().Close(payload);
        var row = Job.New(agency, now, kind.Kind, payload, notBefore, key);
        db.Add(row);
        WakeWhenSaved(db, db.GetService<JobSignal>());

        return row.Id;
    }

    // Inside a transaction the runner comes too early; it then looks again after growing pauses (JobRunner).
    private static void WakeWhenSaved(ProngsaiDb db, JobSignal signal)
    {
        db.SavedChanges += Wake;

        void Wake(object? sender, SavedChangesEventArgs saved)
        {
            db.SavedChanges -= Wake;
            signal.Wake();
        }
    }
}
