using Prongsai.Kernel;

namespace Prongsai.Feedback.Messages;

/// <summary>Every reason for which a message, or an act on one, is refused.</summary>
internal static class MessageRefusals
{
    public static readonly Refusal NoWords = new(
        "feedback-words",
        "โปรดเขียนข้อความก่อนส่ง",
        "Write your message before you send it."
    );

    public static readonly Refusal TooLong = new(
        "feedback-long",
        $"สถานที่ ชื่อ และโทรศัพท์ ยาวได้ไม่เกิน {Message.LongestContact} ตัวอักษร",
        $"Place, name and telephone have at most {Message.LongestContact} characters."
    );

    public static readonly Refusal Email = new(
        "feedback-email",
        $"อีเมลไม่ถูกต้อง ตัวอย่าง: name@example.com ยาวไม่เกิน {Message.LongestContact} ตัวอักษร",
        $"The e-mail address is not right; for example name@example.com, at most {Message.LongestContact} characters."
    );

    public static readonly Refusal NoSuchSection = new(
        "feedback-section",
        "เลือกส่วนงานจากรายการ",
        "Choose a section of the list."
    );

    public static readonly Refusal NoSuchOfficer = new(
        "feedback-officer",
        "เลือกเจ้าหน้าที่จากรายการ",
        "Choose an officer of the list."
    );

    public static readonly Refusal TooManyPictures = new(
        "feedback-pictures",
        $"แนบภาพได้ไม่เกิน {MessagePicture.Most} ภาพ",
        $"At most {MessagePicture.Most} pictures."
    );

    public static readonly Refusal PictureTooLarge = new(
        "feedback-picture-large",
        $"ภาพหนึ่งใหญ่ได้ไม่เกิน {MessagePicture.MostBytes / 1024 / 1024} MB โปรดย่อขนาดแล้วแนบใหม่",
        $"A picture has at most {MessagePicture.MostBytes / 1024 / 1024} MB; make it smaller and attach it again."
    );

    public static readonly Refusal TooManyToday = new(
        "feedback-too-many",
        "วันนี้มีข้อความเข้ามามากผิดปกติ ระบบพักรับชั่วคราว โปรดลองใหม่ภายหลัง หรือติดต่อที่สำนักงาน",
        "Unusually many messages came today; please try later, or come to the office."
    );

    public static readonly Refusal BadCode = new(
        "feedback-code",
        "เลขติดตามไม่ถูกต้อง ต้องมี 16 ตัว เช่น 7K2M-9QX4-T1CD-8F3V ตัวสุดท้ายใช้ตรวจตัวอื่นและไม่ตรงกัน อาจพิมพ์ผิดหรือตกหนึ่งตัว",
        "This is not the number of a receipt: it has 16 letters, such as 7K2M-9QX4-T1CD-8F3V, and the last checks the others. One may be mistyped or missing."
    );

    public static readonly Refusal NoSuchCode = new(
        "feedback-none",
        "ไม่พบข้อความเลขนี้ในหน่วยงานนี้",
        "The agency has no message of this number."
    );

    public static readonly Refusal IsClosed = new(
        "feedback-closed",
        "เรื่องนี้ปิดแล้ว (เจ้าหน้าที่ท่านอื่นอาจเพิ่งปิด) จึงไม่ได้บันทึก ผู้ส่งขอเปิดใหม่ได้ภายใน 30 วัน",
        "This message is closed (another officer may just have closed it), so nothing was saved. Its writer may open it again within 30 days."
    );

    public static readonly Refusal IsMerged = new(
        "feedback-merged",
        "เรื่องนี้รวมกับเรื่องอื่นแล้ว โปรดตอบที่เรื่องนั้น",
        "This message was merged into another; answer that one."
    );

    public static readonly Refusal IsMoved = new(
        "feedback-moved",
        "เรื่องนี้ส่งไปช่องทางร้องเรียนการทุจริตแล้ว และข้อความถูกลบจากที่นี่",
        "This message was sent to the channel for corruption; its words were deleted here."
    );

    public static readonly Refusal IsForgotten = new(
        "feedback-forgotten",
        "ข้อความเดิมพ้นกำหนดเก็บและถูกลบแล้ว",
        "The original words were forgotten: the time to keep them is over."
    );

    public static readonly Refusal IsAnswered = new(
        "feedback-answered",
        "เรื่องนี้ตอบแล้ว แก้คำตอบหรือปิดเรื่องได้",
        "This message is answered already; the answer can be changed, or the message closed."
    );

    public static readonly Refusal AskedAlready = new(
        "feedback-asked",
        "ถามกลับไปแล้วและยังรอคำตอบจากผู้ส่ง",
        "Its writer was asked already, and has not answered yet."
    );

    public static readonly Refusal NotAnswered = new(
        "feedback-not-answered",
        "ต้องตอบก่อนจึงปิดเรื่องได้",
        "It is answered first, then closed."
    );

    public static readonly Refusal NotClosed = new(
        "feedback-open",
        "เรื่องนี้ยังไม่ปิด",
        "This message is not closed."
    );

    public static readonly Refusal TooLateToReopen = new(
        "feedback-reopen-late",
        $"พ้น {Message.ReopenWithinDays} วันหลังปิดเรื่องแล้ว โปรดส่งเป็นเรื่องใหม่",
        $"More than {Message.ReopenWithinDays} days have passed since it was closed; please send a new message."
    );

    public static readonly Refusal RatedAlready = new(
        "feedback-rated",
        "ท่านให้คะแนนเรื่องนี้แล้ว",
        "You have said how satisfied you are already."
    );

    public static readonly Refusal NoLevel = new(
        "feedback-level",
        "เลือกระดับความพึงพอใจ 1 ถึง 5",
        "Choose a level from 1 to 5."
    );

    public static readonly Refusal NoText = new("feedback-text", "โปรดเขียนข้อความ", "Write something.");

    public static readonly Refusal TextTooLong = new(
        "feedback-text-long",
        $"ข้อความยาวได้ไม่เกิน {Message.LongestWords} ตัวอักษร",
        $"At most {Message.LongestWords} characters."
    );

    public static readonly Refusal NotToBeShown = new(
        "feedback-private",
        "ผู้ส่งไม่อนุญาตให้แสดงต่อสาธารณะ",
        "Its writer did not allow it to be shown."
    );

    public static readonly Refusal NoSuchOther = new(
        "feedback-other",
        "ไม่พบเรื่องที่จะรวมด้วย ใช้เลขสี่ตัวแรกของเรื่องอื่นที่ยังไม่ถูกรวมหรือย้าย",
        "No such message to merge into: give the first four letters of another one that is neither merged nor moved."
    );

    public static readonly Refusal PromiseDays = new(
        "feedback-promise",
        $"กำหนดตอบต้องเป็น 1 ถึง {ReplyPromise.MostDays} วัน กฎหมายให้ไม่เกิน {ReplyPromise.MostDays} วัน",
        $"From 1 to {ReplyPromise.MostDays} days: the law allows no more than {ReplyPromise.MostDays}."
    );

    public static readonly Refusal Raced = new(
        "feedback-raced",
        "เรื่องนี้เปลี่ยนไปแล้วระหว่างที่ท่านเปิดหน้าอยู่ ดูสถานะล่าสุดแล้วส่งอีกครั้ง ข้อความที่ท่านพิมพ์ยังอยู่",
        "This message changed while the page was open; look how it stands now and send again. What you wrote is still here."
    );

    public static Refusal WordsTooLong(int length) =>
        new(
            "feedback-words-long",
            $"ข้อความยาว {length} ตัวอักษร ส่งได้ไม่เกิน {Message.LongestWords}",
            $"The message has {length} characters; at most {Message.LongestWords} are taken."
        );

    public static Refusal NothingToCover(string words) =>
        new(
            "feedback-cover",
            $"ไม่พบ “{ThaiText.Truncate(words, 40)}” ในข้อความ คัดลอกคำที่จะปิดให้ตรงทุกตัวอักษร",
            $"“{ThaiText.Truncate(words, 40)}” does not stand in the message; copy what is to be covered letter by letter."
        );

    public static IReadOnlyList<Refusal> WhyNotText(string? text) =>
        string.IsNullOrWhiteSpace(text) ? [NoText]
        : text.Length > Message.LongestWords ? [TextTooLong]
        : [];
}
