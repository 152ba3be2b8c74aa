using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Public;

/// <summary>
/// A month that was public until the edition that held it was withdrawn: its pages answer 410 with the legal reason, as the edition
/// does. It was here, and the law took it away, which is not the same as "never was".
/// </summary>
internal sealed class WithdrawnMonth
{
    public AgencyId AgencyId { get; init; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; init; }

    /// <summary>Of the item that published it: the fiscal year, the code, the last edition.</summary>
    public FiscalYear Year { get; init; }
    public string Code { get; init; } = "";
    public int Edition { get; init; }
    public DateTime At { get; init; }
    public string Because { get; init; } = "";

    /// <summary>The address of the edition, which says the same.</summary>
    public string EditionOf(string agency) =>
        FormattableString.Invariant($"/{agency}/oit/{Year}/{Code}/editions/{Edition}");
}

/// <summary>A page of a contract or vendor that went with a month. Nothing of what stood on it is kept, only that it was there.</summary>
internal sealed class WithdrawnPage
{
    public AgencyId AgencyId { get; init; }

    /// <summary>Which page: see <see cref="Of(PurchaseId)"/> and <see cref="OfVendor"/>.</summary>
    public string Page { get; init; } = "";

    /// <summary>The <see cref="WithdrawnMonth"/> it went with; of a vendor the last.</summary>
    public DateOnly Month { get; init; }

    public static string Of(PurchaseId purchase) => "contract " + purchase.Value.ToString("N");

    public static string OfVendor(string key) => $"vendor {key}";
}

/// <summary>Looks for what was withdrawn, once a page is not there.</summary>
internal static class ReadingWithdrawn
{
    public static Task<WithdrawnMonth?> WithdrawnAsync(
        this ProngsaiDb db,
        AgencyId agency,
        DateOnly month,
        CancellationToken cancellation
    ) =>
        db
            .WithdrawnMonths.AsNoTracking()
            .FirstOrDefaultAsync(w => w.AgencyId == agency && w.Month == month, cancellation);

    public static Task<WithdrawnMonth?> WithdrawnAsync(
        this ProngsaiDb db,
        AgencyId agency,
        string page,
        CancellationToken cancellation
    ) =>
        (
            from gone in db.WithdrawnPages
            where gone.AgencyId == agency && gone.Page == page
            join month in db.WithdrawnMonths
                on new { gone.AgencyId, gone.Month } equals new { month.AgencyId, month.Month }
            select month
        )
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellation);

    /// <summary>The last month of a year that was withdrawn.</summary>
    public static Task<WithdrawnMonth?> WithdrawnAsync(
        this ProngsaiDb db,
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    )
    {
        var (first, last) = (year.FirstDay, year.LastDay);

        return db
            .WithdrawnMonths.AsNoTracking()
            .Where(w => w.AgencyId == agency && w.Month >= first && w.Month <= last)
            .OrderByDescending(w => w.Month)
            .FirstOrDefaultAsync(cancellation);
    }
}
