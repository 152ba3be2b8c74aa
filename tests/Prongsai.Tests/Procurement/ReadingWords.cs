using System.Globalization;
using Prongsai.Kernel;
using Prongsai.Procurement.Importing;
using Prongsai.Procurement.Register;

namespace Prongsai.Tests.Procurement;

/// <summary>Reads files as the office of Khlong Sam Wa in fiscal year 2568, and says what was read in one line a purchase.</summary>
internal static class ReadingWords
{
    public static readonly FiscalYear Year = new(2568);
    public static readonly DateOnly October = new(2024, 10, 1);

    public static HowToRead How(DateOnly? month = null) => new(Year, month, "สำนักงานเขตคลองสามวา");

    public static Reading Read(AWorkbook workbook, DateOnly? month = null) =>
        PurchasesFile.Read("สขร1.xlsx", workbook.Bytes(), How(month));

    /// <summary>
    /// month | work | budget | reference | method | bidders | winners | agreed | reason | contract | day | e-GP, with "·" for what is
    /// not given and "-" for what the office marked.
    /// </summary>
    public static string Line(Purchase purchase)
    {
        string Or(string? text, Field field) =>
            text is { Length: > 0 } ? text
            : purchase.SaidNone.Has(field) ? "-"
            : "·";

        return string.Join(
            " | ",
            purchase.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            purchase.Work,
            Or(purchase.Budget?.ToString(), Field.Budget),
            Or(purchase.ReferencePrice?.ToString(), Field.ReferencePrice),
            purchase.Method == Method.Unknown
                ? Or(null, Field.Method)
                : purchase.MethodText ?? purchase.Method.ToString(),
            Or(Offers(purchase.Bidders), Field.Bidders),
            Or(Offers(purchase.Winners), Field.Winners),
            Or(purchase.AgreedPrice?.ToString(), Field.AgreedPrice),
            Or(purchase.Reason, Field.Reason),
            Or(purchase.ContractNumber, Field.ContractNumber),
            Or(purchase.ContractDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Field.ContractDay),
            Or(purchase.EgpNumber, Field.EgpNumber)
        );
    }

    public static IReadOnlyList<string> Lines(Reading reading)
    {
        Assert.True(reading.Refusals.Count == 0, string.Join('\n', reading.Refusals));

        return [.. reading.First.Select(read => Line(read.Purchase))];
    }

    /// <summary>The kinds of problems, each with how often.</summary>
    public static IReadOnlyList<string> Kinds(Reading reading) =>
        [.. reading.Problems.All.Select(g => $"{g.Kind} {g.Count}").Order(StringComparer.Ordinal)];

    private static string Offers(Offers offers) =>
        string.Join(
            " + ",
            offers.List.Select(o =>
                $"{o.Name}{(o.TaxId is null ? "" : $" [{o.TaxId}]")}{(o.Price is { } p ? $" {p}" : "")}"
            )
        );
}
