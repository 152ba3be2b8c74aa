using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Infographics;

/// <summary>A picture as it would be, by the choices in its address. It is drawn anew each time and not kept.</summary>
internal sealed class PreviewModel(ProngsaiDb db, IAgencies agencies, DrawingInfographics drawing, PublicOrigin origin)
    : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        ServiceId id,
        PictureFormat format,
        PictureDesign design,
        bool thaiDigits,
        PictureLanguage language,
        CancellationToken cancellation
    )
    {
        var agency = await agencies.ByIdAsync(User.Agency(), cancellation).OrMissAsync();
        var service = await db.ServiceAsync(agency.Id, id, cancellation);
        var version = await db.PublicVersionAsync(service, cancellation).OrMissAsync();
        var (_, svg) = await drawing.DrawAsync(
            agency,
            new(service, version),
            new(format, design, thaiDigits, language),
            origin.Of(Request),
            cancellation
        );
        return InfographicFiles.Show(Response, svg);
    }
}
