using Prongsai.Kernel;

namespace Prongsai.Procurement.Reconciling;

/// <summary>Every reason for which the settings are not kept, or cannot be used.</summary>
internal static class SourceRefusals
{
    public static readonly Refusal NotSet = new(
        "national-not-set",
        "ยังไม่ได้ตั้งค่ารหัสหน่วยงานในระบบ e-GP และข้อมูลเปิดภาครัฐ (หน้าตั้งค่าของการเทียบกับระบบกลาง)",
        "The agency’s codes in e-GP and the open data are not set yet (settings of comparing with the national systems)."
    );

    public static readonly Refusal NoKey = new(
        "national-no-key",
        "ยังไม่มี api-key ของ opend.data.go.th จึงถามสัญญาไม่ได้ (ลงทะเบียนฟรีที่ opend.data.go.th/register_api)",
        "There is no api-key of opend.data.go.th yet, so the contracts cannot be asked for (free at opend.data.go.th/register_api)."
    );

    public static readonly Refusal KeyUnreadable = new(
        "national-key-unreadable",
        "เปิด api-key ที่เก็บไว้ไม่ได้ (กุญแจของระบบเปลี่ยนไป) โปรดใส่ใหม่",
        "The kept api-key cannot be opened (the installation's keys have changed); enter it again."
    );

    public static readonly Refusal KeyShape = new(
        "national-key-shape",
        "api-key เป็นอักษรอังกฤษ ตัวเลข หรือเครื่องหมาย 8 ถึง 200 ตัว ไม่มีช่องว่าง",
        "An api-key has 8 to 200 letters, digits or signs without spaces."
    );

    public static readonly Refusal DeptCode = new(
        "national-dept-code",
        "รหัสหน่วยงาน (deptId) เป็นตัวเลข 4 หลักสำหรับส่วนกลาง หรือ 7 หลักสำหรับท้องถิ่น (รับ 4 ถึง 10 หลัก)",
        "The department code (deptId) has 4 digits for central agencies, 7 for local ones (4 to 10 are taken)."
    );

    public static readonly Refusal DeptSubCode = new(
        "national-dept-sub-code",
        "รหัสหน่วยงานย่อย (deptsubId) ต้องเป็นตัวเลข 10 หลัก หรือเว้นว่าง",
        "The sub-department code (deptsubId) has 10 digits, or is left blank."
    );

    public static readonly Refusal DeptSubName = new(
        "national-dept-sub-name",
        "ชื่อหน่วยงานย่อยยาวเกิน 300 ตัวอักษร",
        "The name of the sub-department is longer than 300 letters."
    );

    public static Refusal FeedAddress(string? written) =>
        new(
            "national-feed-address",
            $"“{Short(written)}” ใช้เป็นที่อยู่ของประกาศ e-GP ไม่ได้ ต้องขึ้นต้นด้วย https:// หรือ http:// และไม่มี ? เช่น {NationalSource.UsualFeed}",
            $"“{Short(written)}” cannot be the address of the e-GP announcements; it begins with https:// or http:// and has no ?, like {NationalSource.UsualFeed}."
        );

    public static Refusal RecordAddress(string? written) =>
        new(
            "national-record-address",
            $"“{Short(written)}” ใช้เป็นที่อยู่ของข้อมูลสัญญาไม่ได้ ต้องขึ้นต้นด้วย https:// (มี api-key ไปด้วย) เช่น {NationalSource.UsualRecord}",
            $"“{Short(written)}” cannot be the address of the contracts; it begins with https:// (the api-key goes there), like {NationalSource.UsualRecord}."
        );

    private static string Short(string? written) => ThaiText.Truncate(written ?? "", 80);
}
