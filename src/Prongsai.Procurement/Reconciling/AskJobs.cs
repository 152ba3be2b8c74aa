using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Procurement.Reconciling.Announcements;
using Prongsai.Procurement.Reconciling.Differences;
using Prongsai.Procurement.Reconciling.NationalRecord;

namespace Prongsai.Procurement.Reconciling;

/// <summary>Asks for the contracts of a fiscal year (B.E.) of the job's agency.</summary>
internal sealed record AskForContracts(int Year, string By);

/// <summary>Asks for what e-GP announced lately of the job's agency.</summary>
internal sealed record AskForAnnouncements(string By);

/// <summary>Each morning before the announcements close: which agencies ask by themselves.</summary>
internal sealed record AskByItself;

/// <summary>The jobs of asking, as pages and schedules enqueue and find them.</summary>
internal static class AskJobs
{
    public const string ContractsKind = "ask-national-contracts",
        AnnouncementsKind = "ask-egp-announcements";

    public static string KeyOf(AgencyId agency, FiscalYear year) =>
        FormattableString.Invariant($"{agency.Value}:{year.Buddhist}");

    public static string KeyOf(AgencyId agency) => agency.Value.ToString();

    /// <summary>Both systems; the announcements when they open.</summary>
    public static void AskNationally(
        this ProngsaiDb db,
        NationalSource source,
        FiscalYear year,
        FeedHours hours,
        string by,
        Now now
    )
    {
        db.AskForContracts(source, year, by, now);
        db.Enqueue(
            source.AgencyId,
            now,
            new AskForAnnouncements(by),
            notBefore: hours.OpensAt(now.Utc),
            key: KeyOf(source.AgencyId)
        );
    }

    /// <summary>Without a key there is nobody to ask.</summary>
    public static void AskForContracts(this ProngsaiDb db, NationalSource source, FiscalYear year, string by, Now now)
    {
        if (source.ProtectedKey is not null)
            db.Enqueue(source.AgencyId, now, new AskForContracts(year.Buddhist, by), key: KeyOf(source.AgencyId, year));
    }

    /// <summary>Those that wait or run for an agency, of this year or of the announcements.</summary>
    public static IQueryable<Job> Asking(this ProngsaiDb db, AgencyId agency, FiscalYear year)
    {
        var (contracts, announcements) = (KeyOf(agency, year), KeyOf(agency));

        return db.Set<Job>()
            .Where(j =>
                (j.Kind == ContractsKind && j.Key == contracts || j.Kind == AnnouncementsKind && j.Key == announcements)
                && (j.State == JobState.Running || j.State == JobState.Waiting)
            );
    }

    /// <summary>A quota or closed hours are waited for; the queue's own pauses are for what nobody can foresee.</summary>
    public static async Task OrLaterAsync(Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (TryAgainException later)
        {
            throw new RetryLaterException(later.After ?? TimeSpan.FromMinutes(10), later.Why.ToString());
        }
    }
}

internal sealed class AskingForContracts(
    ProngsaiDb db,
    AskingNationally asking,
    ReadingDifferences differences,
    INotices notices,
    TimeProvider clock
) : IJobWork<AskForContracts>
{
    /// <summary>The kind of its notices.</summary>
    public const string NoticeKind = "procurement-differences";

    public async Task RunAsync(AskForContracts job, JobRun run, CancellationToken cancellation)
    {
        var (agency, year) = (run.Agency!.Value, new FiscalYear(job.Year));
        var before = await OpenAsync(agency, year, cancellation);
        await AskJobs.OrLaterAsync(() =>
            asking.ContractsAsync(agency, year, new NationalAskId(run.Id.Value), job.By, run.Progress, cancellation)
        );
        var after = await OpenAsync(agency, year, cancellation);
        after.ExceptWith(before);
        if (after.Count == 0)
            return;

        notices.Tell(
            clock.Now(),
            new Notice(
                agency,
                Recipients.Holders(Duty.ProcurementOfficer),
                NoticeKind,
                new(
                    $"ทะเบียนจัดซื้อจัดจ้างปี {year} ต่างจากข้อมูลกลางเพิ่ม {after.Count} รายการ",
                    $"{after.Count} new difference(s) between the purchases of {year} and the national data"
                ),
                ReconcilingModule.Address(year)
            )
        );
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<HashSet<string>> OpenAsync(AgencyId agency, FiscalYear year, CancellationToken cancellation) =>
        [
            .. (await differences.OfYearAsync(agency, year, cancellation))
                .Differences.Where(d => d.Valid is null)
                .Select(d => d.Difference.Key + d.Difference.Print),
        ];
}

internal sealed class AskingForAnnouncements(AskingNationally asking) : IJobWork<AskForAnnouncements>
{
    public Task RunAsync(AskForAnnouncements job, JobRun run, CancellationToken cancellation) =>
        AskJobs.OrLaterAsync(() =>
            asking.AnnouncementsAsync(
                run.Agency!.Value,
                new NationalAskId(run.Id.Value),
                job.By,
                run.Progress,
                cancellation
            )
        );
}

/// <summary>The announcements every day, for they stand for seven; the contracts once a month, for questions are counted there.</summary>
internal sealed class AskingByItself(ProngsaiDb db, FeedHours hours, TimeProvider clock) : IJobWork<AskByItself>
{
    private const int DayOfContracts = 5;

    public async Task RunAsync(AskByItself job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        var sources = await db.NationalSources.AsNoTracking().Where(s => s.AsksByItself).ToListAsync(cancellation);
        var present = FiscalYear.Of(now.Today);
        foreach (var source in sources)
        {
            db.Enqueue(
                source.AgencyId,
                now,
                new AskForAnnouncements(Actor.System.Name),
                notBefore: hours.OpensAt(now.Utc),
                key: AskJobs.KeyOf(source.AgencyId)
            );
            if (now.Today.Day != DayOfContracts)
                continue;
            db.AskForContracts(source, present, Actor.System.Name, now);
            // Contracts of September come into the record in autumn.
            if (now.Today.Month is >= 10 and <= 12)
                db.AskForContracts(source, present.Previous, Actor.System.Name, now);
        }

        await db.SaveChangesAsync(cancellation);
    }
}
