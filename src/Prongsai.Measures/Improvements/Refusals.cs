using Prongsai.Kernel;

namespace Prongsai.Measures.Improvements;

/// <summary>Every reason for which this module says no, apart from files (Kernel/Files) and imports (Importing).</summary>
internal static class Refusals
{
    public static readonly Refusal MustImproveBlank = new(
        "must-improve-blank",
        "โปรดระบุประเด็นที่ต้องปรับปรุง/ยกระดับการพัฒนา",
        "Say what must improve."
    );

    public static readonly Refusal MeasureBlank = new(
        "measure-blank",
        "โปรดระบุมาตรการ/กิจกรรม",
        "Say what is to be done."
    );

    public static readonly Refusal OutcomeBlank = new("outcome-blank", "โปรดระบุผลการดำเนินการ", "Say what was done.");

    public static readonly Refusal ReasonBlank = new(
        "reason-blank",
        "โปรดระบุเหตุผลที่ถอนรายการนี้ เพราะประวัติจะเก็บไว้ให้ตรวจสอบได้",
        "Give the reason for withdrawing this; it stays in the history."
    );

    public static readonly Refusal TooLong = new(
        "text-too-long",
        "ข้อความยาวเกิน 4,000 ตัวอักษร โปรดย่อ หรือแนบเป็นไฟล์",
        "The text is longer than 4,000 characters; shorten it or attach it as a file."
    );

    public static readonly Refusal NameTooLong = new(
        "name-too-long",
        "ชื่อฝ่าย ชื่อผู้รับผิดชอบ หรือคำบรรยาย ยาวเกิน 300 ตัวอักษร",
        "The section, the person or the caption is longer than 300 characters."
    );

    public static readonly Refusal Withdrawn = new(
        "withdrawn",
        "รายการนี้ถูกถอนแล้ว จึงแก้ไขไม่ได้ (ดูได้ในประวัติ)",
        "This was withdrawn and cannot be changed; the history still shows it."
    );

    public static readonly Refusal EndsBeforeStart = new(
        "ends-before-start",
        "วันสิ้นสุดมาก่อนวันเริ่มต้น โปรดตรวจสอบวันที่",
        "The last day lies before the first day."
    );

    public static readonly Refusal LinkShape = new(
        "link-shape",
        "ลิงก์ต้องเป็นที่อยู่เว็บที่ขึ้นต้นด้วย http:// หรือ https://",
        "A link must be a web address that begins with http:// or https://."
    );

    public static readonly Refusal NothingAttached = new(
        "nothing-attached",
        "ยังไม่ได้เลือกรูป ไฟล์ หรือใส่ลิงก์",
        "No photograph, file or link was given."
    );

    public static readonly Refusal ReplaceWithOne = new(
        "replace-with-one",
        "หลักฐานหนึ่งชิ้นเปลี่ยนได้ด้วยไฟล์หรือลิงก์เพียงหนึ่งรายการ",
        "One piece of evidence is replaced by exactly one file or link."
    );

    public static Refusal InTheFuture(DateOnly day) =>
        new(
            "in-the-future",
            $"วันที่ {day.InWords(Language.Thai)} ยังมาไม่ถึง ผลและหลักฐานต้องเป็นสิ่งที่เกิดขึ้นแล้ว",
            $"{day.InWords(Language.English)} has not come yet; results and evidence speak of what has happened."
        );

    public static Refusal AlreadyOpen(string code, FiscalYear programme) =>
        new(
            "row-already-open",
            $"ประเด็น {code} มีอยู่ในตารางปีงบประมาณ {programme} แล้ว",
            $"Item {code} is already in the table of fiscal year {programme}."
        );

    public static Refusal NoSuchItem(string code, FiscalYear assessed) =>
        new(
            "no-such-item",
            $"ไม่พบประเด็น “{code}” ในผลการประเมินปีงบประมาณ {assessed} โปรดเลือกจากรายการ",
            $"There is no item “{code}” in the result of fiscal year {assessed}; choose one of the list."
        );

    public static Refusal NoResult(FiscalYear assessed) =>
        new(
            "no-result-of-year",
            $"ยังไม่มีผลการประเมินปีงบประมาณ {assessed} โปรดนำเข้าผลการประเมินก่อน",
            $"There is no result of fiscal year {assessed} yet; import it first."
        );
}
