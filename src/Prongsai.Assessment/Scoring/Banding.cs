using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Scoring;

/// <summary>An instrument as the levels ask for it.</summary>
/// <param name="Value">Null where there is none.</param>
/// <param name="Weight">In percent; null where it is not known.</param>
internal sealed record InstrumentScore(Exact? Value, Exact? Weight);

/// <summary>Which published level a result has: the first rule, in the framework's order, that fits.</summary>
internal static class Banding
{
    /// <summary>
    /// The level, or null where it cannot be told: the framework knows no levels, or a rule that the total passes asks for an
    /// instrument that is not there and that the total does not settle. Never a guess.
    /// </summary>
    public static BandRule? Of(IReadOnlyList<BandRule> rules, Exact? total, IReadOnlyList<InstrumentScore> instruments)
    {
        if (total is not { } known)
            return null;

        var published = AsPublished(known);
        foreach (var rule in rules)
        {
            if (published < rule.TotalAtLeast)
                continue;
            if (rule.EachInstrumentAtLeast is not { } gate)
                return rule;
            if (instruments.Any(i => i.Value is { } value && !Reaches(value, gate)))
                continue;
            if (instruments.Count == 0)
                return null;
            if (
                instruments.Any(i =>
                    i.Value is null && !(AtLeast(known, instruments, i.Weight) is { } least && Reaches(least, gate))
                )
            )
                return null;

            return rule;
        }

        return null;
    }

    // With a total of 98.82 and a weight of 30 an instrument cannot have been below 96.05, whatever the others were: they have
    // 100 at most, and the total was rounded by half a hundredth at most.
    private static Exact? AtLeast(Exact total, IReadOnlyList<InstrumentScore> instruments, Exact? weight)
    {
        if (weight is not { } own || instruments.Any(i => i.Weight is null))
            return null;

        var others =
            instruments.Aggregate(Exact.Zero, (sum, i) => sum + (i.Value ?? Exact.Of(100)) * i.Weight!.Value)
            - Exact.Of(100) * own;
        return ((total - HalfOfAHundredth) * Exact.Of(100) - others) / own;
    }

    /// <summary>
    /// Levels are published for scores of two decimals ("85-94.99"), so what is compared is the score as it would be published:
    /// 94.995 is published as 95.00.
    /// </summary>
    public static bool Reaches(Exact value, Exact threshold) => AsPublished(value) >= threshold;

    private static Exact AsPublished(Exact value) => Exact.Of((long)(value.Rounded(2) * 100), 100);

    private static readonly Exact HalfOfAHundredth = Exact.Of(1, 200);

    /// <summary>The level of what was computed, where it could be; of what was imported elsewhere.</summary>
    public static Band? OfComputed(Scored scored) =>
        OfCarried(scored.Framework, scored.Total.Carried, scored.Instruments);

    /// <summary>The level of a total that is carried on, such as a forecast.</summary>
    public static Band? OfCarried(Framework framework, Exact? total, IEnumerable<Term> instruments) =>
        Of(framework.Bands.Rules, total, [.. instruments.Select(i => new InstrumentScore(i.Carried, i.Weight))])?.Band;

    /// <summary>The level of the official figures, where there are any; of what was computed elsewhere.</summary>
    public static Band? OfOfficial(Scored scored) =>
        Of(
            scored.Framework.Bands.Rules,
            scored.Total.Value,
            [.. scored.Instruments.Select(i => new InstrumentScore(i.Value, i.Weight))]
        )?.Band;
}
