using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace Prongsai.Kernel;

/// <summary>
/// How wide the letters of a font are, read from its WOFF2 files: for pages that set their own lines. Thai marks that stand on or
/// under a letter have no width of their own. Kerning is not known here, so whoever sets by these widths turns it off.
/// </summary>
public sealed class FontWidths
{
    // The numbers by which WOFF2 (W3C, 5.1) names the tables that are read here.
    private const int Cmap = 0,
        Head = 1,
        Hhea = 2,
        Hmtx = 3,
        Glyf = 10,
        Loca = 11,
        NamedInFull = 63;

    private readonly Dictionary<char, double> _widths = [];

    private FontWidths() { }

    /// <summary>The widths of one font that lies in several files, each with letters of its own.</summary>
    /// <param name="files">For each file its bytes and the letters for which it is used.</param>
    /// <exception cref="InvalidDataException">A file is no WOFF2, or of a kind that is not read here.</exception>
    public static FontWidths Of(IEnumerable<(byte[] Woff2, Func<char, bool> IsUsedFor)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var widths = new FontWidths();
        foreach (var (file, isUsedFor) in files)
            widths.Read(file, isUsedFor);
        return widths;
    }

    /// <summary>
    /// The width of a text, in em. What the font has not is taken as one em wide, which few letters of any font are: better a line
    /// too short than one that runs out of the page.
    /// </summary>
    public double Of(ReadOnlySpan<char> text)
    {
        var width = 0.0;
        foreach (var c in text)
            width += Of(c);
        return width;
    }

    private double Of(char c) =>
        _widths.TryGetValue(c, out var width) ? width
        : char.IsLowSurrogate(c) ? 0
        : CharUnicodeInfo.GetUnicodeCategory(c)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Format
                or UnicodeCategory.Control
            ? 0
        : 1;

    private void Read(byte[] file, Func<char, bool> isUsedFor)
    {
        var tables = Tables(file);
        var unitsPerEm = (double)U16(tables[Head], 18);
        var measured = U16(tables[Hhea], 34);
        foreach (var (letter, glyph) in Glyphs(tables[Cmap]))
        {
            // Glyphs after the last measured one are as wide as that.
            if (isUsedFor(letter))
                _widths.TryAdd(letter, U16(tables[Hmtx], 4 * Math.Min(glyph, measured - 1)) / unitsPerEm);
        }
    }

    /// <summary>The tables of the file, by number: one compressed stream after the directory.</summary>
    private static Dictionary<int, byte[]> Tables(byte[] file)
    {
        if (file.Length < 48 || !file.AsSpan().StartsWith("wOF2"u8))
            throw new InvalidDataException("No WOFF2 font.");

        var at = 48;
        List<(int Tag, int Length)> directory = [];
        for (var left = U16(file, 12); left > 0; left--)
        {
            var flags = file[at++];
            var (tag, transform) = (flags & 0x3F, flags >> 6);
            if (tag == NamedInFull)
                at += 4;
            var length = Base128(file, ref at);
            // Outlines are stored in another form unless the number is 3, everything else unless it is 0.
            if (tag is Glyf or Loca ? transform != 3 : transform != 0)
            {
                if (tag is Cmap or Head or Hhea or Hmtx)
                    throw new InvalidDataException("A WOFF2 font with transformed metrics.");
                length = Base128(file, ref at);
            }

            directory.Add((tag, length));
        }

        using var stream = new BrotliStream(
            new MemoryStream(file, at, (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(20))),
            CompressionMode.Decompress
        );
        Dictionary<int, byte[]> tables = [];
        foreach (var (tag, length) in directory)
        {
            var table = new byte[length];
            stream.ReadExactly(table);
            tables[tag] = table;
        }

        return tables;
    }

    /// <summary>Letter → glyph, from the table of the Basic Multilingual Plane (format 4).</summary>
    private static IEnumerable<(char Letter, int Glyph)> Glyphs(byte[] cmap)
    {
        var from = Enumerable
            .Range(0, U16(cmap, 2))
            .Select(n => (int)BinaryPrimitives.ReadUInt32BigEndian(cmap.AsSpan(4 + 8 * n + 4)))
            .FirstOrDefault(offset => U16(cmap, offset) == 4, -1);
        if (from < 0)
            throw new InvalidDataException("A font without a cmap of format 4.");

        var segments = U16(cmap, from + 6) / 2;
        var (ends, starts) = (from + 14, from + 16 + 2 * segments);
        var (deltas, offsets) = (starts + 2 * segments, starts + 4 * segments);
        for (var segment = 0; segment < segments; segment++)
        {
            var (first, last) = (U16(cmap, starts + 2 * segment), U16(cmap, ends + 2 * segment));
            var (delta, offset) = (U16(cmap, deltas + 2 * segment), U16(cmap, offsets + 2 * segment));
            for (var letter = first; letter <= last && letter != 0xFFFF; letter++)
            {
                var glyph = offset == 0 ? letter : U16(cmap, offsets + 2 * segment + offset + 2 * (letter - first));
                if (glyph != 0)
                    yield return ((char)letter, (glyph + delta) & 0xFFFF);
            }
        }
    }

    private static int U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));

    // A number in bytes of seven bits; the last has no eighth.
    private static int Base128(byte[] bytes, ref int at)
    {
        var number = 0;
        byte part;
        do
        {
            part = bytes[at++];
            number = checked((number << 7) | (part & 0x7F));
        } while ((part & 0x80) != 0);

        return number;
    }
}
