using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Forms;

/// <summary>Purchases in the forms, as files: of the register for the office, of what was published for everybody.</summary>
internal sealed class FormFiles(IPrinter printer)
{
    /// <summary>A month in one form.</summary>
    /// <param name="on">The day of the report.</param>
    /// <returns>The file, or why there is none on this machine (a PDF without a browser).</returns>
    /// <exception cref="MissingException">There is no such form.</exception>
    public async Task<(byte[]? File, IReadOnlyList<Refusal> Missing)> OfMonthAsync(
        FormAgency whose,
        MonthOfPurchases month,
        IReadOnlyList<Purchase> purchases,
        string file,
        DateOnly on,
        CancellationToken cancellation
    )
    {
        var year = FiscalYear.Of(month.Month);
        DateOnly[] nothing = month.Nothing is null ? [] : [month.Month];
        FormTable Skr1() => FormTable.Skr1(whose, month, purchases, on);

        switch (file)
        {
            case "skr1.xlsx":
                return (FormXlsx.Write([Skr1()]), []);
            case "skr1.docx":
                return (FormDocx.Write(Skr1()), []);
            case "skr1.pdf":
                var (pdf, missing) = await printer.PrintAsync(FormHtml.Write(Skr1()), cancellation);
                return (pdf, missing is null ? [] : [missing]);
            case "data.csv":
                return (PurchasesData.Csv(whose, purchases), []);
            case "data.json":
                return (PurchasesData.Json(whose, year, purchases, nothing), []);
            default:
                return (List(file, year, whose, ThaiDate.AbbreviatedMonth(month.Month), purchases, nothing), []);
        }
    }

    /// <summary>A year in one form; สขร.1 has a sheet for each month, in the order of the fiscal year.</summary>
    /// <exception cref="MissingException">There is no such form of a year.</exception>
    public static byte[] OfYear(
        FormAgency whose,
        FiscalYear year,
        IReadOnlyList<MonthOfPurchases> months,
        IReadOnlyList<Purchase> purchases,
        string file,
        DateOnly on
    )
    {
        var nothing = months.Where(m => m.Nothing is not null).Select(m => m.Month).ToList();
        var byMonth = purchases.ToLookup(p => p.Month);

        return file switch
        {
            "skr1.xlsx" => FormXlsx.Write([
                .. months.Select(month => FormTable.Skr1(whose, month, [.. byMonth[month.Month]], on)),
            ]),
            "data.csv" => PurchasesData.Csv(whose, purchases),
            "data.json" => PurchasesData.Json(whose, year, purchases, nothing),
            _ => List(file, year, whose, $"ปีงบประมาณ {year}", purchases, nothing),
        };
    }

    public static string MediaTypeOf(string file) =>
        Path.GetExtension(file) switch
        {
            ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".pdf" => "application/pdf",
            ".json" => "application/json",
            ".jsonl" => "application/jsonl",
            _ => "text/csv; charset=utf-8",
        };

    private static byte[] List(
        string file,
        FiscalYear year,
        FormAgency whose,
        string sheetName,
        IReadOnlyList<Purchase> purchases,
        IReadOnlyList<DateOnly> nothing
    )
    {
        var (code, kind) = (Path.GetFileNameWithoutExtension(file), Path.GetExtension(file));
        if (
            code == FormProfiles.Skr1.Code
            || FormProfiles.Of(code, year) is not { } form
            || kind is not (".xlsx" or ".csv")
        )
            throw new MissingException("form");

        var table = FormTable.Ita(form, whose, year, sheetName, purchases, nothing);
        if (kind == ".xlsx")
            return FormXlsx.Write([table]);

        IReadOnlyList<object?> header = [.. table.Headers];
        return new WrittenSheet(
            sheetName,
            [header, .. table.Rows.Select(row => (IReadOnlyList<object?>)[.. row])]
        ).Csv();
    }
}
