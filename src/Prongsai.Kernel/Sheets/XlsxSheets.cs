using System.IO.Compression;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Prongsai.Kernel;

/// <summary>The sheets of a workbook, one after the other, after looking whether it is safe to unpack.</summary>
public sealed class XlsxSheets : IDisposable
{
    /// <summary>No workbook of results is near this size; unpacking more would take the machine down.</summary>
    public const long MostUnpacked = 200L * 1024 * 1024;

    /// <summary>Sheets of repetitive numbers pack 10 to 40 times; bombs 1,000 times.</summary>
    public const int MostRatio = 150;

    private const long RatioMattersFrom = 2L * 1024 * 1024;
    private const int MostEntries = 2000;

    private static ReadOnlySpan<byte> ZipMark => "PK\u0003\u0004"u8;

    private static ReadOnlySpan<byte> OldExcelMark => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static ReadOnlySpan<byte> MergeMark => "mergeCell"u8;

    private readonly IDisposable _workbook;
    private readonly IEnumerator<Sheet> _sheets;

    private XlsxSheets(IDisposable workbook, IEnumerable<Sheet> sheets) =>
        (_workbook, _sheets) = (workbook, sheets.GetEnumerator());

    /// <summary>Whether the bytes begin as a zip or an old Excel file does, whatever the file is called.</summary>
    public static bool LooksLikeOne(ReadOnlySpan<byte> content) =>
        content.StartsWith(ZipMark) || content.StartsWith(OldExcelMark);

    /// <summary>Opens a workbook, or says why it is not opened.</summary>
    /// <param name="file">For the refusal.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="oldExcelToo">True where a binary workbook of Excel 97 to 2003 (.xls) is read as well.</param>
    public static (XlsxSheets? Sheets, Refusal? WhyNot) Open(string file, byte[] content, bool oldExcelToo = false)
    {
        if (content.AsSpan().StartsWith(OldExcelMark))
            return oldExcelToo ? OpenOldExcel(file, content) : (null, SheetRefusals.OldExcel(file));
        if (!content.AsSpan().StartsWith(ZipMark))
            return (null, SheetRefusals.NotXlsx(file));
        if (WhyNotUnpack(file, content, out var withMergedCells) is { } reason)
            return (null, reason);

        try
        {
            var workbook = new XlsxWorkbook(content, withMergedCells);
            return (new XlsxSheets(workbook, workbook.Sheets()), null);
        }
        catch (Exception unreadable) when (IsDamage(unreadable))
        {
            return (null, SheetRefusals.NotXlsx(file));
        }
    }

    /// <summary>
    /// Opens a workbook and hands its sheets over, or says why not. A damaged sheet shows itself only while its rows are read; whatever
    /// was read until then is for the caller to leave aside.
    /// </summary>
    /// <param name="file">For the refusal.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="read">Reads the sheets.</param>
    public static Refusal? Read(string file, byte[] content, Action<XlsxSheets> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var (sheets, whyNot) = Open(file, content);
        if (sheets is null)
            return whyNot;

        try
        {
            using (sheets)
                read(sheets);
            return null;
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            return SheetRefusals.NotXlsx(file);
        }
    }

    // Nothing in a binary workbook is packed, so it cannot unpack to more than it is. A locked .xlsx looks like one, too.
    private static (XlsxSheets? Sheets, Refusal? WhyNot) OpenOldExcel(string file, byte[] content)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            // Before Excel 97 text had the code page of its machine; in Thailand that was Windows-874.
            var reader = ExcelReaderFactory.CreateBinaryReader(
                new MemoryStream(content, writable: false),
                new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding(874) }
            );
            return (new XlsxSheets(reader, OldExcelSheet.Of(reader)), null);
        }
        catch (Exception unreadable)
            when (unreadable
                    is ExcelReaderException
                        or XmlException
                        or FormatException
                        or IOException
                        or ArgumentException
                        or IndexOutOfRangeException
            )
        {
            return (null, SheetRefusals.LockedOrDamaged(file));
        }
    }

    // Sizes in a zip's directory are claims; every entry is unpacked into nothing and counted.
    private static Refusal? WhyNotUnpack(string file, byte[] content, out HashSet<string> withMergedCells)
    {
        withMergedCells = [];
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (zip.GetEntry("xl/workbook.xml") is null)
                return SheetRefusals.NotXlsx(file);
            if (zip.Entries.Count > MostEntries || zip.Entries.Sum(e => e.Length) > MostUnpacked)
                return SheetRefusals.ZipBomb(file);

            long unpacked = 0;
            // A mark may lie across two pieces: the end of each is looked at again with the next.
            var overlap = MergeMark.Length - 1;
            var buffer = new byte[overlap + 81920];
            foreach (var entry in zip.Entries)
            {
                long size = 0;
                var holdsMark = false;
                buffer.AsSpan(0, overlap).Clear();
                using var stream = entry.Open();
                for (int read; (read = stream.Read(buffer, overlap, buffer.Length - overlap)) > 0; )
                {
                    size += read;
                    unpacked += read;
                    holdsMark = holdsMark || buffer.AsSpan(0, overlap + read).IndexOf(MergeMark) >= 0;
                    buffer.AsSpan(read, overlap).CopyTo(buffer);
                    if (unpacked > MostUnpacked)
                        return SheetRefusals.ZipBomb(file);
                    if (size > RatioMattersFrom && size / Math.Max(1, entry.CompressedLength) > MostRatio)
                        return SheetRefusals.ZipBomb(file);
                }

                if (holdsMark)
                    withMergedCells.Add(entry.FullName);
            }

            return null;
        }
        catch (InvalidDataException)
        {
            return SheetRefusals.NotXlsx(file);
        }
    }

    /// <summary>The next visible sheet, or null after the last. One at a time: the sheet before it ends.</summary>
    /// <exception cref="XmlException">A sheet is not XML, here or while its rows are read.</exception>
    /// <exception cref="InvalidDataException">A part of the workbook is missing or damaged, here or while rows are read.</exception>
    public Sheet? Next() => _sheets.MoveNext() ? _sheets.Current : null;

    // That the workbook is damaged, and not that the program is.
    private static bool IsDamage(Exception exception) =>
        exception is XmlException or InvalidDataException or IOException;

    /// <inheritdoc />
    public void Dispose()
    {
        _sheets.Dispose();
        _workbook.Dispose();
    }
}
