using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Checking;

/// <summary>What came of looking at one element.</summary>
internal enum Verdict
{
    /// <summary>It is there.</summary>
    Met,

    /// <summary>A machine can tell, and only a person.</summary>
    Judge,

    /// <summary>It is not there; the finding says where and what to do.</summary>
    NotMet,
}

/// <summary>Where something is missing, and what to do. The place leads to the field that mends it.</summary>
/// <param name="Words">What is missing, and what to do.</param>
/// <param name="Block">Id of the block; null for the whole.</param>
/// <param name="Row">Row of its table, from 1.</param>
/// <param name="Column">Column of its table.</param>
internal sealed record Finding(Bilingual Words, string? Block = null, int? Row = null, string? Column = null)
{
    /// <summary>The page that mends it, where that is not the content itself.</summary>
    public string? At { get; init; }
}

/// <summary>One element, looked at.</summary>
internal sealed record ElementCheck(
    int Number,
    Bilingual Text,
    Confidence Confidence,
    Verdict Verdict,
    IReadOnlyList<Finding> Findings
);

/// <summary>One item, looked at.</summary>
/// <param name="Besides">
/// What is wrong whatever the elements say: a file that does not open, a scan without text, a dead link. They do not count as unmet
/// elements, but the assessor will stumble over them.
/// </param>
internal sealed record ItemCheck(string Code, IReadOnlyList<ElementCheck> Elements, IReadOnlyList<Finding> Besides)
{
    public int Met => Elements.Count(e => e.Verdict == Verdict.Met);
    public int Unmet => Elements.Count(e => e.Verdict == Verdict.NotMet);
    public int ToJudge => Elements.Count(e => e.Verdict == Verdict.Judge);

    /// <summary>Nothing that a machine can tell is missing.</summary>
    public bool IsComplete => Unmet == 0;
}

/// <summary>What was found out about a file.</summary>
/// <param name="Opens">Null while nobody has looked.</param>
/// <param name="HasText">Null while nobody has looked.</param>
internal sealed record FileFacts(string FileName, string Kind, bool? Opens, bool? HasText, Bilingual? Why = null);

/// <summary>What was found out about a link.</summary>
/// <param name="Answers">Whether it answered; null where the site asks not to be visited.</param>
/// <param name="On">When it was asked.</param>
internal sealed record LinkFacts(bool? Answers, DateOnly On, Bilingual Why);

/// <summary>Everything that rules look at. No clock, no database: the same content always gives the same list.</summary>
internal sealed record Seen(
    FiscalYear Year,
    Document Document,
    IReadOnlyDictionary<DisclosureFileId, FileFacts> Files,
    IReadOnlyDictionary<string, LinkFacts> Links
)
{
    /// <summary>The forms that the register demands.</summary>
    public FormatDemands Demands { get; init; }
}

/// <summary>An item's elements held against its content.</summary>
internal static class Checklist
{
    /// <summary>So many places of one element are named; more are counted.</summary>
    public const int MostFindings = 12;

    public static ItemCheck Of(DisclosureItem item, Seen seen)
    {
        if (item.Elements.Count == 0)
            return new ItemCheck(item.Code, [Unknown(item, seen)], FileRules.Besides(item, seen));

        return new ItemCheck(
            item.Code,
            [.. item.Elements.Select((element, i) => Of(i + 1, element, seen))],
            FileRules.Besides(item, seen)
        );
    }

    private static ElementCheck Of(int number, DisclosureElement element, Seen seen)
    {
        var (verdict, findings) =
            seen.Document.IsBlank ? (Verdict.NotMet, [new Finding(Said.NothingYet)])
            : element.Rule is { } rule ? Rules.Of(rule, seen)
            : (Verdict.Judge, (IReadOnlyList<Finding>)[new Finding(Said.NoRule)]);
        if (findings.Count > MostFindings)
            findings = [.. findings.Take(MostFindings), new Finding(Said.AndMore(findings.Count - MostFindings))];

        return new ElementCheck(number, element.Text, element.Confidence, verdict, findings);
    }

    // The official elements were not found: that something is there is all that a machine can tell.
    private static ElementCheck Unknown(DisclosureItem item, Seen seen) =>
        seen.Document.IsBlank
            ? new(1, Said.ElementsUnknown, item.ElementsConfidence, Verdict.NotMet, [new Finding(Said.NothingYet)])
            : new(1, Said.ElementsUnknown, item.ElementsConfidence, Verdict.Judge, [new Finding(Said.JudgeWhole)]);
}

/// <summary>The words of the checklist.</summary>
internal static class Said
{
    public static readonly Bilingual NothingYet = new(
        "ยังไม่มีเนื้อหา ให้เริ่มเขียนหรือแนบข้อมูล",
        "Nothing has been written yet; begin to write, or attach something."
    );

    public static readonly Bilingual NoRule = new(
        "เครื่องตรวจข้อนี้ไม่ได้ ให้ผู้ตรวจอ่านและตัดสิน",
        "A machine cannot tell this; the reviewer reads and decides."
    );

    public static readonly Bilingual ElementsUnknown = new(
        "(ยังไม่พบองค์ประกอบทางการของข้อนี้)",
        "(the official elements of this item were not found)"
    );

    public static readonly Bilingual JudgeWhole = new(
        "ยังไม่ทราบองค์ประกอบทางการ ให้ผู้ตรวจเทียบกับคู่มือการประเมิน",
        "The official elements are not known; the reviewer holds it against the assessment manual."
    );

    public static Bilingual AndMore(int count) => new($"และอีก {count} แห่ง", $"and {count} more");
}
