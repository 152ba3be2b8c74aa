using Prongsai.Kernel;

namespace Prongsai.Ledger.Auditing;

/// <summary>What an audit says, for whoever reads its report.</summary>
internal static class AuditWords
{
    public static readonly Bilingual NotSigned = new(
        "checkpoint ไม่มีลายมือชื่อของกุญแจที่เชื่อถือ",
        "The checkpoint is not signed by a trusted key."
    );

    public static readonly Bilingual NotWitnessed = new(
        "พยานรับรอง checkpoint ไม่ครบตามนโยบาย",
        "Fewer witnesses saw the checkpoint than the policy asks for."
    );

    public static Bilingual NotLater(long before, long now) =>
        new(
            $"checkpoint เดิมมี {before} รายการ แต่ขณะนี้มี {now} หรือเป็นคนละสมุด: รายการหายไป",
            $"The earlier checkpoint has {before} entries and this one {now}, or it is of another log: entries are gone."
        );

    public static Bilingual Forked(long size) =>
        new(
            $"{size} รายการแรกไม่ใช่ชุดเดียวกับ checkpoint เดิม: สมุดทะเบียนมีสองฉบับ",
            $"The first {size} entries are not those of the earlier checkpoint: the log shows two faces."
        );

    public static Bilingual Unreadable(string path) =>
        new($"อ่านรายการใน {path} ไม่ได้หรือไม่ครบ", $"The entries in {path} cannot be read or are not complete.");

    public static Bilingual AnotherTile(string path) =>
        new($"ค่าแฮชใน {path} ไม่ตรงกับรายการ", $"The hashes in {path} do not follow from the entries.");

    public static Bilingual AnotherRoot(long size) =>
        new(
            $"ค่าแฮชรวมของ {size} รายการไม่ตรงกับ checkpoint",
            $"The root of the {size} entries is not that of the checkpoint."
        );

    public static Bilingual NoEntry(long index) =>
        new($"รายการที่ {index + 1} ผิดรูปแบบ", $"Entry {index + 1} is not written as entries are.");

    public static Bilingual Silent(string item, int year, IReadOnlyCollection<string> months, DateOnly by) =>
        new(
            $"{item} ปี {year}{Of(months)} ครบกำหนด {ThaiDate.InWords(by).Th} แต่ไม่มีการเผยแพร่",
            $"{item} of {year}{Of(months)} was due {ThaiDate.InWords(by).En} and was never published: due but silent."
        );

    public static Bilingual Withdrawn(string item, int year, IReadOnlyCollection<string> months, DateOnly by) =>
        new(
            $"{item} ปี {year}{Of(months)} ครบกำหนด {ThaiDate.InWords(by).Th} ถูกถอนจากการเผยแพร่และไม่มีฉบับแทน",
            $"{item} of {year}{Of(months)} was due {ThaiDate.InWords(by).En}, was withdrawn, and nothing stands in its place."
        );

    public static Bilingual Late(string item, int year, IReadOnlyCollection<string> months, DateOnly by, DateOnly on) =>
        new(
            $"{item} ปี {year}{Of(months)} ครบกำหนด {ThaiDate.InWords(by).Th} เผยแพร่ล่าช้าเมื่อ {ThaiDate.InWords(on).Th}",
            $"{item} of {year}{Of(months)} was due {ThaiDate.InWords(by).En} and published late, {ThaiDate.InWords(on).En}."
        );

    private static string Of(IReadOnlyCollection<string> months) =>
        months.Count == 0 ? "" : $" ({string.Join(", ", months.Order(StringComparer.Ordinal))})";
}
