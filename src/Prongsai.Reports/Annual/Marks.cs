using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Reports.Annual;

/// <summary>
/// Collects what in a report is made up, unconfirmed or computed by us, so that it is marked where it stands and explained once
/// in the notes.
/// </summary>
internal sealed class Marks
{
    private const string MadeUp = "สมมุติ",
        Unverified = "*",
        Unknown = "**",
        Derived = "†",
        Computed = "‡";

    // In the order in which the notes are printed.
    private static readonly (string Mark, string Meaning)[] Meanings =
    [
        (MadeUp, "ตัวเลขหรือข้อความที่สมมุติขึ้นเพื่อแสดงตัวอย่างการใช้งาน มิใช่ผลการประเมินจริง"),
        (Unverified, "ข้อความหรือตัวเลขที่ยังไม่ได้รับการยืนยันจากเอกสารทางการ"),
        (Unknown, "ไม่พบข้อมูลในเอกสารทางการที่มีอยู่"),
        (Derived, "ข้อความหรือตัวเลขที่อนุมานจากข้อมูลอื่น ไม่พบโดยตรงในเอกสารทางการ"),
        (Computed, "คะแนนที่คำนวณจากคะแนนองค์ประกอบ มิใช่คะแนนที่ประกาศผลอย่างเป็นทางการ"),
    ];

    private readonly HashSet<string> _used = [];

    /// <summary>Explanations of every mark that was handed out.</summary>
    public IReadOnlyList<ReportNote> Notes =>
        [.. Meanings.Where(m => _used.Contains(m.Mark)).Select(m => new ReportNote(m.Mark, m.Meaning))];

    public IReadOnlyList<string> Of(params IEnumerable<Confidence> confidences)
    {
        string[] marks = [.. confidences.Select(MarkOf).OfType<string>().Distinct()];
        _used.UnionWith(marks);
        return marks;
    }

    /// <summary>Marks of the value that a figure shows.</summary>
    public IReadOnlyList<string> Of(params IEnumerable<Figure?> figures)
    {
        string[] marks =
        [
            .. figures
                .OfType<Figure>()
                .Where(f => f.Value is not null)
                .Select(f => f.Official is null ? Computed : MarkOf(f.OfficialConfidence))
                .OfType<string>()
                .Distinct(),
        ];
        _used.UnionWith(marks);
        return marks;
    }

    private static string? MarkOf(Confidence confidence) =>
        confidence switch
        {
            Confidence.MadeUp => MadeUp,
            Confidence.Unverified => Unverified,
            Confidence.Unknown => Unknown,
            Confidence.Derived => Derived,
            _ => null,
        };
}
