using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Surveys.Results;

/// <summary>
/// A mean with how many answers it stands on and where the mean of everybody who could have answered probably lies: Student's 95 per
/// cent interval, narrowed when a large part of all those people answered (finite population). It says nothing of who did not answer.
/// </summary>
internal sealed record Estimate(Exact Mean, int Answered, decimal? Low, decimal? High)
{
    /// <param name="eligible">How many could be asked; null where nobody knows.</param>
    public static Estimate Of(ItemTally tally, int? eligible)
    {
        if (tally.Variance is not { } variance)
            return new(tally.Mean, tally.Answered, null, null);

        var n = tally.Answered;
        var correction = eligible is { } all && all > 1 ? Math.Max(0, (double)(all - n) / (all - 1)) : 1;
        var half = (decimal)(Student(n - 1) * Math.Sqrt(variance / n * correction));
        var mean = tally.Mean.Rounded(6);
        return new(
            tally.Mean,
            n,
            Math.Max(0, decimal.Round(mean - half, 2, MidpointRounding.AwayFromZero)),
            Math.Min(100, decimal.Round(mean + half, 2, MidpointRounding.AwayFromZero))
        );
    }

    /// <summary>"81.20–88.40"; a dash where there is none.</summary>
    public string Interval =>
        Low is { } low && High is { } high
            ? string.Create(CultureInfo.InvariantCulture, $"{low:0.00}–{high:0.00}")
            : "–";

    /// <summary>True when two means differ by more than their intervals can explain (they do not touch): a cautious comparison.</summary>
    public bool IsClearlyApartFrom(Estimate other) => Low > other.High || High < other.Low;

    // Exact for the few degrees of freedom that k lets through; Cornish and Fisher's expansion is right to four digits beyond.
    private static readonly double[] Small =
    [
        12.7062,
        4.3027,
        3.1824,
        2.7764,
        2.5706,
        2.4469,
        2.3646,
        2.3060,
        2.2622,
        2.2281,
        2.2010,
        2.1788,
    ];

    /// <summary>The 97.5 per cent point of Student's distribution.</summary>
    internal static double Student(int freedom)
    {
        if (freedom <= Small.Length)
            return Small[freedom - 1];

        const double z = 1.959963984540054;
        var (z3, z5, z7) = (z * z * z, z * z * z * z * z, Math.Pow(z, 7));
        double v = freedom;
        return z
            + (z3 + z) / (4 * v)
            + (5 * z5 + 16 * z3 + 3 * z) / (96 * v * v)
            + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * v * v * v);
    }
}
