using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Crests;

/// <summary>The crest of an agency, for everybody: it stands in the letterhead.</summary>
[AllowAnonymous]
internal sealed class CrestModel(ProngsaiDb db, KeptFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string agency, CancellationToken cancellation)
    {
        var shown = await db
            .Agencies.Where(a => a.Slug == agency)
            .Select(a => new { a.Crest, a.CrestType })
            .FirstOrDefaultAsync(cancellation)
            .OrMissAsync();
        if (shown.Crest is not { } hash)
            throw new MissingException("crest");

        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        // The address in the letterhead carries the hash, so a new crest is a new address.
        Response.Headers.CacheControl = "public, max-age=86400";
        return new FileStreamResult(
            await files.OpenAsync(hash, cancellation),
            shown.CrestType ?? "application/octet-stream"
        )
        {
            EntityTag = new EntityTagHeaderValue($"\"{hash.Hex}\""),
        };
    }
}
