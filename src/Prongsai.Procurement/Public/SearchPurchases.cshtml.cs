using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Public;

/// <summary>Finds purchases among everything the agency has published: by words, year, month, method, vendor and price.</summary>
[AllowAnonymous]
internal sealed class SearchPurchasesModel(ProngsaiDb db, IAgencies agencies, PurchaseSearch search, Speaker say)
    : PageModel
{
    public Published Published { get; private set; } = null!;
    public Agency Agency => Published.Agency;
    public Wanted Wanted { get; private set; } = new();
    public PurchasesFound Found { get; private set; } = null!;
    public string? VendorName { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(
        string agency,
        string? q,
        FiscalYear? year,
        string? month,
        string? method,
        string? vendor,
        string? from,
        string? to,
        string? order,
        string? after,
        CancellationToken cancellation
    )
    {
        Published = await Published.OfAsync(db, agencies, agency, cancellation);
        (Wanted, WhyNot) = Wanted.Read(q, year, month, method, vendor, from, to, order, after);
        if (HttpContext.HasAlready($"{Published.Stamp}-search", say.Language))
            return StatusCode(StatusCodes.Status304NotModified);

        Found = await search.FindAsync(Agency.Id, Wanted, cancellation);
        var (id, key) = (Agency.Id, Wanted.Vendor);
        if (key is not null)
            VendorName = await db
                .PublishedVendors.Where(v => v.AgencyId == id && v.Key == key)
                .Select(v => v.Name)
                .FirstOrDefaultAsync(cancellation);
        return Page();
    }

    public string At(Wanted wanted) => wanted.At(PublicAddress.Search(Agency.Slug));
}
