using Prongsai.Kernel;
using Prongsai.Procurement.Importing;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>F01, F02, F03, F12: purchases kept under the amount from which others would have to be asked, and those above it.</summary>
internal static class Splitting
{
    /// <summary>F01: several contracts with one vendor on one day.</summary>
    public static IEnumerable<Found> OnOneDay(YearOfPurchases year, Limits limit)
    {
        var (ceiling, sum, least) = (limit.Amount("ceiling"), limit.Amount("sum"), limit.Count("contracts"));
        foreach (
            var day in Direct(year, ceiling)
                .GroupBy(sale => (sale.Vendor.Key, Day: sale.Day!.Value))
                .Where(day => day.Count() >= least)
        )
        {
            List<Money> prices = [.. day.Select(sale => sale.Price!.Value)];
            var total = Figures.Total(prices);
            if (total < sum)
                continue;

            var vendor = day.First().Vendor;
            var on = Figures.Days(day.Key.Day, day.Key.Day);
            yield return new Found(
                Found.KeyOf("F01", vendor.Key, on.En),
                new($"{vendor.Name} วันที่ {on.Th}", $"{vendor.Name}, {on.En}"),
                Evidence(day),
                [
                    new(new("จำนวนสัญญาในวันเดียว", "Contracts on one day"), Figures.Contracts(prices.Count)),
                    new(new("ราคารวม", "Sum"), Figures.Sum(prices)),
                    new(new("เทียบกับวงเงิน", "Against the ceiling"), Figures.Share(total, ceiling)),
                ],
                LookFirst: total > ceiling
            );
        }
    }

    /// <summary>F02: like works from one vendor within some days, together above the ceiling.</summary>
    public static IEnumerable<Found> WithinDays(YearOfPurchases year, Limits limit)
    {
        var (ceiling, days, alike) = (limit.Amount("ceiling"), limit.Count("days"), (double)limit["likeness"]);
        foreach (var vendor in Direct(year, ceiling).GroupBy(sale => sale.Vendor.Key))
        {
            var sales = vendor
                .OrderBy(sale => sale.Day)
                .ThenBy(sale => sale.Purchase.Id.Value)
                .Select(sale => (Sale: sale, Work: ThaiText.Fold(sale.Purchase.Work)))
                .ToList();
            HashSet<int> taken = [];
            for (var first = 0; first < sales.Count; first++)
            {
                if (taken.Contains(first))
                    continue;

                var until = sales[first].Sale.Day!.Value.AddDays(days);
                List<int> group = [first];
                for (var next = first + 1; next < sales.Count && sales[next].Sale.Day!.Value <= until; next++)
                    if (!taken.Contains(next) && Likeness.Of(sales[first].Work, sales[next].Work) >= alike)
                        group.Add(next);

                List<Money> prices = [.. group.Select(at => sales[at].Sale.Price!.Value)];
                if (group.Count < 2 || Figures.Total(prices) <= ceiling)
                    continue;

                taken.UnionWith(group);
                List<Sale> grouped = [.. group.Select(at => sales[at].Sale)];
                var least = group.Skip(1).Min(at => Likeness.Of(sales[first].Work, sales[at].Work));
                yield return new Found(
                    Found.KeyOf("F02", vendor.Key, grouped[0].Purchase.Id.Value.ToString()),
                    new(
                        $"{grouped[0].Vendor.Name}: {Figures.Work(grouped[0].Purchase).Th}",
                        $"{grouped[0].Vendor.Name}: {Figures.Work(grouped[0].Purchase).En}"
                    ),
                    Evidence(grouped),
                    [
                        new(
                            new("ช่วงวันที่", "From – to"),
                            Figures.Days(grouped[0].Day!.Value, grouped[^1].Day!.Value)
                        ),
                        new(new("ราคารวม", "Sum"), Figures.Sum(prices)),
                        new(
                            new("เทียบกับวงเงิน", "Against the ceiling"),
                            Figures.Share(Figures.Total(prices), ceiling)
                        ),
                        new(
                            new("ชื่องานคล้ายกันอย่างน้อย", "Least likeness of the works"),
                            Figures.Plain($"{least:0.00}")
                        ),
                    ]
                );
            }
        }
    }

    /// <summary>F03: just below the ceiling, and how the year looks on both sides of where it begins.</summary>
    public static IEnumerable<Found> JustBelow(YearOfPurchases year, Limits limit)
    {
        var (ceiling, from) = (limit.Amount("ceiling"), limit.Amount("from"));
        var (near, below) = (0, 0);
        List<Purchase> found = [];
        foreach (var purchase in year.Bought.Where(p => p is { Method: Method.Specific, AgreedPrice: not null }))
        {
            var price = purchase.AgreedPrice!.Value;
            if (price >= from && price < ceiling)
            {
                near++;
                found.Add(purchase);
            }
            // Three fifths of the ceiling: 300,000 of 500,000, the band that the share is compared with.
            else if (price.Satang * 5 >= ceiling.Satang * 3 && price < from)
            {
                below++;
            }
        }

        // Of a few contracts a ratio says nothing.
        Figure? ratio =
            near + below >= 20
                ? new(
                    new(
                        "ทั้งปี: ช่วงเฉียดวงเงิน เทียบกับช่วงต่ำกว่า",
                        "The year: near the ceiling against the band below"
                    ),
                    Figures.Plain($"{near} : {below}")
                )
                : null;
        foreach (var purchase in found)
            yield return new Found(
                Found.KeyOf("F03", purchase.Id.Value.ToString()),
                Figures.Work(purchase),
                [purchase],
                [
                    new(new("ราคาที่ตกลง", "Agreed"), Figures.Baht(purchase.AgreedPrice!.Value)),
                    new(
                        new("ต่ำกว่าวงเงิน", "Below the ceiling by"),
                        new(
                            $"{ceiling} − {purchase.AgreedPrice} = {ceiling - purchase.AgreedPrice!.Value} บาท",
                            $"{ceiling} − {purchase.AgreedPrice} = {ceiling - purchase.AgreedPrice!.Value} baht"
                        )
                    ),
                    .. ratio is null ? Array.Empty<Figure>() : [ratio],
                ]
            );
    }

    /// <summary>F12: direct above the ceiling, and the register gives no other ground.</summary>
    public static IEnumerable<Found> AboveWithoutGround(YearOfPurchases year, Limits limit)
    {
        var ceiling = limit.Amount("ceiling");
        foreach (var purchase in year.Bought.Where(p => p.Method == Method.Specific))
        {
            // (ข) is the ground of the small amount, which this is not.
            if ((purchase.AgreedPrice ?? purchase.Budget) is not { } price || price <= ceiling)
                continue;
            if (purchase.LegalGround is not (null or "ม.56(2)" or "ม.56(2)(ข)"))
                continue;

            yield return new Found(
                Found.KeyOf("F12", purchase.Id.Value.ToString()),
                Figures.Work(purchase),
                [purchase],
                [
                    new(
                        purchase.AgreedPrice is null
                            ? new("วงเงิน (ไม่มีราคาที่ตกลง)", "Budget (no price agreed)")
                            : new("ราคาที่ตกลง", "Agreed"),
                        Figures.Baht(price)
                    ),
                    new(new("เทียบกับวงเงิน", "Against the ceiling"), Figures.Share(price, ceiling)),
                    new(
                        new("เหตุตามกฎหมายในทะเบียน", "Ground in the register"),
                        purchase.LegalGround is { } ground ? Bilingual.ThaiOnly(ground) : new("ไม่ได้ระบุ", "not given")
                    ),
                ]
            );
        }
    }

    private static IEnumerable<Sale> Direct(YearOfPurchases year, Money below) =>
        year.Sales.Where(sale =>
            sale is { IsDirect: true, Day: not null, Price: { Satang: > 0 } price } && price < below
        );

    private static IReadOnlyList<Purchase> Evidence(IEnumerable<Sale> sales) =>
        [.. sales.Select(sale => sale.Purchase).DistinctBy(p => p.VersionId)];
}
