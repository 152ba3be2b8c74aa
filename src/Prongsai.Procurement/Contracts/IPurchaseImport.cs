using Prongsai.Kernel;

namespace Prongsai.Procurement.Contracts;

/// <summary>What an import of purchases did, would do, or why it did nothing.</summary>
/// <param name="Added">New purchases.</param>
/// <param name="Changed">Purchases that were there and now say what the file says.</param>
/// <param name="Same">Purchases that said so already.</param>
/// <param name="Months">How many stand in each month of the file.</param>
/// <param name="Repairs">Readings that needed a repair, each with its place.</param>
/// <param name="SecondLooks">What is kept and wants a second look, by kind: its name and how often.</param>
/// <param name="Notes">What was assumed and what was not read.</param>
/// <param name="Refusals">Why nothing was kept; empty when everything was.</param>
public sealed record PurchasesImported(
    int Added,
    int Changed,
    int Same,
    IReadOnlyDictionary<DateOnly, int> Months,
    IReadOnlyList<string> Repairs,
    IReadOnlyList<(Bilingual Kind, int Count)> SecondLooks,
    IReadOnlyList<Bilingual> Notes,
    IReadOnlyList<Refusal> Refusals
);

/// <summary>Takes purchases from files.</summary>
public interface IPurchaseImport
{
    /// <summary>Reads a workbook or a CSV and keeps its purchases, all or nothing. The same file again changes nothing.</summary>
    /// <param name="agency">Whose purchases.</param>
    /// <param name="fileName">As the person knows it.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="year">The fiscal year that its months must lie in.</param>
    /// <param name="month">First day of the month that all of it belongs to; null: the file says.</param>
    /// <param name="options">What the person has said beforehand.</param>
    /// <param name="by">Who imports.</param>
    /// <param name="progress">Told how many purchases are done.</param>
    /// <param name="cancellation">Stops, and nothing is kept.</param>
    Task<PurchasesImported> ImportAsync(
        AgencyId agency,
        string fileName,
        byte[] content,
        FiscalYear year,
        DateOnly? month,
        PurchaseImportOptions options,
        Actor by,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    );
}

/// <summary>What somebody says of an import before it runs.</summary>
/// <param name="DryRun">Reads, checks and compares, and keeps nothing.</param>
/// <param name="AcceptRepairs">Every repaired reading is right.</param>
/// <param name="AlikeAreTheSame">
/// Rows nearly like a purchase of the register: true, they change it; false, they are others; null: then nothing is kept.
/// </param>
public sealed record PurchaseImportOptions(
    bool DryRun = false,
    bool AcceptRepairs = false,
    bool? AlikeAreTheSame = null
);
