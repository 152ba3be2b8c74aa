using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Kernel;
using Prongsai.Procurement.Forms;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>F17, F22, F23, F25: numbers and days of contracts.</summary>
internal static partial class ContractNumbersAndDays
{
    /// <summary>F17: numbers of one series that follow each other and are one vendor's.</summary>
    public static IEnumerable<Found> InARow(YearOfPurchases year, Limits limit)
    {
        var least = limit.Count("contracts");
        foreach (
            var series in year
                .Sales.Select(sale => (Sale: sale, Number: SerialOf(sale.Purchase.ContractNumber)))
                .Where(s => s.Number is not null)
                .GroupBy(s => s.Number!.Value.Series)
        )
        {
            // One contract may stand on several rows; several vendors on one number are no vendor's run.
            var numbers = series
                .GroupBy(s => s.Number!.Value.Serial)
                .OrderBy(s => s.Key)
                .Select(serial =>
                    (
                        Serial: serial.Key,
                        Vendors: serial.Select(s => s.Sale.Vendor).DistinctBy(v => v.Key).ToList(),
                        Purchases: serial.Select(s => s.Sale.Purchase).DistinctBy(p => p.VersionId).ToList()
                    )
                )
                .ToList();
            for (var first = 0; first < numbers.Count; )
            {
                var next = first + 1;
                while (
                    next < numbers.Count
                    && numbers[next].Serial == numbers[next - 1].Serial + 1
                    && numbers[first].Vendors is [var one]
                    && numbers[next].Vendors is [var another]
                    && one.Key == another.Key
                )
                    next++;

                if (next - first >= least)
                {
                    var run = numbers[first..next];
                    List<Purchase> evidence = [.. run.SelectMany(n => n.Purchases)];
                    yield return new Found(
                        Found.KeyOf(
                            "F17",
                            run[0].Vendors[0].Key,
                            series.Key,
                            run[0].Serial.ToString(CultureInfo.InvariantCulture)
                        ),
                        Bilingual.ThaiOnly(run[0].Vendors[0].Name),
                        evidence,
                        [
                            new(new("เลขที่เรียงติดกัน", "Numbers in a row"), Figures.Contracts(run.Count)),
                            new(
                                new("เลขที่สัญญา", "Contract numbers"),
                                Bilingual.ThaiOnly(
                                    string.Join(", ", evidence.Select(p => p.ForThePublic().ContractNumber).Distinct())
                                )
                            ),
                        ]
                    );
                }

                first = next;
            }
        }
    }

    /// <summary>F22: dated on a day on which offices are closed.</summary>
    public static IEnumerable<Found> OnADayOff(YearOfPurchases year, Limits limit) =>
        from purchase in year.Bought
        where purchase.ContractDay is { } day && !year.Working.IsWorkingDay(day)
        let signed = purchase.ContractDay!.Value
        let holiday = year.Working.HolidayOn(signed)
        select new Found(
            Found.KeyOf("F22", purchase.Id.Value.ToString()),
            Figures.Work(purchase),
            [purchase],
            [
                new(new("วันที่ของสัญญา", "Date of the contract"), Figures.Days(signed, signed)),
                new(
                    new("วันหยุด", "Day off"),
                    holiday?.Name
                        ?? (
                            signed.DayOfWeek == DayOfWeek.Saturday
                                ? new Bilingual("วันเสาร์", "Saturday")
                                : new Bilingual("วันอาทิตย์", "Sunday")
                        )
                ),
            ]
        );

    /// <summary>F23: one number for different vendors or works.</summary>
    public static IEnumerable<Found> Twice(YearOfPurchases year, Limits limit)
    {
        foreach (
            var number in year
                .All.Where(p => p.ContractNumber is not null)
                .GroupBy(p => ThaiText.Fold(p.ContractNumber!).Replace(" ", "", StringComparison.Ordinal))
        )
        {
            List<Purchase> purchases = [.. number];
            var works = purchases.Select(p => ThaiText.Fold(p.Work)).Distinct().Count();
            var vendors = purchases
                .Select(p =>
                    string.Join(';', p.Winners.List.Select(w => year.VendorOf(w).Key).Order(StringComparer.Ordinal))
                )
                .Where(v => v.Length > 0)
                .Distinct()
                .Count();
            if (purchases.Count < 2 || works < 2 && vendors < 2)
                continue;

            yield return new Found(
                Found.KeyOf("F23", number.Key),
                Bilingual.ThaiOnly(purchases[0].ForThePublic().ContractNumber!),
                purchases,
                [
                    new(new("รายการที่ใช้เลขนี้", "Purchases with this number"), Figures.Purchases(purchases.Count)),
                    new(new("งานต่างกัน", "Different works"), Figures.Plain($"{works}")),
                    new(new("ผู้ขายต่างกัน", "Different vendors"), Figures.Plain($"{vendors}")),
                ]
            );
        }
    }

    /// <summary>F25: days that cannot all be right.</summary>
    public static IEnumerable<Found> Contradictory(YearOfPurchases year, Limits limit)
    {
        foreach (var purchase in year.All)
        {
            List<Figure> figures = [];
            if (purchase is { FirstDay: { } first, LastDay: { } last } && last < first)
                figures.Add(
                    new(
                        new("สิ้นสุดก่อนเริ่ม", "Ends before it begins"),
                        new(
                            $"{ThaiDate.Abbreviated(last)} < {ThaiDate.Abbreviated(first)}",
                            $"{ThaiDate.English(last)} < {ThaiDate.English(first)}"
                        )
                    )
                );
            if (purchase.ContractDay is { } signed && !purchase.Year.Contains(signed))
                figures.Add(
                    new(
                        new("ลงวันที่นอกปีงบประมาณที่รายงาน", "Dated outside the reported year"),
                        new(
                            $"{ThaiDate.Abbreviated(signed)} ไม่อยู่ในปี {purchase.Year}",
                            $"{ThaiDate.English(signed)} is not in {purchase.Year}"
                        )
                    )
                );
            if (figures.Count > 0)
                yield return new Found(
                    Found.KeyOf("F25", purchase.Id.Value.ToString()),
                    Figures.Work(purchase),
                    [purchase],
                    figures
                );
        }
    }

    /// <summary>"ซ.12/2568" is number 12 of the series "ซ./2568"; null where nothing counts.</summary>
    internal static (string Series, long Serial)? SerialOf(string? number)
    {
        if (number is null || Numbered().Match(ThaiText.Fold(number)) is not { Success: true } parts)
            return null;

        return long.TryParse(
            parts.Groups["serial"].Value,
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var serial
        )
            ? ($"{parts.Groups["before"].Value}|{parts.Groups["year"].Value}", serial)
            : null;
    }

    [GeneratedRegex(@"^(?<before>.*?)(?<serial>[0-9]{1,9})(?:\s*/\s*(?<year>[0-9]{2,4}))?$")]
    private static partial Regex Numbered();
}
