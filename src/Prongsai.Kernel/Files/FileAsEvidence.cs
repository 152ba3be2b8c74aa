namespace Prongsai.Kernel;

/// <summary>A job for whoever keeps measures: a kept file of an earlier module becomes a result of a measure, and its evidence.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Measure">Of which measure.</param>
/// <param name="Title">What it is, in words.</param>
/// <param name="On">The day that it speaks of.</param>
/// <param name="File">Hash of the kept file.</param>
/// <param name="FileName">Name for downloading.</param>
/// <param name="MediaType">"image/png".</param>
/// <param name="Size">In bytes.</param>
/// <param name="MadeUp">True when it stands on made-up data.</param>
public sealed record FileAsEvidence(
    Guid Agency,
    Guid Measure,
    string Title,
    DateOnly On,
    string File,
    string FileName,
    string MediaType,
    long Size,
    bool MadeUp
)
{
    /// <summary>As the page of jobs says it.</summary>
    public static Bilingual Words { get; } =
        new("แนบไฟล์เป็นหลักฐานของมาตรการ", "Attach a file to a measure as evidence");
}

/// <summary>Handing files to measures.</summary>
public static class FilesForMeasures
{
    /// <summary>Hands a kept file to a measure when the change is saved. While it waits, the same file is not handed over twice.</summary>
    public static void Prove(this ProngsaiDb db, Now now, FileAsEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);

        db.Enqueue(
            AgencyId.From(evidence.Agency),
            now,
            evidence,
            key: $"{evidence.Agency}:{evidence.Measure}:{evidence.File}"
        );
    }
}
