using Prongsai.Kernel;

namespace Prongsai.Procurement.Ocds.Mapping;

/// <summary>Every reason for which purchases are not written as OCDS, or OCDS is not taken for purchases.</summary>
internal static class MappingRefusals
{
    public static readonly Refusal NoPrefix = new(
        "ocds-no-prefix",
        "ยังส่งออก OCDS ไม่ได้ เพราะยังไม่มีรหัสนำหน้า (ocid prefix) ที่ลงทะเบียนแล้ว ขอได้จาก Open Contracting Partnership (data@open-contracting.org) แล้วตั้งค่า Prongsai:Ocds:Prefix หากผู้เผยแพร่ระดับเมืองมีรหัสอยู่แล้วให้ใช้รหัสเดียวกัน",
        "OCDS cannot be exported before an ocid prefix is registered. Ask the Open Contracting Partnership for one (data@open-contracting.org), then set Prongsai:Ocds:Prefix. Where the city publishes under a prefix already, use that one."
    );

    public static readonly Refusal PrefixOfSamples = new(
        "ocds-prefix-of-samples",
        "ocds-213czf เป็นรหัสในเอกสารตัวอย่างของมาตรฐาน ใช้กับข้อมูลของหน่วยงานจริงไม่ได้ ใช้ได้เฉพาะการส่งออกตัวอย่าง (prongsai ocds export --sample)",
        "ocds-213czf is the prefix of the standard's own examples and may not stand on an office's data; only a sample may carry it (prongsai ocds export --sample)."
    );

    public static Refusal NotAPrefix(string written) =>
        new(
            "ocds-not-a-prefix",
            $"Prongsai:Ocds:Prefix = “{written}” ไม่ใช่รหัสนำหน้า ต้องเป็น ocds- ตามด้วยอักษรเล็กหรือตัวเลขหกตัว",
            $"Prongsai:Ocds:Prefix = “{written}” is no prefix; ocds- and six lower-case letters or digits are expected."
        );

    public static Refusal NothingToExport(FiscalYear year) =>
        new(
            "ocds-nothing-to-export",
            $"ปีงบประมาณ {year} ยังไม่มีรายการจัดซื้อจัดจ้าง และ OCDS ไม่มีที่สำหรับคำประกาศว่าไม่มีการจัดซื้อจัดจ้าง",
            $"Fiscal year {year} has no purchase yet, and OCDS has no place for the statement that there was none."
        );

    public static Refusal LinkedOnly(Place where, string ocid) =>
        new(
            "ocds-linked-only",
            $"record “{ocid}” มีแต่ลิงก์ไปยัง release ไม่มีเนื้อหา ต้องใช้แฟ้มที่มี compiledRelease",
            $"Record “{ocid}” only links to its releases; a file with compiled releases is needed.",
            where
        );

    public static Refusal Undated(Place where, string ocid, int releases, int undated) =>
        new(
            "ocds-undated",
            $"“{ocid}” มี {releases} release ในแฟ้ม แต่ {undated} release ไม่มีวันที่ (date) ที่อ่านได้ จึงรวมตามลำดับไม่ได้ ต้องมี date เช่น 2026-11-12T00:00:00+07:00 หรือใช้ข้อมูลที่รวมแล้ว (compiled release)",
            $"“{ocid}” has {releases} releases in the file, of which {undated} have no readable date, so they cannot be merged in order. Each needs a date such as 2026-11-12T00:00:00+07:00; compiled releases will do too.",
            where
        );

    public static Refusal NoOcid(Place where) =>
        new("ocds-no-ocid", "release นี้ไม่มี ocid", "This release has no ocid.", where);

    public static Refusal NotBaht(Place where, string path, string currency) =>
        new(
            "ocds-not-baht",
            $"{path}: สกุลเงิน {currency} ระบบเก็บเป็นบาทเท่านั้น",
            $"{path}: the currency is {currency}; only baht is kept.",
            where
        );

    public static Refusal NotADay(Place where, string path, string text) =>
        new(
            "ocds-not-a-day",
            $"{path}: “{text}” ไม่ใช่วันเวลาตามมาตรฐาน (2026-11-12T00:00:00+07:00)",
            $"{path}: “{text}” is no date and time as the standard writes it (2026-11-12T00:00:00+07:00).",
            where
        );

    public static Refusal SeveralYears(string file, IReadOnlyDictionary<FiscalYear, int> years) =>
        new(
            "ocds-several-years",
            $"แฟ้มมีหลายปีงบประมาณ: {Listed(years)} โปรดระบุ --year ทีละปี",
            $"The file has several fiscal years: {Listed(years)}. Name one with --year.",
            new Place(file)
        );

    public static Refusal NoneOfTheYear(string file, FiscalYear year) =>
        new(
            "ocds-none-of-the-year",
            $"แฟ้มไม่มีรายการของปีงบประมาณ {year}",
            $"The file has no purchase of fiscal year {year}.",
            new Place(file)
        );

    private static string Listed(IReadOnlyDictionary<FiscalYear, int> years) =>
        string.Join(", ", years.OrderBy(y => y.Key).Select(y => FormattableString.Invariant($"{y.Key} ({y.Value})")));
}
