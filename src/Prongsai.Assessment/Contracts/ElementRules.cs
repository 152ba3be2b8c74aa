using Prongsai.Kernel;

namespace Prongsai.Assessment.Contracts;

/// <summary>
/// How a machine can tell whether an element is there: the name of a rule and what it needs. Named, never a formula; the module of
/// disclosures carries out each name (and a test there holds that it knows every one).
/// </summary>
/// <param name="Name">"columns", "months": one of <see cref="ElementRules.Known"/>.</param>
/// <param name="With">Its parameters; a single word is a list of one.</param>
public sealed record ElementRule(string Name, IReadOnlyDictionary<string, IReadOnlyList<string>> With)
{
    /// <summary>The words of a parameter; none where it is not given.</summary>
    public IReadOnlyList<string> this[string parameter] => With.GetValueOrDefault(parameter, []);

    /// <summary>The one word of a parameter; null where it is not given.</summary>
    public string? Word(string parameter) => this[parameter] is [var word, ..] ? word : null;

    /// <summary>"months(span: first_six_months)": equal texts are equal rules.</summary>
    public override string ToString() =>
        $"{Name}({string.Join("; ", With.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => $"{w.Key}: {string.Join(", ", w.Value)}"))})";
}

/// <summary>What a parameter of a rule may be.</summary>
public enum ParameterShape
{
    /// <summary>Any texts, at least one.</summary>
    Texts,

    /// <summary>Some of the allowed words.</summary>
    Words,

    /// <summary>One of the allowed words.</summary>
    Word,

    /// <summary>A whole number from 1.</summary>
    Count,
}

/// <summary>A parameter of a rule.</summary>
/// <param name="Name">As written in the file.</param>
/// <param name="Shape">What it may be.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="Allowed">The words to choose from; empty where any will do.</param>
public sealed record RuleParameter(string Name, ParameterShape Shape, bool Required, IReadOnlyList<string> Allowed);

/// <summary>A kind of rule.</summary>
/// <param name="Name">As written in the file.</param>
/// <param name="Meaning">What it looks at.</param>
/// <param name="Parameters">What it needs.</param>
public sealed record RuleKind(string Name, Bilingual Meaning, IReadOnlyList<RuleParameter> Parameters);

/// <summary>Every rule that an element of a framework file may name.</summary>
public static class ElementRules
{
    private static readonly RuleParameter Span = new(
        "span",
        ParameterShape.Word,
        Required: true,
        ["first_six_months", "fiscal_year"]
    );

    /// <summary>In the order in which docs/frameworks.md tells them.</summary>
    public static IReadOnlyList<RuleKind> Known { get; } =
    [
        new(
            "present",
            new("มีส่วนเนื้อหาชนิดนี้และไม่ว่าง", "a block of this kind is there and not blank"),
            [
                new(
                    "block",
                    ParameterShape.Words,
                    Required: true,
                    ["text", "table", "people", "contact", "file", "link", "announcement", "chart"]
                ),
                new("at_least", ParameterShape.Count, Required: false, []),
            ]
        ),
        new(
            "says",
            new(
                "มีถ้อยคำอย่างน้อยหนึ่งคำ ถ้าไม่พบให้คนตรวจ",
                "one of these words is found; where not, a person judges"
            ),
            [new("words", ParameterShape.Texts, Required: true, [])]
        ),
        new(
            "columns",
            new("ตารางมีคอลัมน์ครบและไม่เว้นช่องว่าง", "a table has these columns and no blank cell in them"),
            [new("columns", ParameterShape.Texts, Required: true, [])]
        ),
        new("months", new("ครอบคลุมทุกเดือนของช่วง", "every month of the span is covered"), [Span]),
        new(
            "none_said",
            new("เดือนที่ไม่มีรายการต้องระบุว่าไม่มี", "a month without rows says “none” explicitly"),
            [Span]
        ),
        new(
            "formats",
            new("ดาวน์โหลดได้ครบทุกรูปแบบ", "it can be downloaded in each of these formats"),
            [new("formats", ParameterShape.Words, Required: true, ["pdf", "machine"])]
        ),
        new(
            "people",
            new("บุคคลแต่ละคนมีข้อมูลครบ", "every person has these particulars"),
            [
                new("fields", ParameterShape.Words, Required: true, ["name", "position", "photo", "contact"]),
                new("at_least", ParameterShape.Count, Required: false, []),
            ]
        ),
        new(
            "contact",
            new("ข้อมูลติดต่อครบ", "the contact has these particulars"),
            [new("fields", ParameterShape.Words, Required: true, ["address", "phone", "email", "map", "social"])]
        ),
        new(
            "announcement",
            new("เป็นประกาศที่ลงนามและลงวันที่ในปีงบประมาณ", "an announcement, signed, and dated in the fiscal year"),
            []
        ),
        new("year", new("เป็นข้อมูลของปีงบประมาณนั้น", "it is about that fiscal year"), []),
        new("links", new("ลิงก์ทุกลิงก์เปิดได้", "every link answers"), []),
        new("files", new("ไฟล์ทุกไฟล์เปิดได้และมีข้อความ", "every file opens and has text"), []),
    ];

    /// <summary>The rule with this name, or null.</summary>
    public static RuleKind? With(string name) => Known.FirstOrDefault(rule => rule.Name == name);
}
