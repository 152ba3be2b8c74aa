namespace Prongsai.Services.Contracts;

/// <summary>A job for a later module: a file of this module becomes a result of a measure, and its evidence.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Measure">Of which measure.</param>
/// <param name="Title">What it is, in words.</param>
/// <param name="On">The day that it speaks of.</param>
/// <param name="File">Hash of the kept file.</param>
/// <param name="FileName">Name for downloading.</param>
/// <param name="MediaType">"image/png".</param>
/// <param name="Size">In bytes.</param>
/// <param name="MadeUp">True when it stands on made-up data.</param>
public sealed record ServicesAsEvidence(
    Guid Agency,
    Guid Measure,
    string Title,
    DateOnly On,
    string File,
    string FileName,
    string MediaType,
    long Size,
    bool MadeUp
);
