using Prongsai.Ledger.Tlog;

namespace Prongsai.Ledger.Appending;

/// <summary>
/// A tree while leaves are added: it needs only the last, partial tile of each level, however long the log is. Values in, tiles out;
/// no database.
/// </summary>
internal sealed class GrowingTree
{
    private const int Levels = 8;

    private readonly Dictionary<(int Level, long Number), GrowingTile> _tiles = [];

    // The tile of each level that the next hash goes into: not looked up again for each of millions of leaves.
    private readonly GrowingTile?[] _last = new GrowingTile?[Levels];

    /// <param name="size">How many leaves there are.</param>
    /// <param name="partial">The hashes of the tiles that <see cref="Partial"/> names.</param>
    public GrowingTree(long size, IEnumerable<(int Level, long Number, byte[] Hashes)> partial)
    {
        Size = size;
        foreach (var (level, number, hashes) in partial)
        {
            // A crash cannot leave more in a tile than the size says, but a tampered row can.
            var width = (int)((size >> (Levels * level)) % Tile.Full);
            var tile = _tiles[(level, number)] = new GrowingTile(number);
            tile.Begin(hashes.AsSpan(0, Math.Min(hashes.Length, width * TreeHash.Length)));
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

    public TreeHash Root() => Merkle.Root(Size, Tile.Reading((level, number) => _tiles[(level, number)].Hashes));

    /// <summary>The tiles that are new or have grown.</summary>
    public IEnumerable<(int Level, long Number, byte[] Hashes)> Changed() =>
        from tile in _tiles
        where tile.Value.HasGrown
        select (tile.Key.Level, tile.Key.Number, tile.Value.Hashes.ToArray());

    /// <summary>The tiles that have become full, which the tree needs no more; for whoever walks a log of any length.</summary>
    public IReadOnlyList<(int Level, long Number, byte[] Hashes)> TakeFull()
    {
        var full = _tiles.Where(t => t.Value.IsFull).Select(t => t.Key).ToList();
        var taken = full.ConvertAll(t => (t.Level, t.Number, _tiles[t].Hashes.ToArray()));
        foreach (var place in full)
            _tiles.Remove(place);
        return taken;
    }

    private void Add(int level, long number, TreeHash hash)
    {
        var tile = _last[level];
        if (tile?.Number != number)
        {
            if (!_tiles.TryGetValue((level, number), out tile))
                _tiles[(level, number)] = tile = new GrowingTile(number);
            _last[level] = tile;
        }

        tile.Add(hash);
        if (tile.IsFull)
            Add(level + 1, number / Tile.Full, Tile.Over(tile.Hashes.Span));
    }
}

/// <summary>A tile while hashes are added to it.</summary>
internal sealed class GrowingTile(long number)
{
    private readonly byte[] _hashes = new byte[Tile.Full * TreeHash.Length];
    private int _length;

    public long Number => number;

    public bool HasGrown { get; private set; }

    public bool IsFull => _length == _hashes.Length;

    public ReadOnlyMemory<byte> Hashes => _hashes.AsMemory(0, _length);

    /// <summary>Takes over what it holds already.</summary>
    public void Begin(ReadOnlySpan<byte> hashes)
    {
        hashes.CopyTo(_hashes);
        _length = hashes.Length;
    }

    public void Add(TreeHash hash)
    {
        hash.WriteTo(_hashes.AsSpan(_length));
        _length += TreeHash.Length;
        HasGrown = true;
    }
}
