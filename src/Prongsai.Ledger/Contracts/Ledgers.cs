using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Ledger.Contracts;

/// <summary>How an agency's public log stands.</summary>
/// <param name="Origin">Which log.</param>
/// <param name="Number">1, or higher for a successor.</param>
/// <param name="Size">How many entries the database has.</param>
/// <param name="SignedSize">How many of them are signed.</param>
/// <param name="LastSigned">How many the key folder remembers to have signed; null where it remembers nothing.</param>
/// <param name="Waiting">Acts that wait for the log.</param>
/// <param name="StoppedBecause">Why nothing is signed; null while all is well.</param>
public sealed record LedgerStanding(
    string Origin,
    int Number,
    long Size,
    long SignedSize,
    long? LastSigned,
    int Waiting,
    string? StoppedBecause
);

/// <summary>The public logs, for the command line.</summary>
public interface ILedgers
{
    /// <summary>How the log of an agency stands; null where nothing was logged yet.</summary>
    Task<LedgerStanding?> StandingAsync(Agency agency, CancellationToken cancellation = default);

    /// <summary>
    /// Writes the whole log into a folder as any static web server serves it: checkpoint, tiles, entries, keys, policy, and the proof of
    /// every file. Returns how many files.
    /// </summary>
    /// <exception cref="RefusedException">There is no signed log, or the folder holds something else.</exception>
    Task<int> ExportAsync(Agency agency, string folder, CancellationToken cancellation = default);

    /// <summary>Lets a stopped log try again, after the cause was mended.</summary>
    /// <exception cref="RefusedException">It is not stopped.</exception>
    Task ResumeAsync(Agency agency, CancellationToken cancellation = default);

    /// <summary>Ends a stopped log and begins its successor, whose first entry names where the old one was last signed.</summary>
    /// <exception cref="RefusedException">It is not stopped.</exception>
    Task BeginSuccessorAsync(Agency agency, CancellationToken cancellation = default);

    /// <summary>Adds a new key, which signs beside the old one; or retires every key but the newest.</summary>
    /// <exception cref="RefusedException">There is no key yet, or only one to retire.</exception>
    Task RotateKeyAsync(Agency agency, bool retire, CancellationToken cancellation = default);
}
