using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Standards;

/// <summary>A job: the coverage of a standard as it stands now goes to the measures that it serves.</summary>
internal sealed record FileCoverage(Guid Agency, Guid Standard);

/// <summary>At the end of a month: every standard whose coverage changed in it.</summary>
internal sealed record FileMonthsCoverage;

/// <summary>Writes the list (XLSX) and the paper (DOCX); each content reaches each measure once, because the same coverage is the same file.</summary>
internal sealed class FilingCoverage(
    ProngsaiDb db,
    IAgencies agencies,
    IPeople people,
    IPapers papers,
    KeptFiles files,
    TimeProvider clock
) : IJobWork<FileCoverage>, IJobWork<FileMonthsCoverage>
{
    public async Task RunAsync(FileCoverage job, JobRun run, CancellationToken cancellation)
    {
        var agencyId = AgencyId.From(job.Agency);
        var standard = await db.StandardAsync(agencyId, StandardId.From(job.Standard), cancellation);
        var agency = await agencies.ByIdAsync(agencyId, cancellation).OrMissAsync();
        var now = clock.Now();
        var versions = await db.VersionsAsync(standard, cancellation);
        if (versions.Count == 0 || standard.ServesMeasures.Count == 0)
            return;

        var office = await OfficeStaff.OfAsync(people, agencies, agencyId, cancellation);
        var coverage = await Coverage.OfAsync(db, office, standard, versions, now.Today, cancellation);
        if (coverage.Acknowledged == 0)
            return;

        var name = $"acknowledgement-{standard.Id.Value:N}-v{coverage.Latest.Number}-{IsoDay.Of(coverage.AsOf)}";
        var said =
            $"“{standard.Title}” ฉบับที่ {coverage.Latest.Number} รับทราบแล้ว {coverage.Acknowledged} จาก {coverage.Asked} คน ณ {ThaiDate.InFull(coverage.AsOf)}";
        (string Title, string Name, byte[] Content, FileKind Kind)[] made =
        [
            (
                $"รายงานการรับทราบมาตรฐาน {said}",
                $"{name}.docx",
                papers.Docx(CoveragePaper.Of(coverage, agency)),
                FileKind.Docx
            ),
            ($"บัญชีการรับทราบมาตรฐาน {said}", $"{name}.xlsx", coverage.Sheet().Xlsx(), FileKind.Xlsx),
        ];
        foreach (var one in made)
        {
            var kept = await files.KeepAsync(agencyId, Actor.System, one.Name, one.Content, cancellation);
            foreach (var measure in standard.ServesMeasures)
                db.Prove(
                    now,
                    new FileAsEvidence(
                        agencyId.Value,
                        measure,
                        one.Title,
                        now.Today,
                        kept.Hex,
                        one.Name,
                        one.Kind.MediaType,
                        one.Content.Length,
                        MadeUp: false
                    )
                );
        }

        db.Journal(
            agencyId,
            now,
            Actor.System,
            "CoverageFiled",
            standard.Record,
            new
            {
                version = coverage.Latest.Number,
                coverage.Asked,
                coverage.Acknowledged,
                measures = standard.ServesMeasures,
            }
        );
        await db.SaveChangesAsync(cancellation);
    }

    public async Task RunAsync(FileMonthsCoverage job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        // The schedule ticks on the first day of the next month.
        var last = now.Today.AddDays(-now.Today.Day);
        var since = last.AddDays(1 - last.Day);
        var from = since.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - Clock.Thailand;
        var changed = await db
            .Acknowledgements.Where(a => a.At >= from)
            .Select(a => new { a.AgencyId, a.StandardId })
            .Distinct()
            .ToListAsync(cancellation);
        foreach (var one in changed)
            db.FileCoverage(one.AgencyId, one.StandardId, now);
        await db.SaveChangesAsync(cancellation);
    }
}

internal static class FilingSoon
{
    /// <summary>Saved with the change, done soon after.</summary>
    public static void FileCoverage(this ProngsaiDb db, AgencyId agency, StandardId standard, Now now) =>
        db.Enqueue(agency, now, new FileCoverage(agency.Value, standard.Value), key: $"{standard.Value}");
}
