using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Public;

/// <summary>A published month: its purchases in the order of the form.</summary>
[AllowAnonymous]
internal sealed class BoughtInMonthModel(ProngsaiDb db, IAgencies agencies, Speaker say) : PageModel
{
    /// <summary>The rest is read in the search and the downloads.</summary>
    public const int MostShown = 300;

    public Published Published { get; private set; } = null!;
    public Agency Agency => Published.Agency;
    public FiscalYear Year { get; private set; }
    public MonthInFigures Month { get; private set; } = null!;
    public IReadOnlyList<FrozenPurchase> Purchases { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(
        string agency,
        FiscalYear year,
        int month,
        CancellationToken cancellation
    )
    {
        Published = await Published.OfAsync(db, agencies, agency, cancellation);
        (Year, Month) = (year, Published.MonthOrMiss(year.MonthOrMiss(month)));
        if (HttpContext.HasAlready($"{Month.Frozen.Version}-{Published.Stamp}", say.Language))
            return StatusCode(StatusCodes.Status304NotModified);

        Purchases = await db.OfMonthAsync(Agency.Id, Month.Month, MostShown, cancellation);
        return Page();
    }
}

internal static class ReadingPublished
{
    /// <summary>The purchases of a published month, in the order of the form.</summary>
    public static async Task<IReadOnlyList<FrozenPurchase>> OfMonthAsync(
        this ProngsaiDb db,
        AgencyId agency,
        DateOnly month,
        int most,
        CancellationToken cancellation
    ) =>
        [
            .. (
                await (
                    from purchase in db.PublishedPurchases.AsNoTracking()
                    where purchase.AgencyId == agency && purchase.Month == month
                    orderby purchase.Id
                    join content in db.PublishedContents on purchase.Id equals content.Id
                    select content.Content
                )
                    .Take(most)
                    .ToListAsync(cancellation)
            ).Select(FrozenPurchase.Read),
        ];

    /// <summary>The purchases of a year, month by month.</summary>
    public static async Task<IReadOnlyList<FrozenPurchase>> OfYearAsync(
        this ProngsaiDb db,
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    )
    {
        var (first, last) = (year.FirstDay, year.LastDay);
        var contents = await (
            from purchase in db.PublishedPurchases.AsNoTracking()
            where purchase.AgencyId == agency && purchase.Month >= first && purchase.Month <= last
            orderby purchase.Month, purchase.Id
            join content in db.PublishedContents on purchase.Id equals content.Id
            select content.Content
        ).ToListAsync(cancellation);

        return [.. contents.Select(FrozenPurchase.Read)];
    }
}
