using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
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
        var all = db.DisclosureEditions;
        var withdrawals = db.DisclosureWithdrawals;
        var latest = await all.AsNoTracking()
            .Where(e => e.AgencyId == id)
            .Where(e =>
                !all.Any(o => o.AgencyId == e.AgencyId && o.Year == e.Year && o.Code == e.Code && o.Number > e.Number)
            )
            .Where(e =>
                !withdrawals.Any(w =>
                    w.AgencyId == e.AgencyId && w.Year == e.Year && w.Code == e.Code && w.UpTo >= e.Number
                )
            )
            .OrderByDescending(e => e.Year)
            .ThenBy(e => e.Code)
            .ToListAsync(cancellation);

        return Content(DataSets.Catalogue(whose, latest, Request.Origin()), "application/ld+json", Encoding.UTF8);
    }
}
