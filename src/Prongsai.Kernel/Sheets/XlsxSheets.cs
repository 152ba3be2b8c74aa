using System.Globalization;
using System.IO.Compression;
using System.Text;
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

    private readonly IExcelDataReader _reader;
    private bool _begun;

    private readonly ErrorCells _errors;

    private XlsxSheets(IExcelDataReader reader, ErrorCells errors) => (_reader, _errors) = (reader, errors);

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
        if (WhyNotUnpack(file, content, out var holdsErrors) is { } reason)
            return (null, reason);

        // The reader asks for Western European text even where a workbook has none.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            var errors = holdsErrors ? ErrorCells.Of(content) : ErrorCells.None;
            return (
                new XlsxSheets(
                    ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(content, writable: false)),
                    errors
                ),
                null
            );
        }
        catch (Exception unreadable) when (IsOfTheFile(unreadable))
        {
            return (null, SheetRefusals.NotXlsx(file));
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
            return (new XlsxSheets(reader, ErrorCells.None), null);
        }
        catch (Exception unreadable)
            when (IsOfTheFile(unreadable) || unreadable is ArgumentException or IndexOutOfRangeException)
        {
            return (null, SheetRefusals.LockedOrDamaged(file));
        }
    }

    private static bool IsOfTheFile(Exception unreadable) =>
        unreadable
            is ExcelReaderException
                or InvalidDataException
                or System.Xml.XmlException
                or FormatException
                or IOException;

    // Sizes in a zip's directory are claims; every entry is unpacked into nothing and counted.
    private static Refusal? WhyNotUnpack(string file, byte[] content, out bool holdsErrors)
    {
        holdsErrors = false;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (zip.GetEntry("xl/workbook.xml") is null)
                return SheetRefusals.NotXlsx(file);
            if (zip.Entries.Count > MostEntries || zip.Entries.Sum(e => e.Length) > MostUnpacked)
                return SheetRefusals.ZipBomb(file);

            long unpacked = 0;
            var buffer = new byte[81920];
            foreach (var entry in zip.Entries)
            {
                long size = 0;
                using var stream = entry.Open();
                for (int read; (read = stream.Read(buffer)) > 0; )
                {
                    size += read;
                    unpacked += read;
                    holdsErrors |= buffer.AsSpan(0, read).IndexOf("#"u8) >= 0;
                    if (unpacked > MostUnpacked)
                        return SheetRefusals.ZipBomb(file);
                    if (size > RatioMattersFrom && size / Math.Max(1, entry.CompressedLength) > MostRatio)
                        return SheetRefusals.ZipBomb(file);
                }
            }

            return null;
        }
        catch (InvalidDataException)
        {
            return SheetRefusals.NotXlsx(file);
        }
    }

    /// <summary>The next visible sheet, or null after the last. One at a time: the sheet before it ends.</summary>
    public Sheet? Next()
    {
        while (_begun ? _reader.NextResult() : _begun = true)
        {
            if (_reader.VisibleState == "visible")
                return new XlsxSheet(_reader, _errors);
        }

        return null;
    }

    /// <inheritdoc />
    public void Dispose() => _reader.Dispose();

    private sealed class XlsxSheet(IExcelDataReader reader, ErrorCells errors) : Sheet
    {
        // Rows come from the top, so only the areas that have begun and not ended are looked at.
        private readonly Queue<CellRange> _toCome = new((reader.MergeCells ?? []).OrderBy(area => area.FromRow));
        private readonly List<CellRange> _here = [];
        private int _row;

        public override MergedArea? AreaOf(int column)
        {
            foreach (var area in _here)
            {
                if (area.FromColumn <= column && column <= area.ToColumn)
                    return new MergedArea(area.FromRow + 1, area.ToRow + 1, area.FromColumn, area.ToColumn);
            }

            return null;
        }

        public override string? Name => reader.Name;

        public override int Row => _row;

        public override int Count => reader.FieldCount;

        public override string this[int column] => column < reader.FieldCount ? TextOf(reader.GetValue(column)) : "";

        public override bool IsError(int column) => errors.Contains(reader.Name, _row, column);

        public override bool NextRow()
        {
            if (!reader.Read())
                return false;

            _row++;
            _here.RemoveAll(area => area.ToRow + 1 < _row);
            while (_toCome.TryPeek(out var area) && area.FromRow < _row)
                _here.Add(_toCome.Dequeue());

            return true;
        }

        private static string TextOf(object? value) =>
            value switch
            {
                null => "",
                string text => text.Trim(),
                // Days are written so that neither a day nor a month comes first by anybody's custom.
                DateTime day => day.ToString(
                    day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss",
                    CultureInfo.InvariantCulture
                ),
                // 91.7 is stored as the nearest binary fraction; fifteen digits give back what was typed.
                double number when Math.Abs(number) < 1e15 => ((decimal)number).ToString(CultureInfo.InvariantCulture),
                IFormattable other => other.ToString(null, CultureInfo.InvariantCulture).Trim(),
                _ => value.ToString()?.Trim() ?? "",
            };
    }
}
