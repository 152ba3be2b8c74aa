namespace Prongsai.Services.Contracts;

/// <summary>A job for a later module: a workbook of this module becomes a result of a measure, with the file as evidence.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Measure">Of which measure.</param>
/// <param name="Title">What it is, in words.</param>
/// <param name="On">The day on which it was made.</param>
/// <param name="File">Hash of the kept workbook.</param>
/// <param name="FileName">Name for downloading.</param>
/// <param name="Size">In bytes.</param>
/// <param name="MadeUp">True when it stands on made-up data.</param>
public sealed record ServicesAsEvidence(
    Guid Agency,
    Guid Measure,
    string Title,
    DateOnly On,
    string File,
    string FileName,
    long Size,
    bool MadeUp
);
