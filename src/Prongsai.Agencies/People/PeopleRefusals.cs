using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>Every reason for which the people's pages say no.</summary>
internal static class PeopleRefusals
{
    public static readonly Refusal NameBlank = new(
        "person-name-blank",
        "ต้องระบุชื่อและนามสกุล เช่น นางสมศรี ใจดี",
        "A name is needed, for example นางสมศรี ใจดี."
    );

    public static readonly Refusal EmailMissing = new(
        "person-email-missing",
        "จะส่งคำเชิญทางอีเมล ต้องระบุอีเมล หรือเลือกสร้างลิงก์แทน",
        "To invite by e-mail, give the address, or make a link instead."
    );

    public static readonly Refusal NoDuty = new(
        "person-no-duty",
        "ต้องเลือกหน้าที่อย่างน้อยหนึ่งอย่าง ผู้ที่ไม่มีหน้าที่เปิดอ่านอะไรไม่ได้",
        "Choose at least one duty; somebody without any can open nothing."
    );

    public static readonly Refusal OnlyTheirOwn = new(
        "duty-system-administrator",
        "หน้าที่ผู้ดูแลระบบมอบได้โดยผู้ดูแลระบบเท่านั้น และมอบให้แก่ผู้ที่มีบัญชีแล้ว",
        "Only a system administrator makes another one, and only of somebody who has an account."
    );

    public static readonly Refusal EndsBeforeStart = new(
        "duty-ends-before-start",
        "วันสิ้นสุดอยู่ก่อนวันเริ่ม",
        "The last day is before the first."
    );

    public static readonly Refusal DaysMissing = new(
        "deputy-days",
        "ต้องระบุวันเริ่มและวันสิ้นสุดของการปฏิบัติหน้าที่แทน",
        "A deputy needs a first and a last day."
    );

    public static readonly Refusal Past = new(
        "deputy-past",
        "วันสิ้นสุดผ่านไปแล้ว",
        "The last day has passed already."
    );

    public static readonly Refusal LongerThanAYear = new(
        "deputy-long",
        "ปฏิบัติหน้าที่แทนได้ไม่เกินหนึ่งปี หากย้ายจริงให้ส่งมอบหน้าที่",
        "A deputy stands in for a year at most; when somebody really moves, hand over."
    );

    public static readonly Refusal Oneself = new(
        "person-oneself",
        "เลือกตนเองไม่ได้ ต้องเป็นบุคคลอื่น",
        "It cannot be the same person; choose another."
    );

    public static readonly Refusal WhyMissing = new(
        "person-why",
        "ต้องระบุเหตุผล เช่น คำสั่งย้าย เลขที่และวันที่",
        "A reason is needed, for example the order by which they move."
    );

    public static readonly Refusal NothingToHandOver = new(
        "hand-over-nothing",
        "ผู้นี้ไม่มีหน้าที่หรืองานที่จะส่งมอบในหน่วยงานนี้",
        "This person holds and owns nothing here that could be handed over."
    );

    public static readonly Refusal WaitsAlready = new(
        "hand-over-waits",
        "มีการส่งมอบที่รอผู้รับมอบรับทราบอยู่แล้ว ยกเลิกรายการนั้นก่อนหากจะเปลี่ยนผู้รับมอบ",
        "A hand-over of theirs is waiting already; withdraw that one first to name somebody else."
    );

    public static readonly Refusal NoLongerWaits = new(
        "hand-over-over",
        "การส่งมอบนี้รับทราบหรือยกเลิกไปแล้ว",
        "This hand-over was acknowledged or withdrawn already."
    );

    public static readonly Refusal NotTheSuccessor = new(
        "hand-over-not-yours",
        "ผู้รับมอบเท่านั้นที่รับทราบได้",
        "Only the successor acknowledges it."
    );

    public static readonly Refusal LastAdministrator = new(
        "duty-last-administrator",
        "เป็นผู้ดูแลคนสุดท้าย มอบหน้าที่นี้แก่ผู้อื่นก่อน มิฉะนั้นจะไม่มีใครดูแลได้อีก",
        "This is the last administrator. Give the duty to somebody else first; otherwise nobody could."
    );

    public static readonly Refusal SuspendingOneself = new(
        "person-suspending-oneself",
        "ระงับบัญชีของตนเองไม่ได้",
        "You cannot suspend yourself."
    );

    public static readonly Refusal SuspendedAlready = new(
        "person-suspended",
        "บัญชีนี้ถูกระงับอยู่แล้ว",
        "This account is suspended already."
    );

    public static readonly Refusal NotSuspended = new(
        "person-not-suspended",
        "บัญชีนี้ไม่ได้ถูกระงับ",
        "This account is not suspended."
    );

    public static readonly Refusal AnotherAgencys = new(
        "person-of-another-agency",
        "บัญชีนี้เป็นของหน่วยงานอื่น ผู้ดูแลของหน่วยงานนั้นเท่านั้นที่แก้ไขข้อมูลหรือระงับได้ ที่นี่แก้ได้เฉพาะหน้าที่",
        "This account belongs to another agency, whose administrator changes or suspends it; here only the duties can change."
    );

    public static readonly Refusal NoSuchSection = new(
        "person-section",
        "ไม่มีฝ่ายนี้ในหน่วยงาน",
        "The agency has no such section."
    );

    public static readonly Refusal SignInNameShape = new(
        "person-sign-in-name",
        "ชื่อผู้ใช้ใช้ได้เฉพาะ a-z A-Z 0-9 และ . _ - @ + ยาวไม่เกิน 100 ตัว",
        "A sign-in name has the characters a-z A-Z 0-9 . _ - @ + and at most 100 of them."
    );

    public static readonly Refusal SignInNameTaken = new(
        "person-sign-in-name-taken",
        "ชื่อผู้ใช้นี้มีผู้ใช้แล้ว โปรดเลือกชื่ออื่น",
        "This sign-in name is taken; choose another."
    );

    public static Refusal EmailShape(string email) =>
        new(
            "person-email-shape",
            $"“{email}” ไม่ใช่อีเมล เช่น somsri@example.go.th",
            $"“{email}” is not an e-mail address."
        );

    public static Refusal TooLong(int limit) =>
        new("person-too-long", $"ยาวเกินไป ต้องไม่เกิน {limit} ตัวอักษร", $"Too long: at most {limit} characters.");

    public static Refusal HeldAlready(Duty duty) =>
        new("duty-held", $"มีหน้าที่ “{duty.Name().Th}” อยู่แล้ว", $"They are “{duty.Name().En}” already.");

    public static Refusal KeptFromComplaints(Duty other) =>
        new(
            "duty-complaints-apart",
            $"หน้าที่ผู้รับเรื่องร้องเรียนต้องแยกจาก “{other.Name().Th}” เพื่อคุ้มครองผู้ร้องเรียน",
            $"Handling complaints is kept apart from “{other.Name().En}”, to protect those who complain."
        );
}
