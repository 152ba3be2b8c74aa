using System.Text.RegularExpressions;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>What a sign is about; the list is in this order.</summary>
internal enum SignGroup
{
    /// <summary>Whether one vendor is favoured: what the public survey asks (I5).</summary>
    Favouritism,
    Competition,
    Price,
    Timing,

    /// <summary>Whether the data is right, which says nothing about the purchase.</summary>
    Data,
}

/// <summary>
/// Something to look at in a year of purchases (F01–F34). It says what is unusual, never that somebody did wrong, and gives no score.
/// </summary>
/// <param name="Code">"F03".</param>
/// <param name="Definition">With {name} in place of each threshold.</param>
/// <param name="Reads">The fields a purchase must have to be looked at; by those of its evidence an explanation stays valid.</param>
/// <param name="Caveat">Why there may be nothing in it.</param>
/// <param name="LookAt">What an officer looks at, and can say.</param>
internal sealed partial record ThaiSign(
    string Code,
    SignGroup Group,
    Bilingual Name,
    Bilingual Definition,
    FieldSet Reads,
    Bilingual Caveat,
    Bilingual LookAt
)
{
    /// <summary>How often it is found elsewhere: other people's computations on e-GP data.</summary>
    public Bilingual? BaseRate { get; init; }

    /// <summary>How sure the base rate is.</summary>
    public Confidence BaseRateSure { get; init; } = Confidence.Unverified;

    /// <summary>The data that no register of ours holds; null for a sign that is computed.</summary>
    public Bilingual? Absent { get; init; }

    /// <summary>The definition with the thresholds of a year.</summary>
    public Bilingual DefinitionIn(IReadOnlyList<Threshold> thresholds) =>
        new(Filled(Definition.Th, Language.Thai, thresholds), Filled(Definition.En, Language.English, thresholds));

    private static string Filled(string text, Language language, IReadOnlyList<Threshold> thresholds) =>
        Place()
            .Replace(
                text,
                place =>
                    thresholds.FirstOrDefault(t => t.Name == place.Groups[1].Value)?.Shown.In(language) ?? place.Value
            );

    [GeneratedRegex(@"\{([a-z-]+)\}")]
    private static partial Regex Place();
}

/// <summary>Signs in words.</summary>
internal static class SignGroupWords
{
    public static Bilingual Name(this SignGroup group) =>
        group switch
        {
            SignGroup.Favouritism => new("เอื้อรายใดรายหนึ่งหรือไม่", "Is one vendor favoured?"),
            SignGroup.Competition => new("มีการแข่งขันหรือไม่", "Is there competition?"),
            SignGroup.Price => new("ราคา", "Prices"),
            SignGroup.Timing => new("ช่วงเวลา", "Timing"),
            _ => new("คุณภาพของข้อมูล", "Quality of the data"),
        };
}
