using Prongsai.Kernel;

namespace Prongsai.Procurement.Register;

/// <summary>A month of which the office said formally that nothing was bought: "ไม่มีการจัดซื้อจัดจ้าง".</summary>
internal sealed class NothingBought
{
    public const string Statement = "ไม่มีการจัดซื้อจัดจ้าง";

    public AgencyId AgencyId { get; init; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; init; }
    public DateTime At { get; init; }
    public Guid ById { get; init; }
    public string ByName { get; init; } = "";

    /// <summary>The import that said so; null where a person said so on the page.</summary>
    public ChangeId? ChangeId { get; init; }
}

/// <summary>A month of the register: what was bought in it, or that nothing was, or that nobody has said yet.</summary>
/// <param name="Month">First day.</param>
/// <param name="Purchases">How many stand.</param>
/// <param name="Agreed">What they cost together.</param>
/// <param name="Nothing">The statement that nothing was bought.</param>
internal sealed record MonthOfPurchases(DateOnly Month, int Purchases, Money Agreed, NothingBought? Nothing)
{
    public bool IsSaid => Purchases > 0 || Nothing is not null;

    /// <summary>Why it cannot be said that nothing was bought.</summary>
    public IReadOnlyList<Refusal> WhyNotSayNothing(DateOnly today)
    {
        if (Purchases > 0)
            return [Refusals.MonthHasPurchases(Month, Purchases)];
        if (Nothing is not null)
            return [Refusals.SaidAlready(Month)];

        // A month is not over until it is over: something may still be bought.
        return today < Month.AddMonths(1) ? [Refusals.MonthNotOver(Month)] : [];
    }

    /// <summary>The twelve months of a fiscal year, in its order: October first.</summary>
    public static IEnumerable<DateOnly> Of(FiscalYear year) =>
        Enumerable.Range(0, 12).Select(at => year.FirstDay.AddMonths(at));
}
