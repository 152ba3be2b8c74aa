using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Checking;
using Prongsai.Procurement.Forms;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Disclosing;

/// <summary>A month of the register as the table of a disclosure.</summary>
internal static class MonthTable
{
    /// <summary>The list of the ITA that a unit discloses by; before there was one for its level, the nine columns.</summary>
    public static FormProfile FormOf(string unitLevel, FiscalYear year) =>
        FormProfiles.AskedOf(unitLevel, year).FirstOrDefault(form => form.Code != FormProfiles.Skr1.Code)
        ?? FormProfiles.All.First(form => form.Code == "ita9");

    /// <summary>
    /// Cells as the list has them. What the office said does not apply is marked; what it has neither given nor marked stays blank,
    /// so that the check of the disclosure names the row and the column: a mark of our own would hide the gap from the reviewer. Of
    /// the agency itself nothing does not apply: it lies in a district, whether or not its page says so.
    /// </summary>
    public static DisclosedTable Of(
        FormProfile form,
        FormAgency agency,
        DateOnly month,
        IReadOnlyList<Purchase> purchases
    )
    {
        var unsaid = agency.Unsaid(form.Asked);

        return new(
            $"สรุปผลการจัดซื้อจัดจ้าง ประจำเดือน{ThaiDate.Month(month)}",
            [
                .. form.Columns.Select(c => new Column(c.Header, TypeOf(c.Field))
                {
                    OfAgency = FormAgency.Says(c.Field),
                }),
            ],
            [.. purchases.Select((purchase, at) => Row(form, agency, unsaid, purchase with { Number = at + 1 }))]
        );
    }

    private static IReadOnlyList<string> Row(FormProfile form, FormAgency agency, FieldSet unsaid, Purchase purchase)
    {
        var missing = PurchaseCheck.Missing(purchase, form.Asked).Or(unsaid);
        var shown = purchase.ForThePublic();

        return
        [
            .. form.Columns.Select(c => missing.Has(c.Field) ? "" : FormText.Of(shown, c.Field, agency, Digits.Arabic)),
        ];
    }

    private static ColumnType TypeOf(Field field) =>
        field switch
        {
            Field.Budget or Field.ReferencePrice or Field.AgreedPrice => ColumnType.Money,
            Field.Number or Field.FiscalYear => ColumnType.Number,
            _ => ColumnType.Text,
        };
}
