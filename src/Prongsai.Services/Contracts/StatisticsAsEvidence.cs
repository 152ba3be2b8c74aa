namespace Prongsai.Services.Contracts;

/// <summary>A job for a later module: figures of services become a result of a measure, with their file as evidence.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Measure">Of which measure.</param>
/// <param name="Title">What it is, in words.</param>
/// <param name="On">The day on which the figures were taken.</param>
/// <param name="File">Hash of the kept workbook.</param>
/// <param name="FileName">Name for downloading.</param>
/// <param name="Size">In bytes.</param>
/// <param name="MadeUp">True when they stand on made-up tickets.</param>
public sealed record StatisticsAsEvidence(
    Guid Agency,
    Guid Measure,
    string Title,
    DateOnly On,
    string File,
    string FileName,
    long Size,
    bool MadeUp
);
