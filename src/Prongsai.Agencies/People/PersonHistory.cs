using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>The journal's lines about a person, in words.</summary>
internal static class PersonHistory
{
    public static readonly IReadOnlyDictionary<string, Bilingual> Words = new Dictionary<string, Bilingual>
    {
        ["AdministratorMade"] = new("สร้างบัญชีผู้ดูแลระบบ", "Made the administrator’s account"),
        ["PersonAppointed"] = new("สร้างบัญชีและมอบหน้าที่", "Made the account with its duties"),
        ["PersonInvited"] = new("เชิญเข้าใช้งาน", "Invited"),
        ["InvitationAccepted"] = new("รับคำเชิญและเริ่มหน้าที่", "Accepted the invitation; the duties began"),
        ["PersonChanged"] = new("แก้ไขข้อมูลบุคลากร", "Changed the details"),
        ["PersonSuspended"] = new("ระงับการใช้งาน", "Suspended"),
        ["SuspensionLifted"] = new("เลิกระงับการใช้งาน", "Lifted the suspension"),
        ["DutiesGiven"] = new("มอบหน้าที่", "Gave duties"),
        ["DutyGiven"] = new("มอบหน้าที่", "Gave a duty"),
        ["DutyEnded"] = new("เรียกคืนหน้าที่", "Took a duty back"),
        ["DeputyNamed"] = new("ตั้งผู้ปฏิบัติหน้าที่แทน", "Named a deputy"),
        ["DeputyEnded"] = new("ยกเลิกผู้ปฏิบัติหน้าที่แทน", "Ended a deputy"),
        ["HandOverAsked"] = new("เริ่มส่งมอบหน้าที่ รอผู้รับมอบรับทราบ", "Began to hand over; waits for the successor"),
        ["HandOverWithdrawn"] = new("ยกเลิกการส่งมอบหน้าที่", "Withdrew the hand-over"),
        ["HandOverAcknowledged"] = new("รับทราบการรับมอบหน้าที่", "The successor acknowledged the hand-over"),
        ["PasswordChanged"] = new("เปลี่ยนรหัสผ่าน", "Changed the password"),
    };

    public static Bilingual InWords(string what) => Words.GetValueOrDefault(what, Bilingual.ThaiOnly(what));
}
