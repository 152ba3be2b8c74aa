using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Gifts;

/// <summary>The yearly report: as the register stands now, and the numbers that were prepared and approved.</summary>
[Writes(Duty.Preparer, Duty.AgencyAdministrator), Prepares(GiftReport.Kind)]
[Act("จัดทำรายงานผล No Gift Policy", "Prepare the report on gifts")]
internal sealed class ReportOnGiftsModel(ProngsaiDb db, IAgencies agencies, IPapers papers, TimeProvider clock)
    : PageModel
{
    public const string Here = "/staff/gifts/report";

    public Agency Agency { get; private set; } = null!;
    public FiscalYear Year { get; private set; }
    public GiftYear Now { get; private set; } = null!;
    public IReadOnlyList<GiftReport> Reports { get; private set; } = [];

    public Task OnGetAsync(string? year, CancellationToken cancellation) => FetchAsync(year, cancellation);

    public async Task<IActionResult> OnGetDocxAsync(string? year, int number, CancellationToken cancellation)
    {
        await FetchAsync(year, cancellation);
        var report = Reports.FirstOrDefault(r => r.Number == number) ?? throw new MissingException("report");
        return File(
            papers.Docx(report.Content.Paper(Agency, number)),
            FileKind.Docx.MediaType,
            $"gift-report-{Year}-{number}.docx"
        );
    }

    public async Task<IActionResult> OnPostAsync(string? year, CancellationToken cancellation)
    {
        await FetchAsync(year, cancellation);
        var (now, by) = (clock.Now(), User.Actor());
        var report = GiftReport.Of(Agency.Id, Now, Reports.Select(r => r.Number).DefaultIfEmpty(0).Max() + 1, now, by);
        db.GiftReports.Add(report);
        db.Journal(
            Agency.Id,
            now,
            by,
            "GiftReportPrepared",
            report.Record,
            new { report.Number, sha256 = report.Hash }
        );
        await db.SaveNewOrRefuseAsync<GiftReport>(
            r => r.AgencyId == report.AgencyId && r.Year == report.Year && r.Number == report.Number,
            GiftRefusals.Raced,
            cancellation
        );
        return LocalRedirect($"{Here}/{Year}");
    }

    private async Task FetchAsync(string? year, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Year = year is null ? FiscalYear.Of(clock.Now().Today) : FindingGifts.YearOrMiss(year);
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Now = await GiftYear.OfAsync(db, agencies, Agency, Year, cancellation);
        Reports = await db
            .GiftReports.AsNoTracking()
            .Where(r => r.AgencyId == agency && r.Year == Year)
            .OrderByDescending(r => r.Number)
            .ToListAsync(cancellation);
    }
}
