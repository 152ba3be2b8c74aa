using System.Text.Json;
using System.Text.Json.Serialization;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Reporting;

/// <summary>A report as it is sealed: what was written, whom it accuses, and the list of its files.</summary>
internal sealed record ReportContent
{
    public const int LongestStory = 8000,
        LongestAnswer = 2000,
        LongestContact = 300;

    public string What { get; init; } = "";
    public string Who { get; init; } = "";
    public string When { get; init; } = "";
    public string Where { get; init; } = "";

    /// <summary>What was asked for, paid or promised.</summary>
    public string Asked { get; init; } = "";

    /// <summary>How it is known: see <see cref="WaysOfKnowing"/>.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    /// <summary>Who else knows.</summary>
    public string Others { get; init; } = "";

    /// <summary>Where proof can be found.</summary>
    public string Proof { get; init; } = "";

    /// <summary>Name and contact of a reporter who gave them; empty for a nameless one.</summary>
    public string Name { get; init; } = "";
    public string Contact { get; init; } = "";

    public bool IsHead { get; init; }
    public Guid? Section { get; init; }
    public string SectionName { get; init; } = "";
    public IReadOnlyList<Guid> Excluded { get; init; } = [];
    public IReadOnlyList<ReportedFile> Files { get; init; } = [];

    [JsonIgnore]
    public Accused Accused => new(IsHead, Section is { } id ? new Agencies.Contracts.SectionId(id) : null, Excluded);

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this);

    public static ReportContent Read(byte[] content) => JsonSerializer.Deserialize<ReportContent>(content)!;

    /// <summary>What would make it easier to act on; never a reason to refuse it.</summary>
    public IReadOnlyList<Bilingual> Hints()
    {
        List<Bilingual> hints = [];
        if (What.Length < 80)
            hints.Add(
                new(
                    "เล่าเหตุการณ์ให้ละเอียดขึ้นได้หรือไม่: ใครทำอะไร กับใคร ขั้นตอนใดผิดปกติ",
                    "Could you tell more: who did what, to whom, and which step was not as it should be?"
                )
            );
        if (Who.Length == 0 && SectionName.Length == 0 && !IsHead)
            hints.Add(
                new(
                    "ยังไม่มีข้อมูลว่าเกี่ยวกับใคร ระบุเพียงตำแหน่งหรือช่องบริการก็พอ",
                    "Nothing says whom it is about; a position or a counter is enough."
                )
            );
        if (When.Length == 0)
            hints.Add(
                new(
                    "ยังไม่มีวันเวลา ระบุโดยประมาณก็ได้ เช่น ต้นเดือนมีนาคม",
                    "There is no time; an approximate one helps, like “early March”."
                )
            );
        if (Where.Length == 0)
            hints.Add(new("ยังไม่มีสถานที่หรือชื่อโครงการ", "There is no place, and no name of a project."));
        if (Known.Count == 0)
            hints.Add(
                new(
                    "ยังไม่ได้บอกว่าทราบได้อย่างไร (เห็นเอง ได้ยิน หรือมีเอกสาร)",
                    "Nothing says how you know (seen, heard, or from a document)."
                )
            );
        if (Proof.Length == 0 && Files.Count == 0)
            hints.Add(
                new(
                    "บอกได้หรือไม่ว่าจะหาหลักฐานได้จากที่ใด เช่น เลขที่สัญญา วันที่ของกล้องวงจรปิด",
                    "Can you say where proof can be found: the number of a contract, the day of a camera?"
                )
            );
        return hints;
    }
}

/// <summary>A file of a report.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Name">As it came.</param>
/// <param name="Size">In bytes, as it is kept.</param>
/// <param name="Parts">In how many sealed parts it lies.</param>
/// <param name="Sha256">Of the bytes as they are kept.</param>
/// <param name="IsCleaned">True when metadata were taken out.</param>
internal sealed record ReportedFile(int Number, string Name, long Size, int Parts, string Sha256, bool IsCleaned);

/// <summary>How somebody knows of it.</summary>
internal static class WaysOfKnowing
{
    public static IReadOnlyList<(string Code, Bilingual Words)> All { get; } =
    [
        ("seen", new("เห็นหรือประสบด้วยตนเอง", "Saw or met it myself")),
        ("heard", new("ได้ยินจากผู้อื่น", "Heard it from somebody")),
        ("document", new("มีหรือเคยเห็นเอกสาร ภาพ หรือเสียง", "Have or have seen a document, picture or recording")),
        ("asked", new("ถูกเรียกรับเงินหรือประโยชน์", "Was asked for money or a favour")),
    ];

    public static Bilingual Words(string code) =>
        All.Where(w => w.Code == code).Select(w => w.Words).FirstOrDefault(Bilingual.ThaiOnly(code));
}
