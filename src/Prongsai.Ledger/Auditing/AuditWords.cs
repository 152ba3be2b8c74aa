using Prongsai.Kernel;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Ledger.Auditing;

/// <summary>What an audit says, for whoever reads its report.</summary>
internal static class AuditWords
{
    public static Bilingual NotSigned(Distrust why, string origin) =>
        why switch
        {
            Distrust.AnotherLog => new(
                $"checkpoint เป็นของสมุด {origin} ซึ่งไม่อยู่ในนโยบายที่เชื่อถือ: ชื่อสมุดถูกแก้ไข หรือเป็นคนละสมุด",
                $"The checkpoint is of the log {origin}, which the policy does not trust: its name was altered, or it is another log."
            ),
            Distrust.AnotherKey => new(
                "checkpoint ไม่มีลายมือชื่อของกุญแจที่เชื่อถือ มีเพียงของกุญแจอื่น: ผู้อื่นลงลายมือชื่อแทน หรือรหัสกุญแจถูกแก้ไข",
                "The checkpoint is not signed by a trusted key, only by another: somebody else signed it, or the key's id was altered."
            ),
            _ => new(
                "ลายมือชื่อของสมุดไม่ตรงกับ checkpoint: จำนวนรายการ ค่าแฮชรวม หรือลายมือชื่อถูกแก้ไข",
                "The log's signature is not of this checkpoint: its size, its root or the signature was altered."
            ),
        };

    public static readonly Bilingual NobodyTrusted = new(
        "อ่านนโยบายของสมุดไม่ได้ จึงไม่รู้ว่าเชื่อถือกุญแจใด ให้ระบุ --policy ซึ่งได้มาจากแหล่งที่เชื่อถือ",
        "The log's policy cannot be read, so it is not known whose keys to believe: give --policy, from a source that you trust."
    );

    public static Bilingual Misquoted(string witness) =>
        new(
            $"ลายมือชื่อของพยาน {witness} ไม่ตรงกับ checkpoint: ลายมือชื่อถูกแก้ไข หรือยกมาจาก checkpoint อื่น",
            $"The signature of the witness {witness} is not of this checkpoint: it was altered, or taken from another."
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

    public static Bilingual AnotherCount(string path, int found, int expected) =>
        new(
            $"{path} มี {found} รายการ แต่ต้องมี {expected}: รายการถูกตัดออกหรือเติมเข้าไป",
            $"{path} has {found} entries and not {expected}: entries were left out or added."
        );

    public static Bilingual NoTile(string path) =>
        new($"ไม่มีค่าแฮชใน {path} หรือไม่ครบ", $"The hashes in {path} are missing or not complete.");

    public static Bilingual AnotherEntry(long index, string path) =>
        new(
            $"รายการที่ {index + 1} ไม่ตรงกับค่าแฮชใน {path}: รายการหรือค่าแฮชถูกแก้ไข",
            $"Entry {index + 1} is not the one whose hash is in {path}: the entry or the hash was altered."
        );

    public static Bilingual AnotherTile(string path) =>
        new(
            $"ค่าแฮชใน {path} ไม่ได้มาจากรายการของสมุด: ค่าแฮชหรือรายการถูกแก้ไข",
            $"The hashes in {path} do not follow from the entries: the hashes or the entries were altered."
        );

    public static Bilingual AnotherRoot(long size) =>
        new(
            $"ค่าแฮชรวมของ {size} รายการไม่ตรงกับ checkpoint: รายการไม่ใช่ชุดที่สมุดรับรอง",
            $"The root of the {size} entries is not that of the checkpoint: they are not what the log vouches for."
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
