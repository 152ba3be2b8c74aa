using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>F13, F14, F15, F18, F33: how the year's purchases spread over vendors. F24: whether the register can tell them apart.</summary>
internal static class Vendors
{
    /// <summary>F13: one vendor, directly, again and again.</summary>
    public static IEnumerable<Found> Repeated(YearOfPurchases year, Limits limit)
    {
        var least = limit.Count("contracts");
        foreach (var sales in year.ByVendor)
        {
            var direct = Purchases(sales.Where(s => s.IsDirect));
            if (direct.Count < least)
                continue;

            List<Money> prices = [.. sales.Where(s => s.IsDirect).Select(s => s.Price).OfType<Money>()];
            yield return new Found(
                Found.KeyOf("F13", sales.Key),
                Bilingual.ThaiOnly(sales.First().Vendor.Name),
                direct,
                [
                    new(new("วิธีเฉพาะเจาะจงในปี", "Direct in the year"), Figures.Contracts(direct.Count)),
                    new(new("ราคารวม", "Sum"), Figures.Sum(prices)),
                ]
            );
        }
    }

    /// <summary>F14: one vendor's share of the year's value.</summary>
    public static IEnumerable<Found> Share(YearOfPurchases year, Limits limit)
    {
        var (contracts, total) = Whole(year);
        if (contracts < limit.Count("contracts") || total.Satang == 0)
            yield break;

        foreach (var sales in year.ByVendor)
        {
            var of = Figures.Total(sales.Select(s => s.Price).OfType<Money>());
            var purchases = Purchases(sales);
            if (purchases.Count < limit.Count("vendor-contracts") || of.Satang < limit["share"] * total.Satang)
                continue;

            yield return new Found(
                Found.KeyOf("F14", sales.Key),
                Bilingual.ThaiOnly(sales.First().Vendor.Name),
                purchases,
                [
                    new(new("ส่วนแบ่งของมูลค่าทั้งปี", "Share of the year’s value"), Figures.Share(of, total)),
                    new(new("สัญญาของรายนี้", "Contracts of this vendor"), Figures.Share(purchases.Count, contracts)),
                ]
            );
        }
    }

    /// <summary>F15: the sum of squared shares.</summary>
    public static IEnumerable<Found> Concentration(YearOfPurchases year, Limits limit)
    {
        var (contracts, total) = Whole(year);
        if (contracts < limit.Count("contracts") || total.Satang == 0)
            yield break;

        var shares = year
            .ByVendor.Select(sales =>
                (
                    sales.First().Vendor.Name,
                    Of: Figures.Total(sales.Select(s => s.Price).OfType<Money>()),
                    Purchases: Purchases(sales)
                )
            )
            .OrderByDescending(v => v.Of.Satang)
            .ThenBy(v => v.Name, StringComparer.Ordinal)
            .ToList();
        var index = shares.Sum(v => Square((decimal)v.Of.Satang / total.Satang));
        if (index <= limit["index"])
            yield break;

        var largest = shares.Take(3).ToList();
        yield return new Found(
            Found.KeyOf("F15", year.Year.ToString()),
            new($"ทั้งปีงบประมาณ {year.Year}", $"Fiscal year {year.Year}"),
            [.. largest.SelectMany(v => v.Purchases).DistinctBy(p => p.VersionId)],
            [
                new(
                    new("ผลรวมของส่วนแบ่งยกกำลังสอง", "Sum of squared shares"),
                    Figures.Said(
                        $"{index:0.000} จาก {shares.Count} ราย {contracts} สัญญา",
                        $"{index:0.000} over {shares.Count} vendors, {contracts} contracts"
                    )
                ),
                .. largest.Select(v => new Figure(Bilingual.ThaiOnly(v.Name), Figures.Share(v.Of, total))),
            ]
        );

        static decimal Square(decimal share) => share * share;
    }

    /// <summary>F18: several direct contracts with one vendor in one calendar month.</summary>
    public static IEnumerable<Found> SameMonth(YearOfPurchases year, Limits limit)
    {
        var least = limit.Count("contracts");
        foreach (
            var month in year
                .Sales.Where(s => s is { IsDirect: true, Day: not null })
                .GroupBy(s => (s.Vendor.Key, s.Day!.Value.Year, s.Day!.Value.Month))
        )
        {
            var purchases = Purchases(month);
            if (purchases.Count < least)
                continue;

            var first = new DateOnly(month.Key.Year, month.Key.Month, 1);
            var name = month.First().Vendor.Name;
            yield return new Found(
                Found.KeyOf("F18", month.Key.Key, ThaiDate.EnglishMonth(first)),
                new($"{name} เดือน{ThaiDate.Month(first)}", $"{name}, {ThaiDate.EnglishMonth(first)}"),
                purchases,
                [
                    new(new("สัญญาในเดือน", "Contracts of the month"), Figures.Contracts(purchases.Count)),
                    new(new("ราคารวม", "Sum"), Figures.Sum([.. month.Select(s => s.Price).OfType<Money>()])),
                ]
            );
        }
    }

    /// <summary>F33: a vendor all of whose contracts are direct.</summary>
    public static IEnumerable<Found> OnlyDirect(YearOfPurchases year, Limits limit)
    {
        foreach (var sales in year.ByVendor)
        {
            var purchases = Purchases(sales);
            List<Money> prices = [.. sales.Select(s => s.Price).OfType<Money>()];
            if (
                purchases.Count < limit.Count("contracts")
                || Figures.Total(prices) <= limit.Amount("sum")
                || sales.Any(s => !s.IsDirect)
            )
                continue;

            yield return new Found(
                Found.KeyOf("F33", sales.Key),
                Bilingual.ThaiOnly(sales.First().Vendor.Name),
                purchases,
                [
                    new(new("วิธีเฉพาะเจาะจง", "Direct"), Figures.Share(purchases.Count, purchases.Count)),
                    new(new("ราคารวม", "Sum"), Figures.Sum(prices)),
                ]
            );
        }
    }

    /// <summary>F24: one tax id with several names, one name with several, or one that does not check.</summary>
    public static IEnumerable<Found> NamesAndTaxIds(YearOfPurchases year, Limits limit)
    {
        var offers = year
            .All.SelectMany(p => p.Winners.List.Concat(p.Bidders.List).Select(o => (Purchase: p, Offer: o)))
            .Where(o => o.Offer is { TaxId: not null, Name.Length: > 0 })
            .ToList();
        foreach (var taxId in offers.GroupBy(o => o.Offer.TaxId!))
        {
            var names = taxId.Select(o => TaxId.Cover(o.Offer.Name)).DistinctBy(FullName).Order(StringComparer.Ordinal);
            var checks = TaxId.IsValid(taxId.Key);
            List<string> several = [.. names];
            if (several.Count < 2 && checks)
                continue;

            yield return new Found(
                Found.KeyOf("F24", "tax id", taxId.Key),
                Bilingual.ThaiOnly(several[0]),
                [.. taxId.Select(o => o.Purchase).DistinctBy(p => p.VersionId)],
                [
                    new(new("เลขประจำตัวผู้เสียภาษี", "Tax id"), Bilingual.ThaiOnly(TaxId.Public(taxId.Key))),
                    .. several.Count > 1
                        ?
                        [
                            new(
                                new("ชื่อที่ใช้เลขนี้", "Names with this id"),
                                Bilingual.ThaiOnly(string.Join("; ", several))
                            ),
                        ]
                        : Array.Empty<Figure>(),
                    .. checks
                        ? Array.Empty<Figure>()
                        : [new(new("หลักสุดท้าย", "Last digit"), new("ตรวจไม่ผ่าน", "does not check"))],
                ]
            );
        }

        foreach (
            var name in offers
                .GroupBy(o => FullName(o.Offer.Name))
                .Where(name => name.Select(o => o.Offer.TaxId).Distinct().Count() > 1)
        )
            yield return new Found(
                Found.KeyOf("F24", "name", name.Key),
                Bilingual.ThaiOnly(TaxId.Cover(name.First().Offer.Name)),
                [.. name.Select(o => o.Purchase).DistinctBy(p => p.VersionId)],
                [
                    new(
                        new("เลขประจำตัวผู้เสียภาษีของชื่อนี้", "Tax ids of this name"),
                        Figures.Said(
                            $"{name.Select(o => o.Offer.TaxId).Distinct().Count()} เลข",
                            $"{name.Select(o => o.Offer.TaxId).Distinct().Count()}"
                        )
                    ),
                ]
            );
    }

    // หจก. and ห้างหุ้นส่วนจำกัด are one form of firm.
    private static string FullName(string name) =>
        YearOfPurchases.Named(name).Replace("หจก", "ห้างหุ้นส่วนจำกัด", StringComparison.Ordinal);

    private static (int Contracts, Money Total) Whole(YearOfPurchases year) =>
        (Purchases(year.Sales).Count, Figures.Total(year.Sales.Select(s => s.Price).OfType<Money>()));

    private static List<Purchase> Purchases(IEnumerable<Sale> sales) =>
        [.. sales.Select(s => s.Purchase).DistinctBy(p => p.VersionId)];
}
