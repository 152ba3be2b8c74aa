using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Ledger.Proofs;

/// <summary>Roots and proofs from the tiles of the database: one question for all tiles of a proof, however long the log is.</summary>
internal static class Proving
{
    /// <summary>The root of the first entries, recomputed.</summary>
    public static Task<TreeHash> RootAtAsync(this ProngsaiDb db, Log log, long size, CancellationToken cancellation) =>
        db.ComputeAsync(log, subtrees => Merkle.Root(size, subtrees), cancellation);

    public static Task<IReadOnlyList<TreeHash>> ConsistencyAsync(
        this ProngsaiDb db,
        Log log,
        long from,
        long to,
        CancellationToken cancellation
    ) => db.ComputeAsync(log, subtrees => Merkle.Consistency(from, to, subtrees), cancellation);

    /// <summary>The proof of an entry under the latest checkpoint; null while no checkpoint holds it.</summary>
    public static async Task<TlogProof?> ProofAsync(
        this ProngsaiDb db,
        Log log,
        LogEntry entry,
        CancellationToken cancellation
    )
    {
        if (entry.Index >= log.SignedSize)
            return null;

        var hashes = await db.ComputeAsync(
            log,
            subtrees => Merkle.Inclusion(entry.Index, log.SignedSize, subtrees),
            cancellation
        );
        return new TlogProof(entry.Bytes, entry.Index, hashes, log.Checkpoint);
    }

    // Walked twice: the first time only to learn which tiles it needs.
    private static async Task<T> ComputeAsync<T>(
        this ProngsaiDb db,
        Log log,
        Func<Subtrees, T> compute,
        CancellationToken cancellation
    )
    {
        HashSet<long> places = [];
        var (agency, number) = (log.AgencyId, log.Number);
        _ = compute(
            (level, index) =>
            {
                var (row, tile) = Tile.Holding(level, index);
                places.Add(LogTile.PlaceOf(row, tile));
                return default;
            }
        );
        var tiles = await db
            .LedgerTiles.AsNoTracking()
            .Where(t => t.AgencyId == agency && t.Log == number && places.Contains(t.Place))
            .ToDictionaryAsync(t => t.Place, t => t.Hashes, cancellation);

        return compute(Tile.Reading((level, tile) => tiles.GetValueOrDefault(LogTile.PlaceOf(level, tile)) ?? []));
    }
}
