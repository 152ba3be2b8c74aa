namespace Prongsai.Procurement.Importing;

/// <summary>
/// How alike two works are, by the pairs of letters they share (Sørensen–Dice). Thai has no spaces between words, so pairs of letters
/// tell more than words would.
/// </summary>
internal static class Likeness
{
    /// <summary>From 0 to 1.</summary>
    public static double Of(string one, string other)
    {
        if (one == other)
            return 1;
        // Pairs shared are at most those of the shorter one.
        var (fewer, more) = one.Length < other.Length ? (one.Length, other.Length) : (other.Length, one.Length);
        if (fewer < 2 || 2.0 * fewer / (fewer + more) < 0.5)
            return 0;

        Dictionary<int, int> pairs = [];
        for (var i = 0; i + 1 < one.Length; i++)
            pairs[Pair(one, i)] = pairs.GetValueOrDefault(Pair(one, i)) + 1;

        var shared = 0;
        for (var i = 0; i + 1 < other.Length; i++)
        {
            if (pairs.GetValueOrDefault(Pair(other, i)) is > 0 and var left)
            {
                pairs[Pair(other, i)] = left - 1;
                shared++;
            }
        }

        return 2.0 * shared / (one.Length - 1 + other.Length - 1);
    }

    private static int Pair(string text, int at) => text[at] << 16 | text[at + 1];
}
