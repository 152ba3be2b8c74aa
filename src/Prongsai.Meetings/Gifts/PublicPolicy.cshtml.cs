using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Gifts;

/// <summary>The issued announcement of a year, for everybody.</summary>
[AllowAnonymous]
internal sealed class PublicPolicyModel(ProngsaiDb db, IAgencies agencies, IPapers papers, KeptFiles files) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public GiftPolicy Policy { get; private set; } = null!;
    public bool HasReport { get; private set; }

    public Task OnGetAsync(string agency, string year, CancellationToken cancellation) =>
        FetchAsync(agency, year, cancellation);

    public async Task<IActionResult> OnGetDocxAsync(string agency, string year, CancellationToken cancellation)
    {
        await FetchAsync(agency, year, cancellation);
        return File(papers.Docx(Policy.Paper(Agency)), FileKind.Docx.MediaType, $"no-gift-policy-{Policy.Year}.docx");
    }

    public async Task<IActionResult> OnGetScanAsync(string agency, string year, CancellationToken cancellation)
    {
        await FetchAsync(agency, year, cancellation);
        return await files.SendAsync(
            Response,
            Policy.Scan!.Value,
            Policy.ScanName!,
            FileKind.Pdf.MediaType,
            cancellation
        );
    }

    private async Task FetchAsync(string slug, string year, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(slug, cancellation).OrMissAsync();
        var (id, of) = (Agency.Id, FindingGifts.YearOrMiss(year));
        Policy = await db
            .GiftPolicies.AsNoTracking()
            .FirstOrDefaultAsync(p => p.AgencyId == id && p.Year == of && p.State == PolicyState.Issued, cancellation)
            .OrMissAsync();
        HasReport = await db.ApprovedGiftReportAsync(id, of, cancellation) is not null;
    }
}
