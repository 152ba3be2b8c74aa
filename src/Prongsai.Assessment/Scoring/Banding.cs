using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Scoring;

/// <summary>Which published level a result has: the first rule, in the framework's order, that fits.</summary>
internal static class Banding
{
    /// <summary>
    /// The level, or null where it cannot be told: the framework knows no levels, or a rule that the total passes asks for an
    /// instrument that is not there. Never a guess.
    /// </summary>
    public static BandRule? Of(IReadOnlyList<BandRule> rules, Exact? total, IReadOnlyList<Exact?> instruments)
    {
        if (total is not { } known) return null;

        foreach (var rule in rules)
        {
            if (!Reaches(known, rule.TotalAtLeast)) continue;
            if (rule.EachInstrumentAtLeast is not { } gate) return rule;
            if (instruments.Any(i => i is { } value && !Reaches(value, gate))) continue;
            if (instruments.Count == 0 || instruments.Any(i => i is null)) return null;

            return rule;
        }

        return null;
    }

    /// <summary>
    /// Levels are published for scores of two decimals ("85-94.99"), so what is compared is the score as it would be published:
    /// 94.995 is published as 95.00.
    /// </summary>
    public static bool Reaches(Exact value, Exact threshold) => value + HalfOfAHundredth >= threshold;

    private static readonly Exact HalfOfAHundredth = Exact.Of(1, 200);

    /// <summary>The level of what was computed, where it could be; of what was imported elsewhere.</summary>
    public static Band? OfComputed(Scored scored) =>
        Of(scored.Framework.Bands.Rules, scored.Total.Carried, [.. scored.Instruments.Select(i => i.Carried)])?.Band;

    /// <summary>The level of the official figures, where there are any; of what was computed elsewhere.</summary>
    public static Band? OfOfficial(Scored scored) =>
        Of(scored.Framework.Bands.Rules, scored.Total.Value, [.. scored.Instruments.Select(i => i.Value)])?.Band;
}
