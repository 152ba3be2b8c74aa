using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Web.Jobs;

/// <summary>
/// What the program does by itself: running, failed, waiting, done. Whoever runs the installation starts and stops it here. What a
/// job carries is not shown: a letter is its recipient's.
/// </summary>
[Reads(Duty.SystemAdministrator), Act("หยุดหรือเริ่มงานของระบบใหม่", "Stop or restart jobs of the program")]
internal sealed class JobsModel(ProngsaiDb db, JobKinds kinds, JobSignal signal, TimeProvider clock) : PageModel
{
    private const int Shown = 50;

    public IReadOnlyDictionary<JobState, int> Counts { get; private set; } = new Dictionary<JobState, int>();
    public IReadOnlyList<Job> Running { get; private set; } = [];
    public IReadOnlyList<Job> Poisoned { get; private set; } = [];
    public IReadOnlyList<Job> Waiting { get; private set; } = [];
    public IReadOnlyList<Job> Ended { get; private set; } = [];

    public Bilingual Name(Job job) => kinds.Named(job.Kind)?.Name ?? Bilingual.ThaiOnly(job.Kind);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var jobs = db.Set<Job>().AsNoTracking();
        Counts = await jobs.GroupBy(job => job.State)
            .Select(state => new { state.Key, Count = state.Count() })
            .ToDictionaryAsync(state => state.Key, state => state.Count, cancellation);
        Running = await LatestAsync(jobs.Where(job => job.State == JobState.Running), cancellation);
        Poisoned = await LatestAsync(
            jobs.Where(job => job.State == JobState.Poisoned || job.State == JobState.Stopped),
            cancellation
        );
        Waiting = await jobs.Where(job => job.State == JobState.Waiting)
            .OrderBy(job => job.Id)
            .Take(Shown)
            .ToListAsync(cancellation);
        Ended = await LatestAsync(
            jobs.Where(job => job.State == JobState.Done || job.State == JobState.Merged),
            cancellation
        );
    }

    public Task<IActionResult> OnPostStopAsync(Guid id, CancellationToken cancellation) =>
        ActAsync(id, "JobStopped", job => job.WhyNotStop(), (job, now) => job.Stop(now), cancellation);

    public Task<IActionResult> OnPostRestartAsync(Guid id, CancellationToken cancellation) =>
        ActAsync(id, "JobRestarted", job => job.WhyNotRestart(), (job, _) => job.Restart(), cancellation);

    private async Task<IActionResult> ActAsync(
        Guid id,
        string what,
        Func<Job, IReadOnlyList<Refusal>> whyNot,
        Action<Job, Now> act,
        CancellationToken cancellation
    )
    {
        var (now, wanted) = (clock.Now(), new JobId(id));
        var job = await db.Set<Job>().FirstOrDefaultAsync(j => j.Id == wanted, cancellation).OrMissAsync();
        whyNot(job).ThrowIfAny();
        act(job, now);
        db.Journal(job.AgencyId, now, User.Actor(), what, job.Record, new { job.Kind });
        await db.SaveOrRefuseAsync(Moved, cancellation);

        signal.Wake();
        return Redirect("/staff/jobs");
    }

    private static Task<List<Job>> LatestAsync(IQueryable<Job> jobs, CancellationToken cancellation) =>
        jobs.OrderByDescending(job => job.Id).Take(Shown).ToListAsync(cancellation);

    private static readonly Refusal Moved = new(
        "job-moved-on",
        "งานนี้เปลี่ยนสถานะไปในขณะเดียวกัน เปิดหน้านี้ใหม่แล้วดูอีกครั้ง",
        "This job moved on at the same moment; open the page again and look."
    );
}
