using Prongsai.Kernel;

namespace Prongsai.Backups.Contracts;

/// <summary>
/// The restore drill: a backup is made, restored into a database that is thrown away, and compared; the result is signed and
/// kept. Nobody knows that a backup is good before it was restored.
/// </summary>
public interface IDrills
{
    /// <summary>Holds one and keeps its result, whatever it is.</summary>
    Task<DrillResult> HoldAsync(IProgress<HowFar>? progress, CancellationToken cancellation);

    /// <summary>Results, newest first.</summary>
    Task<IReadOnlyList<DrillResult>> LatestAsync(int count, CancellationToken cancellation);

    /// <summary>Every kept result with whether its signature still fits.</summary>
    Task<IReadOnlyList<(DrillResult Result, bool Genuine)>> VerifyAsync(CancellationToken cancellation);

    /// <summary>A result as a file for others: the statement, the signature, the public key.</summary>
    /// <exception cref="MissingException">No such drill.</exception>
    Task<byte[]> ExportAsync(DrillId id, CancellationToken cancellation);

    /// <summary>Whether an exported result is unchanged and was signed by a key of this installation.</summary>
    /// <exception cref="RefusedException">It is no result of a drill.</exception>
    Task<ExportedDrill> VerifyAsync(byte[] exported, CancellationToken cancellation);
}

/// <summary>Which drill.</summary>
public readonly record struct DrillId(Guid Value) : IId<DrillId>
{
    /// <inheritdoc />
    public static DrillId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>What a drill found.</summary>
/// <param name="TriedIn">The kind of the database that was thrown away.</param>
/// <param name="Trouble">What was wrong; null when it passed.</param>
/// <param name="Key">Fingerprint of the key that signed it.</param>
public sealed record DrillResult(
    DrillId Id,
    DateTime At,
    bool Passed,
    int Seconds,
    long BackupBytes,
    long Rows,
    int Tables,
    long Files,
    string TriedIn,
    Bilingual? Trouble,
    string Key
);

/// <param name="Genuine">Unchanged since it was signed.</param>
/// <param name="Ours">Signed by a key of this installation.</param>
public sealed record ExportedDrill(bool Genuine, bool Ours, bool Passed, DateTime At);
