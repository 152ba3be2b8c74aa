using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Sections;

/// <summary>
/// A section (ฝ่าย, กอง, กลุ่มงาน) of an agency, perhaps within another. It is closed rather than deleted, because people and
/// measures name it.
/// </summary>
internal sealed class SectionRecord
{
    /// <summary>Ministries have four levels; more is a slip.</summary>
    public const int DeepestLevel = 6;

    public AgencyId AgencyId { get; private init; }
    public SectionId Id { get; private init; }
    public SectionId? ParentId { get; private set; }
    public string NameTh { get; private set; } = "";
    public string NameEn { get; private set; } = "";

    /// <summary>Its place among its neighbours, as the office orders them.</summary>
    public int Position { get; private set; }

    public DateTime? ClosedAt { get; private set; }
    public int Version { get; private set; }

    public string Record => $"section:{Id.Value}";

    public static IReadOnlyList<Refusal> WhyNotWords(string? nameTh, string? nameEn) =>
        string.IsNullOrWhiteSpace(nameTh) ? [SectionRefusals.NameBlank]
        : nameTh.Length > Register.AgencyRecord.NameLimit || nameEn?.Length > Register.AgencyRecord.NameLimit
            ? [Register.Refusals.TooLong(Register.AgencyRecord.NameLimit)]
        : [];

    /// <param name="all">Every section of the agency.</param>
    public static SectionRecord Open(
        AgencyId agency,
        SectionId? parent,
        string nameTh,
        string? nameEn,
        IReadOnlyCollection<SectionRecord> all
    )
    {
        var section = new SectionRecord
        {
            AgencyId = agency,
            Id = Ids.Next<SectionId>(),
            Position = all.Where(s => s.ParentId == parent).Select(s => s.Position).DefaultIfEmpty(0).Max() + 1,
        };
        section.Arrange(parent, nameTh, nameEn, section.Position, all);
        return section;
    }

    public IReadOnlyList<Refusal> WhyNotArrange(
        SectionId? parent,
        string? nameTh,
        string? nameEn,
        IReadOnlyCollection<SectionRecord> all
    )
    {
        List<Refusal> reasons = [.. WhyNotWords(nameTh, nameEn)];
        var above = Above(parent, all);
        if (above.Any(s => s.Id == Id))
            reasons.Add(SectionRefusals.UnderItself);
        else if (above.Count + Height(all) > DeepestLevel)
            reasons.Add(SectionRefusals.TooDeep);
        if (parent is { } id && all.All(s => s.Id != id))
            reasons.Add(SectionRefusals.ParentUnknown);
        if (parent != ParentId && above.Any(s => s.ClosedAt is not null))
            reasons.Add(SectionRefusals.ParentClosed);
        if (
            all.Any(s =>
                s.Id != Id
                && s.ParentId == parent
                && s.ClosedAt is null
                && s.NameTh == ThaiText.NormaliseLine(nameTh ?? "")
            )
        )
            reasons.Add(SectionRefusals.NameTaken(ThaiText.NormaliseLine(nameTh!)));

        return reasons;
    }

    /// <summary>Names it, and gives it its place in the tree.</summary>
    public void Arrange(
        SectionId? parent,
        string nameTh,
        string? nameEn,
        int position,
        IReadOnlyCollection<SectionRecord> all
    )
    {
        WhyNotArrange(parent, nameTh, nameEn, all).ThrowIfAny();

        var names = (ThaiText.NormaliseLine(nameTh), ThaiText.NormaliseLine(nameEn ?? ""));
        if ((ParentId, NameTh, NameEn, Position) == (parent, names.Item1, names.Item2, position))
            return;

        (ParentId, NameTh, NameEn, Position) = (parent, names.Item1, names.Item2, position);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotClose(IReadOnlyCollection<SectionRecord> all) =>
        ClosedAt is not null ? [SectionRefusals.ClosedAlready]
        : all.Any(s => s.ParentId == Id && s.ClosedAt is null) ? [SectionRefusals.HasOpenSections]
        : [];

    public void Close(Now now, IReadOnlyCollection<SectionRecord> all)
    {
        WhyNotClose(all).ThrowIfAny();

        ClosedAt = now.Utc;
        Version++;
    }

    public void Reopen()
    {
        if (ClosedAt is null)
            return;

        ClosedAt = null;
        Version++;
    }

    public IReadOnlyDictionary<string, string?> Facts() =>
        new Dictionary<string, string?>
        {
            ["nameTh"] = NameTh,
            ["nameEn"] = NameEn,
            ["under"] = ParentId?.Value.ToString(),
            ["position"] = Position.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["closed"] = ClosedAt is null ? null : "true",
        };

    /// <summary>Each followed by those within it.</summary>
    public static IReadOnlyList<Section> AsTree(IReadOnlyCollection<SectionRecord> all)
    {
        var within = all.ToLookup(s => s.ParentId);
        List<Section> tree = [];
        Walk(parent: null, depth: 0);
        return tree;

        void Walk(SectionId? parent, int depth)
        {
            foreach (
                var section in within[parent]
                    .OrderBy(s => s.ClosedAt is not null)
                    .ThenBy(s => s.Position)
                    .ThenBy(s => s.Id.Value)
            )
            {
                // An office that writes Thai only is still named on English pages.
                var english = section.NameEn.Length > 0 ? section.NameEn : section.NameTh;
                tree.Add(
                    new(section.Id, section.ParentId, new(section.NameTh, english), depth, section.ClosedAt is not null)
                );
                if (depth < DeepestLevel)
                    Walk(section.Id, depth + 1);
            }
        }
    }

    private static List<SectionRecord> Above(SectionId? parent, IReadOnlyCollection<SectionRecord> all)
    {
        List<SectionRecord> above = [];
        for (
            var next = all.FirstOrDefault(s => s.Id == parent);
            next is not null && !above.Contains(next);
            next = all.FirstOrDefault(s => s.Id == next.ParentId)
        )
            above.Add(next);

        return above;
    }

    // Itself and the levels within it.
    private int Height(IReadOnlyCollection<SectionRecord> all) =>
        1 + all.Where(s => s.ParentId == Id && s.Id != Id).Select(s => s.Height(all)).DefaultIfEmpty(0).Max();
}

internal static class SectionRefusals
{
    public static readonly Refusal NameBlank = new(
        "section-name-blank",
        "ต้องระบุชื่อฝ่าย/กอง/กลุ่มงานภาษาไทย",
        "The section needs a name in Thai."
    );

    public static readonly Refusal UnderItself = new(
        "section-under-itself",
        "ส่วนงานจะอยู่ภายใต้ตนเองหรือส่วนงานย่อยของตนไม่ได้",
        "A section cannot stand under itself or within one of its own."
    );

    public static readonly Refusal TooDeep = new(
        "section-too-deep",
        $"ส่วนงานซ้อนกันได้ไม่เกิน {SectionRecord.DeepestLevel} ชั้น",
        $"Sections stand within each other at most {SectionRecord.DeepestLevel} levels deep."
    );

    public static readonly Refusal ParentUnknown = new(
        "section-parent-unknown",
        "ไม่มีส่วนงานต้นสังกัดนี้ในหน่วยงาน",
        "The agency has no such section to stand under."
    );

    public static readonly Refusal ParentClosed = new(
        "section-parent-closed",
        "ส่วนงานต้นสังกัดยุบแล้ว โปรดเลือกส่วนงานอื่น",
        "The section above is closed; choose another."
    );

    public static readonly Refusal ClosedAlready = new(
        "section-closed",
        "ส่วนงานนี้ยุบแล้ว",
        "This section is closed already."
    );

    public static readonly Refusal HasOpenSections = new(
        "section-has-sections",
        "ยังมีส่วนงานย่อยที่ไม่ได้ยุบ โปรดยุบหรือย้ายส่วนงานย่อยก่อน",
        "There are open sections within it: close or move them first."
    );

    public static Refusal NameTaken(string name) =>
        new(
            "section-name-taken",
            $"มีส่วนงานชื่อ “{name}” อยู่แล้วในระดับเดียวกัน",
            $"There is a section “{name}” beside it already."
        );
}
