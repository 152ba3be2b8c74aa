namespace Prongsai.Kernel;

/// <summary>What a module's lines of the journal mean to a person: a sentence for each name, and what its records are called.</summary>
/// <param name="Whats">"MeasureAdded" → เพิ่มมาตรการ / Added a measure.</param>
/// <param name="Records">"improvement" → the row of the table. A kind that nobody names is told only where everything is told.</param>
public sealed record JournalWords(
    IReadOnlyDictionary<string, Bilingual> Whats,
    IReadOnlyDictionary<string, RecordKind> Records
);

/// <summary>A kind of record, the part of <see cref="JournalEntry.Record"/> before the colon.</summary>
/// <param name="Words">ประเด็นในตารางมาตรการ / row of the measures table.</param>
/// <param name="ForEverybody">
/// Whether everybody who reads the agency's content may read its history. An account's history is for auditors and administrators.
/// </param>
/// <param name="PageOf">The page of one record, by the part after the colon; null where it has none.</param>
public sealed record RecordKind(Bilingual Words, bool ForEverybody = true, Func<string, string>? PageOf = null);

/// <summary>Reads lines of the journal to a person, in the words of whichever module wrote them.</summary>
public sealed class JournalReading(IEnumerable<JournalWords> modules)
{
    private readonly Dictionary<string, Bilingual> _whats = modules.SelectMany(m => m.Whats).ToDictionary();
    private readonly Dictionary<string, RecordKind> _records = modules.SelectMany(m => m.Records).ToDictionary();

    /// <summary>Every name that has a sentence, by its Thai.</summary>
    public IReadOnlyList<(string What, Bilingual Words)> Whats =>
        [.. _whats.Select(w => (w.Key, w.Value)).OrderBy(w => w.Value.Th, StringComparer.Ordinal)];

    /// <summary>True when the name has a sentence.</summary>
    public bool Knows(string what) => _whats.ContainsKey(what);

    /// <summary>The sentence; the bare name where nobody gave one, so that nothing is ever left out.</summary>
    public Bilingual Say(string what) => _whats.GetValueOrDefault(what, Bilingual.ThaiOnly(what));

    /// <summary>What kind of record it is; null where nobody named the kind.</summary>
    public RecordKind? KindOf(string record)
    {
        ArgumentNullException.ThrowIfNull(record);

        return _records.GetValueOrDefault(record.Split(':')[0]);
    }

    /// <summary>The page of a record; null where it has none.</summary>
    public string? PageOf(string record) =>
        KindOf(record)?.PageOf is { } page && record.Contains(':', StringComparison.Ordinal)
            ? page(record[(record.IndexOf(':', StringComparison.Ordinal) + 1)..])
            : null;
}

internal static class KernelJournalWords
{
    public static readonly JournalWords Words = new(
        new Dictionary<string, Bilingual>
        {
            ["FileQuotaSet"] = new("กำหนดพื้นที่เก็บไฟล์ของหน่วยงาน", "Set the agency's space for files"),
            ["FileCleaned"] = new("ลบไฟล์ที่ไม่มีระเบียนใดใช้", "Removed a file that no record uses"),
            ["FilesCleaned"] = new("ทำความสะอาดที่เก็บไฟล์", "Cleaned the file store"),
            ["FilesChecked"] = new("ตรวจสอบความถูกต้องของไฟล์ทั้งหมด", "Checked every file"),
            ["JobRestarted"] = new("เริ่มงานเบื้องหลังใหม่", "Started a job again"),
            ["JobStopped"] = new("หยุดงานเบื้องหลัง", "Stopped a job"),
            ["JobPoisoned"] = new("งานเบื้องหลังล้มเหลวซ้ำจนหยุดทำ", "A job failed too often and was set aside"),
            ["JournalDisposed"] = new(
                "ย้ายบันทึกของปีที่พ้นกำหนดเก็บออกเป็นแฟ้ม",
                "Moved a year of the journal that need not be kept any more into a file"
            ),
            ["JournalExported"] = new("ส่งออกบันทึกการเปลี่ยนแปลง", "Exported the journal"),
        },
        new Dictionary<string, RecordKind>
        {
            ["file"] = new(new("ไฟล์", "File"), ForEverybody: false),
            ["files"] = new(new("ที่เก็บไฟล์", "File store"), ForEverybody: false),
            ["job"] = new(new("งานเบื้องหลัง", "Job"), ForEverybody: false),
            ["journal"] = new(new("บันทึกการเปลี่ยนแปลง", "Journal"), ForEverybody: false),
        }
    );
}
