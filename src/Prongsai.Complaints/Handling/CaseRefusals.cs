using Prongsai.Kernel;

namespace Prongsai.Complaints.Handling;

internal static class CaseRefusals
{
    public static readonly Refusal Destroyed = new(
        "complaint-destroyed",
        "เรื่องนี้ทำลายแล้วตามกำหนด จึงเปิดหรือแก้ไขไม่ได้",
        "This case was destroyed when its time was over; it can neither be opened nor changed."
    );

    public static readonly Refusal HandOverHasItsPage = new(
        "complaint-hand-over-page",
        "การส่งต่อเรื่องทำที่หน้า “ส่งต่อเรื่อง”",
        "A case is handed over on the page “Hand over”."
    );

    public static readonly Refusal Result = new(
        "complaint-result",
        "เมื่อยุติเรื่องต้องเลือกผล และเลือกผลได้เฉพาะเมื่อยุติเรื่อง",
        "A closed case needs a result, and only a closed one has one."
    );

    public static readonly Refusal NobodyAsked = new(
        "complaint-destruction-not-asked",
        "ยังไม่มีผู้รับเรื่องคนใดเสนอให้ทำลายเรื่องนี้",
        "No handler has asked for the destruction of this case yet."
    );

    public static readonly Refusal AskedYourself = new(
        "complaint-destruction-second",
        "ท่านเป็นผู้เสนอทำลายเอง ต้องให้ผู้รับเรื่องอีกคนยืนยัน",
        "You asked for it yourself; another handler confirms."
    );

    public static readonly Refusal Raced = new(
        "complaint-raced",
        "มีผู้อื่นแก้ไขเรื่องนี้พร้อมกัน โปรดเปิดใหม่แล้วลองอีกครั้ง",
        "Somebody else changed this case at the same moment; open it anew and try again."
    );

    public static readonly Refusal NoText = new(
        "complaint-no-text",
        $"โปรดเขียนข้อความ ไม่เกิน {Reporting.ReportContent.LongestStory} ตัวอักษร",
        $"Write something, of at most {Reporting.ReportContent.LongestStory} characters."
    );

    public static readonly Refusal Changed = new(
        "complaint-changed",
        "ส่วนนี้ถูกแก้ไขหรือขาดหายหลังปิดผนึก จึงเปิดไม่ได้ ส่วนอื่นที่เปิดได้ยังอ่านได้ตามปกติ",
        "This part was changed or cut after it was sealed and does not open; the other parts stay readable."
    );

    public static readonly Refusal LastOne = new(
        "complaint-last-reader",
        "ท่านเป็นผู้เดียวที่ยังเปิดเรื่องนี้ได้ โปรดส่งมอบกุญแจให้ผู้รับเรื่องคนอื่นก่อนถอนตัว",
        "Nobody else can open this case; admit a colleague before you step aside."
    );

    public static readonly Refusal NotEligible = new(
        "complaint-not-eligible",
        "ผู้นี้เปิดเรื่องนี้ไม่ได้ เพราะมีส่วนได้เสียตามที่ผู้แจ้งระบุ หรือไม่มีกุญแจ",
        "This person may not open the case: the report names them or their section, or they have no key."
    );

    public static Refusal TooEarly(int years) =>
        new(
            "complaint-destruction-early",
            $"ทำลายได้เมื่อยุติเรื่องแล้วครบ {years} ปี",
            $"A case may be destroyed {years} years after it was closed."
        );
}
