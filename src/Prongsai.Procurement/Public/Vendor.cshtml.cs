using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Public;

/// <summary>Everything a vendor was given by the agency, by year and method, with its purchases.</summary>
[AllowAnonymous]
internal sealed class VendorModel(ProngsaiDb db, IAgencies agencies, PurchaseSearch search, Speaker say) : PageModel
{
    public Published Published { get; private set; } = null!;
    public Agency Agency => Published.Agency;
    public PublishedVendor Vendor { get; private set; } = null!;
    public IReadOnlyList<(FiscalYear Year, int Count, Money Agreed)> Years { get; private set; } = [];
    public IReadOnlyList<(Method Method, int Count, Money Agreed)> Methods { get; private set; } = [];
    public PurchasesFound Found { get; private set; } = null!;
    public WithdrawnMonth? Withdrawn { get; private set; }

    public async Task<IActionResult> OnGetAsync(string agency, string key, CancellationToken cancellation)
    {
        Published = await Published.OfAsync(db, agencies, agency, cancellation);
        var id = Agency.Id;
        var vendor = await db
            .PublishedVendors.AsNoTracking()
            .FirstOrDefaultAsync(v => v.AgencyId == id && v.Key == key, cancellation);
        if (vendor is null)
        {
            Withdrawn = await db.WithdrawnAsync(id, WithdrawnPage.OfVendor(key), cancellation).OrMissAsync();
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }

        Vendor = vendor;
        if (HttpContext.HasAlready($"{Published.Stamp}-vendor", say.Language))
            return StatusCode(StatusCodes.Status304NotModified);

        var sums = await db
            .PublishedWins.AsNoTracking()
            .Where(w => w.AgencyId == id && w.VendorKey == key)
            .GroupBy(w => new { w.Month, w.Method })
            .Select(g => new
            {
                g.Key.Month,
                g.Key.Method,
                Count = g.Count(),
                Satang = g.Sum(w => w.Satang) ?? 0,
            })
            .ToListAsync(cancellation);
        Years =
        [
            .. sums.GroupBy(s => FiscalYear.Of(s.Month))
                .OrderByDescending(g => g.Key)
                .Select(g => (g.Key, g.Sum(s => s.Count), new Money(g.Sum(s => s.Satang)))),
        ];
        Methods =
        [
            .. sums.GroupBy(s => s.Method)
                .Select(g => (g.Key, g.Sum(s => s.Count), new Money(g.Sum(s => s.Satang))))
                .OrderByDescending(m => m.Item3),
        ];
        Found = await search.FindAsync(id, new Wanted { Vendor = key }, cancellation);
        return Page();
    }
}
