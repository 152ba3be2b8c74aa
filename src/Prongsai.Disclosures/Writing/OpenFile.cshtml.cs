using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Writing;

/// <summary>The bytes of a file of a draft, for those who work on it.</summary>
internal sealed class OpenFileModel(ProngsaiDb db, KeptFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(DisclosureFileId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        var file = await db
            .DisclosureFiles.AsNoTracking()
            .FirstOrDefaultAsync(f => f.AgencyId == agency && f.Id == id, cancellation)
            .OrMissAsync();

        return await files.SendAsync(Response, file.File, file.FileName, file.MediaType, cancellation);
    }
}
