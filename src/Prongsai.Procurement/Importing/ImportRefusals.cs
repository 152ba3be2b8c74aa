using System.Globalization;
using Prongsai.Kernel;
using Prongsai.Procurement.Checking;

namespace Prongsai.Procurement.Importing;

/// <summary>Every reason for which a file of purchases, or a cell of it, is not taken.</summary>
internal static class ImportRefusals
{
    public static readonly Refusal NoFile = new(
        "procurement-no-file",
        "ยังไม่ได้เลือกไฟล์ รับ .xlsx .xls .csv และ OCDS (.json .jsonl)",
        "No file was chosen; .xlsx, .xls, .csv and OCDS (.json, .jsonl) are read."
    );

    public static Refusal Empty(string file) =>
        new("procurement-empty", "ไฟล์ว่างเปล่า", "The file is empty.", new Place(file));

    public static Refusal TooBig(string file, long bytes, long most) =>
        new(
            "procurement-too-big",
            $"ไฟล์ใหญ่ {Megabytes(bytes)} MB เกินกว่าที่รับได้ ({Megabytes(most)} MB) โปรดแยกเป็นรายเดือน หรือบันทึกใหม่โดยไม่มีภาพ แล้วนำเข้าทีละไฟล์",
            $"The file has {Megabytes(bytes)} MB; at most {Megabytes(most)} MB are read. Split it by month, or save it without pictures, and import one file at a time.",
            new Place(file)
        );

    public static Refusal NoHeader(string file, IReadOnlyList<string> sheets) =>
        new(
            "procurement-no-header",
            "ไม่พบหัวตาราง ต้องมีแถวที่มีหัว งานที่จัดซื้อหรือจัดจ้าง และหัวอื่นอีกอย่างน้อยสองหัว เช่น วงเงิน ราคากลาง วิธีซื้อหรือจ้าง"
                + Looked(sheets, Language.Thai),
            "No header was found: a row that names the work (งานที่จัดซื้อหรือจัดจ้าง) and at least two other headings of the form is expected, for example วงเงิน, ราคากลาง, วิธีซื้อหรือจ้าง."
                + Looked(sheets, Language.English),
            new Place(file)
        );

    public static Refusal TooManyColumns(Place where, int columns, int most) =>
        new(
            "procurement-too-many-columns",
            $"หัวตารางมี {columns} คอลัมน์ เกิน {most} จึงไม่ใช่แบบรายงานการจัดซื้อจัดจ้าง โปรดลบคอลัมน์ที่ไม่เกี่ยวข้องแล้วบันทึกใหม่",
            $"The header has {columns} columns, more than {most}; no report of purchases is so wide. Delete what does not belong and save it again.",
            where
        );

    public static Refusal NoPurchases(string file) =>
        new(
            "procurement-no-purchases",
            "มีหัวตาราง แต่ไม่มีรายการจัดซื้อจัดจ้าง ถ้าเดือนนั้นไม่มีจริง ให้เขียนในตารางว่า “ไม่มีการจัดซื้อจัดจ้าง”",
            "There is a header but no purchase. If the month had none, write “ไม่มีการจัดซื้อจัดจ้าง” in the table.",
            new Place(file)
        );

    public static Refusal RepairsNotAccepted(string file, int count) =>
        new(
            "procurement-repairs",
            $"มี {count} แห่งที่อ่านได้เมื่อแก้การเขียน ต้องดูและยืนยันก่อน",
            $"{count} reading(s) needed a repair; look at them and confirm.",
            new Place(file)
        );

    public static Refusal Undecided(string file, int count) =>
        new(
            "procurement-undecided",
            $"มี {count} แถวที่คล้ายกับรายการในทะเบียน ต้องบอกก่อนว่าเป็นรายการเดียวกันหรือรายการใหม่",
            $"{count} row(s) are nearly like a purchase of the register; say first whether they are the same or new.",
            new Place(file)
        );

    public static Refusal AndMore(string file, string kind, int more) =>
        new(
            kind,
            $"{Problems.NameOf(kind).Th}: และอีก {more} แห่ง",
            $"{Problems.NameOf(kind).En}: and {more} more.",
            new Place(file)
        );

    public static Refusal SeveralMonths(string file, DateOnly chosen, IReadOnlyCollection<DateOnly> found) =>
        new(
            "procurement-several-months",
            $"เลือกนำเข้าเดือน{ThaiDate.Month(chosen)} แต่ในไฟล์มี {string.Join(", ", found.Select(m => ThaiDate.Month(m)))} โปรดเลือกทั้งปี หรือแยกไฟล์",
            $"{ThaiDate.EnglishMonth(chosen)} was chosen, but the file holds {string.Join(", ", found.Select(ThaiDate.EnglishMonth))}. Choose the whole year, or split the file.",
            new Place(file)
        );

    public static Refusal Damaged(string file, string? sheet, int row) =>
        new(
            "procurement-damaged",
            "อ่านต่อจากแถวนี้ไม่ได้ ไฟล์เสียหาย โปรดเปิดใน Excel แล้วบันทึกใหม่",
            "The file cannot be read beyond this row: it is damaged. Open it in Excel and save it again.",
            new Place(file, sheet, row)
        );

    public static Refusal ErrorCell(Place where) =>
        new(
            "error-cell",
            "ช่องนี้เป็นข้อผิดพลาดของ Excel (เช่น #REF!, #N/A) ต้องเป็นค่า",
            "This cell holds an error of the spreadsheet (#REF!, #N/A); a value is expected.",
            where
        );

    public static Refusal Amount(string code, Place where, string text) =>
        code switch
        {
            "amount-negative" => new(
                code,
                $"จำนวนเงินติดลบ “{text}” ต้องเป็นศูนย์หรือมากกว่า",
                $"The amount “{text}” is negative; zero or more is expected.",
                where
            ),
            "amount-too-large" => new(
                code,
                $"จำนวนเงิน “{text}” สูงเกินกว่าหนึ่งล้านล้านบาท น่าจะพิมพ์ผิดหรือเลือกคอลัมน์ผิด",
                $"The amount “{text}” is above a million million baht: a slip, or the wrong column.",
                where
            ),
            _ => new(
                "amount-unreadable",
                $"อ่าน “{text}” เป็นจำนวนเงินไม่ได้ ตัวอย่างที่ถูก: 12,345.00 ถ้าไม่มีให้ใส่ “-”",
                $"“{text}” is not readable as an amount; right is for example 12,345.00, and “-” where there is none.",
                where
            ),
        };

    public static Refusal WorkMissing(Place where) =>
        new(
            "work-missing",
            "แถวนี้มีลำดับที่หรือจำนวนเงิน แต่ไม่มีชื่องานที่จัดซื้อหรือจัดจ้าง",
            "This row has a number or an amount, but names no work.",
            where
        );

    public static Refusal MonthUnknown(Place where) =>
        new(
            "month-unknown",
            "ไม่รู้ว่ารายการนี้เป็นของเดือนใด ไม่มีเดือนในหัวเรื่อง ชื่อแผ่นงาน หรือวันที่สัญญา โปรดเลือกเดือนเมื่อนำเข้า",
            "Nothing tells the month of this purchase: no title, no name of the sheet, no date of the contract. Choose the month when importing.",
            where
        );

    public static Refusal MonthInAnotherYear(Place where, DateOnly month, FiscalYear year) =>
        new(
            "month-in-another-year",
            $"เดือน{ThaiDate.Month(month)} ไม่อยู่ในปีงบประมาณ {year} ที่เลือก",
            $"{ThaiDate.EnglishMonth(month)} lies outside the chosen fiscal year {year}.",
            where
        );

    public static Refusal TooLong(Place where, int length, int most) =>
        new(
            "too-long",
            $"ข้อความยาว {length} ตัวอักษร เกิน {most}",
            $"The text has {length} characters; at most {most} are kept.",
            where
        );

    private static string Looked(IReadOnlyList<string> sheets, Language language) =>
        sheets.Count == 0 ? ""
        : language == Language.Thai ? $" (ดูแล้ว {sheets.Count} แผ่นงาน: {string.Join(", ", sheets.Take(12))})"
        : $" Looked at {sheets.Count} sheet(s): {string.Join(", ", sheets.Take(12))}.";

    private static string Megabytes(long bytes) => (bytes / 1_048_576m).ToString("0.#", CultureInfo.InvariantCulture);
}
