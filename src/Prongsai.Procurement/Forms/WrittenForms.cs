using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Ocds.Mapping;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Forms;

/// <summary>The forms as files, by their names: skr1.xlsx, skr1.docx, skr1.pdf, ita16.csv, data.json, ocds.json.</summary>
internal sealed class WrittenForms(
    ProngsaiDb db,
    IAgencies agencies,
    IPrinter printer,
    OcdsSettings ocds,
    TimeProvider clock
)
{
    /// <summary>A month in one form.</summary>
    /// <returns>The file, or why there is none here (a PDF without a browser, OCDS without a registered prefix).</returns>
    /// <exception cref="MissingException">There is no such form.</exception>
    public async Task<(byte[]? File, IReadOnlyList<Refusal> Missing)> OfMonthAsync(
        AgencyId agency,
        MonthOfPurchases month,
        string file,
        CancellationToken cancellation
    )
    {
        var registered = await AgencyAsync(agency, cancellation);
        var whose = FormAgency.Of(registered);
        var year = FiscalYear.Of(month.Month);
        var purchases = await db.Standing(agency).OfMonth(month.Month).ToListAsync(cancellation);
        DateOnly[] nothing = month.Nothing is null ? [] : [month.Month];
        FormTable Skr1() => FormTable.Skr1(whose, month, purchases, clock.Now().Today);

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
            case "ocds.json" or "ocds.jsonl":
                return Ocds(
                    registered,
                    purchases,
                    year,
                    month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                    file
                );
            default:
                return (List(file, year, whose, ThaiDate.AbbreviatedMonth(month.Month), purchases, nothing), []);
        }
    }

    /// <summary>A year in one form; สขร.1 has a sheet for each month, in the order of the fiscal year.</summary>
    /// <exception cref="MissingException">There is no such form of a year.</exception>
    public async Task<byte[]> OfYearAsync(AgencyId agency, FiscalYear year, string file, CancellationToken cancellation)
    {
        var registered = await AgencyAsync(agency, cancellation);
        var whose = FormAgency.Of(registered);
        var (first, last) = (year.FirstDay, year.LastDay);
        var purchases = await db.Standing(agency)
            .Where(p => p.Month >= first && p.Month <= last)
            .OrderBy(p => p.Month)
            .ThenBy(p => p.Number)
            .ThenBy(p => p.VersionId)
            .ToListAsync(cancellation);
        var months = await db.MonthsAsync(agency, year, cancellation);
        var nothing = months.Where(m => m.Nothing is not null).Select(m => m.Month).ToList();
        var byMonth = purchases.ToLookup(p => p.Month);
        if (file is "ocds.json" or "ocds.jsonl")
        {
            var (content, missing) = Ocds(registered, purchases, year, year.ToString(), file);
            missing.ThrowIfAny();
            return content!;
        }

        return file switch
        {
            "skr1.xlsx" => FormXlsx.Write([
                .. months.Select(month => FormTable.Skr1(whose, month, [.. byMonth[month.Month]], clock.Now().Today)),
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

    private (byte[]? File, IReadOnlyList<Refusal> Missing) Ocds(
        Agency agency,
        List<Purchase> purchases,
        FiscalYear year,
        string part,
        string file
    )
    {
        var (prefix, whyNot) = ocds.Registered;
        if (prefix is null)
            return (null, [whyNot!]);
        if (purchases.Count == 0)
            return (null, [MappingRefusals.NothingToExport(year)]);

        using var output = new MemoryStream();
        OcdsOfAgency.Write(
            output,
            ocds.Package(agency, part, prefix, clock.Now()),
            purchases.Select(p => PurchaseRelease.Of(p, agency, prefix)),
            lines: file == "ocds.jsonl"
        );
        return (output.ToArray(), []);
    }

    private async Task<Agency> AgencyAsync(AgencyId agency, CancellationToken cancellation) =>
        await agencies.ByIdAsync(agency, cancellation) ?? throw new MissingException("agency");
}
