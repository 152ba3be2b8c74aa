using Prongsai.Kernel;

namespace Prongsai.Measures.Contracts;

/// <summary>The file of a monthly memo that proves what was done in a month.</summary>
/// <param name="Month">The first day of the month it tells of.</param>
/// <param name="On">The day it was written.</param>
/// <param name="Title">What it is, in words: the text of the result and the caption of the file.</param>
/// <param name="File">The kept bytes.</param>
/// <param name="FileName">Name for downloading.</param>
/// <param name="MediaType">"application/pdf".</param>
/// <param name="Size">In bytes.</param>
/// <param name="MadeUp">True when it stands on made-up answers.</param>
public sealed record ProvingMemo(
    DateOnly Month,
    DateOnly On,
    string Title,
    FileHash File,
    string FileName,
    string MediaType,
    long Size,
    bool MadeUp
);

/// <summary>Measures that promised the monthly memo of surveys as their evidence.</summary>
public interface IMemoEvidence
{
    /// <summary>True when any measure of the programme year of that month promised it.</summary>
    Task<bool> IsPromisedAsync(AgencyId agency, DateOnly month, CancellationToken cancellation = default);

    /// <summary>
    /// Records a result with the file in each row whose measure promised it. Called again for the same month, or after somebody withdrew
    /// what it recorded, it does nothing more.
    /// </summary>
    /// <returns>In how many rows it was recorded now.</returns>
    Task<int> AttachAsync(AgencyId agency, ProvingMemo memo, CancellationToken cancellation = default);
}
