using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Ocds.Mapping;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Forms;

/// <summary>The register's forms as files, by their names: skr1.xlsx, skr1.docx, skr1.pdf, ita16.csv, data.json, ocds.json.</summary>
internal sealed class WrittenForms(
    ProngsaiDb db,
    IAgencies agencies,
    FormFiles files,
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
        var whose = await AgencyAsync(agency, cancellation);
        var purchases = await db.Standing(agency).OfMonth(month.Month).ToListAsync(cancellation);
        var part = month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

        return IsOcds(file)
            ? Ocds(whose, purchases, FiscalYear.Of(month.Month), part, file)
            : await files.OfMonthAsync(FormAgency.Of(whose), month, purchases, file, clock.Now().Today, cancellation);
    }

    /// <summary>A year in one form; สขร.1 has a sheet for each month, in the order of the fiscal year.</summary>
    /// <exception cref="MissingException">There is no such form of a year.</exception>
    /// <exception cref="RefusedException">OCDS without a registered prefix.</exception>
    public async Task<byte[]> OfYearAsync(AgencyId agency, FiscalYear year, string file, CancellationToken cancellation)
    {
        var whose = await AgencyAsync(agency, cancellation);
        var (first, last) = (year.FirstDay, year.LastDay);
        var purchases = await db.Standing(agency)
            .Where(p => p.Month >= first && p.Month <= last)
            .OrderBy(p => p.Month)
            .ThenBy(p => p.Number)
            .ThenBy(p => p.VersionId)
            .ToListAsync(cancellation);
        if (IsOcds(file))
        {
            var (content, missing) = Ocds(whose, purchases, year, year.ToString(), file);
            missing.ThrowIfAny();
            return content!;
        }

        return FormFiles.OfYear(
            FormAgency.Of(whose),
            year,
            await db.MonthsAsync(agency, year, cancellation),
            purchases,
            file,
            clock.Now().Today
        );
    }

    private static bool IsOcds(string file) => file is "ocds.json" or "ocds.jsonl";

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
