using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Contracts;

namespace Prongsai.Disclosures.Writing;

/// <summary>
/// Where an officer begins: blank blocks for what the item asks, by its topics and by the rules of its elements. Blank blocks count
/// as nothing, so a skeleton is never mistaken for content.
/// </summary>
internal static class Skeleton
{
    public static Document For(DisclosureItem item)
    {
        List<Block> blocks = [];
        foreach (var topic in item.Topics)
            blocks.AddRange(OfTopic(topic.Key));
        foreach (var rule in item.Elements.Select(e => e.Rule).OfType<ElementRule>())
            AddOfRule(blocks, rule);
        if (blocks.Count == 0)
            blocks.Add(new TextBlock { Id = "", Heading = item.Title.Th });

        return new Document([.. blocks.Take(12).Select((block, i) => block with { Id = $"b{i + 1}" })]);
    }

    private static IEnumerable<Block> OfTopic(string topic) =>
        topic switch
        {
            "structure" => [Table("โครงสร้างหน่วยงาน", "ส่วนงาน", "อยู่ภายใต้")],
            "executives" => [new PeopleBlock { Id = "", Heading = "ผู้บริหาร" }],
            "authority" => [new TextBlock { Id = "", Heading = "หน้าที่และอำนาจ" }],
            "contact" => [new ContactBlock { Id = "", Heading = "ช่องทางติดต่อ" }],
            "qa" => [new TextBlock { Id = "", Heading = "ช่องทางสอบถามและคำถามที่พบบ่อย" }, Link("ช่องทางสอบถาม")],
            "social" => [Link("สื่อสังคมออนไลน์")],
            "news" => [Table("ข่าวประชาสัมพันธ์", "วันที่", "เรื่อง", "ลิงก์")],
            "laws" => [Link("กฎหมายที่เกี่ยวข้อง")],
            "strategy" or "annual_plan" or "ac_plan" or "hr_plan" =>
            [
                Table("โครงการ/กิจกรรม", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", "ระยะเวลา", "ผู้รับผิดชอบ"),
                File("แผนฉบับเต็ม"),
            ],
            "annual_report" or "ac_report" or "hr_report" =>
            [
                Table("ผลการดำเนินงาน", "โครงการ/กิจกรรม", "ผลการดำเนินงาน", "งบประมาณที่ใช้ (บาท)", "ปัญหา/อุปสรรค"),
                File("รายงานฉบับเต็ม"),
            ],
            "staff_manual" => [File("คู่มือการปฏิบัติงาน")],
            "service_manual" =>
            [
                Table(
                    "คู่มือการให้บริการ",
                    "ชื่องาน",
                    "วิธีการและขั้นตอน",
                    "ระยะเวลา",
                    "ช่องทางให้บริการ",
                    "ค่าธรรมเนียม",
                    "เอกสารหลักฐาน"
                ),
            ],
            "service_stats" => [Table("สถิติการให้บริการ", "เดือน", "งานบริการ", "Walk-in (ราย)", "E-Service (ราย)")],
            "e_service" => [Table("บริการ E-Service", "ชื่อบริการ", "รายละเอียด", "ลิงก์")],
            "complaint_guide" =>
            [
                new TextBlock { Id = "", Heading = "วิธีการร้องเรียนและขั้นตอนการดำเนินการ" },
                File("แนวปฏิบัติ"),
            ],
            "complaint_channel" =>
            [
                Link("ช่องทางแจ้งเรื่องร้องเรียนการทุจริต"),
                new ContactBlock { Id = "", Heading = "ติดต่อผู้รับเรื่อง" },
            ],
            "complaint_stats" =>
            [
                Table("สถิติเรื่องร้องเรียน", "เดือน", "เรื่องร้องเรียนทั้งหมด", "แล้วเสร็จ", "อยู่ระหว่างดำเนินการ"),
            ],
            "no_gift" =>
            [
                new AnnouncementBlock { Id = "", Heading = "ประกาศนโยบายไม่รับของขวัญ (No Gift Policy)" },
                File("ประกาศฉบับลงนาม"),
            ],
            "gift_report" =>
            [
                Table("รายงานการรับของขวัญ", "รายการ", "จำนวน", "การดำเนินการ"),
                new NoneBlock { Id = "", Heading = "กรณีไม่มีการรับของขวัญ" },
            ],
            "risk" or "risk_report" =>
            [
                Table("ความเสี่ยงการทุจริต", "ประเด็นความเสี่ยง", "ระดับ", "มาตรการ", "ผลการดำเนินการ"),
            ],
            "ethics" or "org_culture" => [new TextBlock { Id = "", Heading = "การดำเนินการ" }, File("เอกสารประกอบ")],
            "participation" => [new TextBlock { Id = "", Heading = "การเปิดโอกาสให้มีส่วนร่วม" }, File("หลักฐาน")],
            "measures" => [Table("มาตรการ", "ประเด็น", "มาตรการ", "วิธีการ", "ผู้รับผิดชอบ", "ระยะเวลา", "การติดตาม")],
            "measures_report" =>
            [
                Table("ผลการดำเนินการตามมาตรการ", "มาตรการ", "ผลการดำเนินการ", "ผลลัพธ์"),
                File("รายงาน"),
            ],
            "privacy" => [new TextBlock { Id = "", Heading = "นโยบายคุ้มครองข้อมูลส่วนบุคคล" }],
            _ => [],
        };

    private static void AddOfRule(List<Block> blocks, ElementRule rule)
    {
        switch (rule.Name)
        {
            case "columns" when !blocks.OfType<TableBlock>().Any(t => t.Columns.Count == rule["columns"].Count):
                blocks.Add(
                    new TableBlock
                    {
                        Id = "",
                        Heading = "รายการ",
                        Columns = [.. rule["columns"].Select(name => new Column(name, TypeOf(name)))],
                    }
                );
                break;
            case "people" when blocks.All(b => b is not PeopleBlock):
                blocks.Add(new PeopleBlock { Id = "", Heading = "บุคคล" });
                break;
            case "contact" when blocks.All(b => b is not ContactBlock):
                blocks.Add(new ContactBlock { Id = "", Heading = "ช่องทางติดต่อ" });
                break;
            case "announcement" when blocks.All(b => b is not AnnouncementBlock):
                blocks.Add(new AnnouncementBlock { Id = "", Heading = "ประกาศ" });
                break;
            case "formats" when rule["formats"].Contains("pdf") && blocks.All(b => b is not FileBlock):
                blocks.Add(File("เอกสารฉบับ PDF"));
                break;
        }
    }

    /// <summary>What a column most likely holds, by its heading.</summary>
    public static ColumnType TypeOf(string heading) =>
        heading.Contains("บาท", StringComparison.Ordinal) ? ColumnType.Money
        : heading.Contains("วันที่", StringComparison.Ordinal) ? ColumnType.Date
        : heading is "เดือน" or "Month" ? ColumnType.Month
        : heading.Contains("จำนวน", StringComparison.Ordinal) || heading.Contains("(ราย)", StringComparison.Ordinal)
            ? ColumnType.Number
        : ColumnType.Text;

    private static TableBlock Table(string heading, params string[] columns) =>
        new()
        {
            Id = "",
            Heading = heading,
            Columns = [.. columns.Select(name => new Column(name, TypeOf(name)))],
        };

    private static FileBlock File(string heading) => new() { Id = "", Heading = heading };

    private static LinkBlock Link(string heading) => new() { Id = "", Heading = heading };
}
