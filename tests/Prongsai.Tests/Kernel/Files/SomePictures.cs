using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Prongsai.Tests.Kernel.Files;

/// <summary>Pictures and files made by hand, so that a test knows every byte of them.</summary>
internal static class SomePictures
{
    /// <summary>The entropy-coded bytes of <see cref="Jpeg"/>, with a stuffed FF and a restart mark among them.</summary>
    public static readonly byte[] Scan = [0x11, 0x22, 0xFF, 0x00, 0x33, 0xFF, 0xD0, 0x44, 0x55];

    /// <summary>What a phone would write of where it was.</summary>
    public const string Place = "GPS 13.8666N 100.7333E";

    public static byte[] Jpeg(
        int width = 40,
        int height = 30,
        int orientation = 1,
        string? comment = "taken by Somsri",
        bool whole = true,
        byte[]? behind = null
    )
    {
        List<byte> bytes = [0xFF, 0xD8];
        Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0]);
        Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation)]);
        Segment(
            0xE1,
            [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes($"<x:xmpmeta>{Place}</x:xmpmeta>")]
        );
        Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. "the profile"u8]);
        Segment(0xED, [.. "Photoshop 3.0\0"u8, .. Encoding.UTF8.GetBytes(Place)]);
        if (comment is not null)
            Segment(0xFE, Encoding.UTF8.GetBytes(comment));
        Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]);
        Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]);
        Segment(0xC4, [0, .. new byte[16]]);
        Segment(0xDA, [1, 1, 0, 0, 63, 0]);
        bytes.AddRange(Scan);
        if (whole)
            bytes.AddRange([0xFF, 0xD9]);
        bytes.AddRange(behind ?? []);
        return [.. bytes];

        void Segment(byte marker, byte[] body)
        {
            bytes.AddRange([0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2)]);
            bytes.AddRange(body);
        }
    }

    private static byte[] Exif(int orientation) =>
        [
            .. "II"u8,
            42,
            0,
            8,
            0,
            0,
            0,
            2,
            0,
            0x0F,
            0x01,
            2,
            0,
            6,
            0,
            0,
            0,
            40,
            0,
            0,
            0,
            0x12,
            0x01,
            3,
            0,
            1,
            0,
            0,
            0,
            (byte)orientation,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            .. Encoding.UTF8.GetBytes(Place),
        ];

    /// <param name="width">As it says.</param>
    /// <param name="height">As it says.</param>
    /// <param name="padding">So many more bytes of picture.</param>
    public static byte[] Png(int width = 40, int height = 30, int padding = 0)
    {
        List<byte> bytes = [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A];
        var size = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(size, width);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), height);
        Chunk("IHDR", size);
        Chunk("tEXt", Encoding.UTF8.GetBytes(Place));
        Chunk("eXIf", Exif(6));
        Chunk("tIME", [7, 233, 1, 15, 1, 1, 1]);
        Chunk("iCCP", "profile"u8.ToArray());
        Chunk("IDAT", [.. Scan, .. new byte[padding]]);
        Chunk("IEND", []);
        bytes.AddRange(Encoding.UTF8.GetBytes($"behind the end: {Place}"));
        return [.. bytes];

        void Chunk(string name, byte[] body)
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
            bytes.AddRange(length);
            bytes.AddRange(Encoding.ASCII.GetBytes(name));
            bytes.AddRange(body);
            bytes.AddRange([1, 2, 3, 4]);
        }
    }

    public static byte[] WebP(int width = 40, int height = 30)
    {
        List<byte> chunks = [];
        Chunk(
            "VP8X",
            [
                0x0C | 0x20,
                0,
                0,
                0,
                (byte)(width - 1),
                (byte)((width - 1) >> 8),
                0,
                (byte)(height - 1),
                (byte)((height - 1) >> 8),
                0,
            ]
        );
        Chunk("ICCP", "profile"u8.ToArray());
        Chunk(
            "VP8 ",
            [0, 0, 0, 0x9D, 0x01, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), .. Scan]
        );
        Chunk("EXIF", Exif(6));
        Chunk("XMP ", Encoding.UTF8.GetBytes(Place));
        var head = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(head, chunks.Count + 4);
        return [.. "RIFF"u8, .. head, .. "WEBP"u8, .. chunks];

        void Chunk(string name, byte[] body)
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(length, body.Length);
            chunks.AddRange(Encoding.ASCII.GetBytes(name));
            chunks.AddRange(length);
            chunks.AddRange(body);
            if (body.Length % 2 == 1)
                chunks.Add(0);
        }
    }

    public static byte[] Gif() =>
        [
            .. "GIF89a"u8,
            40,
            0,
            30,
            0,
            0x80,
            0,
            0,
            1,
            2,
            3,
            4,
            5,
            6,
            0x21,
            0xFE,
            (byte)Place.Length,
            .. Encoding.ASCII.GetBytes(Place),
            0,
            0x21,
            0xFF,
            11,
            .. "NETSCAPE2.0"u8,
            3,
            1,
            0,
            0,
            0,
            0x2C,
            0,
            0,
            0,
            0,
            40,
            0,
            30,
            0,
            0,
            2,
            4,
            0x11,
            0x22,
            0x33,
            0x44,
            0,
            0x3B,
        ];

    public static byte[] Heic() => [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, 0, 0, 0, 0];

    public static byte[] Exe() => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF, 0, 0];

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(content);
            }

        return bytes.ToArray();
    }

    public static byte[] Docx() =>
        Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", "<w:document/>"u8.ToArray()));

    public static byte[] Xlsx(int megabytesInside = 0) =>
        Zip(
            ("[Content_Types].xml", "<Types/>"u8.ToArray()),
            ("xl/workbook.xml", "<workbook/>"u8.ToArray()),
            ("xl/worksheets/sheet1.xml", new byte[megabytesInside * 1024 * 1024])
        );
}
