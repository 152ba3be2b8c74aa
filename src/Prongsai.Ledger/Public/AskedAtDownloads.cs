using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Ledger.Public;

/// <summary>
/// The questions behind every proof, translated once for the program's database: EF Core would take longer to find its translation of
/// each than the database takes to answer. One question brings an entry's log and its bundle.
/// </summary>
internal sealed class AskedAtDownloads
{
    /// <summary>The first entry whose file has this key.</summary>
    public Func<ProngsaiDb, AgencyId, long, CancellationToken, Task<FoundEntry?>> Naming { get; } =
        EF.CompileAsyncQuery(
            (ProngsaiDb db, AgencyId agency, long key, CancellationToken _) =>
                (
                    from file in db.Set<LogFile>().AsNoTracking()
                    where file.Key == key
                    join log in db.Set<Log>()
                        on new { AgencyId = agency, Number = file.Log } equals new { log.AgencyId, log.Number }
                    join bundle in db.Set<LogBundle>()
                        on new
                        {
                            AgencyId = agency,
                            file.Log,
                            Number = file.Index / Tile.Full,
                        } equals new
                        {
                            bundle.AgencyId,
                            bundle.Log,
                            bundle.Number,
                        }
                    select new FoundEntry(log, bundle.Bytes, file.Index)
                ).FirstOrDefault()
        );

    /// <summary>The entry at this place of a log.</summary>
    public Func<ProngsaiDb, AgencyId, int, long, CancellationToken, Task<FoundEntry?>> Entry { get; } =
        EF.CompileAsyncQuery(
            (ProngsaiDb db, AgencyId agency, int number, long index, CancellationToken _) =>
                (
                    from log in db.Set<Log>().AsNoTracking()
                    where log.AgencyId == agency && log.Number == number
                    join bundle in db.Set<LogBundle>()
                        on new
                        {
                            log.AgencyId,
                            Log = log.Number,
                            Number = index / Tile.Full,
                        } equals new
                        {
                            bundle.AgencyId,
                            bundle.Log,
                            bundle.Number,
                        }
                    select new FoundEntry(log, bundle.Bytes, index)
                ).FirstOrDefault()
        );
}

/// <summary>Where an entry is: in the log's bundle, at its place.</summary>
internal sealed record FoundEntry(Log Log, byte[] Bundle, long Index)
{
    /// <summary>The entry; null where the checkpoint does not hold it.</summary>
    public (Log Log, LogEntry Entry)? Signed() =>
        Index >= 0 && Index < Log.SignedSize && EntryBundle.At(Bundle, (int)(Index % Tile.Full)) is { } bytes
            ? (Log, new LogEntry(Index, bytes))
            : null;
}
