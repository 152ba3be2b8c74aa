using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Forms;

/// <summary>
/// One month (or year) in one form, as a value: the lines above, the header, the cells. What writes XLSX, DOCX, PDF and the tests read
/// this, so that they cannot disagree.
/// </summary>
/// <param name="Mark">The name of the form, at the upper right: "แบบ สขร.๑".</param>
/// <param name="Titles">The lines above the table, centred.</param>
/// <param name="Rows">Text, or a number where the form is data.</param>
/// <param name="Instead">One sentence across the table when it has no rows.</param>
internal sealed record FormTable(
    string SheetName,
    string? Mark,
    IReadOnlyList<string> Titles,
    IReadOnlyList<string> Headers,
    IReadOnlyList<Field> Fields,
    IReadOnlyList<IReadOnlyList<object>> Rows,
    string? Instead
)
{
    /// <summary>What stands in the form of a month of which nobody has said anything yet.</summary>
    public const string NotReported = "ยังไม่มีรายงานของเดือนนี้";

    /// <summary>สขร.1 of a month, in the layout of the form: Thai digits, Buddhist years.</summary>
    /// <param name="on">The day of the report.</param>
    public static FormTable Skr1(
        FormAgency agency,
        MonthOfPurchases month,
        IReadOnlyList<Purchase> purchases,
        DateOnly on
    )
    {
        var form = FormProfiles.Skr1;

        return new FormTable(
            ThaiDate.AbbreviatedMonth(month.Month),
            "แบบ สขร.๑",
            [
                $"สรุปผลการดำเนินการจัดซื้อจัดจ้างในรอบเดือน{ThaiDate.Month(month.Month, Digits.Thai)}",
                agency.Name,
                $"วันที่ {ThaiDigits.ToThai($"{on.Day}")} เดือน {ThaiDate.Month(on, Digits.Thai).Replace(" ", " พ.ศ. ", StringComparison.Ordinal)}",
            ],
            [.. form.Columns.Select(c => c.Header)],
            [.. form.Columns.Select(c => c.Field)],
            [
                .. purchases
                    .Select(p => p.ForThePublic())
                    .Select(p =>
                        form.Columns.Select(
                                object (c) =>
                                    c.Field switch
                                    {
                                        Field.Winners => FormText.WinnerAndPrice(p, Digits.Thai),
                                        Field.ContractNumber => FormText.Contract(p, Digits.Thai),
                                        _ => FormText.Of(p, c.Field, agency, Digits.Thai),
                                    }
                            )
                            .ToList()
                    ),
            ],
            purchases.Count > 0 ? null
                : month.Nothing is not null ? NothingBought.Statement
                : NotReported
        );
    }

    /// <summary>A list of the ITA: data, in Arabic digits, amounts as numbers; a month in which nothing was bought has a row that says so.</summary>
    public static FormTable Ita(
        FormProfile form,
        FormAgency agency,
        FiscalYear year,
        string sheetName,
        IReadOnlyList<Purchase> purchases,
        IReadOnlyList<DateOnly> nothingIn
    )
    {
        var number = 0;
        return new FormTable(
            sheetName,
            null,
            [],
            [.. form.Columns.Select(c => c.Header)],
            [.. form.Columns.Select(c => c.Field)],
            [
                .. purchases
                    .Select(p => p.ForThePublic() with { Number = ++number })
                    .Concat(nothingIn.Select(month => Statement(year, month, ++number)))
                    .OrderBy(p => p.Month)
                    .Select(
                        (p, at) => form.Columns.Select(c => Data(p with { Number = at + 1 }, c.Field, agency)).ToList()
                    ),
            ],
            purchases.Count == 0 && nothingIn.Count == 0 ? NotReported : null
        );
    }

    private static Purchase Statement(FiscalYear year, DateOnly month, int number) =>
        new()
        {
            Year = year,
            Month = month,
            Number = number,
            Work = $"{NothingBought.Statement} (เดือน{ThaiDate.Month(month)})",
        };

    private static object Data(Purchase purchase, Field field, FormAgency agency) =>
        field switch
        {
            Field.Number => purchase.Number,
            Field.FiscalYear => purchase.Year.Buddhist,
            Field.Budget when purchase.Budget is { } budget => budget.Baht,
            Field.ReferencePrice when purchase.ReferencePrice is { } reference => reference.Baht,
            Field.AgreedPrice when purchase.AgreedPrice is { } agreed => agreed.Baht,
            _ => FormText.Of(purchase, field, agency, Digits.Arabic),
        };
}
