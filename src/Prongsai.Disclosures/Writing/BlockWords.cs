using Prongsai.Kernel;

namespace Prongsai.Disclosures.Writing;

/// <summary>What kinds of blocks are called, in the order in which they are offered.</summary>
internal static class BlockWords
{
    public static readonly IReadOnlyList<string> Kinds =
    [
        TextBlock.Name,
        TableBlock.Name,
        FileBlock.Name,
        LinkBlock.Name,
        PeopleBlock.Name,
        ContactBlock.Name,
        AnnouncementBlock.Name,
        NoneBlock.Name,
    ];

    public static Bilingual Of(string kind) =>
        kind switch
        {
            TextBlock.Name => new("ข้อความ", "text"),
            TableBlock.Name => new("ตาราง", "table"),
            FileBlock.Name => new("ไฟล์", "file"),
            LinkBlock.Name => new("ลิงก์", "link"),
            PeopleBlock.Name => new("บุคคล", "people"),
            ContactBlock.Name => new("ติดต่อ", "contact"),
            AnnouncementBlock.Name => new("ประกาศ", "announcement"),
            NoneBlock.Name => new("ไม่มีรายการ", "nothing to report"),
            "chart" => new("แผนผังโครงสร้าง", "structure chart"),
            _ => Bilingual.ThaiOnly(kind),
        };
}
