using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>F04–F09 and F26: prices against the reference price, the budget, and round numbers.</summary>
internal static class Prices
{
    /// <summary>F04: exactly the reference price, in competition.</summary>
    public static IEnumerable<Found> NoDiscount(YearOfPurchases year, Limits limit) =>
        from purchase in Competitive(year)
        where purchase.AgreedPrice == purchase.ReferencePrice
        select Against(
            "F04",
            purchase,
            new(
                new("ต่ำกว่าราคากลาง", "Below the reference price by"),
                Less(purchase.ReferencePrice!.Value, purchase.AgreedPrice!.Value)
            )
        );

    /// <summary>F05: below the reference price, but hardly.</summary>
    public static IEnumerable<Found> NearReference(YearOfPurchases year, Limits limit)
    {
        var margin = limit["margin"];
        foreach (var purchase in Competitive(year))
        {
            var below = Below(purchase);
            if (below > 0 && below <= margin)
                yield return Against("F05", purchase, Discount(purchase));
        }
    }

    /// <summary>F06: above the reference price, by any method.</summary>
    public static IEnumerable<Found> AboveReference(YearOfPurchases year, Limits limit)
    {
        var (tolerance, severe) = (limit["tolerance"], limit["severe"]);
        foreach (var purchase in year.Bought.Where(p => p is { AgreedPrice: not null, ReferencePrice.Satang: > 0 }))
        {
            var (agreed, reference) = (purchase.AgreedPrice!.Value, purchase.ReferencePrice!.Value);
            // A baht more, because reference prices are rounded.
            if (agreed.Satang <= reference.Satang * (1 + tolerance) + 100)
                continue;

            yield return Against(
                "F06",
                purchase,
                new(new("เทียบกับราคากลาง", "Against the reference price"), Figures.Share(agreed, reference))
            ) with
            {
                LookFirst = agreed.Satang >= reference.Satang * severe,
            };
        }
    }

    /// <summary>F07: all contracts of a project above its budget.</summary>
    public static IEnumerable<Found> AboveBudget(YearOfPurchases year, Limits limit)
    {
        foreach (
            var project in year
                .Bought.Where(p => p is { AgreedPrice: not null, Budget: not null })
                .GroupBy(p => p.EgpNumber ?? p.Id.Value.ToString())
        )
        {
            List<Purchase> contracts = [.. project];
            List<Money> agreed = [.. contracts.Select(p => p.AgreedPrice!.Value)];
            // Each row of a project repeats its budget; it is not summed.
            var budget = contracts.Max(p => p.Budget!.Value);
            if (Figures.Total(agreed) <= budget)
                continue;

            yield return new Found(
                Found.KeyOf("F07", project.Key),
                Figures.Work(contracts[0]),
                contracts,
                [
                    new(new("ราคาที่ตกลงรวม", "Agreed"), Figures.Sum(agreed)),
                    new(new("วงเงิน", "Budget"), Figures.Baht(budget)),
                    new(new("เทียบกับวงเงิน", "Against the budget"), Figures.Share(Figures.Total(agreed), budget)),
                ]
            );
        }
    }

    /// <summary>F08: far below the reference price.</summary>
    public static IEnumerable<Found> UnusuallyLow(YearOfPurchases year, Limits limit)
    {
        var margin = limit["margin"];
        return from purchase in Competitive(year)
            where Below(purchase) >= margin
            select Against("F08", purchase, Discount(purchase));
    }

    /// <summary>F09: reference prices that are the budget; of the year as a whole, as nearly half of all projects have it.</summary>
    public static IEnumerable<Found> ReferenceIsBudget(YearOfPurchases year, Limits limit)
    {
        var margin = limit["margin"];
        var both = year.Bought.Where(p => p is { ReferencePrice: not null, Budget.Satang: > 0 }).ToList();
        var same = both.Where(p =>
                Math.Abs(p.ReferencePrice!.Value.Satang - p.Budget!.Value.Satang) <= margin * p.Budget!.Value.Satang
            )
            .ToList();

        return OfTheYear(
            "F09",
            year,
            same,
            new(new("ราคากลางเท่าวงเงิน", "Reference price is the budget"), Figures.Share(same.Count, both.Count))
        );
    }

    /// <summary>F26: round prices; of the year as a whole.</summary>
    public static IEnumerable<Found> Round(YearOfPurchases year, Limits limit)
    {
        var (from, multiple) = (limit.Amount("from"), limit.Amount("multiple"));
        var large = year.Bought.Where(p => p.AgreedPrice is { } price && price >= from).ToList();
        var round = large
            .Where(p => multiple.Satang > 0 && p.AgreedPrice!.Value.Satang % multiple.Satang == 0)
            .ToList();

        return OfTheYear(
            "F26",
            year,
            round,
            new(
                new("ราคากลมตัวในสัญญาที่นับ", "Round among the contracts counted"),
                Figures.Share(round.Count, large.Count)
            )
        );
    }

    private static IEnumerable<Found> OfTheYear(
        string code,
        YearOfPurchases year,
        List<Purchase> evidence,
        Figure figure
    ) =>
        evidence.Count == 0
            ? []
            :
            [
                new Found(
                    Found.KeyOf(code, year.Year.ToString()),
                    new($"ทั้งปีงบประมาณ {year.Year}", $"Fiscal year {year.Year}"),
                    evidence,
                    [figure]
                ),
            ];

    private static IEnumerable<Purchase> Competitive(YearOfPurchases year) =>
        year.Bought.Where(p => p.Method.IsCompetitive() && p is { AgreedPrice: not null, ReferencePrice.Satang: > 0 });

    private static decimal Below(Purchase purchase) =>
        (decimal)(purchase.ReferencePrice!.Value.Satang - purchase.AgreedPrice!.Value.Satang)
        / purchase.ReferencePrice!.Value.Satang;

    private static Figure Discount(Purchase purchase)
    {
        var (reference, agreed) = (purchase.ReferencePrice!.Value, purchase.AgreedPrice!.Value);
        return new(
            new("ต่ำกว่าราคากลาง", "Below the reference price by"),
            Figures.Plain(
                $"({reference} − {agreed}) ÷ {reference} = {Figures.Percent(reference.Satang - agreed.Satang, reference.Satang)}"
            )
        );
    }

    private static Bilingual Less(Money one, Money other) =>
        new($"{one} − {other} = {one - other} บาท", $"{one} − {other} = {one - other} baht");

    private static Found Against(string code, Purchase purchase, Figure figure) =>
        new(
            Found.KeyOf(code, purchase.Id.Value.ToString()),
            Figures.Work(purchase),
            [purchase],
            [
                new(new("ราคากลาง", "Reference price"), Figures.Baht(purchase.ReferencePrice!.Value)),
                new(new("ราคาที่ตกลง", "Agreed"), Figures.Baht(purchase.AgreedPrice!.Value)),
                figure,
            ]
        );
}
