using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Procurement.Reconciling.Announcements;
using Prongsai.Procurement.Reconciling.Differences;
using Prongsai.Procurement.Reconciling.NationalRecord;

namespace Prongsai.Procurement.Reconciling;

/// <summary>Asks for the contracts, and tells the officers in charge when something new differs.</summary>
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

/// <summary>Every day, for they stand there for seven.</summary>
internal sealed class AskingDaily(ProngsaiDb db, FeedHours hours, TimeProvider clock)
    : IJobWork<AskForAnnouncementsDaily>
{
    public async Task RunAsync(AskForAnnouncementsDaily job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        foreach (var source in await db.AskingByThemselvesAsync(cancellation))
            db.AskForAnnouncements(source, hours, Actor.System.Name, now);
        await db.SaveChangesAsync(cancellation);
    }
}

/// <summary>Once a month, for questions are counted there.</summary>
internal sealed class AskingMonthly(ProngsaiDb db, TimeProvider clock) : IJobWork<AskForContractsMonthly>
{
    public async Task RunAsync(AskForContractsMonthly job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        var present = FiscalYear.Of(now.Today);
        foreach (var source in await db.AskingByThemselvesAsync(cancellation))
        {
            db.AskForContracts(source, present, Actor.System.Name, now);
            // Contracts of September come into the record in autumn.
            if (now.Today.Month is >= 10 and <= 12)
                db.AskForContracts(source, present.Previous, Actor.System.Name, now);
        }

        await db.SaveChangesAsync(cancellation);
    }
}

internal static class SourcesThatAsk
{
    public static Task<List<NationalSource>> AskingByThemselvesAsync(
        this ProngsaiDb db,
        CancellationToken cancellation
    ) => db.NationalSources.AsNoTracking().Where(s => s.AsksByItself).ToListAsync(cancellation);
}
