using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Standards;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Meetings.Gifts;

/// <summary>A second person reads the prepared numbers and approves them: frozen, public, and evidence of a measure where one is chosen.</summary>
[Writes(Duty.Reviewer, Duty.Executive), Publishes(GiftReport.Kind)]
[Act("เห็นชอบรายงานผล No Gift Policy", "Approve the report on gifts")]
internal sealed class ApproveGiftReportModel(
    ProngsaiDb db,
    IAgencies agencies,
    IPeople people,
    IPapers papers,
    KeptFiles files,
    IMeasuresToKeep measures,
    TimeProvider clock
) : PageModel
{
    public GiftReport Report { get; private set; } = null!;
    public IReadOnlyList<MeasureToKeep> Measures { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public Task OnGetAsync(string year, int number, CancellationToken cancellation) =>
        FetchAsync(year, number, cancellation);

    public async Task<IActionResult> OnPostAsync(string year, int number, Guid? measure, CancellationToken cancellation)
    {
        await FetchAsync(year, number, cancellation);
        if (measure is not null && Measures.All(m => m.Id != measure))
            WhyNot = [.. WhyNot, GiftRefusals.Measure];
        if (WhyNot.Count > 0)
            return Page();

        var (now, by) = (clock.Now(), User.Actor());
        var agency = await agencies.ByIdAsync(Report.AgencyId, cancellation).OrMissAsync();
        var (content, name) = (
            papers.Docx(Report.Content.Paper(agency, number)),
            $"gift-report-{Report.Year}-{number}.docx"
        );
        var kept = await files.KeepAsync(agency.Id, by, name, content, cancellation);
        Report.Approve(kept, now, by);
        db.Journal(
            agency.Id,
            now,
            by,
            "GiftReportApproved",
            Report.Record,
            new
            {
                Report.Number,
                sha256 = kept.Hex,
                measure,
            }
        );
        if (measure is { } proven)
            db.Prove(
                now,
                new FileAsEvidence(
                    agency.Id.Value,
                    proven,
                    $"รายงานผลตามนโยบาย No Gift Policy ปีงบประมาณ พ.ศ. {Report.Year} ฉบับที่ {number}",
                    now.Today,
                    kept.Hex,
                    name,
                    FileKind.Docx.MediaType,
                    content.Length,
                    MadeUp: false
                )
            );
        await db.SaveOrRefuseAsync(GiftRefusals.Raced, cancellation);
        return LocalRedirect($"{ReportOnGiftsModel.Here}/{Report.Year}");
    }

    private async Task FetchAsync(string year, int number, CancellationToken cancellation)
    {
        var (agency, of) = (User.Agency(), FindingGifts.YearOrMiss(year));
        Report = await db
            .GiftReports.FirstOrDefaultAsync(
                r => r.AgencyId == agency && r.Year == of && r.Number == number,
                cancellation
            )
            .OrMissAsync();
        Measures = await measures.OfYearAsync(agency, clock.Now().Today, cancellation);
        var could = await people.WhoMaySubmitAsync<ApproveGiftReportModel>(agency, cancellation);
        WhyNot = Report.WhyNotApprove(
            User.Actor(),
            [.. could.Where(p => p.AccountId != Report.PreparedById).Select(p => p.Name).Distinct()]
        );
    }
}
