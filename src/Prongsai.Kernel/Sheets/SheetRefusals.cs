using System.Globalization;

namespace Prongsai.Kernel;

/// <summary>Why a file is not read as a table.</summary>
public static class SheetRefusals
{
    /// <summary>Neither Unicode nor Windows-874.</summary>
    public static Refusal NotText(string file) =>
        new(
            "sheet-not-text",
            "อ่านเป็นข้อความไม่ได้ ต้องเป็น CSV ที่เข้ารหัส UTF-8, UTF-16 หรือ Windows-874",
            "This is not text: a CSV in UTF-8, UTF-16 or Windows-874 is expected.",
            new Place(file)
        );

    /// <summary>Not a workbook, or a damaged one.</summary>
    public static Refusal NotXlsx(string file) =>
        new(
            "sheet-not-xlsx",
            "ไม่ใช่ไฟล์ Excel (.xlsx) ที่ถูกต้อง โปรดบันทึกใหม่เป็น .xlsx หรือ .csv",
            "This is not a valid Excel workbook (.xlsx); save it again as .xlsx or .csv.",
            new Place(file)
        );

    /// <summary>A binary workbook, or an encrypted one.</summary>
    public static Refusal OldExcel(string file) =>
        new(
            "sheet-old-excel",
            "เป็นไฟล์ Excel รุ่นเก่า (.xls) หรือไฟล์ที่ตั้งรหัสผ่าน โปรดบันทึกเป็น .xlsx ที่ไม่มีรหัสผ่าน",
            "This is an old Excel file (.xls) or one with a password; save it as .xlsx without a password.",
            new Place(file)
        );

    /// <summary>A binary workbook that does not open, or any workbook with a password: the two cannot be told apart.</summary>
    public static Refusal LockedOrDamaged(string file) =>
        new(
            "sheet-locked-or-damaged",
            "เปิดไฟล์ Excel นี้ไม่ได้ ไฟล์ตั้งรหัสผ่านไว้หรือเสียหาย โปรดเปิดใน Excel แล้วบันทึกเป็น .xlsx ที่ไม่มีรหัสผ่าน",
            "This Excel file does not open: it has a password or is damaged. Open it in Excel and save it as .xlsx without a password.",
            new Place(file)
        );

    /// <summary>It unpacks to more than anybody means.</summary>
    public static Refusal ZipBomb(string file) =>
        new(
            "sheet-zip-bomb",
            $"ไฟล์นี้ขยายออกแล้วใหญ่ผิดปกติ (เกิน {Megabytes(XlsxSheets.MostUnpacked)} MB หรือเกิน {XlsxSheets.MostRatio} เท่า) จึงไม่เปิดอ่าน",
            $"Unpacked, this file is abnormally large (over {Megabytes(XlsxSheets.MostUnpacked)} MB or {XlsxSheets.MostRatio} times its size); it was not opened.",
            new Place(file)
        );

    /// <summary>A row of a CSV whose quotation marks do not pair up.</summary>
    public static Refusal BadQuotes(Place where) =>
        new(
            "sheet-bad-quotes",
            "เครื่องหมายคำพูด (\") ในแถวนี้เปิดปิดไม่ครบ",
            "The quotation marks (\") of this row do not pair up.",
            where
        );

    private static string Megabytes(long bytes) => (bytes / 1_048_576m).ToString("0.#", CultureInfo.InvariantCulture);
}
