using System.Xml;
using ExcelDataReader.Exceptions;
using Prongsai.Kernel;
using Prongsai.Procurement.Ocds.Mapping;

namespace Prongsai.Procurement.Importing;

/// <summary>How a file is to be read.</summary>
/// <param name="Year">The fiscal year that its months must lie in.</param>
/// <param name="Month">The month that all of it belongs to; null: each purchase says so, by title, sheet or contract.</param>
/// <param name="AgencyName">Whose purchases they must be.</param>
internal sealed record HowToRead(FiscalYear Year, DateOnly? Month, string AgencyName)
{
    /// <summary>Columns that the office has set before, by the key of the heading.</summary>
    public IReadOnlyDictionary<string, ChosenColumns> Remembered { get; init; } =
        new Dictionary<string, ChosenColumns>();

    /// <summary>Cells that an officer has corrected.</summary>
    public Corrections Corrections { get; init; } = Corrections.None;
}

/// <summary>
/// Reads a file of purchases as officers have it: a workbook (.xlsx, .xls) of any number of sheets, a CSV of any encoding, or OCDS. Never
/// throws for what is wrong with the file, and never holds more of it than a row and what is shown.
/// </summary>
internal static class PurchasesFile
{
    /// <summary>As much as a page takes; a year of the largest agency has a tenth of it.</summary>
    public const long MostBytes = FileLimits.File;

    /// <param name="fileName">As the person knows it.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="how">Year, month, what was chosen and corrected before.</param>
    /// <param name="each">Told of each purchase when it is whole, in the order of the file.</param>
    public static Reading Read(string fileName, byte[] content, HowToRead how, Action<ReadPurchase>? each = null)
    {
        if (content.Length == 0)
            return Reading.Refused(fileName, ImportRefusals.Empty(fileName));
        if (content.Length > MostBytes)
            return Reading.Refused(fileName, ImportRefusals.TooBig(fileName, content.Length, MostBytes));

        if (OcdsPurchases.LooksLikeOne(fileName, content))
            return OcdsPurchases.Read(
                new ProcessesInFile(fileName, () => new MemoryStream(content, writable: false)),
                how,
                each
            );

        var reading = new ReadingInProgress(fileName, how, each);
        if (
            XlsxSheets.LooksLikeOne(content)
            || Path.GetExtension(fileName).ToUpperInvariant() is ".XLSX" or ".XLS" or ".XLSM"
        )
        {
            var (sheets, whyNot) = XlsxSheets.Open(fileName, content, oldExcelToo: true);
            if (whyNot is not null)
                return Reading.Refused(fileName, whyNot);

            using (sheets)
                ReadSheets(sheets!, reading);
            return reading.Done();
        }

        if (CsvSheet.Open(content) is not var (csv, isWindows874))
            return Reading.Refused(fileName, SheetRefusals.NotText(fileName));
        if (isWindows874)
            reading.Note(
                new(
                    "ไฟล์เข้ารหัส Windows-874 (TIS-620) โปรดดูว่าชื่ออ่านถูกต้อง",
                    "The file is in Windows-874 (TIS-620); see whether the names came out right."
                )
            );
        using (csv)
            ReadSheet(csv, reading);
        return reading.Done();
    }

    private static void ReadSheets(XlsxSheets sheets, ReadingInProgress reading)
    {
        try
        {
            while (sheets.Next() is { } sheet)
            {
                if (!ReadSheet(sheet, reading))
                    return;
            }
        }
        catch (Exception damaged) when (IsOfTheFile(damaged))
        {
            reading.Refuse(ImportRefusals.Damaged(reading.FileName, null, 1));
        }
    }

    private static bool ReadSheet(Sheet sheet, ReadingInProgress reading)
    {
        try
        {
            using var ahead = new SheetAhead(sheet);
            new SheetReading(ahead, reading).Read();
            return true;
        }
        catch (BadQuotesException bad)
        {
            reading.Refuse(SheetRefusals.BadQuotes(new Place(reading.FileName, Row: bad.Row)));
        }
        catch (Exception damaged) when (IsOfTheFile(damaged))
        {
            reading.Refuse(ImportRefusals.Damaged(reading.FileName, sheet.Name, sheet.Row));
        }

        return false;
    }

    // What a workbook that ends in the middle, or whose parts do not fit, makes of its reader.
    private static bool IsOfTheFile(Exception damaged) =>
        damaged
            is XmlException
                or InvalidDataException
                or ExcelReaderException
                or EndOfStreamException
                or FormatException
                or OverflowException
                or IndexOutOfRangeException
                or ArgumentException
                or NullReferenceException;
}
