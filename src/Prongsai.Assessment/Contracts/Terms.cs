using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Contracts;

/// <summary>How the computed value of a term is made.</summary>
public enum Made
{
    /// <summary>It is not computed; its parts are missing or not known.</summary>
    NotComputed,

    /// <summary>The unweighted mean of its parts.</summary>
    Mean,

    /// <summary>The sum of weight × part, weights in percent.</summary>
    WeightedSum,

    /// <summary>A published weighted figure divided by its weight: IIT_w30 ÷ 0.30.</summary>
    FromWeighted,

    /// <summary>A known figure, changed by what some of its parts would give.</summary>
    Shifted,
}

/// <summary>
/// A number that opens into its arithmetic: the total, its instruments, their indicators, down to questions and disclosure items.
/// The imported figure and what the parts give stand side by side; neither overwrites the other.
/// </summary>
/// <param name="Code">"TOTAL", "IIT", "IND09", "9.3", "O15".</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Title">The framework's text.</param>
/// <param name="Official">The imported figure.</param>
/// <param name="Computed">What the parts give, unrounded; null where it cannot be told.</param>
/// <param name="How">How <paramref name="Computed"/> is made.</param>
/// <param name="Parts">What it is made of, in official order; also parts whose value is missing.</param>
public sealed record Term(
    string Code,
    FigureKind Kind,
    Bilingual Title,
    Score? Official,
    Exact? Computed,
    Made How,
    IReadOnlyList<Term> Parts
)
{
    /// <summary>How sure the rule is by which the parts make it.</summary>
    public Confidence RuleConfidence { get; init; }

    /// <summary>Its weight in the sum it is a part of, in percent; null where parts are averaged.</summary>
    public Exact? Weight { get; init; }

    /// <summary>The published weighted figure it is derived from (26.53 for IIT_w30).</summary>
    public Score? Weighted { get; init; }

    /// <summary>The weight of <see cref="Weighted"/>, in percent: 30 for IIT_w30.</summary>
    public Exact? WeightedBy { get; init; }

    /// <summary>The value that counts one level up; the official one where nothing else was said and nothing is computed.</summary>
    public Exact? Carried
    {
        get => field ?? (Computed is null ? Official?.Exactly : null);
        init;
    }

    /// <summary>Whether there is a value that counts one level up.</summary>
    public bool Carries => Computed is not null || Official is not null;

    /// <summary>What is also known of it but does not make its value: EIT1 and EIT2 beside the indicators.</summary>
    public IReadOnlyList<Term> Besides { get; init; } = [];

    /// <summary>What <see cref="Besides"/> would give; null where they give nothing.</summary>
    public Exact? BesidesGive { get; init; }

    /// <summary>Why parts cannot be added up although some are there; null where they can, or there are none.</summary>
    public Bilingual? WhyNot { get; init; }

    /// <summary>The sum behind a shifted value: "95.00 + (100 − 0.00) × 1/20 = 100.00".</summary>
    public string? Shift { get; init; }

    /// <summary>True when it can only be full or nothing, as a disclosure item that has all its elements or has not.</summary>
    public bool AllOrNothing { get; init; }

    /// <summary>What to show: the official figure where there is one, else the computed one.</summary>
    public Exact? Value => Official?.Exactly ?? Computed;

    /// <summary>The term with this code, here or below; null when there is none.</summary>
    public Term? Find(string code) =>
        string.Equals(Code, code, StringComparison.OrdinalIgnoreCase)
            ? this
            : Parts.Concat(Besides).Select(part => part.Find(code)).FirstOrDefault(found => found is not null);

    /// <summary>The term and everything below it, itself first.</summary>
    public IEnumerable<Term> AndBelow() => Parts.Concat(Besides).SelectMany(part => part.AndBelow()).Prepend(this);

    /// <summary>In words: "the mean of 3 parts".</summary>
    public Bilingual Words =>
        How switch
        {
            Made.Mean => new($"ค่าเฉลี่ยของ {Parts.Count} รายการ", $"the mean of {Parts.Count}"),
            Made.WeightedSum => new("ผลรวมถ่วงน้ำหนัก", "the weighted sum"),
            Made.FromWeighted => new(
                "คะแนนถ่วงน้ำหนักที่ประกาศ หารด้วยน้ำหนัก",
                "the published weighted figure divided by its weight"
            ),
            Made.Shifted => new("คะแนนที่มีอยู่ ปรับตามข้อที่เปลี่ยน", "the known figure, changed by these items"),
            _ when WhyNot is { } why => why,
            _ when Official is not null => new("คะแนนที่นำเข้า", "imported"),
            _ => new("ไม่มีคะแนน", "no figure"),
        };

    /// <summary>The arithmetic with the numbers of this term: "(92.10 + 91.70 + 93.00) ÷ 3 = 92.27". Empty when nothing is computed.</summary>
    public string Arithmetic =>
        (How, Computed) switch
        {
            (Made.Mean, { } mean) =>
                $"{Sum(Parts.Select(p => Shown(p.Carried)))} ÷ {Parts.Count.ToString(CultureInfo.InvariantCulture)} = {mean}",
            (Made.WeightedSum, { } sum) =>
                $"{string.Join(" + ", Parts.Select(p => $"{Fraction(p.Weight)} × {Shown(p.Carried)}"))} = {sum}",
            (Made.Shifted, _) => Shift ?? "",
            (Made.FromWeighted, { } value) => $"{Weighted} ÷ {Fraction(WeightedBy)} = {value}",
            _ => "",
        };

    private static string Sum(IEnumerable<string> parts)
    {
        var sum = string.Join(" + ", parts);
        return sum.Contains('+', StringComparison.Ordinal) ? $"({sum})" : sum;
    }

    private static string Shown(Exact? value) => value?.ToString() ?? "–";

    // 30 percent is written 0.30, as in the published formula.
    private static string Fraction(Exact? percent) => percent is { } known ? (known / Exact.Of(100)).ToString() : "?";
}

/// <summary>An imported figure that its parts do not give.</summary>
/// <param name="Code">"TOTAL", "IIT", "IIT_w30".</param>
/// <param name="Imported">As it was published.</param>
/// <param name="Computed">What the parts give, unrounded.</param>
/// <param name="Explained">True when the rounding of the parts can account for all of it.</param>
/// <param name="Why">The explanation, or that there is none.</param>
public sealed record Discrepancy(string Code, Exact Imported, Exact Computed, bool Explained, Bilingual Why);
