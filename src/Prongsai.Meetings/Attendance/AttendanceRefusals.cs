using Prongsai.Kernel;
using Prongsai.Meetings.Convening;

namespace Prongsai.Meetings.Attendance;

/// <summary>Every reason for which an answer or an attendance is not taken.</summary>
internal static class AttendanceRefusals
{
    public static readonly Refusal ReplyBecause = new(
        "reply-because",
        $"ถ้าไม่เข้าประชุม โปรดบอกเหตุผล ไม่เกิน {MeetingWords.Longest} ตัวอักษร",
        $"If you do not come, say why, in at most {MeetingWords.Longest} characters."
    );

    public static readonly Refusal Expired = new(
        "attendance-expired",
        "รหัส QR นี้หมดเวลาแล้ว รหัสบนจอเปลี่ยนทุกนาที โปรดสแกนรหัสที่อยู่บนจอตอนนี้อีกครั้ง หรือแจ้งเลขานุการให้ลงชื่อให้",
        "This QR code has run out: the one on the screen changes every minute. Scan the one that is shown now, or ask the secretary to put you on the list."
    );

    public static readonly Refusal Name = new(
        "attendance-name",
        $"โปรดเลือกชื่อของท่าน หรือเขียนชื่อ ไม่เกิน {MeetingWords.Longest} ตัวอักษร",
        $"Pick your name, or write it, in at most {MeetingWords.Longest} characters."
    );

    public static readonly Refusal TooManyFromHere = new(
        "attendance-too-many",
        "มีการลงชื่อจากเครือข่ายนี้มากเกินไปในนาทีนี้ โปรดรอหนึ่งนาทีแล้วกดอีกครั้ง",
        "Too many have signed in from this network in this minute. Wait a minute and press again."
    );

    public static readonly Refusal Closed = new(
        "attendance-closed",
        "การประชุมนี้ปิดรับลงชื่อแล้ว โปรดแจ้งเลขานุการ",
        "Attendance of this meeting is closed; tell the secretary."
    );

    public static readonly Refusal Known = new(
        "attendance-known",
        "ชื่อนี้อยู่ในรายชื่อแล้ว",
        "This name is on the list already."
    );

    public static readonly Refusal Raced = new(
        "attendance-raced",
        "มีผู้อื่นบันทึกการเข้าประชุมของคนเดียวกันพร้อมกัน สิ่งที่บันทึกไว้แสดงอยู่ด้านล่าง โปรดตรวจดูแล้วบันทึกอีกครั้งถ้าจำเป็น",
        "Somebody else recorded the attendance of the same person at the same time. What stands is shown below; look, and save once more if need be."
    );

    public static readonly Refusal TooLong = new(
        "attendance-too-long",
        $"เหตุผลหรือชื่อผู้มาแทนยาวเกิน {MeetingWords.Longest} ตัวอักษร",
        $"A reason or the name of a substitute is longer than {MeetingWords.Longest} characters."
    );
}
