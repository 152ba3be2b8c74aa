using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Register;

/// <summary>What stands in the register.</summary>
internal static class ReadingTheRegister
{
    /// <summary>The purchases of an agency that stand, not their earlier versions.</summary>
    public static IQueryable<Purchase> Standing(this ProngsaiDb db, AgencyId agency) =>
        db.Purchases.AsNoTracking().Where(p => p.AgencyId == agency && p.EndedBy == null);

    /// <summary>Those of a month, in its order.</summary>
    public static IQueryable<Purchase> OfMonth(this IQueryable<Purchase> purchases, DateOnly month) =>
        purchases.Where(p => p.Month == month).OrderBy(p => p.Number).ThenBy(p => p.VersionId);

    /// <summary>The twelve months of a year.</summary>
    public static async Task<IReadOnlyList<MonthOfPurchases>> MonthsAsync(
        this ProngsaiDb db,
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    )
    {
        var (first, last) = (year.FirstDay, year.LastDay);
        var bought = await db.Standing(agency)
            .Where(p => p.Month >= first && p.Month <= last)
            .Select(p => new { p.Month, p.AgreedPrice })
            .ToListAsync(cancellation);
        var nothing = await db
            .MonthsOfNothing.AsNoTracking()
            .Where(n => n.AgencyId == agency && n.Month >= first && n.Month <= last)
            .ToDictionaryAsync(n => n.Month, cancellation);
        var byMonth = bought.ToLookup(p => p.Month, p => p.AgreedPrice);

        return
        [
            .. MonthOfPurchases
                .Of(year)
                .Select(month => new MonthOfPurchases(
                    month,
                    byMonth[month].Count(),
                    byMonth[month].Aggregate(default(Money), (sum, price) => sum + (price ?? default)),
                    nothing.GetValueOrDefault(month)
                )),
        ];
    }
}
