using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Agencies.Register;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Crests;

/// <summary>The colours of an agency's letterhead as a style sheet of its own, because nothing inline is allowed in pages.</summary>
[AllowAnonymous]
internal sealed class ColoursModel(ProngsaiDb db) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string agency, CancellationToken cancellation)
    {
        var chosen = await db
            .Agencies.Where(a => a.Slug == agency)
            .Select(a => new { a.Colour, a.SecondColour })
            .FirstOrDefaultAsync(cancellation)
            .OrMissAsync();
        if (!Colour.TryParse(chosen.Colour, out var back))
            throw new MissingException("colours");

        var marks = Colour.TryParse(chosen.SecondColour, out var second) ? second : back.Text;
        Response.Headers.CacheControl = "public, max-age=86400";
        // One pair for both schemes: it is the agency's own and was checked as it is. The soft text is not softened, so that it reads as well.
        return Content(
            $$"""
            :root {
                --masthead: {{back}};
                --masthead-low: {{Colours.BarOn(back)}};
                --on-masthead: {{back.Text}};
                --on-masthead-soft: {{back.Text}};
                --masthead-gold: {{marks}};
            }
            """,
            "text/css; charset=utf-8"
        );
    }
}
