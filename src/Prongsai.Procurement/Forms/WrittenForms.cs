using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Forms;

/// <summary>The register's forms as files, by their names: skr1.xlsx, skr1.docx, skr1.pdf, ita16.csv, data.json.</summary>
internal sealed class WrittenForms(ProngsaiDb db, IAgencies agencies, FormFiles files, TimeProvider clock)
{
    /// <summary>A month in one form.</summary>
    /// <returns>The file, or why there is none on this machine (a PDF without a browser).</returns>
    /// <exception cref="MissingException">There is no such form.</exception>
    public async Task<(byte[]? File, IReadOnlyList<Refusal> Missing)> OfMonthAsync(
        AgencyId agency,
        MonthOfPurchases month,
        string file,
        CancellationToken cancellation
    ) =>
        await files.OfMonthAsync(
            await WhoseAsync(agency, cancellation),
            month,
            await db.Standing(agency).OfMonth(month.Month).ToListAsync(cancellation),
            file,
            clock.Now().Today,
            cancellation
        );

    /// <summary>A year in one form; สขร.1 has a sheet for each month, in the order of the fiscal year.</summary>
    /// <exception cref="MissingException">There is no such form of a year.</exception>
    public async Task<byte[]> OfYearAsync(AgencyId agency, FiscalYear year, string file, CancellationToken cancellation)
    {
        var (first, last) = (year.FirstDay, year.LastDay);
        var purchases = await db.Standing(agency)
            .Where(p => p.Month >= first && p.Month <= last)
            .OrderBy(p => p.Month)
            .ThenBy(p => p.Number)
            .ThenBy(p => p.VersionId)
            .ToListAsync(cancellation);

        return FormFiles.OfYear(
            await WhoseAsync(agency, cancellation),
            year,
            await db.MonthsAsync(agency, year, cancellation),
            purchases,
            file,
            clock.Now().Today
        );
    }

    private async Task<FormAgency> WhoseAsync(AgencyId agency, CancellationToken cancellation) =>
        FormAgency.Of(await agencies.ByIdAsync(agency, cancellation) ?? throw new MissingException("agency"));
}
