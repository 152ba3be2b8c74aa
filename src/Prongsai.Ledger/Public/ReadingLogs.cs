using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Contracts;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Ledger.Public;

/// <summary>What anybody may read of a log: what is signed, and nothing after it.</summary>
internal static class ReadingLogs
{
    /// <summary>The log with this number; the one that grows now without a number.</summary>
    public static Task<Log?> LogAsync(
        this ProngsaiDb db,
        AgencyId agency,
        int? number,
        CancellationToken cancellation
    ) =>
        db
            .Ledgers.AsNoTracking()
            .Where(l => l.AgencyId == agency && (number == null ? l.EndedAt == null : l.Number == number))
            .OrderByDescending(l => l.Number)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>The bytes of a tile or bundle; null where the signed tree has none of this width.</summary>
    public static async Task<byte[]?> TileAsync(this ProngsaiDb db, Log log, Tile tile, CancellationToken cancellation)
    {
        var (agency, number) = (log.AgencyId, log.Number);
        var level = tile.Level ?? 0;
        if (level > 7 || tile.Number > long.MaxValue / Tile.Full - 1)
            return null;
        var first = tile.Number * Tile.Full;
        if (first + tile.Width > log.SignedSize >> (8 * level))
            return null;

        if (tile.Level is null)
        {
            var entries = await db
                .LedgerEntries.AsNoTracking()
                .Where(e => e.AgencyId == agency && e.Log == number && e.Index >= first && e.Index < first + tile.Width)
                .OrderBy(e => e.Index)
                .Select(e => e.Bytes)
                .ToListAsync(cancellation);
            return entries.Count == tile.Width
                ? EntryBundle.Write([.. entries.Select(e => new ReadOnlyMemory<byte>(e))])
                : null;
        }

        var place = LogTile.PlaceOf(level, tile.Number);
        var hashes = await db
            .LedgerTiles.AsNoTracking()
            .Where(t => t.AgencyId == agency && t.Log == number && t.Place == place)
            .Select(t => t.Hashes)
            .FirstOrDefaultAsync(cancellation);
        var length = tile.Width * TreeHash.Length;
        return hashes?.Length >= length ? hashes[..length] : null;
    }

    /// <summary>The first entry of any of the agency's logs that names a file; null where none does.</summary>
    public static async Task<(Log Log, LogEntry Entry)?> NamingAsync(
        this ProngsaiDb db,
        AgencyId agency,
        string sha256,
        CancellationToken cancellation
    )
    {
        var file = await db
            .LedgerFiles.AsNoTracking()
            .Where(f => f.AgencyId == agency && f.Sha256 == sha256)
            .OrderBy(f => f.Log)
            .ThenBy(f => f.Index)
            .FirstOrDefaultAsync(cancellation);
        return file is null ? null : await db.EntryAsync(agency, file.Log, file.Index, cancellation);
    }

    /// <summary>An entry with its log; null where there is none.</summary>
    public static async Task<(Log Log, LogEntry Entry)?> EntryAsync(
        this ProngsaiDb db,
        AgencyId agency,
        int number,
        long index,
        CancellationToken cancellation
    )
    {
        var log = await db.LogAsync(agency, number, cancellation);
        var entry = await db
            .LedgerEntries.AsNoTracking()
            .FirstOrDefaultAsync(e => e.AgencyId == agency && e.Log == number && e.Index == index, cancellation);
        return log is null || entry is null || index >= log.SignedSize ? null : (log, entry);
    }

    /// <summary>The public keys of every log of an agency.</summary>
    public static async Task<IReadOnlyList<string>> KeysAsync(
        this ProngsaiDb db,
        AgencyId agency,
        CancellationToken cancellation
    ) =>
        [
            .. (
                await db
                    .Ledgers.AsNoTracking()
                    .Where(l => l.AgencyId == agency)
                    .OrderBy(l => l.Number)
                    .Select(l => l.Keys)
                    .ToListAsync(cancellation)
            ).SelectMany(keys => keys.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
        ];

    /// <summary>The policy that the agency publishes: its keys, the witnesses, and how many must have seen a checkpoint.</summary>
    public static string PolicyOf(this LedgerSettings settings, Agency agency, Log log) =>
        Policy.Write(
            log.KeyLines,
            settings.Address.Length > 0 ? $"{settings.Address}/{agency.Slug}{log.Path}" : "",
            [.. settings.Witnesses.Select(w => (w.Key, w.Address.ToString().TrimEnd('/')))],
            settings.Quorum
        );
}
