using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Results;

/// <summary>Every reason for which a file of results is refused.</summary>
internal static class Refusals
{
    public const string Columns = "agency, year_be, indicator_or_instrument, score";

    public static Refusal Empty(string file) =>
        new(
            "results-empty",
            "ไฟล์ว่างเปล่า ต้องมีบรรทัดหัวตารางและข้อมูลอย่างน้อยหนึ่งแถว",
            "The file is empty: a header line and at least one row are expected.",
            new Place(file)
        );

    public static Refusal NoRows(string file, string? sheet) =>
        new(
            "results-no-rows",
            "มีแต่หัวตาราง ไม่มีข้อมูล",
            "There is a header but no row of data.",
            new Place(file, sheet)
        );

    public static Refusal TooBig(string file, long bytes, long most) =>
        new(
            "results-too-big",
            $"ไฟล์ใหญ่ {Megabytes(bytes)} MB เกินกว่าที่รับได้ ({Megabytes(most)} MB)",
            $"The file has {Megabytes(bytes)} MB; at most {Megabytes(most)} MB are read.",
            new Place(file)
        );

    public static Refusal UnknownKind(string file) =>
        new(
            "results-unknown-kind",
            "รับเฉพาะไฟล์ .csv และ .xlsx",
            "Only .csv and .xlsx files are read.",
            new Place(file)
        );

    public static Refusal Header(Place where, IReadOnlyList<string> found) =>
        new(
            "results-header",
            $"หัวตารางไม่ถูกต้อง ต้องมีคอลัมน์ {Columns} (หรือแถวละหน่วยงาน: agency, year_be, IND01 … IND10, TOTAL) แต่พบ {List(found)}",
            $"The header is wrong: the columns {Columns} are expected (or one row per agency: agency, year_be, IND01 … IND10, TOTAL); found {List(found)}.",
            where
        );

    public static Refusal UnknownColumn(Place where, string column) =>
        new(
            "results-unknown-column",
            $"ไม่รู้จักคอลัมน์ “{column}” รหัสที่ใช้ได้: {FigureCode.Forms} และคอลัมน์ agency, year_be, confidence, source, profile",
            $"The column “{column}” is not known. Codes: {FigureCode.Forms}; other columns: agency, year_be, confidence, source, profile.",
            where
        );

    public static Refusal ColumnTwice(Place where, string column) =>
        new(
            "results-column-twice",
            $"มีคอลัมน์ “{column}” มากกว่าหนึ่งคอลัมน์",
            $"The column “{column}” is there more than once.",
            where
        );

    public static Refusal TooManyCells(Place where, int expected, int found) =>
        new(
            "results-too-many-cells",
            $"แถวนี้มี {found} ช่อง แต่หัวตารางมี {expected} ช่อง (อาจมีเครื่องหมายจุลภาคเกิน)",
            $"This row has {found} cells, the header {expected} (perhaps a comma too many).",
            where
        );

    public static Refusal CellError(Place where) =>
        new(
            "results-cell-error",
            "ช่องนี้เป็นค่าผิดพลาดของ Excel (เช่น #N/A)",
            "This cell holds an Excel error (such as #N/A).",
            where
        );

    public static Refusal AgencyMissing(Place where) =>
        new("results-agency-missing", "ไม่ได้ระบุหน่วยงาน", "The agency is missing.", where);

    public static Refusal AgencyOther(Place where, string found, string expected) =>
        new(
            "results-agency-other",
            $"แถวนี้เป็นของ “{found}” แต่กำลังนำเข้าให้ “{expected}”",
            $"This row is about “{found}”, but the results are being imported for “{expected}”.",
            where
        );

    public static Refusal Year(Place where, string found) =>
        int.TryParse(ThaiDigits.ToArabic(found), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
                is >= FiscalYear.Earliest - FiscalYear.BuddhistOffset
                    and <= FiscalYear.Latest - FiscalYear.BuddhistOffset
                ? new(
                    "results-year-ce",
                    $"ปี {number} เป็นคริสต์ศักราช ต้องเป็นพุทธศักราช น่าจะเป็น {number + FiscalYear.BuddhistOffset}",
                    $"{number} is a year of the common era; the Buddhist era is expected, probably {number + FiscalYear.BuddhistOffset}.",
                    where
                )
                : number is >= 0 and < 100
                    ? new(
                        "results-year",
                        $"ปี “{found}” ต้องเขียนเต็มสี่หลักเป็นพุทธศักราช น่าจะเป็น {2500 + number}",
                        $"The year “{found}” must be written in full in the Buddhist era, probably {2500 + number}.",
                        where
                    )
                    : YearUnreadable(where, found)
            : YearUnreadable(where, found);

    private static Refusal YearUnreadable(Place where, string found) =>
        new(
            "results-year",
            $"อ่านปี “{found}” ไม่ได้ ต้องเป็นปีงบประมาณ พ.ศ. สี่หลัก เช่น 2567",
            $"The year “{found}” cannot be read: a fiscal year of four digits in the Buddhist era is expected, such as 2567.",
            where
        );

    public static Refusal YearMissing(Place where) =>
        new(
            "results-year-missing",
            "ไม่ได้ระบุปีงบประมาณ ต้องเป็น พ.ศ. สี่หลัก เช่น 2567",
            "The fiscal year is missing: four digits in the Buddhist era are expected, such as 2567.",
            where
        );

    public static Refusal NoFramework(Place where, FiscalYear year, string profile) =>
        new(
            "results-no-framework",
            $"ไม่มีกรอบการประเมินปี {year} กลุ่ม {profile}",
            $"There is no framework for {year}, profile {profile}.",
            where
        );

    public static Refusal UnknownFramework(string asked, IEnumerable<string> known) =>
        new(
            "results-unknown-framework",
            $"ไม่มีกรอบการประเมิน “{asked}” ที่มีคือ {string.Join(", ", known)}",
            $"There is no framework “{asked}”. There are: {string.Join(", ", known)}."
        );

    public static Refusal CodeMissing(Place where) =>
        new("results-code-missing", "ไม่ได้ระบุรหัสตัวชี้วัด", "The code of the indicator is missing.", where);

    public static Refusal CodeUnknown(Place where, string found) =>
        new(
            "results-code-unknown",
            $"ไม่รู้จักรหัส “{found}” รหัสที่ใช้ได้: {FigureCode.Forms}",
            $"The code “{found}” is not known. Codes: {FigureCode.Forms}.",
            where
        );

    public static Refusal CodeNotInFramework(Place where, string code, string framework) =>
        new(
            "results-code-not-in-framework",
            $"กรอบการประเมิน {framework} ไม่มีรหัส “{code}”",
            $"The framework {framework} has no “{code}”.",
            where
        );

    public static Refusal ScoreMissing(Place where) =>
        new("results-score-missing", "ไม่ได้ระบุคะแนน", "The score is missing.", where);

    public static Refusal Score(Place where, string found, Score most) =>
        new(
            "results-score",
            $"คะแนน “{found}” ใช้ไม่ได้ ต้องเป็นตัวเลข 0 ถึง {most} ทศนิยมไม่เกินสองตำแหน่ง",
            $"The score “{found}” cannot be used: a number from 0 to {most} with at most two decimals is expected.",
            where
        );

    public static Refusal Confidence(Place where, string found) =>
        new(
            "results-confidence",
            $"ระดับความเชื่อมั่น “{found}” ใช้ไม่ได้ ใช้ได้: official, copy, derived, unverified, unknown, made_up",
            $"The confidence “{found}” is not known: official, copy, derived, unverified, unknown or made_up is expected.",
            where
        );

    public static Refusal Twice(Place where, string code, Score one, Score other, int otherRow) =>
        new(
            "results-twice",
            $"{code} มีสองค่าที่ต่างกัน: {one} และ {other} (แถว {otherRow})",
            $"{code} is given twice with different values: {one} and {other} (row {otherRow}).",
            where
        );

    public static Refusal RepairsNotAccepted(string file, int count) =>
        new(
            "results-repairs",
            $"ระบบต้องแก้การเขียน {count} แห่งจึงจะอ่านได้ โปรดตรวจและยืนยัน (บรรทัดคำสั่ง: --accept-repairs)",
            $"{(count == 1 ? "1 place" : $"{count} places")} could be read only after a repair; look and confirm (command line: --accept-repairs).",
            new Place(file)
        );

    public static readonly Refusal NoFile = new("results-no-file", "โปรดเลือกไฟล์", "Choose a file.");

    public static readonly Refusal Raced = new(
        "results-raced",
        "มีผู้อื่นนำเข้าผลของปีเดียวกันในเวลาเดียวกัน โปรดดูผลล่าสุดแล้วลองใหม่",
        "Somebody else imported results of the same year at the same time; look at them and try again."
    );

    public static Refusal AndMore(string file, int more) =>
        new("results-and-more", $"และอีก {more} แห่ง", $"and {more} more.", new Place(file));

    private static string Megabytes(long bytes) => (bytes / 1_048_576m).ToString("0.#", CultureInfo.InvariantCulture);

    private static string List(IReadOnlyList<string> found) =>
        found.Count == 0 ? "–" : string.Join(", ", found.Take(20)) + (found.Count > 20 ? ", …" : "");
}
