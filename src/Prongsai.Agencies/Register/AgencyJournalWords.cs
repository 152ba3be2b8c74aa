using Prongsai.Kernel;

namespace Prongsai.Agencies.Register;

/// <summary>What this module's lines of the journal mean. A history of an account is for auditors and administrators.</summary>
internal static class AgencyJournalWords
{
    public static readonly JournalWords Words = new(
        new Dictionary<string, Bilingual>(People.PersonHistory.Words)
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
            ["AccountOpened"] = new("เปิดบัญชีผู้ใช้", "Opened an account"),
            ["AuthenticatorAdded"] = new("เพิ่มแอปยืนยันตัวตน", "Added an authenticator"),
            ["AuthenticatorRemoved"] = new("นำแอปยืนยันตัวตนออก", "Removed the authenticator"),
            ["PasskeyAdded"] = new("เพิ่มพาสคีย์", "Added a passkey"),
            ["PasskeyRemoved"] = new("ลบพาสคีย์", "Removed a passkey"),
            ["PasskeyRenamed"] = new("เปลี่ยนชื่อพาสคีย์", "Renamed a passkey"),
            ["ProviderLinked"] = new("ผูกบัญชีกับผู้ให้บริการยืนยันตัวตน", "Linked an identity provider"),
            ["ProviderUnlinked"] = new("เลิกผูกกับผู้ให้บริการยืนยันตัวตน", "Unlinked an identity provider"),
            ["RecoveryCodeUsed"] = new("ใช้รหัสกู้คืน", "Used a recovery code"),
            ["RecoveryCodesMade"] = new("สร้างรหัสกู้คืนชุดใหม่", "Made new recovery codes"),
            ["SecondStepRequired"] = new("กำหนดการยืนยันตัวตนสองขั้น", "Decided who needs a second step"),
            ["SessionsEnded"] = new("ออกจากระบบในอุปกรณ์อื่น", "Ended sessions"),
            ["AccountRests"] = new("พักบัญชีเพราะใส่รหัสผ่านผิดหลายครั้ง", "Let an account rest after wrong passwords"),
            ["SignedIn"] = new("เข้าสู่ระบบ", "Signed in"),
            ["SignedOut"] = new("ออกจากระบบ", "Signed out"),
            ["AgencyImported"] = new("นำเข้าข้อมูลหน่วยงานจากไฟล์", "Imported the agency from a file"),
            ["AgenciesImported"] = new("นำเข้าทะเบียนหน่วยงานจากไฟล์", "Imported agencies from a file"),
            ["InvitationWithdrawn"] = new("ยกเลิกคำเชิญ", "Withdrew an invitation"),
        },
        new Dictionary<string, RecordKind>
        {
            ["agency"] = new(new("หน่วยงาน", "Agency"), PageOf: _ => "/staff/agency"),
            ["section"] = new(new("ฝ่าย", "Section"), PageOf: _ => "/staff/agency/sections"),
            ["agencies"] = new(new("ทะเบียนหน่วยงาน", "Register of agencies"), ForEverybody: false),
            ["account"] = new(new("บัญชีผู้ใช้", "Account"), ForEverybody: false),
            ["invitation"] = new(new("คำเชิญ", "Invitation"), ForEverybody: false),
        }
    );
}
