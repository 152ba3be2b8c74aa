namespace Prongsai.Procurement.Signs;

/// <summary>
/// Where ordinary ends. Quartiles are the median-unbiased ones (Hyndman and Fan's R8, position h = (n + 1/3)·p + 1/3), as Cardinal takes
/// them; the default of Excel and numpy (R7) flags other processes.
/// </summary>
internal static class Fences
{
    /// <summary>The quartiles, and one and a half times their distance beyond each. All NaN without figures.</summary>
    public static (double Q1, double Q3, double Lower, double Upper) Of(IEnumerable<double> figures)
    {
        var sorted = figures.ToArray();
        Array.Sort(sorted);
        var q1 = Quantile(sorted, 0.25);
        var q3 = Quantile(sorted, 0.75);

        // In one rounding, as Cardinal computes it: a figure on the fence is flagged.
        return (q1, q3, Math.FusedMultiplyAdd(q3 - q1, -1.5, q1), Math.FusedMultiplyAdd(q3 - q1, 1.5, q3));
    }

    /// <param name="sorted">Ascending.</param>
    /// <param name="share">0.25 for the first quartile.</param>
    public static double Quantile(double[] sorted, double share)
    {
        var count = sorted.Length;
        if (count == 0)
            return double.NaN;

        var position = (count + 1.0 / 3.0) * share + 1.0 / 3.0;
        var below = (int)position;
        if (below <= 0 || share <= 0)
            return sorted[0];
        if (below >= count || share >= 1)
            return sorted[^1];

        return sorted[below - 1] + (position - below) * (sorted[below] - sorted[below - 1]);
    }
}
