namespace Prongsai.Services.Contracts;

/// <summary>A job for a later module: a post that was sent becomes a result of a measure, with its picture as evidence.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Measure">Of which measure.</param>
/// <param name="Title">What was posted, where and under which number, in words.</param>
/// <param name="On">The day on which it was sent.</param>
/// <param name="File">Hash of the kept picture, or of the bytes that were sent where there is no picture.</param>
/// <param name="FileName">Name for downloading.</param>
/// <param name="MediaType">"image/png" or "application/json".</param>
/// <param name="Size">In bytes.</param>
public sealed record PostAsEvidence(
    Guid Agency,
    Guid Measure,
    string Title,
    DateOnly On,
    string File,
    string FileName,
    string MediaType,
    long Size
);
