using Prongsai.Kernel;

namespace Prongsai.Procurement.Reconciling.Differences;

/// <summary>Which explanation.</summary>
internal readonly record struct DifferenceExplanationId(Guid Value) : IId<DifferenceExplanationId>
{
    public static DifferenceExplanationId From(Guid value) => new(value);
}

/// <summary>
/// Why the two sides may differ, as an officer wrote it. Never changed: a later one stands beside it. It holds while both sides say
/// what they said then.
/// </summary>
internal sealed class DifferenceExplanation
{
    public const int Shortest = 10,
        Longest = 2000;

    public AgencyId AgencyId { get; init; }
    public DifferenceExplanationId Id { get; init; }
    public FiscalYear Year { get; init; }

    /// <summary><see cref="Difference.Key"/>.</summary>
    public string Key { get; init; } = "";

    /// <summary><see cref="Difference.Print"/> of what was explained.</summary>
    public string Print { get; init; } = "";
    public string Text { get; init; } = "";
    public DateTime At { get; init; }
    public Guid ById { get; init; }
    public string ByName { get; init; } = "";

    /// <summary>Why it cannot be kept.</summary>
    /// <param name="print">What the officer had before their eyes.</param>
    public static IReadOnlyList<Refusal> WhyNot(Difference difference, string? text, string? print)
    {
        List<Refusal> why = [];
        if (print != difference.Print)
            why.Add(ExplanationRefusals.Changed);
        var length = ThaiText.Length(ThaiText.NormaliseLine(text ?? ""));
        if (length < Shortest)
            why.Add(ExplanationRefusals.TooShort);
        if (length > Longest)
            why.Add(ExplanationRefusals.TooLong);
        return why;
    }
}

/// <summary>A difference with what was said to it.</summary>
/// <param name="Valid">The explanation of these very sides; null while there is none.</param>
/// <param name="Earlier">Of earlier sides, and those it replaced; newest first.</param>
internal sealed record ExplainedDifference(
    Difference Difference,
    DifferenceExplanation? Valid,
    IReadOnlyList<DifferenceExplanation> Earlier
)
{
    public static IReadOnlyList<ExplainedDifference> Of(
        IEnumerable<Difference> differences,
        IEnumerable<DifferenceExplanation> explanations
    )
    {
        var byKey = explanations.OrderByDescending(e => e.At).ThenByDescending(e => e.Id.Value).ToLookup(e => e.Key);

        return
        [
            .. differences.Select(difference =>
            {
                var said = byKey[difference.Key].ToList();
                var valid = said.Find(e => e.Print == difference.Print);
                return new ExplainedDifference(difference, valid, [.. said.Where(e => e != valid)]);
            }),
        ];
    }
}

/// <summary>Every reason for which an explanation is not kept.</summary>
internal static class ExplanationRefusals
{
    public static readonly Refusal Changed = new(
        "difference-changed",
        "ข้อมูลสองด้านเปลี่ยนไปหลังจากเปิดหน้านี้ โปรดดูอีกครั้งแล้วอธิบาย",
        "The two sides changed since this page was opened; look again, then explain."
    );

    public static readonly Refusal TooShort = new(
        "difference-explanation-short",
        $"คำอธิบายสั้นเกินไป ต้องมีอย่างน้อย {DifferenceExplanation.Shortest} ตัวอักษร",
        $"The explanation is too short; at least {DifferenceExplanation.Shortest} letters are expected."
    );

    public static readonly Refusal TooLong = new(
        "difference-explanation-long",
        $"คำอธิบายยาวเกิน {DifferenceExplanation.Longest} ตัวอักษร",
        $"The explanation is longer than {DifferenceExplanation.Longest} letters."
    );
}
