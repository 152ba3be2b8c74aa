using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
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
            var bundle = await db.BundleAsync(log, tile.Number, cancellation);
            return bundle is null ? null : EntryBundle.First(bundle, tile.Width);
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

    /// <summary>The last entries before one of them, the latest first; those of one or two bundles.</summary>
    public static async Task<IReadOnlyList<LogEntry>> LatestAsync(
        this ProngsaiDb db,
        Log log,
        long before,
        int count,
        CancellationToken cancellation
    )
    {
        var (agency, number) = (log.AgencyId, log.Number);
        var first = Math.Max(0, before - count);
        var (from, to) = (first / Tile.Full, Math.Max(0, before - 1) / Tile.Full);
        var bundles = await db
            .LedgerBundles.AsNoTracking()
            .Where(b => b.AgencyId == agency && b.Log == number && b.Number >= from && b.Number <= to)
            .ToListAsync(cancellation);
        return
        [
            .. from bundle in bundles
            from entry in Entries(bundle.Number, bundle.Bytes)
            where entry.Index >= first && entry.Index < before
            orderby entry.Index descending
            select entry,
        ];
    }

    /// <summary>The entries of a bundle.</summary>
    public static IEnumerable<LogEntry> Entries(long bundle, byte[] bytes) =>
        (EntryBundle.TryRead(bytes) ?? []).Select((entry, n) => new LogEntry(bundle * Tile.Full + n, entry));

    private static Task<byte[]?> BundleAsync(this ProngsaiDb db, Log log, long bundle, CancellationToken cancellation)
    {
        var (agency, number) = (log.AgencyId, log.Number);
        return db
            .LedgerBundles.AsNoTracking()
            .Where(b => b.AgencyId == agency && b.Log == number && b.Number == bundle)
            .Select(b => (byte[]?)b.Bytes)
            .FirstOrDefaultAsync(cancellation);
    }

    /// <summary>The first entry of any of the agency's logs that names a file; null where none does.</summary>
    public static async Task<(Log Log, LogEntry Entry)?> NamingAsync(
        this ProngsaiDb db,
        AgencyId agency,
        string sha256,
        CancellationToken cancellation
    )
    {
        var ask = db.GetService<AskedAtDownloads>();
        var found = await ask.Naming(db, agency, LogFile.KeyOf(agency, sha256), cancellation);
        return found?.Signed() is { } signed && signed.Entry.Names(sha256) ? signed : null;
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
        var ask = db.GetService<AskedAtDownloads>();
        return (await ask.Entry(db, agency, number, index, cancellation))?.Signed();
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
