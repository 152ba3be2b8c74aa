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
            ["AgencyDescribed"] = new("แก้ไขที่อยู่และข้อมูลติดต่อ", "Changed address and contact data"),
            ["AgencyPainted"] = new("กำหนดสีประจำหน่วยงาน", "Chose the agency's colours"),
            ["AgencyProfileOfYearSet"] = new("กำหนดกลุ่มการประเมินรายปี", "Set the assessment profile of a year"),
            ["AgencyPutUnder"] = new("กำหนดหน่วยงานต้นสังกัด", "Put the agency under another one"),
            ["CrestShown"] = new("เปลี่ยนตราหน่วยงาน", "Changed the crest"),
            ["CrestTakenDown"] = new("นำตราหน่วยงานออก", "Took the crest down"),
            ["SectionOpened"] = new("เพิ่มฝ่าย", "Opened a section"),
            ["SectionArranged"] = new("แก้ไขฝ่าย", "Changed a section"),
            ["SectionClosed"] = new("ยุบฝ่าย", "Closed a section"),
            ["SectionReopened"] = new("เปิดฝ่ายอีกครั้ง", "Reopened a section"),
            ["AdministratorMade"] = new("สร้างบัญชีผู้ดูแลระบบ", "Made the administrator's account"),
            ["PasswordChanged"] = new("เปลี่ยนรหัสผ่าน", "Changed the password"),
            ["PersonAppointed"] = new("เพิ่มเจ้าหน้าที่", "Appointed a person"),
            ["DutiesGiven"] = new("มอบหน้าที่", "Gave duties"),
        },
        new Dictionary<string, RecordKind>
        {
            ["agency"] = new(new("หน่วยงาน", "Agency"), PageOf: _ => "/staff/agency"),
            ["section"] = new(new("ฝ่าย", "Section"), PageOf: _ => "/staff/agency/sections"),
            ["account"] = new(new("บัญชีผู้ใช้", "Account"), ForEverybody: false),
        }
    );
}
