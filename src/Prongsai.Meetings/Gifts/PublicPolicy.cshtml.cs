using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Gifts;

/// <summary>The issued announcement of a year, for everybody; without a year the latest.</summary>
[AllowAnonymous]
internal sealed class PublicPolicyModel(ProngsaiDb db, IAgencies agencies, IPapers papers, KeptFiles files) : PageModel
{
    public Agency Agency { get; private set; } = null!;

    /// <summary>Null where the agency has announced none yet.</summary>
    public GiftPolicy? Policy { get; private set; }

    public bool HasReport { get; private set; }

    public async Task<IActionResult> OnGetAsync(string agency, string? year, CancellationToken cancellation)
    {
        if (year is not null)
        {
            await FetchAsync(agency, year, cancellation);
            return Page();
        }

        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var id = Agency.Id;
        var latest = await db
            .GiftPolicies.AsNoTracking()
            .Where(p => p.AgencyId == id && p.State == PolicyState.Issued)
            .OrderByDescending(p => p.Year)
            .FirstOrDefaultAsync(cancellation);
        return latest is null ? Page() : LocalRedirect($"/{Agency.Slug}/no-gift/{latest.Year}");
    }

    public async Task<IActionResult> OnGetDocxAsync(string agency, string year, CancellationToken cancellation)
    {
        var policy = await FetchAsync(agency, year, cancellation);
        return File(papers.Docx(policy.Paper(Agency)), FileKind.Docx.MediaType, $"no-gift-policy-{policy.Year}.docx");
    }

    public async Task<IActionResult> OnGetScanAsync(string agency, string year, CancellationToken cancellation)
    {
        var policy = await FetchAsync(agency, year, cancellation);
        return await files.SendAsync(
            Response,
            policy.Scan!.Value,
            policy.ScanName!,
            FileKind.Pdf.MediaType,
            cancellation
        );
    }

    private async Task<GiftPolicy> FetchAsync(string slug, string year, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(slug, cancellation).OrMissAsync();
        var (id, of) = (Agency.Id, FindingGifts.YearOrMiss(year));
        var policy = await db
            .GiftPolicies.AsNoTracking()
            .FirstOrDefaultAsync(p => p.AgencyId == id && p.Year == of && p.State == PolicyState.Issued, cancellation)
            .OrMissAsync();
        HasReport = await db.ApprovedGiftReportAsync(id, of, cancellation) is not null;
        Policy = policy;
        return policy;
    }
}
