using Prongsai.Kernel;

namespace Prongsai.Services.Placements;

/// <summary>Every reason for which something about a sign is not taken, and the words of its states.</summary>
internal static class SignRefusals
{
    public static readonly Refusal What = new(
        "sign-what",
        $"โปรดบอกว่าเป็นป้ายอะไร ไม่เกิน {SignWords.Longest} ตัวอักษร",
        $"Say what the sign is, in at most {SignWords.Longest} characters."
    );

    public static readonly Refusal Place = new(
        "sign-place",
        $"โปรดบอกจุดที่ติดตั้ง ไม่เกิน {SignWords.Longest} ตัวอักษร",
        $"Say where it hangs, in at most {SignWords.Longest} characters."
    );

    public static readonly Refusal Keeper = new(
        "sign-keeper",
        $"ชื่อผู้ดูแลยาวเกิน {SignWords.Longest} ตัวอักษร",
        $"Who looks after it is longer than {SignWords.Longest} characters."
    );

    public static readonly Refusal NotYet = new(
        "sign-not-yet",
        "วันที่ต้องไม่ใช่วันในอนาคต",
        "The day must not be to come."
    );

    public static readonly Refusal NoService = new(
        "sign-service",
        "เลือกงานบริการจากรายการ",
        "Choose a service of the list."
    );

    public static readonly Refusal Down = new("sign-down", "ป้ายนี้ถอดออกแล้ว", "This sign has been taken down.");

    public static readonly Refusal State = new(
        "sign-state",
        "โปรดเลือกว่าพบป้ายในสภาพใด",
        "Choose how the sign was found."
    );

    public static readonly Refusal TooLongAgo = new(
        "sign-too-long-ago",
        $"วันที่ตรวจต้องเป็นวันนี้หรือย้อนหลังไม่เกิน {Walking.MostDaysAgo} วัน",
        $"The day of a look is today or at most {Walking.MostDaysAgo} days ago."
    );

    public static readonly Refusal Note = new(
        "sign-note",
        $"หมายเหตุยาวเกิน {Sighting.LongestNote} ตัวอักษร",
        $"The note is longer than {Sighting.LongestNote} characters."
    );

    public static readonly Refusal Raced = new(
        "sign-raced",
        "มีผู้อื่นบันทึกป้ายนี้พร้อมกัน โปรดเปิดหน้านี้ใหม่แล้วบันทึกอีกครั้ง",
        "Somebody else saved this sign at the same time. Open the page again and save once more."
    );

    public static readonly Refusal NothingSeen = new(
        "sign-nothing-seen",
        "เดือนนี้ยังไม่มีผู้เดินตรวจป้าย จึงไม่มีผลให้แนบ",
        "Nobody has walked round in this month yet: there is nothing to attach."
    );

    public static readonly Refusal NoMeasure = new(
        "sign-measure",
        "เลือกมาตรการจากรายการ",
        "Choose a measure of the list."
    );

    public static Bilingual Words(this SignState state) =>
        state switch
        {
            SignState.Good => new("เรียบร้อย", "in order"),
            SignState.Missing => new("ไม่พบป้าย", "missing"),
            SignState.Damaged => new("ชำรุด", "damaged"),
            _ => new("ข้อมูลไม่เป็นปัจจุบัน", "outdated"),
        };
}
