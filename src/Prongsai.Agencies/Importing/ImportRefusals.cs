using Prongsai.Agencies.Register;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Importing;

/// <summary>Every reason for which a file of agencies is refused.</summary>
internal static class ImportRefusals
{
    public static readonly Refusal NoFile = new(
        "agencies-no-file",
        "โปรดเลือกไฟล์ CSV หรือ XLSX ก่อน",
        "Choose a CSV or XLSX file first."
    );

    public static readonly Refusal Raced = new(
        "agencies-raced",
        "มีผู้อื่นแก้ไขหน่วยงานเหล่านี้ในเวลาเดียวกัน ยังไม่ได้บันทึกอะไร โปรดนำเข้าอีกครั้ง",
        "Somebody else changed these agencies at the same time. Nothing was kept; import the file again."
    );

    public static Refusal Empty(string file) =>
        new(
            "agencies-empty",
            $"ไม่พบหัวตาราง ต้องมีคอลัมน์ {AgencyColumns.Expected}",
            $"There is no header. Columns expected: {AgencyColumns.Expected}.",
            new Place(file)
        );

    public static Refusal NoRows(Place where) =>
        new("agencies-no-rows", "มีแต่หัวตาราง ไม่มีหน่วยงาน", "There is a header but no agency.", where);

    public static Refusal TooBig(string file, long megabytes) =>
        new(
            "agencies-too-big",
            $"ไฟล์ใหญ่เกิน {megabytes} MB",
            $"The file has more than {megabytes} MB.",
            new Place(file)
        );

    public static Refusal ColumnTwice(Place where, string column, string earlier) =>
        new(
            "agencies-column-twice",
            $"คอลัมน์ “{column}” มีความหมายเดียวกับ “{earlier}” ต้องมีคอลัมน์เดียว",
            $"The column “{column}” means the same as “{earlier}”; one of them is expected.",
            where
        );

    public static Refusal CellError(Place where) =>
        new(
            "agencies-cell-error",
            "ช่องนี้เป็นค่าผิดพลาดของ Excel (เช่น #N/A) ต้องเป็นข้อความ",
            "This cell holds an error of Excel (such as #N/A); text is expected.",
            where
        );

    public static Refusal Missing(Place where, Bilingual what) =>
        new("agencies-missing", $"ไม่มี{what.Th}", $"{what.En} is missing.", where);

    public static Refusal Twice(Place where, string what, int row) =>
        new(
            "agencies-twice",
            $"“{what}” มีแล้วในแถว {row} ต้องไม่ซ้ำกัน",
            $"“{what}” stands in row {row} already; each once is expected.",
            where
        );

    public static Refusal KindUnknown(Place where, string text) =>
        new(
            "agencies-kind-unknown",
            $"ไม่รู้จักประเภทหน่วยงาน “{text}” ใช้ได้: {string.Join(", ", Enum.GetValues<Contracts.AgencyKind>().Select(k => k.Words().Th))}",
            $"There is no kind of agency “{text}”; known are {string.Join(", ", Enum.GetNames<Contracts.AgencyKind>())}.",
            where
        );

    public static Refusal ParentUnknown(Place where, string text) =>
        new(
            "agencies-parent-unknown",
            $"ไม่พบหน่วยงานต้นสังกัด “{text}” ต้องเป็นที่อยู่ย่อ รหัส หรือชื่อของหน่วยงานในไฟล์นี้หรือในระบบ",
            $"There is no agency “{text}”; the address, code or name of an agency in this file or in the register is expected.",
            where
        );

    public static Refusal ParentAmbiguous(Place where, string text) =>
        new(
            "agencies-parent-ambiguous",
            $"มีหน่วยงานที่ตรงกับ “{text}” มากกว่าหนึ่งแห่ง โปรดใช้ที่อยู่ย่อหรือรหัส",
            $"More than one agency fits “{text}”; use its address or its code.",
            where
        );

    public static Refusal AndMore(string file, int more) =>
        new(
            "agencies-and-more",
            $"และอีก {more} ข้อผิดพลาดซึ่งไม่ได้แสดง",
            $"… and {more} more mistakes, not shown.",
            new Place(file)
        );
}
