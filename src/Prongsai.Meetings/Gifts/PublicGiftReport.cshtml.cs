using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Gifts;

/// <summary>The latest approved report of a year, for everybody; nobody who gave or received stands in it.</summary>
[AllowAnonymous]
internal sealed class PublicGiftReportModel(ProngsaiDb db, IAgencies agencies, IPapers papers, KeptFiles files)
    : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public GiftReport Report { get; private set; } = null!;
    public Refusal? NoPdf { get; private set; }

    private OfficialPaper Paper => Report.Content.Paper(Agency, Report.Number);

    private string Name => $"gift-report-{Report.Year}-{Report.Number}";

    public Task OnGetAsync(string agency, string year, CancellationToken cancellation) =>
        FetchAsync(agency, year, cancellation);

    public async Task<IActionResult> OnGetDocxAsync(string agency, string year, CancellationToken cancellation)
    {
        await FetchAsync(agency, year, cancellation);
        return await files.SendAsync(
            Response,
            Report.Docx!.Value,
            $"{Name}.docx",
            FileKind.Docx.MediaType,
            cancellation
        );
    }

    public async Task<IActionResult> OnGetPdfAsync(string agency, string year, CancellationToken cancellation)
    {
        await FetchAsync(agency, year, cancellation);
        (var pdf, NoPdf) = await papers.PdfAsync(Paper, cancellation);
        return pdf is null ? Page() : File(pdf, FileKind.Pdf.MediaType, $"{Name}.pdf");
    }

    public async Task<IActionResult> OnGetHtmlAsync(string agency, string year, CancellationToken cancellation)
    {
        await FetchAsync(agency, year, cancellation);
        return File(papers.Html(Paper), "text/html; charset=utf-8", $"{Name}.html");
    }

    private async Task FetchAsync(string slug, string year, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(slug, cancellation).OrMissAsync();
        Report = await db.ApprovedGiftReportAsync(Agency.Id, FindingGifts.YearOrMiss(year), cancellation).OrMissAsync();
    }
}
