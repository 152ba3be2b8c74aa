using System.Globalization;
using Prongsai.Kernel;
using Prongsai.Procurement.Checking;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>F31: what the forms of the year ask for and the register does not say, month by month.</summary>
internal static class Completeness
{
    public static IEnumerable<Found> Missing(YearOfPurchases year, Limits limit)
    {
        foreach (
            var month in year
                .All.Select(p => (Purchase: p, Missing: PurchaseCheck.Missing(p, year.Asked)))
                .Where(p => p.Missing != FieldSet.Empty)
                .GroupBy(p => p.Purchase.Month)
        )
        {
            var rows = month.ToList();
            yield return new Found(
                Found.KeyOf("F31", month.Key.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
                new($"เดือน{ThaiDate.Month(month.Key)}", ThaiDate.EnglishMonth(month.Key)),
                [.. rows.Select(r => r.Purchase)],
                [
                    new(new("รายการที่ข้อมูลไม่ครบ", "Purchases with fields missing"), Figures.Purchases(rows.Count)),
                    .. Enum.GetValues<Field>()
                        .Select(field => (Field: field, Count: rows.Count(r => r.Missing.Has(field))))
                        .Where(f => f.Count > 0)
                        .Select(f => new Figure(f.Field.Name(), Figures.Purchases(f.Count))),
                ]
            )
            {
                Mark = string.Join(
                    ';',
                    rows.OrderBy(r => r.Purchase.Id.Value).Select(r => $"{r.Purchase.Id.Value} {r.Missing}")
                ),
            };
        }
    }
}
