using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
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
        _ = compute(
            (level, index) =>
            {
                var (row, tile) = Tile.Holding(level, index);
                places.Add(LogTile.PlaceOf(row, tile));
                return default;
            }
        );
        var tiles = await db.TilesAsync(log, places, cancellation);
        return compute(Tile.Reading((level, tile) => tiles.GetValueOrDefault(LogTile.PlaceOf(level, tile)) ?? []));
    }

    // Past EF Core, which is at it four times as long as the database: a proof may be asked for at every download.
    private static async Task<Dictionary<long, byte[]>> TilesAsync(
        this ProngsaiDb db,
        Log log,
        HashSet<long> places,
        CancellationToken cancellation
    )
    {
        Dictionary<long, byte[]> tiles = new(places.Count);
        if (places.Count == 0)
            return tiles;

        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            var (agency, number) = (Add(command, log.AgencyId.Value), Add(command, log.Number));
            var wanted = string.Join(", ", places.Select(place => Add(command, place)));
            command.CommandText = $"""
                SELECT "Place", "Hashes" FROM ledger_tiles
                WHERE "AgencyId" = {agency} AND "Log" = {number} AND "Place" IN ({wanted})
                """;
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
                tiles[rows.GetInt64(0)] = rows.GetFieldValue<byte[]>(1);
            return tiles;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static string Add(DbCommand command, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{command.Parameters.Count}");
        parameter.Value = value;
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }
}
