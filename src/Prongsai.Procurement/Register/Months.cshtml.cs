using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Ocds.Mapping;

namespace Prongsai.Procurement.Register;

/// <summary>The twelve months of a fiscal year: what was bought, what was said, what is still owed.</summary>
internal sealed class MonthsModel(ProngsaiDb db, IDisclosureItems items, OcdsSettings ocds, TimeProvider clock)
    : PageModel
{
    public FiscalYear Year { get; private set; }
    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];
    public IReadOnlyList<MonthOfPurchases> Months { get; private set; } = [];
    public Refusal? WhyNoOcds => ocds.Registered.WhyNot;
    public int Waiting { get; private set; }
    public DateOnly Today { get; private set; }

    /// <summary>The items of the assessment that ask for the months.</summary>
    public IReadOnlyList<string> Items { get; private set; } = [];

    public async Task OnGetAsync(FiscalYear? year, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Today = clock.Now().Today;
        var present = FiscalYear.Of(Today);
        Year = year ?? present;
        var known = await db.Standing(agency).Select(p => p.Year).Distinct().ToListAsync(cancellation);
        Years = [.. known.Append(present).Append(present.Previous).Append(Year).Distinct().OrderDescending()];
        Months = await db.MonthsAsync(agency, Year, cancellation);
        Waiting = await db.PurchaseImports.CountAsync(
            i => i.AgencyId == agency && i.State == Importing.ImportState.Waiting,
            cancellation
        );
        Items = await items.OfMonthsAsync(agency, Year, cancellation);
    }

    /// <summary>Months are reported when they are over.</summary>
    public bool IsOwed(MonthOfPurchases month) => !month.IsSaid && month.Month.AddMonths(1) <= Today;
}

internal static class ItemsOfMonths
{
    /// <summary>The codes of the items that ask for the months of a year: "O15".</summary>
    public static async Task<IReadOnlyList<string>> OfMonthsAsync(
        this IDisclosureItems items,
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    )
    {
        var list = await items.OfYearAsync(agency, year, cancellation);

        return [.. (list?.Items ?? []).Where(i => i.IsAbout("proc_monthly")).Select(i => i.Code)];
    }
}
