using Prongsai.Kernel;

namespace Prongsai.Measures.Contracts;

/// <summary>A file that proves what was done.</summary>
/// <param name="On">The day it speaks of.</param>
/// <param name="Title">What it is, in words: the text of the result and the caption of the file.</param>
/// <param name="File">The kept bytes.</param>
/// <param name="FileName">Name for downloading.</param>
/// <param name="MediaType">"application/pdf".</param>
/// <param name="Size">In bytes.</param>
/// <param name="MadeUp">True when it stands on made-up figures.</param>
public sealed record ProvingFile(
    DateOnly On,
    string Title,
    FileHash File,
    string FileName,
    string MediaType,
    long Size,
    bool MadeUp
);

/// <summary>Proof of measures from other modules.</summary>
public interface IProof
{
    /// <summary>
    /// Records a result with the file in the row of a measure. False where the measure or its row is gone, or has the same file or words
    /// already, withdrawn ones included: called again it does nothing more.
    /// </summary>
    Task<bool> AttachAsync(
        AgencyId agency,
        MeasureId measure,
        ProvingFile file,
        CancellationToken cancellation = default
    );
}
