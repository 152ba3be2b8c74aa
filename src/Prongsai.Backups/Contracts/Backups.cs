using Prongsai.Kernel;

namespace Prongsai.Backups.Contracts;

/// <summary>Copies the whole installation into one file and back, and from one database to another.</summary>
public interface IBackups
{
    /// <summary>
    /// Writes everything, as it is at one moment, into one file; the program may go on working. The file appears when it is whole.
    /// </summary>
    /// <exception cref="RefusedException">The file exists already, or there is nothing to back up.</exception>
    /// <exception cref="CopyFailedException">The disk is full, the database does not answer.</exception>
    Task<BackupMade> BackupAsync(string file, IProgress<HowFar>? progress, CancellationToken cancellation);

    /// <summary>Reads a backup through and says what is in it; touches nothing.</summary>
    /// <exception cref="RefusedException">It is damaged (each damaged part is named), no backup, or of a newer program.</exception>
    Task<BackupContent> CheckAsync(string file, IProgress<HowFar>? progress, CancellationToken cancellation);

    /// <summary>Makes this installation what the backup says: all of it or nothing.</summary>
    /// <exception cref="RefusedException">The backup is not good, or something is here and <paramref name="how"/> keeps it.</exception>
    /// <exception cref="CopyFailedException">The disk is full, the database does not answer; nothing has changed.</exception>
    Task<Restored> RestoreAsync(
        string file,
        Replacing how,
        IProgress<HowFar>? progress,
        CancellationToken cancellation
    );

    /// <summary>Copies this database into another, empty one and compares every table; this one stays as it is.</summary>
    /// <param name="setting">What the setting Prongsai:Database will be.</param>
    /// <exception cref="RefusedException">The target is not empty, or is this database.</exception>
    /// <exception cref="CopyFailedException">The disk is full, a database does not answer; the target stays empty.</exception>
    Task<Moved> MoveAsync(string setting, IProgress<HowFar>? progress, CancellationToken cancellation);
}

/// <summary>What a restore does with what is here already.</summary>
public enum Replacing
{
    /// <summary>Refuses when anything is here.</summary>
    Nothing,

    /// <summary>Backs up what is here first, then replaces it.</summary>
    KeepingABackup,

    /// <summary>Replaces what is here; it is lost.</summary>
    LosingWhatIsHere,
}

/// <summary>One table of a backup.</summary>
/// <param name="Sha256">Of its entry in the backup file.</param>
public sealed record TableCopied(string Name, long Rows, string Sha256);

/// <summary>What a backup holds.</summary>
/// <param name="MadeAt">The moment it shows, UTC.</param>
/// <param name="Program">Version of the program that made it.</param>
/// <param name="Database">"sqlite" or "postgresql".</param>
/// <param name="Migration">The last step that its tables had taken.</param>
/// <param name="MissingFiles">Hashes of files that were already missing or damaged when it was made.</param>
public sealed record BackupContent(
    DateTime MadeAt,
    string Program,
    string Database,
    string Migration,
    IReadOnlyList<TableCopied> Tables,
    long Files,
    long FileBytes,
    IReadOnlyList<string> MissingFiles
)
{
    /// <summary>Rows of all tables.</summary>
    public long Rows => Tables.Sum(t => t.Rows);
}

/// <summary>A backup that was written.</summary>
/// <param name="Bytes">Length of the file.</param>
public sealed record BackupMade(string File, long Bytes, BackupContent Content);

/// <summary>A backup that was restored.</summary>
/// <param name="KeptAs">The backup of what was here before; null when nothing was.</param>
/// <param name="Lost">What was here and is gone: tables with rows.</param>
public sealed record Restored(
    BackupContent Content,
    string? KeptAs,
    IReadOnlyList<(string Table, long Rows)> Lost,
    bool MigratedForward
);

/// <summary>A database that was copied into another.</summary>
/// <param name="To">Where, without a password.</param>
/// <param name="Tables">Each table with its count and hash, the same on both sides.</param>
public sealed record Moved(string From, string To, IReadOnlyList<TableCopied> Tables)
{
    /// <summary>Rows of all tables.</summary>
    public long Rows => Tables.Sum(t => t.Rows);
}

/// <summary>A copy began and could not end: the disk is full, the database is gone. Nothing is half done.</summary>
public sealed class CopyFailedException(Refusal reason, Exception inner) : Exception(reason.Code, inner)
{
    /// <summary>What happened and what to do, for people.</summary>
    public Refusal Reason { get; } = reason;
}
