namespace Prongsai.Kernel;

/// <summary>
/// What a person may be charged with in an agency (หน้าที่). A person may hold several, in several agencies. Holding both the duty that
/// prepares and the one that publishes is allowed, because offices are small; publishing what one prepared is not
/// (<see cref="Separation"/>).
/// </summary>
public enum Duty
{
    /// <summary>Enters and prepares: imports results, drafts, issues editions for review.</summary>
    Preparer,

    /// <summary>Reviews what others prepared, and publishes it.</summary>
    Reviewer,

    /// <summary>Keeps measures: plans them, carries them out, records results with evidence.</summary>
    MeasureOwner,

    /// <summary>Runs satisfaction and rehearsal surveys.</summary>
    SurveyManager,

    /// <summary>Keeps the procurement records.</summary>
    ProcurementOfficer,

    /// <summary>Runs the services to the public (งานบริการประชาชน): manuals, counters, who does what.</summary>
    ServiceManager,

    /// <summary>Serves the public: works on requests, helps at counters and kiosks.</summary>
    ServiceOfficer,

    /// <summary>Calls and serves at a counter.</summary>
    CounterOfficer,

    /// <summary>Receives complaints. The only duty that opens their content.</summary>
    ComplaintHandler,

    /// <summary>Reads everything of the agency but complaints, and approves.</summary>
    Executive,

    /// <summary>Keeps the agency's details, people, duties, templates and frameworks.</summary>
    AgencyAdministrator,

    /// <summary>Reads the agencies under this one; changes nothing there.</summary>
    ParentObserver,

    /// <summary>Reads everything but complaints; changes nothing.</summary>
    Auditor,

    /// <summary>Installs and runs the program, of no one agency; reads no content.</summary>
    SystemAdministrator,
}

/// <summary>Duties in words.</summary>
public static class DutyWords
{
    /// <summary>The duties of an agency, in the order of the enum: everything but the system administrator's.</summary>
    public static readonly IReadOnlyList<Duty> OfAnAgency =
    [
        .. Enum.GetValues<Duty>().Where(duty => duty != Duty.SystemAdministrator),
    ];

    /// <summary>What an officer calls it.</summary>
    public static Bilingual Name(this Duty duty) =>
        duty switch
        {
            Duty.Preparer => new("ผู้จัดทำ", "Preparer"),
            Duty.Reviewer => new("ผู้ตรวจสอบและเผยแพร่", "Reviewer and publisher"),
            Duty.MeasureOwner => new("ผู้รับผิดชอบมาตรการ", "Measure owner"),
            Duty.SurveyManager => new("ผู้ดูแลแบบสำรวจ", "Survey manager"),
            Duty.ProcurementOfficer => new("เจ้าหน้าที่พัสดุ", "Procurement officer"),
            Duty.ServiceManager => new("ผู้ดูแลงานบริการประชาชน", "Service manager"),
            Duty.ServiceOfficer => new("เจ้าหน้าที่บริการประชาชน", "Service officer"),
            Duty.CounterOfficer => new("เจ้าหน้าที่เคาน์เตอร์", "Counter officer"),
            Duty.ComplaintHandler => new("ผู้รับเรื่องร้องเรียน", "Complaint handler"),
            Duty.Executive => new("ผู้บริหาร", "Executive"),
            Duty.AgencyAdministrator => new("ผู้ดูแลหน่วยงาน", "Agency administrator"),
            Duty.ParentObserver => new("ผู้กำกับติดตามของหน่วยงานต้นสังกัด", "Parent observer"),
            Duty.Auditor => new("ผู้ตรวจสอบภายใน", "Auditor"),
            _ => new("ผู้ดูแลระบบ", "System administrator"),
        };

    /// <summary>What it is for, in one sentence.</summary>
    public static Bilingual Meaning(this Duty duty) =>
        duty switch
        {
            Duty.Preparer => new(
                "นำเข้าผลการประเมิน จัดทำข้อมูลและรายงานเสนอตรวจ",
                "Imports results; prepares data and reports for review."
            ),
            Duty.Reviewer => new(
                "ตรวจสิ่งที่ผู้อื่นจัดทำ แล้วเผยแพร่ เผยแพร่สิ่งที่ตนจัดทำเองไม่ได้",
                "Reviews and publishes what others prepared; never what they prepared themselves."
            ),
            Duty.MeasureOwner => new(
                "วางมาตรการ ดำเนินการ และบันทึกผลพร้อมหลักฐาน",
                "Plans measures, carries them out, records results with evidence."
            ),
            Duty.SurveyManager => new(
                "จัดการแบบสำรวจความพึงพอใจและแบบซ้อมประเมิน",
                "Runs satisfaction surveys and rehearsals."
            ),
            Duty.ProcurementOfficer => new("ดูแลข้อมูลจัดซื้อจัดจ้าง", "Keeps the procurement records."),
            Duty.ServiceManager => new(
                "ดูแลคู่มือประชาชน จุดบริการ และงานบริการทั้งหมด",
                "Keeps service manuals and counters, and everything about services."
            ),
            Duty.ServiceOfficer => new(
                "ดำเนินการคำขอของประชาชน ช่วยที่จุดบริการ",
                "Works on citizens’ requests and helps where they are served."
            ),
            Duty.CounterOfficer => new("เรียกคิวและให้บริการที่เคาน์เตอร์", "Calls and serves at a counter."),
            Duty.ComplaintHandler => new(
                "รับและดำเนินการเรื่องร้องเรียน เป็นหน้าที่เดียวที่เปิดอ่านเรื่องร้องเรียนได้",
                "Handles complaints; the only duty that opens them."
            ),
            Duty.Executive => new(
                "อ่านข้อมูลทั้งหมดของหน่วยงานยกเว้นเรื่องร้องเรียน และให้ความเห็นชอบ",
                "Reads everything of the agency but complaints, and approves."
            ),
            Duty.AgencyAdministrator => new(
                "ดูแลข้อมูลหน่วยงาน บุคลากร หน้าที่ แม่แบบ และกรอบการประเมิน",
                "Keeps the agency’s details, people, duties, templates and frameworks."
            ),
            Duty.ParentObserver => new(
                "เปิดอ่านข้อมูลของหน่วยงานในสังกัด แก้ไขไม่ได้",
                "Reads the agencies under this one; changes nothing."
            ),
            Duty.Auditor => new(
                "อ่านได้ทุกอย่างยกเว้นเรื่องร้องเรียน แก้ไขไม่ได้",
                "Reads everything but complaints; changes nothing."
            ),
            _ => new(
                "ติดตั้งและดูแลโปรแกรม ไม่มีสิทธิ์อ่านเนื้อหาของหน่วยงานใด",
                "Installs and runs the program; reads no agency’s content."
            ),
        };
}
