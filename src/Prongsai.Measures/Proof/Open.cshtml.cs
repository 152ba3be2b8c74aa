using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;

namespace Prongsai.Measures.Proof;

/// <summary>The bytes of a piece of evidence, also of one that was withdrawn or replaced: the history links to them.</summary>
internal sealed class OpenModel(ProngsaiDb db, KeptFiles files) : PageModel
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

        return await files.SendAsync(Response, hash, evidence.FileName ?? hash.Hex, evidence.MediaType, cancellation);
    }
}
