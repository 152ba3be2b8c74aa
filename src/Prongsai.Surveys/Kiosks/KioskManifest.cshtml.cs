using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Surveys.Answering;

namespace Prongsai.Surveys.Kiosks;

/// <summary>Lets the browser put the kiosk on the tablet's home screen, from where it opens without an address bar.</summary>
[AllowAnonymous]
internal sealed class KioskManifestModel(Doors doors) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string agency, string key, CancellationToken cancellation)
    {
        var door = await doors.KioskAsync(agency, key, HttpContext.RequestServices, cancellation);
        var here = $"/{door.Agency.Slug}/survey/{door.Way.Key}/kiosk";
        Response.Headers.CacheControl = "private, no-cache";
        return new JsonResult(
            new
            {
                id = here,
                name = $"{door.Way.Label} · {door.Agency.Name.Th}".Trim(' ', '·'),
                short_name = ThaiText.Truncate(door.Way.Label.Length > 0 ? door.Way.Label : door.Round.Name, 20),
                lang = "th",
                start_url = here,
                scope = here,
                display = "fullscreen",
                background_color = "#f8f6f1",
                theme_color = "#0f4654",
                icons = new[]
                {
                    new
                    {
                        src = "/crest.svg",
                        sizes = "any",
                        type = "image/svg+xml",
                    },
                },
            }
        )
        {
            ContentType = "application/manifest+json",
        };
    }
}
