using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Sections;

/// <summary>What the form of a section holds, as typed.</summary>
internal sealed record SectionForm
{
    public string? NameTh { get; init; }
    public string? NameEn { get; init; }
    public SectionId? Under { get; init; }
    public int? Position { get; init; }
    public int Version { get; init; }

    public static SectionForm Of(SectionRecord section) =>
        new()
        {
            NameTh = section.NameTh,
            NameEn = section.NameEn,
            Under = section.ParentId,
            Position = section.Position,
            Version = section.Version,
        };

    /// <summary>What stands now and is not what was typed.</summary>
    public IReadOnlyList<(Bilingual Field, string? Standing)> Unlike(
        SectionRecord section,
        Func<SectionId?, string> nameOf
    )
    {
        List<(Bilingual, string?)> fields = [];
        if (section.NameTh != NameTh?.Trim())
            fields.Add((new("ชื่อ (ไทย)", "Name (Thai)"), section.NameTh));
        if (section.NameEn != (NameEn?.Trim() ?? ""))
            fields.Add((new("ชื่อ (อังกฤษ)", "Name (English)"), section.NameEn));
        if (section.ParentId != Under)
            fields.Add((new("อยู่ภายใต้", "Within"), nameOf(section.ParentId)));
        if (section.Position != Position)
            fields.Add(
                (new("ลำดับ", "Order"), section.Position.ToString(System.Globalization.CultureInfo.InvariantCulture))
            );
        if (section.ClosedAt is not null)
            fields.Add((new("สถานะ", "State"), "ยุบแล้ว / closed"));

        return fields;
    }
}
