namespace Prongsai.Surveys.Results;

/// <summary>A group and how many of it answered. Counts are shown at any size: they say that somebody answered, never what.</summary>
internal sealed record GroupCount(string Name, int Count, bool IsUnderRepresented = false);

/// <summary>
/// Which groups are heard too little. Nobody knows how many people each counter served, so the comparison is with an even share: a group
/// is marked when it has less than half of it and when chance alone would bring so few in less than one of a hundred even splits
/// (exact binomial tail).
/// </summary>
internal static class Representation
{
    public const double Chance = 0.01;

    public static IReadOnlyList<GroupCount> Of(IReadOnlyList<(string Name, int Count)> groups)
    {
        var total = groups.Sum(g => g.Count);
        return
        [
            .. groups.Select(g => new GroupCount(
                g.Name,
                g.Count,
                groups.Count > 1
                    && g.Count * 2 * groups.Count < total
                    && Binomial.AtMost(g.Count, total, 1.0 / groups.Count) < Chance
            )),
        ];
    }
}

/// <summary>The binomial distribution, by logarithms so that large counts do not overflow.</summary>
internal static class Binomial
{
    /// <summary>The chance of at most so many of n.</summary>
    public static double AtMost(int count, int n, double p) => count < 0 ? 0 : Sum(0, Math.Min(count, n), n, p);

    /// <summary>The chance of at least so many of n.</summary>
    public static double AtLeast(int count, int n, double p) => count > n ? 0 : Sum(Math.Max(0, count), n, n, p);

    private static double Sum(int from, int to, int n, double p)
    {
        if (p <= 0)
            return from == 0 ? 1 : 0;
        if (p >= 1)
            return to == n ? 1 : 0;

        // One logarithm of a binomial coefficient, then each next term by its ratio to the one before.
        double sum = 0,
            log = LogChoose(n, from) + from * Math.Log(p) + (n - from) * double.LogP1(-p);
        for (var k = from; k <= to; k++)
        {
            sum += Math.Exp(log);
            log += Math.Log((double)(n - k) / (k + 1)) + Math.Log(p) - double.LogP1(-p);
        }

        return Math.Min(1, sum);
    }

    private static double LogChoose(int n, int k)
    {
        double log = 0;
        for (var i = 1; i <= Math.Min(k, n - k); i++)
            log += Math.Log((double)(n - i + 1) / i);
        return log;
    }
}
