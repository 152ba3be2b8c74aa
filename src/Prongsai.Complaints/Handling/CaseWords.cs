using Prongsai.Kernel;

namespace Prongsai.Complaints.Handling;

internal static class CaseWords
{
    public static Bilingual Words(this CaseStatus status) =>
        status switch
        {
            CaseStatus.Received => new("รับเรื่องแล้ว", "Received"),
            CaseStatus.LookedInto => new("กำลังตรวจสอบ", "Being looked into"),
            CaseStatus.HandedOver => new("ส่งต่อหน่วยงานที่มีอำนาจ", "Handed over"),
            _ => new("ยุติเรื่อง", "Closed"),
        };

    public static Bilingual Words(this CaseResult result) =>
        result switch
        {
            CaseResult.WithMerit => new("มีมูล", "With merit"),
            CaseResult.WithoutMerit => new("ไม่มีมูล", "Without merit"),
            _ => new("ข้อมูลไม่เพียงพอให้ดำเนินการ", "Not enough to go on"),
        };

    public static Bilingual Words(this Receiver receiver) =>
        receiver switch
        {
            Receiver.Nacc => new(
                "สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ (ป.ป.ช.)",
                "National Anti-Corruption Commission (NACC)"
            ),
            Receiver.Pacc => new(
                "สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตในภาครัฐ (ป.ป.ท.)",
                "Public Sector Anti-Corruption Commission (PACC)"
            ),
            _ => new("พนักงานสอบสวน สำนักงานตำรวจแห่งชาติ", "Royal Thai Police"),
        };

    public static Bilingual Words(this AccessAct act) =>
        act switch
        {
            AccessAct.OpenedReport => new("เปิดอ่านเรื่อง ข้อความ และบันทึก", "Opened report, messages and notes"),
            AccessAct.OpenedFile => new("ดาวน์โหลดไฟล์ที่", "Downloaded file"),
            AccessAct.WroteToReporter => new("เขียนถึงผู้แจ้ง", "Wrote to the reporter"),
            AccessAct.WroteNote => new("เขียนบันทึกภายใน", "Wrote a note"),
            AccessAct.MovedStatus => new("เปลี่ยนสถานะ", "Changed the status"),
            AccessAct.AgreedToOpen => new("เห็นพ้องให้เปิดอ่าน", "Agreed that it is opened"),
            AccessAct.AdmittedColleague => new("ส่งมอบกุญแจให้ผู้รับเรื่องอีกคน", "Admitted a colleague"),
            AccessAct.SteppedAside => new("ถอนตัวเพราะมีส่วนได้เสีย", "Stepped aside"),
            AccessAct.HandedOver => new("ส่งต่อเรื่อง", "Handed the case over"),
            AccessAct.AskedDestruction => new("เสนอให้ทำลาย", "Asked for destruction"),
            AccessAct.Destroyed => new("ยืนยันการทำลาย", "Confirmed the destruction"),
            _ => new("กุญแจถูกลบ", "Lost the key"),
        };
}
