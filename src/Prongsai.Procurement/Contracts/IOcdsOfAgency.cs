using Prongsai.Kernel;

namespace Prongsai.Procurement.Contracts;

/// <summary>How an agency's purchases are written as OCDS.</summary>
/// <param name="Lines">One release on each line, as bulk tools read them; otherwise a release package.</param>
/// <param name="Sample">Made-up data for trying out: it carries the prefix of the standard's examples, and says so.</param>
public sealed record OcdsExportOptions(bool Lines = false, bool Sample = false);

/// <summary>An agency's register of purchases as open contracting data (OCDS 1.1.5): out, and in again.</summary>
public interface IOcdsOfAgency
{
    /// <summary>Writes the purchases of a fiscal year. Nothing is written when there is a reason why not.</summary>
    /// <returns>How many releases were written, or why none.</returns>
    Task<(int Releases, IReadOnlyList<Refusal> WhyNot)> ExportAsync(
        Func<Stream> output,
        AgencyId agency,
        FiscalYear year,
        OcdsExportOptions options,
        CancellationToken cancellation = default
    );

    /// <summary>
    /// Takes purchases from a release package, a record package or JSON lines, all or nothing, in memory that does not grow with the
    /// file.
    /// </summary>
    /// <param name="agency">Whose purchases.</param>
    /// <param name="fileName">As the person knows it.</param>
    /// <param name="open">Opens the file from its beginning; it is read more than once.</param>
    /// <param name="year">Only releases of this fiscal year; null: the file has one.</param>
    /// <param name="options">What the person has said beforehand.</param>
    /// <param name="by">Who imports.</param>
    /// <param name="progress">Told how many purchases are done.</param>
    /// <param name="cancellation">Stops, and nothing is kept.</param>
    Task<PurchasesImported> ImportAsync(
        AgencyId agency,
        string fileName,
        Func<Stream> open,
        FiscalYear? year,
        PurchaseImportOptions options,
        Actor by,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    );
}
