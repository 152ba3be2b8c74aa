using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Editions;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Portal;

/// <summary>The agency's catalogue in DCAT, for harvesters such as CKAN's: the latest standing edition of every item.</summary>
[AllowAnonymous]
internal sealed class OitCatalogueModel(ProngsaiDb db, IAgencies agencies) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string agency, CancellationToken cancellation)
    {
        var whose = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var id = whose.Id;
        var latest = await db.LatestEditions()
            .AsNoTracking()
            .Where(e => e.AgencyId == id)
            .OrderByDescending(e => e.Year)
            .ThenBy(e => e.Code)
            .ToListAsync(cancellation);

        return Content(DataSets.Catalogue(whose, latest, Request.Origin()), "application/ld+json", Encoding.UTF8);
    }
}
