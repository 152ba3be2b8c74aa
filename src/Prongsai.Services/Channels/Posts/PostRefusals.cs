using Prongsai.Kernel;

namespace Prongsai.Services.Channels.Posts;

/// <summary>Every reason for which a post says no.</summary>
internal static class PostRefusals
{
    public static readonly Bilingual TitleWords = new("หัวข้อ", "Title"),
        TextWords = new("ข้อความ", "Text"),
        AltWords = new("คำบรรยายภาพ", "Description of the picture"),
        ReasonWords = new("เหตุผล", "Reason");

    public static readonly Refusal TitleMissing = new("post-title", "โปรดใส่หัวข้อภาษาไทย", "Enter a title in Thai.");

    public static readonly Refusal TextMissing = new("post-text", "โปรดใส่ข้อความภาษาไทย", "Enter a text in Thai.");

    public static readonly Refusal HalfEnglish = new(
        "post-half-english",
        "ภาษาอังกฤษต้องมีทั้งหัวข้อและข้อความ หรือเว้นว่างทั้งสองช่อง",
        "English needs both a title and a text, or neither."
    );

    public static readonly Refusal AltMissing = new(
        "post-alt",
        "ภาพต้องมีคำบรรยาย บอกว่าในภาพมีอะไร สำหรับผู้ที่มองไม่เห็นภาพ",
        "A picture needs a description of what it shows, for those who do not see it."
    );

    public static readonly Refusal InThePast = new(
        "post-past",
        "เวลาที่จะส่งผ่านไปแล้ว เลือกเวลาในอนาคต หรือเว้นว่างเพื่อส่งทันทีเมื่ออนุมัติ",
        "The time to send has passed; choose a later one, or leave it blank to send as soon as it is approved."
    );

    public static readonly Refusal TooFarAhead = new(
        "post-far",
        $"ตั้งเวลาล่วงหน้าได้ไม่เกิน {Post.MostDaysAhead} วัน",
        $"At most {Post.MostDaysAhead} days ahead."
    );

    public static readonly Refusal TimeShape = new(
        "post-time",
        "เวลาต้องเป็นชั่วโมงและนาที เช่น 09:30 และต้องระบุวันด้วย",
        "The time is hours and minutes, for example 09:30, and needs a day."
    );

    public static readonly Refusal DayMissing = new(
        "post-day",
        "ระบุวันที่จะส่งด้วย หรือเว้นว่างทั้งวันและเวลา",
        "Say on which day, or leave both day and time blank."
    );

    public static readonly Refusal WithApprover = new(
        "post-with-approver",
        "ส่งให้ผู้อนุมัติแล้ว จึงแก้ไขไม่ได้ ให้ดึงกลับก่อน หรือรอผู้อนุมัติส่งคืน",
        "It is with the approver and cannot be changed; take it back first, or wait until it is sent back."
    );

    public static readonly Refusal AlreadyApproved = new(
        "post-approved",
        "โพสต์นี้อนุมัติแล้ว เนื้อหาเปลี่ยนไม่ได้ หากผิดให้ถอนแล้วเขียนใหม่",
        "This post is approved and does not change any more; if it is wrong, withdraw it and write another."
    );

    public static readonly Refusal IsWithdrawn = new("post-withdrawn", "โพสต์นี้ถอนแล้ว", "This post was withdrawn.");

    public static readonly Refusal NotSubmitted = new(
        "post-not-submitted",
        "ไม่ได้อยู่ระหว่างรออนุมัติ (อาจถูกดึงกลับ ส่งคืน หรืออนุมัติไปแล้ว) โปรดเปิดหน้าใหม่",
        "It does not wait for approval: it was taken back, sent back or approved meanwhile. Open the page again."
    );

    public static readonly Refusal NotApproved = new(
        "post-not-approved",
        "ถอนได้เฉพาะโพสต์ที่อนุมัติแล้ว",
        "Only an approved post can be withdrawn."
    );

    public static readonly Refusal SayWhy = new("post-why", "โปรดระบุเหตุผล", "Say why.");

    public static readonly Refusal Raced = new(
        "post-raced",
        "มีผู้แก้ไขโพสต์นี้ไปก่อนแล้ว หรือระบบเพิ่งเริ่มส่ง โปรดเปิดหน้าใหม่แล้วทำอีกครั้ง",
        "Somebody else changed this post meanwhile, or it is just being sent; open the page again and repeat it."
    );

    public static readonly Refusal NoAddress = new(
        "post-no-address",
        "ระบบยังไม่รู้ที่อยู่ของตนบนเว็บ จึงใส่ลิงก์และภาพในโพสต์ไม่ได้ ให้ผู้ดูแลระบบตั้งค่า Prongsai:Address เป็นที่อยู่ https",
        "The installation does not know its own address on the web, so posts can link nothing; the system administrator sets Prongsai:Address to an https address."
    );

    public static readonly Refusal NotThisPicture = new(
        "post-picture",
        "ไม่พบภาพนี้ในไฟล์ของหน่วยงาน หรือไม่ใช่ภาพ JPEG หรือ PNG",
        "This picture is not among the agency’s files, or is neither JPEG nor PNG."
    );

    public static readonly Refusal BeingSent = new(
        "post-being-sent",
        "ระบบกำลังส่งโพสต์นี้อยู่ รอสักครู่จนสถานะเปลี่ยน แล้วทำอีกครั้ง",
        "This post is being sent; wait until its state changes, then repeat it."
    );

    public static readonly Refusal NothingToSendAgain = new(
        "post-nothing-again",
        "ส่งอีกครั้งได้เฉพาะช่องทางที่ส่งไม่ได้",
        "Only what could not be sent is sent again."
    );

    public static readonly Refusal NothingToRemove = new(
        "post-nothing-to-remove",
        "ลบได้เฉพาะโพสต์ที่อยู่ในเพจ Facebook ข้อความ LINE และการแจ้งเตือนที่ส่งแล้วเรียกคืนไม่ได้",
        "Only a post on the Facebook Page can be removed; LINE messages and notifications that were sent cannot be called back."
    );

    public static readonly Refusal NothingToAttach = new(
        "post-nothing-to-attach",
        "ยังไม่มีภาพของโพสต์ที่ส่งแล้วให้แนบ",
        "There is no picture of a sent post to attach yet."
    );

    public static readonly Refusal NoSuchMeasure = new(
        "post-measure",
        "เลือกมาตรการจากรายการ",
        "Choose a measure of the list."
    );

    public static Refusal LinkShape(string slug) =>
        new(
            "post-link",
            $"ลิงก์ต้องเป็นหน้าของหน่วยงานในระบบนี้ ขึ้นต้นด้วย /{slug}/ เช่น /{slug}/services",
            $"The link is a page of this agency here; it begins with /{slug}/, for example /{slug}/services."
        );

    public static Refusal TooLong(Bilingual what, int most) =>
        new("post-too-long", $"“{what.Th}” ยาวเกิน {most} ตัวอักษร", $"“{what.En}” is longer than {most} characters.");

    public static Refusal TooLargeForLine(PictureSize size, long bytes) =>
        new(
            "post-picture-pixels",
            $"LINE แสดงภาพ {size} พิกเซล {new FileSize(bytes)} ไม่ได้ ย่อให้ด้านยาวไม่เกิน {PostContent.LinePixels} พิกเซล หรือให้ไฟล์ไม่เกิน {new FileSize(PostContent.LinePreviewBytes)} ถ้าเปิดสคริปต์ไว้เบราว์เซอร์จะย่อให้เอง",
            $"LINE does not show a picture of {size} pixels and {new FileSize(bytes)}: make the longer side at most {PostContent.LinePixels} pixels, or the file at most {new FileSize(PostContent.LinePreviewBytes)}. With scripts on, the browser does it for you."
        );

    public static Refusal PictureTooLarge(Channel channel, long bytes, long most) =>
        new(
            "post-picture-bytes",
            $"ภาพ {new FileSize(bytes)} ใหญ่เกินที่ {channel.Name().Th} รับ ({new FileSize(most)})",
            $"A picture of {new FileSize(bytes)} is larger than the {channel.Name().En} takes ({new FileSize(most)})."
        );
}
