using System.Buffers.Binary;

namespace Prongsai.Kernel;

/// <summary>
/// Takes out of a picture what is not the picture: place, camera, time, comments, thumbnails, and whatever hides behind its end.
/// The pixels stay bit for bit the same, because only whole blocks are left out. Hostile input gives false, never an exception:
/// every length is checked before it is used.
/// </summary>
internal static class PictureCleaning
{
    public static bool TryClean(FileKind kind, byte[] content, out byte[] clean, out PictureSize size)
    {
        var output = new MemoryStream(content.Length);
        size = default;
        var whole =
            kind == FileKind.Jpeg ? Jpeg(content, output, ref size)
            : kind == FileKind.Png ? Png(content, output, ref size)
            : kind == FileKind.WebP ? WebP(content, output, ref size)
            : kind == FileKind.Gif && Gif(content, output, ref size);
        clean = whole ? output.ToArray() : [];

        return whole && size is { Width: > 0, Height: > 0 };
    }

    // ---- JPEG: ITU-T T.81 annex B. Markers, then scans of entropy-coded bytes that run to the next marker.

    private const byte Soi = 0xD8,
        Eoi = 0xD9,
        Sos = 0xDA,
        App0 = 0xE0,
        App1 = 0xE1,
        App2 = 0xE2,
        App14 = 0xEE,
        Com = 0xFE;

    private static bool Jpeg(ReadOnlySpan<byte> picture, MemoryStream output, ref PictureSize size)
    {
        if (picture.Length < 4 || picture[0] != 0xFF || picture[1] != Soi)
            return false;
        output.Write(picture[..2]);

        var at = 2;
        var orientation = 1;
        var scans = 0;
        // The orientation is written where it was found to be needed: before the frame, which every reader accepts.
        while (true)
        {
            if (at + 2 > picture.Length || picture[at] != 0xFF)
                return false;
            while (at + 1 < picture.Length && picture[at + 1] == 0xFF)
                at++; // fill bytes
            if (at + 1 >= picture.Length)
                return false;

            var marker = picture[at + 1];
            if (marker == Eoi)
            {
                output.Write([0xFF, Eoi]); // and nothing of what follows
                if (orientation >= 5)
                    size = new PictureSize(size.Height, size.Width);

                return scans > 0 && size.Width > 0;
            }

            if (at + 4 > picture.Length)
                return false;
            var length = BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 2)..]);
            if (length < 2 || at + 2 + length > picture.Length)
                return false;
            var segment = picture.Slice(at, 2 + length);
            var body = segment[4..];
            at += segment.Length;

            switch (marker)
            {
                case App1:
                    if (body.StartsWith("Exif\0\0"u8) && size.Width == 0)
                        orientation = OrientationOf(body[6..]) ?? orientation;
                    break;
                case App0:
                    // Its thumbnail may show what the picture no longer does.
                    if (body.StartsWith("JFIF\0"u8) && body.Length >= 14)
                        output.Write([0xFF, App0, 0, 16, .. body[..12], 0, 0]);
                    break;
                case App2:
                    if (body.StartsWith("ICC_PROFILE\0"u8))
                        output.Write(segment);
                    break;
                case App14:
                    if (body.StartsWith("Adobe"u8))
                        output.Write(segment); // says how colours are coded
                    break;
                case Com or (> App2 and < App14) or 0xEF:
                    break;
                case 0xC0 or 0xC1 or 0xC2:
                    if (size.Width > 0 || body.Length < 6)
                        return false;
                    size = new PictureSize(
                        BinaryPrimitives.ReadUInt16BigEndian(body[3..]),
                        BinaryPrimitives.ReadUInt16BigEndian(body[1..])
                    );
                    if (size.Width == 0 || size.Height == 0)
                        return false;
                    if (orientation > 1)
                        output.Write(ExifOf(orientation));
                    output.Write(segment);
                    break;
                case 0xC4 or 0xDB or 0xDD: // Huffman tables, quantisation tables, restart interval
                    output.Write(segment);
                    break;
                case Sos:
                    if (size.Width == 0)
                        return false;
                    scans++;
                    output.Write(segment);
                    var end = EndOfScan(picture, at);
                    if (end < 0)
                        return false;
                    output.Write(picture[at..end]);
                    at = end;
                    break;
                default:
                    return false; // arithmetic coding, lossless, hierarchical: no browser shows them
            }
        }
    }

    // Within a scan FF 00 is a byte FF, FF D0..D7 are restart marks; any other FF x ends the scan. -1: it never ends.
    private static int EndOfScan(ReadOnlySpan<byte> picture, int at)
    {
        while (true)
        {
            var next = picture[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= picture.Length)
                return -1;
            at += next;
            if (picture[at + 1] == 0xFF)
            {
                at++;
                continue;
            }

            if (picture[at + 1] is not 0 and not (>= 0xD0 and <= 0xD7))
                return at;
            at += 2;
        }
    }

    // TIFF 6.0 section 2: byte order, 42, offset of the first directory; entries of 12 bytes; tag 0x0112 is the orientation.
    private static int? OrientationOf(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8)
            return null;
        var little = tiff.StartsWith("II"u8);
        if (!little && !tiff.StartsWith("MM"u8))
            return null;

        var directory = Four(tiff, 4);
        if (directory > tiff.Length - 2)
            return null;
        var entries = Two(tiff, (int)directory);
        for (var i = 0; i < entries; i++)
        {
            var entry = (long)directory + 2 + i * 12L;
            if (entry + 12 > tiff.Length)
                return null;
            if (Two(tiff, (int)entry) != 0x0112)
                continue;

            var value = Two(tiff, (int)entry + 8);
            return value is >= 1 and <= 8 ? value : null;
        }

        return null;

        int Two(ReadOnlySpan<byte> from, int offset) =>
            little
                ? BinaryPrimitives.ReadUInt16LittleEndian(from[offset..])
                : BinaryPrimitives.ReadUInt16BigEndian(from[offset..]);

        uint Four(ReadOnlySpan<byte> from, int offset) =>
            little
                ? BinaryPrimitives.ReadUInt32LittleEndian(from[offset..])
                : BinaryPrimitives.ReadUInt32BigEndian(from[offset..]);
    }

    /// <summary>An EXIF block with one entry, the orientation.</summary>
    private static byte[] ExifOf(int orientation) =>
        [
            0xFF,
            App1,
            0,
            34,
            .. "Exif\0\0"u8,
            .. "MM"u8,
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte)orientation,
            0,
            0,
            0,
            0,
            0,
            0,
        ];

    // ---- PNG: chunks of length, name, data, checksum. A list of what stays, so that what is invented later does not slip in.

    private static readonly HashSet<string> PngStays = new(StringComparer.Ordinal)
    {
        "IHDR",
        "PLTE",
        "IDAT",
        "IEND",
        "tRNS",
        "cHRM",
        "gAMA",
        "iCCP",
        "sBIT",
        "sRGB",
        "cICP",
        "bKGD",
        "pHYs",
        "sPLT",
        "hIST",
        "acTL",
        "fcTL",
        "fdAT",
    };

    private static bool Png(ReadOnlySpan<byte> picture, MemoryStream output, ref PictureSize size)
    {
        if (picture.Length < 8)
            return false;
        output.Write(picture[..8]);

        var at = 8;
        var hasPixels = false;
        while (at + 12 <= picture.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(picture[at..]);
            if (length > picture.Length - at - 12)
                return false;
            var chunk = picture.Slice(at, (int)length + 12);
            var name = System.Text.Encoding.Latin1.GetString(chunk[4..8]);
            at += chunk.Length;

            if (size.Width == 0)
            {
                if (name != "IHDR" || length != 13)
                    return false;
                var (width, height) = (
                    BinaryPrimitives.ReadUInt32BigEndian(chunk[8..]),
                    BinaryPrimitives.ReadUInt32BigEndian(chunk[12..])
                );
                if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
                    return false;
                size = new PictureSize((int)width, (int)height);
            }
            else if (name == "IHDR")
                return false;

            hasPixels |= name == "IDAT";
            if (PngStays.Contains(name))
                output.Write(chunk);
            else if (char.IsAsciiLetterUpper(name[0]))
                return false; // a part without which it cannot be shown
            if (name == "IEND")
                return hasPixels;
        }

        return false;
    }

    // ---- WebP: a RIFF of chunks, padded to even length. VP8X says in flags which metadata follow.

    private static readonly HashSet<string> WebPStays = new(StringComparer.Ordinal)
    {
        "VP8X",
        "VP8 ",
        "VP8L",
        "ALPH",
        "ANIM",
        "ANMF",
        "ICCP",
    };

    private static bool WebP(ReadOnlySpan<byte> picture, MemoryStream output, ref PictureSize size)
    {
        if (picture.Length < 20)
            return false;
        var declared = BinaryPrimitives.ReadUInt32LittleEndian(picture[4..]);
        if (declared < 12 || declared > picture.Length - 8)
            return false;
        picture = picture[..(8 + (int)declared)];
        output.Write(picture[..12]);

        var hasPixels = false;
        Span<byte> number = stackalloc byte[4];
        for (var at = 12; at + 8 <= picture.Length; )
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(picture[(at + 4)..]);
            if (length > picture.Length - at - 8)
                return false;
            var name = System.Text.Encoding.Latin1.GetString(picture.Slice(at, 4));
            var body = picture.Slice(at + 8, (int)length);
            at += 8 + (int)length + (int)(length & 1);
            if (!WebPStays.Contains(name))
                continue;

            if (name == "VP8X")
            {
                if (length < 10 || size.Width > 0)
                    return false;
                size = new PictureSize(1 + Three(body, 4), 1 + Three(body, 7));
                BinaryPrimitives.WriteUInt32LittleEndian(number, length);
                output.Write("VP8X"u8);
                output.Write(number);
                output.WriteByte((byte)(body[0] & ~0x0C)); // no EXIF, no XMP
                output.Write(body[1..]);
            }
            else
            {
                if (name is "VP8 " or "VP8L" or "ANMF")
                    hasPixels = true;
                if (name is "VP8 " or "VP8L")
                {
                    if (SizeOfFrame(name, body) is not { } frame)
                        return false;
                    // A small canvas with a huge frame in it would pass the limit and still fill the memory.
                    if (size.Width > 0 && (frame.Width > size.Width || frame.Height > size.Height))
                        return false;
                    if (size.Width == 0)
                        size = frame;
                }

                BinaryPrimitives.WriteUInt32LittleEndian(number, length);
                output.Write(System.Text.Encoding.Latin1.GetBytes(name));
                output.Write(number);
                output.Write(body);
            }

            if ((length & 1) == 1)
                output.WriteByte(0);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(number, (uint)(output.Length - 8));
        output.Position = 4;
        output.Write(number);
        output.Position = output.Length;
        return hasPixels;

        static int Three(ReadOnlySpan<byte> from, int offset) =>
            from[offset] | from[offset + 1] << 8 | from[offset + 2] << 16;
    }

    private static PictureSize? SizeOfFrame(string name, ReadOnlySpan<byte> body)
    {
        if (name == "VP8 ")
        {
            if (body.Length < 10 || body[3] != 0x9D || body[4] != 0x01 || body[5] != 0x2A)
                return null;
            return new PictureSize((body[6] | body[7] << 8) & 0x3FFF, (body[8] | body[9] << 8) & 0x3FFF);
        }

        if (body.Length < 5 || body[0] != 0x2F)
            return null;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
        return new PictureSize((int)(bits & 0x3FFF) + 1, (int)(bits >> 14 & 0x3FFF) + 1);
    }

    // ---- GIF: a screen, then pictures and extensions made of sub-blocks.

    private static bool Gif(ReadOnlySpan<byte> picture, MemoryStream output, ref PictureSize size)
    {
        if (picture.Length < 13)
            return false;
        size = new PictureSize(
            BinaryPrimitives.ReadUInt16LittleEndian(picture[6..]),
            BinaryPrimitives.ReadUInt16LittleEndian(picture[8..])
        );
        var at = 13 + Colours(picture[10]);
        if (at > picture.Length)
            return false;
        output.Write(picture[..at]);

        var frames = 0;
        while (at < picture.Length)
        {
            var start = at;
            switch (picture[at])
            {
                case 0x3B:
                    output.WriteByte(0x3B);
                    return frames > 0;
                case 0x2C:
                    if (at + 10 > picture.Length)
                        return false;
                    at += 10 + Colours(picture[at + 9]) + 1; // descriptor, colours, size of codes
                    if (!SkipBlocks(picture, ref at))
                        return false;
                    frames++;
                    output.Write(picture[start..at]);
                    break;
                case 0x21:
                    if (at + 2 > picture.Length)
                        return false;
                    var label = picture[at + 1];
                    at += 2;
                    var body = at;
                    if (!SkipBlocks(picture, ref at))
                        return false;
                    // Stays: timing and transparency (F9), and the loop count among the application blocks (FF).
                    var loops = label == 0xFF && picture[body..].StartsWith("\x0BNETSCAPE2.0"u8);
                    if (label == 0xF9 || loops)
                        output.Write(picture[start..at]);
                    break;
                default:
                    return false;
            }
        }

        return false;

        static int Colours(byte packed) => (packed & 0x80) == 0 ? 0 : 3 * (2 << (packed & 7));
    }

    private static bool SkipBlocks(ReadOnlySpan<byte> picture, ref int at)
    {
        while (at < picture.Length)
        {
            var length = picture[at];
            at += 1 + length;
            if (length == 0)
                return true;
        }

        return false;
    }
}
