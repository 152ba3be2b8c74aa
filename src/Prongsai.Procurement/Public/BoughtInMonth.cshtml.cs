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
    /// <summary>On one page; the next goes on behind the last row.</summary>
    public const int MostShown = 300;

    public Published Published { get; private set; } = null!;
    public Agency Agency => Published.Agency;
    public FiscalYear Year { get; private set; }
    public MonthInFigures Month { get; private set; } = null!;
    public IReadOnlyList<FrozenPurchase> Purchases { get; private set; } = [];
    public WithdrawnMonth? Withdrawn { get; private set; }

    /// <summary>True on any page but the first.</summary>
    public bool IsLater { get; private set; }

    /// <summary>The number that the next page goes on behind; null on the last.</summary>
    public long? Next { get; private set; }

    /// <param name="after">The number of the row that the page before ended with.</param>
    public async Task<IActionResult> OnGetAsync(
        string agency,
        FiscalYear year,
        int month,
        long? after,
        CancellationToken cancellation
    )
    {
        Published = await Published.OfAsync(db, agencies, agency, cancellation);
        var first = year.MonthOrMiss(month);
        if (Published.Of(first) is null && await db.WithdrawnAsync(Agency.Id, first, cancellation) is { } withdrawn)
        {
            (Withdrawn, Response.StatusCode) = (withdrawn, StatusCodes.Status410Gone);
            return Page();
        }

        (Year, Month) = (year, Published.MonthOrMiss(first));
        if (HttpContext.HasAlready($"{Month.Frozen.Version}-{Published.Stamp}", say.Language))
            return StatusCode(StatusCodes.Status304NotModified);

        IsLater = after is not null;
        var rows = await db.OfMonthAsync(Agency.Id, Month.Month, after ?? 0, MostShown + 1, cancellation);
        Purchases = [.. rows.Take(MostShown).Select(r => r.Purchase)];
        Next = rows.Count > MostShown ? rows[MostShown - 1].Id : null;
        return Page();
    }
}

internal static class ReadingPublished
{
    /// <summary>The purchases of a published month, in the order of the form, with their numbers.</summary>
    /// <param name="after">Behind the row of this number.</param>
    public static async Task<IReadOnlyList<(long Id, FrozenPurchase Purchase)>> OfMonthAsync(
        this ProngsaiDb db,
        AgencyId agency,
        DateOnly month,
        long after,
        int most,
        CancellationToken cancellation
    ) =>
        [
            .. (
                await (
                    from purchase in db.PublishedPurchases.AsNoTracking()
                    where purchase.AgencyId == agency && purchase.Month == month && purchase.Id > after
                    orderby purchase.Id
                    join content in db.PublishedContents on purchase.Id equals content.Id
                    select new { purchase.Id, content.Content }
                )
                    .Take(most)
                    .ToListAsync(cancellation)
            ).Select(row => (row.Id, FrozenPurchase.Read(row.Content))),
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
