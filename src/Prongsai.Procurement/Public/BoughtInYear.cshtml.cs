using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Public;

/// <summary>What a vendor was given in a year.</summary>
internal sealed record TopVendor(string Key, string Name, int Count, Money Agreed);

/// <summary>A year of published purchases: months, methods, vendors, downloads.</summary>
[AllowAnonymous]
internal sealed class BoughtInYearModel(ProngsaiDb db, IAgencies agencies, Speaker say) : PageModel
{
    private const int MostVendors = 10;

    public Published Published { get; private set; } = null!;
    public Agency Agency => Published.Agency;
    public FiscalYear? Year { get; private set; }
    public IReadOnlyList<MonthInFigures> Months { get; private set; } = [];
    public IReadOnlyList<(Method Method, int Count, Money Agreed)> Methods { get; private set; } = [];
    public IReadOnlyList<TopVendor> Vendors { get; private set; } = [];
    public WithdrawnMonth? Withdrawn { get; private set; }

    public async Task<IActionResult> OnGetAsync(string agency, FiscalYear? year, CancellationToken cancellation)
    {
        if (RouteData.Values.ContainsKey("year") && year is null)
            throw new MissingException("year");

        Published = await Published.OfAsync(db, agencies, agency, cancellation);
        Year = year ?? Published.Years.Cast<FiscalYear?>().FirstOrDefault();
        if (year is { } asked && !Published.Years.Contains(asked))
        {
            Withdrawn =
                await db.WithdrawnAsync(Agency.Id, asked, cancellation) ?? throw new MissingException("published year");
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }

        if (HttpContext.HasAlready($"{Published.Stamp}-{Year}", say.Language))
            return StatusCode(StatusCodes.Status304NotModified);
        if (Year is not { } shown)
            return Page();

        Months = Published.Of(shown);
        Methods =
        [
            .. Months
                .SelectMany(m => m.Sums)
                .GroupBy(s => s.Method)
                .Select(g => (g.Key, g.Sum(s => s.Count), new Money(g.Sum(s => s.Satang))))
                .OrderByDescending(m => m.Item3),
        ];
        Vendors = await TopAsync(shown, cancellation);
        return Page();
    }

    private async Task<IReadOnlyList<TopVendor>> TopAsync(FiscalYear year, CancellationToken cancellation)
    {
        var (id, first, last) = (Agency.Id, year.FirstDay, year.LastDay);
        var top = await db
            .PublishedWins.AsNoTracking()
            .Where(w => w.AgencyId == id && w.Month >= first && w.Month <= last)
            .GroupBy(w => w.VendorKey)
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Satang = g.Sum(w => w.Satang) ?? 0,
            })
            .OrderByDescending(v => v.Satang)
            .ThenBy(v => v.Key)
            .Take(MostVendors)
            .ToListAsync(cancellation);
        var keys = top.ConvertAll(v => v.Key);
        var names = await db
            .PublishedVendors.AsNoTracking()
            .Where(v => v.AgencyId == id && keys.Contains(v.Key))
            .ToDictionaryAsync(v => v.Key, v => v.Name, cancellation);

        return [.. top.Select(v => new TopVendor(v.Key, names.GetValueOrDefault(v.Key, ""), v.Count, new(v.Satang)))];
    }
}
