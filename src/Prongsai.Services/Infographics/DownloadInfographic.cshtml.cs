using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Infographics;

/// <summary>A file of an infographic, for those who work on it.</summary>
internal sealed class DownloadInfographicModel(ProngsaiDb db, KeptFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(InfographicId id, string file, CancellationToken cancellation)
    {
        var infographic = await db.InfographicAsync(User.Agency(), id, cancellation);
        var service = await db.ServiceAsync(infographic.AgencyId, infographic.ServiceId, cancellation);
        return await files.SendAsync(Response, infographic, file, service.Slug, cancellation);
    }
}
