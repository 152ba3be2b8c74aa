using System.Buffers;
using System.Text;

namespace Prongsai.Kernel;

/// <summary>
/// What a file really is, told from its bytes and never from its name. Kinds that are refused have names too, so that a refusal
/// can say what came in.
/// </summary>
/// <param name="Code">Stable: "jpeg", "docx", "heic", "program".</param>
/// <param name="Name">For people.</param>
/// <param name="MediaType">For serving it.</param>
/// <param name="Extensions">File name endings that fit it, with the dot, lower case; the first is the usual one.</param>
public sealed record FileKind(string Code, Bilingual Name, string MediaType, IReadOnlyList<string> Extensions)
{
    /// <summary>Pictures that every browser and word processor shows.</summary>
    public static readonly FileKind Jpeg = Picture("jpeg", "ภาพ JPEG", "a JPEG picture", ".jpg", ".jpeg", ".jfif"),
        Png = Picture("png", "ภาพ PNG", "a PNG picture", ".png"),
        WebP = Picture("webp", "ภาพ WebP", "a WebP picture", ".webp"),
        Gif = Picture("gif", "ภาพ GIF", "a GIF picture", ".gif");

    /// <summary>Documents.</summary>
    public static readonly FileKind Pdf = Document("pdf", "เอกสาร PDF", "a PDF document", "application/pdf", ".pdf"),
        Docx = Document(
            "docx",
            "เอกสาร Word",
            "a Word document",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".docx"
        ),
        Xlsx = Document(
            "xlsx",
            "ตาราง Excel",
            "an Excel workbook",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ".xlsx"
        ),
        Pptx = Document(
            "pptx",
            "งานนำเสนอ PowerPoint",
            "a PowerPoint presentation",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            ".pptx"
        ),
        Text = Document("text", "ข้อความล้วน", "plain text", "text/plain", ".txt", ".csv");

    /// <summary>Recognised in order to be refused by their names.</summary>
    public static readonly FileKind Heic = Refused("heic", "ภาพ HEIC/HEIF", "a HEIC picture", ".heic", ".heif"),
        Avif = Refused("avif", "ภาพ AVIF", "an AVIF picture", ".avif"),
        Video = Refused("video", "วิดีโอ", "a video", ".mp4", ".mov", ".avi", ".webm"),
        Program = Refused("program", "โปรแกรมคอมพิวเตอร์", "a computer program", ".exe", ".dll"),
        Script = Refused("script", "ชุดคำสั่ง (สคริปต์)", "a script", ".sh", ".php", ".js", ".vbs", ".bat", ".ps1"),
        Html = Refused("html", "หน้าเว็บ HTML", "a web page (HTML)", ".html", ".htm"),
        Svg = Refused("svg", "ภาพ SVG", "an SVG drawing", ".svg"),
        Macros = Refused(
            "macros",
            "เอกสาร Office ที่มีแมโคร",
            "an Office document with macros",
            ".docm",
            ".xlsm",
            ".pptm"
        ),
        OldOffice = Refused(
            "old-office",
            "เอกสาร Office รุ่นเก่า (.doc .xls .ppt)",
            "an old Office document (.doc .xls .ppt)",
            ".doc",
            ".xls",
            ".ppt"
        ),
        Zip = Refused("zip", "ไฟล์บีบอัด ZIP", "a ZIP archive", ".zip"),
        Archive = Refused("archive", "ไฟล์บีบอัด", "a compressed archive", ".rar", ".7z", ".gz"),
        Empty = Refused("empty", "ไฟล์ว่าง", "an empty file"),
        Unknown = Refused("unknown", "ไฟล์ที่ไม่รู้จัก", "a file of an unknown kind");

    /// <summary>Pictures that may be kept.</summary>
    public static IReadOnlyList<FileKind> Pictures { get; } = [Jpeg, Png, WebP, Gif];

    /// <summary>Everything that may be kept as evidence.</summary>
    public static IReadOnlyList<FileKind> Evidence { get; } = [.. Pictures, Pdf, Docx, Xlsx, Pptx, Text];

    /// <summary>True when browsers show it in a page.</summary>
    public bool IsPicture { get; private init; }

    /// <summary>True for the ZIP-based documents of Word, Excel and PowerPoint.</summary>
    public bool IsOffice => this == Docx || this == Xlsx || this == Pptx;

    /// <summary>What these bytes are. Never throws; what is not recognised is <see cref="Unknown"/>.</summary>
    public static FileKind Of(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
            return Empty;
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return Jpeg;
        if (content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return Png;
        if (content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8))
            return Gif;
        if (content.StartsWith("RIFF"u8) && content.Length >= 12)
            return content[8..12].SequenceEqual("WEBP"u8) ? WebP
                : content[8..12].SequenceEqual("AVI "u8) ? Video
                : Unknown;
        if (content.StartsWith("%PDF-"u8))
            return Pdf;
        if (content.StartsWith("PK\x03\x04"u8) || content.StartsWith("PK\x05\x06"u8))
            return OfficePackage.KindOf(content);
        if (content.Length >= 12 && content[4..8].SequenceEqual("ftyp"u8))
            return OfBrand(content[8..12]);
        if (content.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
            return Video;
        if (content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return OldOffice;
        if (content.StartsWith("Rar!"u8) || content.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF]))
            return Archive;
        if (content.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return Archive;
        if (content.StartsWith((ReadOnlySpan<byte>)[0x7F, (byte)'E', (byte)'L', (byte)'F']))
            return Program;
        if (
            content.StartsWith((ReadOnlySpan<byte>)[0xCF, 0xFA, 0xED, 0xFE])
            || content.StartsWith((ReadOnlySpan<byte>)[0xCA, 0xFE, 0xBA, 0xBE])
        )
            return Program;
        if (content.StartsWith("MZ"u8) && !LooksLikeText(content))
            return Program;

        return LooksLikeText(content) ? OfText(content) : Unknown;
    }

    /// <inheritdoc />
    public override string ToString() => Code;

    private static FileKind OfBrand(ReadOnlySpan<byte> brand) =>
        Encoding.Latin1.GetString(brand) switch
        {
            "heic" or "heix" or "hevc" or "hevx" or "heim" or "heis" or "hevm" or "hevs" or "mif1" or "msf1" => Heic,
            "avif" or "avis" => Avif,
            _ => Video,
        };

    // UTF-8 and Windows-874 both; what neither has are the control characters of machine code and of UTF-16.
    private static readonly SearchValues<byte> NotOfText = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Append(0x7F).Select(b => (byte)b).Except("\t\n\r\f"u8.ToArray()),
    ]);

    private static bool LooksLikeText(ReadOnlySpan<byte> content) => !content.ContainsAny(NotOfText);

    private static FileKind OfText(ReadOnlySpan<byte> content)
    {
        var start = Encoding.Latin1.GetString(content[..Math.Min(content.Length, 4096)]);
        if (start.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal))
            start = start[3..];
        start = start.TrimStart();
        if (start.StartsWith("#!", StringComparison.Ordinal))
            return Script;
        if (Has("<?php") || Has("<script") || Has("<%@") || Has("javascript:"))
            return Has("<svg") ? Svg
                : Has("<html") ? Html
                : Script;
        if (!start.StartsWith('<'))
            return Text;
        if (Has("<svg"))
            return Svg;

        return Has("<!doctype html") || Has("<html") || Has("<head") || Has("<body") || Has("<iframe") || Has("<img")
            ? Html
            : Text;

        bool Has(string mark) => start.Contains(mark, StringComparison.OrdinalIgnoreCase);
    }

    private static FileKind Picture(string code, string th, string en, params string[] extensions) =>
        new(code, new(th, en), $"image/{code}", extensions) { IsPicture = true };

    private static FileKind Document(string code, string th, string en, string mediaType, params string[] extensions) =>
        new(code, new(th, en), mediaType, extensions);

    private static FileKind Refused(string code, string th, string en, params string[] extensions) =>
        new(code, new(th, en), "application/octet-stream", extensions);
}
