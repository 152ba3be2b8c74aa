using Prongsai.Kernel;

namespace Prongsai.Meetings.Convening;

/// <summary>Every reason for which a meeting is not called, changed or held so.</summary>
internal static class MeetingRefusals
{
    public static readonly Refusal Series = new(
        "meeting-series",
        $"โปรดบอกชื่อคณะหรือที่ประชุม ไม่เกิน {MeetingWords.Longest} ตัวอักษร เช่น คณะทำงานขับเคลื่อน ITA",
        $"Say what meets, in at most {MeetingWords.Longest} characters."
    );

    public static readonly Refusal Title = new(
        "meeting-title",
        $"เรื่องที่ประชุมยาวเกิน {MeetingWords.Longest} ตัวอักษร",
        $"The subject is longer than {MeetingWords.Longest} characters."
    );

    public static readonly Refusal Number = new(
        "meeting-number",
        "ครั้งที่ต้องเป็นเลข 1 ถึง 999",
        "The number of the meeting is 1 to 999."
    );

    public static readonly Refusal Day = new("meeting-day", "โปรดบอกวันประชุม", "Say on which day it meets.");

    public static readonly Refusal Hours = new(
        "meeting-hours",
        "โปรดบอกเวลาเริ่มและเลิก เช่น 09:30 และ 12:00",
        "Say when it begins and ends, like 09:30 and 12:00."
    );

    public static readonly Refusal PlaceOrLink = new(
        "meeting-place",
        $"โปรดบอกสถานที่หรือลิงก์เข้าประชุม ไม่เกิน {MeetingWords.Longest} ตัวอักษร",
        $"Say where it meets, or the link to join, in at most {MeetingWords.Longest} characters."
    );

    public static readonly Refusal Link = new(
        "meeting-link",
        "ลิงก์เข้าประชุมต้องขึ้นต้นด้วย https://",
        "The link to join begins with https://."
    );

    public static readonly Refusal Chair = new(
        "meeting-chair",
        "โปรดเลือกประธานจากบุคลากร หรือเขียนชื่อ",
        "Choose the chair, or write the name."
    );

    public static readonly Refusal Secretary = new(
        "meeting-secretary",
        "โปรดเลือกเลขานุการจากบุคลากร หรือเขียนชื่อ",
        "Choose the secretary, or write the name."
    );

    public static readonly Refusal NoSuchPerson = new(
        "meeting-person",
        "เลือกบุคคลจากรายชื่อบุคลากรของหน่วยงาน",
        "Choose a person of the agency from the list."
    );

    public static readonly Refusal NoMeasure = new(
        "meeting-measure",
        "เลือกมาตรการจากรายการ",
        "Choose a measure of the list."
    );

    public static readonly Refusal Agenda = new(
        "meeting-agenda",
        $"แต่ละระเบียบวาระมีได้ไม่เกิน {MeetingWords.MostLines} เรื่อง เรื่องละไม่เกิน {MeetingWords.Longest} ตัวอักษร",
        $"A part of the agenda has at most {MeetingWords.MostLines} matters of {MeetingWords.Longest} characters each."
    );

    public static readonly Refusal AgendaIsWritten = new(
        "meeting-agenda-written",
        "เรื่องที่จดรายงานไว้แล้วลบออกจากระเบียบวาระไม่ได้ ให้ลบข้อความในรายงานก่อน",
        "A matter that the minutes already speak of cannot leave the agenda; take it out of the minutes first."
    );

    public static readonly Refusal AttendedAlready = new(
        "meeting-attended",
        "ผู้ที่ลงชื่อเข้าประชุมแล้วเอาออกจากรายชื่อไม่ได้",
        "Whose attendance is recorded cannot leave the list."
    );

    public static readonly Refusal TooManyPeople = new(
        "meeting-people",
        $"เชิญได้ไม่เกิน {MeetingWords.MostPeople} คน",
        $"At most {MeetingWords.MostPeople} people can be invited."
    );

    public static readonly Refusal NobodyInvited = new(
        "meeting-nobody",
        "ยังไม่มีผู้ได้รับเชิญ เพิ่มรายชื่อก่อนส่งหนังสือเชิญ",
        "Nobody is on the list yet; add them before inviting."
    );

    public static readonly Refusal Because = new(
        "meeting-because",
        $"โปรดบอกเหตุผล ไม่เกิน {MeetingWords.Longest} ตัวอักษร",
        $"Say why, in at most {MeetingWords.Longest} characters."
    );

    public static readonly Refusal Cancelled = new(
        "meeting-cancelled",
        "การประชุมนี้ยกเลิกแล้ว",
        "This meeting was cancelled."
    );

    public static readonly Refusal MinutesStand = new(
        "meeting-minutes-stand",
        "รายงานการประชุมส่งหรืออนุมัติแล้ว จึงแก้ไขการประชุมไม่ได้",
        "The minutes were sent or approved: the meeting cannot be changed any more."
    );

    public static readonly Refusal NumberTaken = new(
        "meeting-number-taken",
        "ครั้งที่นี้ของคณะนี้ในปีเดียวกันมีอยู่แล้ว",
        "This series already has a meeting of that number in that year."
    );

    public static readonly Refusal Raced = new(
        "meeting-raced",
        "มีผู้อื่นบันทึกการประชุมนี้พร้อมกัน โปรดเปิดหน้านี้ใหม่แล้วบันทึกอีกครั้ง",
        "Somebody else saved this meeting at the same time. Open the page again and save once more."
    );

    public static Refusal EndBeforeBegin(int begins, int ends) =>
        new(
            "meeting-end-before-begin",
            $"เวลาเลิก {HourOfDay.Of(ends)} น. ต้องอยู่หลังเวลาเริ่ม {HourOfDay.Of(begins)} น.",
            $"The end, {HourOfDay.Iso(ends)}, must be after the beginning, {HourOfDay.Iso(begins)}."
        );

    public static Refusal Past(DateOnly day) =>
        new(
            "meeting-past",
            $"การประชุมวันที่ {ThaiDate.InFull(day)} ผ่านไปแล้ว จึงส่งหนังสือเชิญไม่ได้",
            $"The meeting of {ThaiDate.English(day)} is over: nobody can be invited to it."
        );

    public static Refusal GuestLine(string line) =>
        new(
            "meeting-guest",
            $"“{ThaiText.Truncate(line, 60)}” อ่านไม่ได้ เขียนบรรทัดละคน: ชื่อ, หน่วยงาน, อีเมล",
            $"“{ThaiText.Truncate(line, 60)}” cannot be read. Write one person a line: name, organisation, e-mail."
        );

    public static Refusal GuestMail(string email) =>
        new("meeting-guest-mail", $"“{email}” ไม่ใช่ที่อยู่อีเมล", $"“{email}” is no e-mail address.");
}
