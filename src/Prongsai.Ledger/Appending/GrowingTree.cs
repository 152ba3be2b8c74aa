using Prongsai.Ledger.Tlog;

namespace Prongsai.Ledger.Appending;

/// <summary>
/// A tree while leaves are added: it needs only the last, partial tile of each level, however long the log is. Values in, tiles out;
/// no database.
/// </summary>
internal sealed class GrowingTree
{
    private const int Levels = 8;

    private readonly Dictionary<(int Level, long Number), List<TreeHash>> _tiles = [];
    private readonly HashSet<(int Level, long Number)> _changed = [];

    /// <param name="size">How many leaves there are.</param>
    /// <param name="partial">The hashes of the tiles that <see cref="Partial"/> names.</param>
    public GrowingTree(long size, IEnumerable<(int Level, long Number, byte[] Hashes)> partial)
    {
        Size = size;
        foreach (var (level, number, hashes) in partial)
        {
            // A crash cannot leave more in a tile than the size says, but a tampered row can.
            var width = (int)((size >> (Levels * level)) % Tile.Full);
            _tiles[(level, number)] = [.. hashes.Chunk(TreeHash.Length).Take(width).Select(h => TreeHash.Read(h))];
        }
    }

    public long Size { get; private set; }

    /// <summary>The last tile of every level that is not full.</summary>
    public static IEnumerable<(int Level, long Number)> Partial(long size)
    {
        for (var (level, hashes) = (0, size); hashes > 0; level++, hashes >>= Levels)
        {
            if (hashes % Tile.Full > 0)
                yield return (level, hashes / Tile.Full);
        }
    }

    public void Append(TreeHash leaf)
    {
        Add(0, Size / Tile.Full, leaf);
        Size++;
    }

    public TreeHash Root() => Merkle.Root(Size, Tile.Reading((level, number) => Bytes(_tiles[(level, number)])));

    /// <summary>The tiles that are new or have grown.</summary>
    public IEnumerable<(int Level, long Number, byte[] Hashes)> Changed() =>
        _changed.Select(t => (t.Level, t.Number, Bytes(_tiles[t])));

    /// <summary>The tiles that have become full, which the tree needs no more; for whoever walks a log of any length.</summary>
    public IReadOnlyList<(int Level, long Number, byte[] Hashes)> TakeFull()
    {
        var full = _tiles.Where(t => t.Value.Count == Tile.Full).Select(t => t.Key).ToList();
        var taken = full.ConvertAll(t => (t.Level, t.Number, Bytes(_tiles[t])));
        foreach (var place in full)
        {
            _tiles.Remove(place);
            _changed.Remove(place);
        }

        return taken;
    }

    private void Add(int level, long number, TreeHash hash)
    {
        if (!_tiles.TryGetValue((level, number), out var tile))
            _tiles[(level, number)] = tile = [];
        tile.Add(hash);
        _changed.Add((level, number));
        if (tile.Count < Tile.Full)
            return;

        Add(level + 1, number / Tile.Full, Tile.Over(Bytes(tile)));
    }

    private static byte[] Bytes(List<TreeHash> hashes)
    {
        var bytes = new byte[hashes.Count * TreeHash.Length];
        for (var i = 0; i < hashes.Count; i++)
            hashes[i].WriteTo(bytes.AsSpan(i * TreeHash.Length));
        return bytes;
    }
}
