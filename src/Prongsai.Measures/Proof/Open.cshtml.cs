using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;

namespace Prongsai.Measures.Proof;

/// <summary>The bytes of a piece of evidence, also of one that was withdrawn or replaced: the history links to them.</summary>
internal sealed class OpenModel(ProngsaiDb db, IFileStore store) : PageModel
{
    public async Task<IActionResult> OnGetAsync(EvidenceId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        var evidence = await db
            .Evidence.AsNoTracking()
            .FirstOrDefaultAsync(e => e.AgencyId == agency && e.Id == id, cancellation)
            .OrMissAsync();
        if (evidence.File is not { } hash)
            throw new MissingException("a link has no bytes");

        // Whatever slipped through the checks runs nothing here: no type guessing, no scripts, no address of ours.
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        // Asked anew each time, and answered 304: offices share computers, and rights can end.
        Response.Headers.CacheControl = "private, no-cache";
        var picture = evidence.Kind == EvidenceKind.Photo;
        var disposition = new ContentDispositionHeaderValue(picture ? "inline" : "attachment");
        disposition.SetHttpFileName(evidence.FileName ?? hash.Hex);
        Response.Headers.ContentDisposition = disposition.ToString();

        return new FileStreamResult(store.Open(hash), evidence.MediaType ?? "application/octet-stream")
        {
            EntityTag = new EntityTagHeaderValue($"\"{hash.Hex}\""),
            EnableRangeProcessing = true,
        };
    }
}
