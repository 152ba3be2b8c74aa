using System.Text.Json;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;

namespace Prongsai.Measures.Improvements;

/// <summary>One line of a row's history as a person reads it.</summary>
/// <param name="Changes">Field by field, only those that differ.</param>
/// <param name="Files">The evidence that the line speaks of: bytes that can still be opened.</param>
internal sealed record StoryLine(
    DateTime At,
    string By,
    Bilingual What,
    string? Why,
    IReadOnlyList<(Bilingual Field, string? Was, string? Is)> Changes,
    IReadOnlyList<(EvidenceId Evidence, string FileName, bool Earlier)> Files
)
{
    private static readonly JsonSerializerOptions AsWritten = new(JsonSerializerDefaults.Web);

    internal static readonly Dictionary<string, Bilingual> Words = new()
    {
        ["ImprovementPlanned"] = new("เปิดประเด็นในตาราง", "Opened the row"),
        ["ImprovementReworded"] = new("แก้ไขประเด็นที่ต้องปรับปรุง", "Reworded what must improve"),
        ["ImprovementImportedAgain"] = new("ปรับปรุงตามไฟล์ที่นำเข้าใหม่", "Updated from the imported file"),
        ["ImprovementWithdrawn"] = new("ถอนประเด็นออกจากตาราง", "Withdrew the row"),
        ["MeasureAdded"] = new("เพิ่มมาตรการ", "Added a measure"),
        ["MeasureReworded"] = new("แก้ไขข้อความมาตรการ", "Reworded a measure"),
        ["OwnerAssigned"] = new("กำหนดผู้รับผิดชอบ", "Assigned the owner"),
        ["PeriodSet"] = new("กำหนดระยะเวลา", "Set the period"),
        ["SuccessSaid"] = new("กำหนดตัวชี้ความสำเร็จ", "Said how success is seen"),
        ["MeasureImportedAgain"] = new(
            "ปรับปรุงมาตรการตามไฟล์ที่นำเข้าใหม่",
            "Updated a measure from the imported file"
        ),
        ["MeasureWithdrawn"] = new("ถอนมาตรการ", "Withdrew a measure"),
        ["OutcomeRecorded"] = new("บันทึกผลการดำเนินการ", "Recorded a result"),
        ["OutcomeReworded"] = new("แก้ไขผลการดำเนินการ", "Reworded a result"),
        ["OutcomeImportedAgain"] = new("ปรับปรุงผลตามไฟล์ที่นำเข้าใหม่", "Updated a result from the imported file"),
        ["OutcomeWithdrawn"] = new("ถอนผลการดำเนินการ", "Withdrew a result"),
        ["EvidenceAttached"] = new("แนบหลักฐาน", "Attached evidence"),
        ["MemoPromised"] = new("กำหนดให้บันทึกข้อความประจำเดือนเป็นหลักฐาน", "Let the monthly memo be evidence"),
        ["EvidenceDescribed"] = new("แก้ไขคำบรรยายหลักฐาน", "Described evidence anew"),
        ["EvidenceReplaced"] = new("เปลี่ยนหลักฐาน", "Replaced evidence"),
        ["EvidenceWithdrawn"] = new("ถอนหลักฐาน", "Withdrew evidence"),
        ["MeasuresImported"] = new("นำเข้าตารางมาตรการจากไฟล์", "Imported the table from a file"),
    };

    // In the order in which a person would tell them.
    private static readonly (string Key, Bilingual Words)[] Fields =
    [
        ("item", new("ประเด็นการประเมิน", "Item")),
        ("title", new("ข้อความประเด็น", "Title")),
        ("score", new("คะแนน", "Score")),
        ("mustImprove", new("ประเด็นที่ต้องปรับปรุง", "What must improve")),
        ("measure", new("มาตรการ/กิจกรรม", "Measure")),
        ("section", new("ฝ่ายที่รับผิดชอบ", "Section")),
        ("person", new("ผู้รับผิดชอบ", "Person")),
        ("startsOn", new("เริ่ม", "First day")),
        ("endsOn", new("สิ้นสุด", "Last day")),
        ("everyMonth", new("ทุกเดือน", "Every month")),
        ("success", new("ตัวชี้ความสำเร็จ", "Success")),
        ("outcome", new("ผลการดำเนินการ", "Result")),
        ("on", new("วันที่ดำเนินการ", "Day it was done")),
        ("caption", new("คำบรรยาย", "Caption")),
        ("effectiveOn", new("วันที่ของหลักฐาน", "Day the evidence speaks of")),
        ("file", new("ไฟล์", "File")),
        ("link", new("ลิงก์", "Link")),
        ("sha256", new("ลายนิ้วมือไฟล์ (SHA-256)", "SHA-256")),
    ];

    public static StoryLine Of(JournalEntry entry, Language language)
    {
        var facts = JsonSerializer.Deserialize<RowFacts>(entry.Facts, AsWritten);

        return new StoryLine(
            entry.At,
            entry.ByName,
            Words.GetValueOrDefault(entry.What, Bilingual.ThaiOnly(entry.What)),
            entry.Why,
            [
                .. from field in Fields
                let was = Said(facts?.Was, field.Key, language)
                let now = Said(facts?.Is, field.Key, language)
                where was != now
                select (field.Words, was, now),
            ],
            [.. FilesOf(facts?.Was, earlier: facts?.Is is not null), .. FilesOf(facts?.Is, earlier: false)]
        );
    }

    private static string? Said(IReadOnlyDictionary<string, string?>? facts, string key, Language language)
    {
        if (facts?.GetValueOrDefault(key) is not { Length: > 0 } value)
            return null;
        if (key is "everyMonth")
            return language == Language.Thai ? "ใช่" : "yes";

        return key is "startsOn" or "endsOn" or "on" or "effectiveOn" && IsoDay.TryParse(value, out var day)
            ? day.InWords(language)
            : value;
    }

    private static IEnumerable<(EvidenceId, string, bool)> FilesOf(
        IReadOnlyDictionary<string, string?>? facts,
        bool earlier
    )
    {
        if (
            facts?.GetValueOrDefault("file") is { } name
            && Guid.TryParse(facts.GetValueOrDefault("evidence"), out var id)
        )
            yield return (new EvidenceId(id), name, earlier);
    }
}
