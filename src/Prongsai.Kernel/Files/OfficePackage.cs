using System.IO.Compression;

namespace Prongsai.Kernel;

/// <summary>ZIP-based Office files: which one it is, and whether unpacking it is safe.</summary>
internal static class OfficePackage
{
    public const int MaxEntries = 4000;
    public const long MaxUnpacked = 256L * 1024 * 1024;
    private const int MaxRatio = 100;
    private const long RatioMattersFrom = 8L * 1024 * 1024;

    /// <summary>Word, Excel or PowerPoint by the main part inside; a ZIP otherwise. Reads the list of entries only.</summary>
    public static FileKind KindOf(ReadOnlySpan<byte> content)
    {
        if (HasTooManyEntries(content))
            return FileKind.Zip;

        try
        {
            using var zip = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            var names = zip.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (!names.Contains("[Content_Types].xml"))
                return FileKind.Zip;
            if (names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                return FileKind.Macros;

            return names.Contains("word/document.xml") ? FileKind.Docx
                : names.Contains("xl/workbook.xml") ? FileKind.Xlsx
                : names.Contains("ppt/presentation.xml") ? FileKind.Pptx
                : FileKind.Zip;
        }
        catch (Exception broken)
            when (broken is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            return FileKind.Zip;
        }
    }

    /// <summary>
    /// Why not to unpack it; null when it may be. Declared sizes can lie, so every entry is unpacked once, counted and thrown away.
    /// </summary>
    public static Refusal? WhyNot(byte[] content, string fileName)
    {
        if (HasTooManyEntries(content))
            return FileRefusals.ZipBomb(fileName);

        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            var buffer = new byte[64 * 1024];
            var total = 0L;
            foreach (var entry in zip.Entries)
            {
                if (entry.FullName.Contains("..", StringComparison.Ordinal) || entry.FullName.StartsWith('/'))
                    return FileRefusals.Broken(fileName);

                using var unpacking = entry.Open();
                var unpacked = 0L;
                int read;
                while ((read = unpacking.Read(buffer)) > 0)
                {
                    unpacked += read;
                    total += read;
                    if (total > MaxUnpacked)
                        return FileRefusals.ZipBomb(fileName);
                    if (unpacked > RatioMattersFrom && unpacked > MaxRatio * Math.Max(1, entry.CompressedLength))
                        return FileRefusals.ZipBomb(fileName);
                }
            }

            return null;
        }
        catch (Exception broken)
            when (broken is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            return FileRefusals.Broken(fileName);
        }
    }

    // Counted by signature before the list is read, because reading a list of a million entries is itself the attack.
    private static bool HasTooManyEntries(ReadOnlySpan<byte> content)
    {
        var count = 0;
        for (int at; (at = content.IndexOf("PK\x01\x02"u8)) >= 0; content = content[(at + 4)..])
            if (++count > MaxEntries)
                return true;

        return false;
    }
}
