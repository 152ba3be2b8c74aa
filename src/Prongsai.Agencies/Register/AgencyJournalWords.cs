using Prongsai.Kernel;

namespace Prongsai.Agencies.Register;

/// <summary>What this module's lines of the journal mean. A history of an account is for auditors and administrators.</summary>
internal static class AgencyJournalWords
{
    public static readonly JournalWords Words = new(
        new Dictionary<string, Bilingual>
        {
            ["AgencyRegistered"] = new("ลงทะเบียนหน่วยงาน", "Registered the agency"),
            ["AgencyRenamed"] = new("แก้ไขข้อมูลหน่วยงาน", "Changed the agency's particulars"),
            ["AdministratorMade"] = new("สร้างบัญชีผู้ดูแลระบบ", "Made the administrator's account"),
            ["PasswordChanged"] = new("เปลี่ยนรหัสผ่าน", "Changed the password"),
            ["PersonAppointed"] = new("เพิ่มเจ้าหน้าที่", "Appointed a person"),
            ["DutiesGiven"] = new("มอบหน้าที่", "Gave duties"),
        },
        new Dictionary<string, RecordKind>
        {
            ["agency"] = new(new("หน่วยงาน", "Agency"), PageOf: _ => "/staff/agency"),
            ["account"] = new(new("บัญชีผู้ใช้", "Account"), ForEverybody: false),
        }
    );
}
