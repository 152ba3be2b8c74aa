using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Prongsai.Ledger.Tlog;

/// <summary>
/// Which tile: 256 hashes beside each other at every eighth level of the tree, or the entries under such a row of leaves (tlog-tiles v0.1.0).
/// </summary>
/// <param name="Level">0 for leaves; null for the entries themselves.</param>
/// <param name="Number">Its place in the level.</param>
/// <param name="Width">How many hashes or entries it has: 1 to 256.</param>
internal readonly record struct Tile(int? Level, long Number, int Width)
{
    /// <summary>Of a tile that grows no more.</summary>
    public const int Full = 256;

    private const int LevelsInTile = 8;

    public bool IsPartial => Width < Full;

    /// <summary>"tile/0/x001/234.p/17".</summary>
    public string Path
    {
        get
        {
            var path = new StringBuilder("tile/").Append(Level is { } level ? Number0(level) : "entries");
            var groups = new Stack<long>();
            for (var rest = Number; ; rest /= 1000)
            {
                groups.Push(rest % 1000);
                if (rest < 1000)
                    break;
            }

            while (groups.TryPop(out var group))
                path.Append(groups.Count > 0 ? "/x" : "/").Append(group.ToString("000", CultureInfo.InvariantCulture));
            if (IsPartial)
                path.Append(".p/").Append(Number0(Width));
            return path.ToString();
        }
    }

    /// <summary>Reads a path; one spelling only for each tile.</summary>
    public static bool TryParse(string? path, out Tile tile)
    {
        tile = default;
        if (path is null || path.Length > 200)
            return false;

        var width = Full;
        var named = path;
        if (path.LastIndexOf(".p/", StringComparison.Ordinal) is > 0 and var at)
        {
            if (!int.TryParse(path.AsSpan(at + 3), NumberStyles.None, CultureInfo.InvariantCulture, out width))
                return false;
            named = path[..at];
        }

        if (named.Split('/') is not ["tile", var kind, .. { Length: > 0 and < 7 } groups])
            return false;

        int? level = null;
        if (kind != "entries")
        {
            if (!int.TryParse(kind, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 63)
                return false;
            level = number;
        }

        long n = 0;
        foreach (var group in groups)
        {
            if (!int.TryParse(group.TrimStart('x'), NumberStyles.None, CultureInfo.InvariantCulture, out var three))
                return false;
            n = n * 1000 + three;
        }

        tile = new Tile(level, n, width);
        return width is > 0 and <= Full && tile.Path == path;
    }

    /// <summary>Every tile of hashes of a tree of this size, full ones and the last, partial one of each level.</summary>
    public static IEnumerable<Tile> OfHashes(long size)
    {
        for (var (level, hashes) = (0, size); hashes > 0; level++, hashes >>= LevelsInTile)
            foreach (var tile in OfRow(level, hashes))
                yield return tile;
    }

    /// <summary>Every bundle of entries of a tree of this size.</summary>
    public static IEnumerable<Tile> OfEntries(long size) => OfRow(null, size);

    private static IEnumerable<Tile> OfRow(int? level, long count)
    {
        for (long n = 0; n < count / Full; n++)
            yield return new Tile(level, n, Full);
        if (count % Full is > 0 and var rest)
            yield return new Tile(level, count / Full, (int)rest);
    }

    /// <summary>Hashes of subtrees from tiles.</summary>
    /// <param name="read">The hashes of a tile of this level and number: as many as there are by now.</param>
    public static Subtrees Reading(Func<int, long, ReadOnlyMemory<byte>> read) =>
        (level, index) =>
        {
            var within = level % LevelsInTile;
            var (row, number) = Holding(level, index);
            var (from, length) = ((int)((index << within) % Full) * TreeHash.Length, TreeHash.Length << within);
            var tile = read(row, number);
            // What is missing fits nothing: a root over it is another root.
            return tile.Length < from + length ? default : Over(tile.Span.Slice(from, length));
        };

    /// <summary>The tile whose hashes give that of a subtree.</summary>
    public static (int Level, long Number) Holding(int level, long index) =>
        (level / LevelsInTile, (index << (level % LevelsInTile)) / Full);

    /// <summary>The hash of the subtree over these hashes; a power of two of them.</summary>
    public static TreeHash Over(ReadOnlySpan<byte> hashes)
    {
        if (hashes.Length == TreeHash.Length)
            return TreeHash.Read(hashes);

        Span<byte> row = stackalloc byte[hashes.Length / 2];
        TreeHash.OfNodes(hashes, row);
        for (; row.Length > TreeHash.Length; row = row[..(row.Length / 2)])
            TreeHash.OfNodes(row, row);
        return TreeHash.Read(row);
    }

    private static string Number0(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Entries one after the other, each behind its length in two bytes.</summary>
internal static class EntryBundle
{
    /// <summary>The most that an entry may have.</summary>
    public const int LongestEntry = ushort.MaxValue;

    public static byte[] Write(IReadOnlyCollection<ReadOnlyMemory<byte>> entries)
    {
        var bytes = new byte[entries.Sum(entry => 2 + entry.Length)];
        var at = 0;
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), checked((ushort)entry.Length));
            entry.Span.CopyTo(bytes.AsSpan(at + 2));
            at += 2 + entry.Length;
        }

        return bytes;
    }

    /// <summary>The bundle of only the first entries; null where there are not so many.</summary>
    public static byte[]? First(byte[] bundle, int count)
    {
        var at = 0;
        for (var n = 0; n < count; n++)
        {
            if (Length(bundle.AsSpan(at)) is not { } length)
                return null;
            at += 2 + length;
        }

        return at == bundle.Length ? bundle : bundle[..at];
    }

    /// <summary>One entry; null where there are not so many.</summary>
    public static ReadOnlyMemory<byte>? At(ReadOnlyMemory<byte> bundle, int place)
    {
        for (var n = 0; Length(bundle.Span) is { } length; n++)
        {
            if (n == place)
                return bundle.Slice(2, length);
            bundle = bundle[(2 + length)..];
        }

        return null;
    }

    /// <summary>The entries; null where the bytes are cut or run on.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? TryRead(ReadOnlyMemory<byte> bundle)
    {
        var entries = new List<ReadOnlyMemory<byte>>(Tile.Full);
        while (bundle.Length > 0)
        {
            if (Length(bundle.Span) is not { } length)
                return null;
            entries.Add(bundle.Slice(2, length));
            bundle = bundle[(2 + length)..];
        }

        return entries;
    }

    // Of the first entry; null where it is cut.
    private static int? Length(ReadOnlySpan<byte> bundle) =>
        bundle.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(bundle) is var length && bundle.Length >= 2 + length
            ? length
            : null;
}
