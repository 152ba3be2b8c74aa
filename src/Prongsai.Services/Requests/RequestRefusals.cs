using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Services.Requests;

/// <summary>Every reason for which a request says no.</summary>
internal static class RequestRefusals
{
    public static readonly Refusal SentAlready = new(
        "request-sent",
        "คำขอนี้ส่งแล้ว จึงแก้ไขแบบไม่ได้ ส่งข้อความถึงเจ้าหน้าที่ได้ในหน้าติดตาม",
        "This request was sent already and its form cannot be changed; write to the office on the page where it is followed."
    );

    public static readonly Refusal IsClosed = new("request-closed", "คำขอนี้ปิดแล้ว", "This request is closed.");

    public static readonly Refusal AskedAlready = new(
        "request-asked",
        "ขอข้อมูลเพิ่มไปแล้วและยังรอคำตอบ ส่งข้อความเพิ่มได้",
        "More was asked for already and the answer is owed; a message can be added."
    );

    public static readonly Refusal NothingAsked = new(
        "request-nothing-asked",
        "เจ้าหน้าที่ไม่ได้รอคำตอบจากท่านขณะนี้",
        "The office does not wait for an answer at present."
    );

    public static readonly Refusal NoText = new("request-text", "โปรดเขียนข้อความ", "Write something.");

    public static readonly Refusal TextTooLong = new(
        "request-text-long",
        $"ข้อความยาวได้ไม่เกิน {ServiceRequest.LongestAnswer} ตัวอักษร",
        $"At most {ServiceRequest.LongestAnswer} characters."
    );

    public static readonly Refusal NoName = new("request-name", "โปรดกรอกชื่อผู้ยื่น", "Give your name.");

    public static readonly Refusal NoContact = new(
        "request-contact",
        "โปรดกรอกโทรศัพท์หรืออีเมลอย่างน้อยหนึ่งอย่าง",
        "Give a telephone number or an e-mail address."
    );

    public static readonly Refusal ContactTooLong = new(
        "request-contact-long",
        $"ชื่อ โทรศัพท์ และอีเมล ยาวได้ไม่เกิน {ServiceRequest.LongestContact} ตัวอักษร",
        $"Name, telephone and e-mail have at most {ServiceRequest.LongestContact} characters."
    );

    public static readonly Refusal Phone = new(
        "request-phone",
        "หมายเลขโทรศัพท์ต้องมีตัวเลข 6 ถึง 20 หลัก",
        "A telephone number has 6 to 20 digits."
    );

    public static readonly Refusal Email = new(
        "request-email",
        "อีเมลไม่ถูกต้อง ตัวอย่าง: name@example.com",
        "The e-mail address is not right; for example name@example.com."
    );

    public static readonly Refusal Raced = new(
        "request-raced",
        "คำขอนี้เปลี่ยนไปแล้วระหว่างที่ท่านเปิดหน้าอยู่ โปรดเปิดหน้าใหม่แล้วทำอีกครั้ง",
        "This request changed while the page was open; open it again and repeat."
    );

    public static readonly Refusal TooManyToday = new(
        "request-too-many",
        "วันนี้มีผู้เริ่มคำขอมากผิดปกติ ระบบพักรับชั่วคราว โปรดลองใหม่ภายหลัง หรือติดต่อที่สำนักงาน",
        "Unusually many requests were begun today; please try later, or come to the office."
    );

    public static readonly Refusal BadCode = new(
        "request-code",
        "เลขที่คำขอไม่ถูกต้อง ต้องมี 16 ตัว เช่น 7K2M-9QX4-T1CD-8F3V อาจพิมพ์ผิดหรือตกหนึ่งตัว โปรดดูจากใบรับ",
        "This is not the number of a receipt: it has 16 letters, such as 7K2M-9QX4-T1CD-8F3V. One may be mistyped or missing."
    );

    public static readonly Refusal NoSuchCode = new(
        "request-none",
        "ไม่พบคำขอเลขที่นี้ในหน่วยงานนี้ แบบที่กรอกค้างไว้นานเกินกำหนดจะถูกลบ",
        "The agency has no request of this number. Forms that were left unfinished too long are deleted."
    );

    public static readonly Refusal TooManyFiles = new(
        "request-files",
        $"คำขอหนึ่งแนบไฟล์ได้ไม่เกิน {RequestFile.Most} ไฟล์",
        $"A request has at most {RequestFile.Most} files."
    );

    public static readonly Refusal PaidAmount = new(
        "request-paid",
        "จำนวนเงินต้องมากกว่า 0 เช่น 100.00",
        "The amount is more than 0, for example 100.00."
    );

    public static readonly Refusal PaidReceipt = new(
        "request-paid-receipt",
        "โปรดกรอกเลขที่ใบเสร็จ ไม่เกิน 100 ตัวอักษร",
        "Give the number of the receipt, at most 100 characters."
    );

    public static readonly Refusal PaidOn = new(
        "request-paid-on",
        "วันที่ชำระต้องเป็นวันนี้หรือก่อนหน้า",
        "It was paid today or earlier."
    );

    public static readonly Refusal Withdrawn = new(
        "request-withdrawn",
        "งานบริการนี้เลิกให้บริการแล้ว แบบที่กรอกค้างไว้จึงส่งไม่ได้",
        "This service is not given any more; the form that was begun cannot be sent."
    );

    public static Refusal FileTooLarge(string name, long length) =>
        new(
            "request-file-large",
            $"ไฟล์มีขนาด {Megabytes(length)} MB ใหญ่เกิน {RequestFile.MostBytes / 1024 / 1024} MB โปรดย่อขนาดแล้วแนบใหม่",
            $"The file has {Megabytes(length)} MB; at most {RequestFile.MostBytes / 1024 / 1024} MB are taken. Make it smaller and attach it again.",
            new Place(SafeFile.PlainName(name))
        );

    public static Refusal Needed(Bilingual field) =>
        new("request-needed", $"โปรดกรอก “{field.Th}”", $"“{field.En}” is needed.");

    public static Refusal Field(Bilingual field, Bilingual expected) =>
        new("request-field", $"“{field.Th}”: {expected.Th}", $"“{field.En}”: {expected.En}");

    public static IReadOnlyList<Refusal> WhyNotText(string? text) =>
        string.IsNullOrWhiteSpace(text) ? [NoText]
        : text.Length > ServiceRequest.LongestAnswer ? [TextTooLong]
        : [];

    private static string Megabytes(long length) =>
        (length / 1024m / 1024m).ToString("0.#", CultureInfo.InvariantCulture);
}
