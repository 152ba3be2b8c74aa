using System.Buffers.Binary;

namespace Prongsai.Reports.Docx;

/// <summary>
/// How a photograph must be turned to stand upright. Browsers read this from the JPEG's EXIF block (tag 0x0112); Word and
/// LibreOffice do not, so the document must turn the picture.
/// </summary>
internal static class Upright
{
    /// <summary>Clockwise degrees: 0, 90, 180 or 270.</summary>
    public static int DegreesFor(ReadOnlySpan<byte> picture)
    {
        if (!picture.StartsWith(new byte[] { 0xFF, 0xD8 }))
            return 0;

        var rest = picture[2..];
        while (rest.Length > 4 && rest[0] == 0xFF && rest[1] != 0xDA)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (rest.Length < length + 2)
                return 0;
            if (rest[1] == 0xE1 && rest[4..].StartsWith("Exif\0\0"u8))
                return DegreesFromExif(rest[10..(length + 2)]);

            rest = rest[(length + 2)..];
        }

        return 0;
    }

    private static int DegreesFromExif(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 14)
            return 0;

        var little = tiff[0] == (byte)'I';
        var directory = ReadInt(tiff[4..], little);
        if (directory < 8 || directory + 2 > tiff.Length)
            return 0;

        var count = ReadShort(tiff[directory..], little);
        for (var i = 0; i < count; i++)
        {
            var entry = directory + 2 + i * 12;
            if (entry + 12 > tiff.Length)
                return 0;
            if (ReadShort(tiff[entry..], little) != 0x0112)
                continue;

            return ReadShort(tiff[(entry + 8)..], little) switch
            {
                3 => 180,
                6 => 90,
                8 => 270,
                _ => 0,
            };
        }

        return 0;
    }

    private static int ReadShort(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static int ReadInt(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadInt32LittleEndian(at) : BinaryPrimitives.ReadInt32BigEndian(at);
}
