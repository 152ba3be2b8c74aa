using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Notifications.Telling;

/// <summary>A job failed for good: whoever runs the program hears of it.</summary>
internal sealed class PoisonedJobs(ProngsaiDb db, INotices notices, JobKinds kinds, TimeProvider clock)
    : IJobWork<JobPoisoned>
{
    public const string Kind = "job-poisoned";

    public async Task RunAsync(JobPoisoned job, JobRun run, CancellationToken cancellation)
    {
        var name = kinds.Named(job.Kind)?.Name ?? Bilingual.ThaiOnly(job.Kind);
        notices.Tell(
            clock.Now(),
            new Notice(
                Agency: null,
                Recipients.Holders(Duty.SystemAdministrator),
                Kind,
                new($"งาน “{name.Th}” ล้มเหลว ต้องมีผู้ดู", $"The job “{name.En}” failed and needs somebody to look."),
                "/staff/jobs"
            )
        );
        await db.SaveChangesAsync(cancellation);
    }
}
