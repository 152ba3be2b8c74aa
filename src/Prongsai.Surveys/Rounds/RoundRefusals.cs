using Prongsai.Kernel;

namespace Prongsai.Surveys.Rounds;

/// <summary>Every reason for which a round, a way in or a token is refused to an officer.</summary>
internal static class RoundRefusals
{
    public static readonly Refusal WithoutName = new("round-name", "โปรดตั้งชื่อรอบสำรวจ", "Give the round a name.");

    public static readonly Refusal TooLong = new(
        "round-too-long",
        $"ชื่อรอบและกลุ่มผู้ตอบยาวได้ไม่เกิน {Round.LongestName} ตัวอักษร",
        $"Name and audience have at most {Round.LongestName} characters."
    );

    public static readonly Refusal WithoutDays = new(
        "round-days",
        "โปรดระบุวันเริ่มและวันสุดท้าย เช่น 1/12/2569",
        "Enter the first and the last day, such as 1/12/2569."
    );

    public static readonly Refusal EndsBeforeItBegins = new(
        "round-days-order",
        "วันสุดท้ายต้องไม่ก่อนวันเริ่ม",
        "The last day must not come before the first."
    );

    public static readonly Refusal NotACount = new(
        "round-count",
        "จำนวนผู้มีสิทธิ์และจำนวนขั้นต่ำต้องเป็นจำนวนเต็มตั้งแต่ 1 หรือเว้นว่างถ้าไม่ทราบ",
        "Eligible people and the minimum are whole numbers from 1, or left blank where not known."
    );

    public static readonly Refusal MoreThanThereAre = new(
        "round-minimum",
        "จำนวนขั้นต่ำมากกว่าจำนวนผู้มีสิทธิ์ตอบ",
        "The minimum is more than the people who could answer."
    );

    public static readonly Refusal ClosedAlready = new(
        "round-closed",
        "รอบนี้ปิดรับคำตอบแล้ว จึงเปลี่ยนไม่ได้ ให้เตรียมรอบใหม่",
        "This round is closed and stays as it is; prepare a new one."
    );

    public static readonly Refusal OpenAlready = new("round-open", "รอบนี้เปิดอยู่แล้ว", "This round is open already.");

    public static readonly Refusal NotOpenYet = new(
        "round-not-open",
        "รอบนี้ยังไม่ได้เปิด จึงยังปิดไม่ได้",
        "This round was never opened, so it cannot be closed."
    );

    public static readonly Refusal NotAnOrdinaryWay = new(
        "way-kind",
        "เลือกช่องทางที่เปิดได้ และตั้งชื่อจุดไม่เกิน 100 ตัวอักษร",
        "Choose a way that can be opened, and name the place in at most 100 characters."
    );

    public static readonly Refusal HowManyTokens = new(
        "tokens-how-many",
        $"ออกรหัสได้ครั้งละ 1 ถึง {OneTimeToken.MostAtOnce} รหัส",
        $"1 to {OneTimeToken.MostAtOnce} tokens are made at a time."
    );

    public static readonly Refusal Raced = new(
        "round-raced",
        "มีผู้อื่นบันทึกรอบนี้ไปเมื่อครู่ โปรดโหลดหน้าใหม่",
        "Somebody else saved this round a moment ago; load the page again."
    );

    public static readonly Refusal NothingIssued = new(
        "round-without-version",
        "แบบสอบถามนี้ยังไม่มีฉบับที่ออกใช้ ให้ตรวจแล้วออกฉบับก่อน",
        "This questionnaire has no issued version; check it and issue one first."
    );

    public static Refusal OverAlready(DateOnly last) =>
        new(
            "round-over",
            $"วันสุดท้ายของรอบคือ {ThaiDate.InFull(last)} ซึ่งผ่านไปแล้ว แก้วันก่อนเปิด",
            $"The last day of the round, {ThaiDate.English(last)}, is over; change it before opening."
        );
}
