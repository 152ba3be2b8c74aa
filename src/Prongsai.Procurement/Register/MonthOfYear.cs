using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Register;

/// <summary>A month by its number in the calendar, within a fiscal year.</summary>
internal static class MonthOfYear
{
    /// <summary>First day of the month: the tenth of 2568 is October 2567.</summary>
    /// <exception cref="MissingException">There is no such month.</exception>
    public static DateOnly MonthOrMiss(this FiscalYear year, int month) =>
        month is >= 1 and <= 12
            ? MonthOfPurchases.Of(year).First(first => first.Month == month)
            : throw new MissingException("month");

    /// <summary>Its address.</summary>
    public static string Address(DateOnly month) => $"/staff/procurement/{FiscalYear.Of(month)}/{month.Month}";

    public static string Record(DateOnly month) => FormattableString.Invariant($"procurement-month:{month:yyyy-MM}");

    /// <summary>The month as it stands.</summary>
    public static async Task<MonthOfPurchases> MonthAsync(
        this ProngsaiDb db,
        AgencyId agency,
        DateOnly month,
        CancellationToken cancellation
    )
    {
        var prices = await db.Standing(agency)
            .Where(p => p.Month == month)
            .Select(p => p.AgreedPrice)
            .ToListAsync(cancellation);
        var nothing = await db
            .MonthsOfNothing.AsNoTracking()
            .FirstOrDefaultAsync(n => n.AgencyId == agency && n.Month == month, cancellation);

        return new MonthOfPurchases(
            month,
            prices.Count,
            prices.Aggregate(default(Money), (sum, price) => sum + (price ?? default)),
            nothing
        );
    }
}
