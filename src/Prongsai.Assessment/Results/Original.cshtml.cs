using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Results;

/// <summary>The file as it was imported, byte for byte.</summary>
internal sealed class OriginalModel(ProngsaiDb db, KeptFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(ImportId import, CancellationToken cancellation)
    {
        var agency = User.Agency();
        var kept = await db
            .ImportedFiles.AsNoTracking()
            .FirstOrDefaultAsync(i => i.AgencyId == agency && i.Id == import, cancellation)
            .OrMissAsync();

        // Never shown in the browser: what somebody uploaded is only ever downloaded.
        return await files.SendAsync(Response, kept.File, kept.FileName, null, cancellation);
    }
}
