using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Services.Infographics.Public;

/// <summary>A file of an infographic that is public, or was until a later one replaced it.</summary>
[AllowAnonymous]
internal sealed class InfographicFileModel(ProngsaiDb db, IAgencies agencies, KeptFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        string agency,
        InfographicId id,
        string file,
        CancellationToken cancellation
    )
    {
        var whose = (await agencies.BySlugAsync(agency, cancellation).OrMissAsync()).Id;
        var (infographic, slug, gone) = await db.ReadInfographicAsync(whose, id, cancellation);
        return gone is null
            ? await files.SendAsync(Response, infographic, file, slug, cancellation)
            : StatusCode(StatusCodes.Status410Gone);
    }
}
