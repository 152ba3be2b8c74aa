using System.Numerics;
using Prongsai.Kernel;

namespace Prongsai.Surveys.Results;

/// <summary>
/// What many answers to one thing add up to: how many, their sum, the sum of their squares, and how often each level was chosen. Whole
/// numbers only; tallies of disjoint groups add up to the tally of their union.
/// </summary>
internal sealed class ItemTally(int parts, int levels, long whole)
{
    private readonly int[] _levels = new int[parts * levels];

    /// <summary>How many people answered it in a way that counts.</summary>
    public int Answered { get; private set; }

    /// <summary>Sum of each person's value, in units times <see cref="Whole"/>.</summary>
    public Int128 Sum { get; private set; }

    public Int128 Squares { get; private set; }

    public long Whole { get; } = whole;

    public int Parts => parts;

    public static ItemTally For(ScoredItem item) => new(item.Parts.Count, item.Levels, item.Whole);

    /// <summary>How many chose this level of this part; also levels that count for nothing.</summary>
    public int At(int part, int level) => _levels[part * levels + level];

    public void Chose(int part, int level) => _levels[part * levels + level]++;

    /// <summary>One person's answer: the sum of the values of what they answered, and of how many parts that is.</summary>
    public void Count(long sum, int of)
    {
        Int128 value = (Int128)sum * Whole;
        // Whole unless somebody answered more than twenty parts; then the nearest unit.
        value = value % of == 0 ? value / of : (value * 2 + of) / (2 * of);
        Answered++;
        Sum += value;
        Squares += value * value;
    }

    public ItemTally Add(ItemTally other)
    {
        Answered += other.Answered;
        Sum += other.Sum;
        Squares += other.Squares;
        for (var i = 0; i < _levels.Length; i++)
            _levels[i] += other._levels[i];
        return this;
    }

    /// <summary>The mean, exactly; of 100.</summary>
    public Exact Mean => ExactOf(Sum) / (ExactOf(Whole) * Exact.Of(ScoredItem.Unit) * Exact.Of(Answered));

    /// <summary>The sample variance of persons' values, in points of 100 squared; null for fewer than two.</summary>
    public double? Variance
    {
        get
        {
            if (Answered < 2)
                return null;

            // n·Σx² − (Σx)² in whole numbers: nothing cancels out.
            var spread = (BigInteger)Answered * (BigInteger)Squares - (BigInteger)Sum * (BigInteger)Sum;
            var scale = (double)Whole * ScoredItem.Unit;
            return (double)spread / ((double)Answered * (Answered - 1)) / (scale * scale);
        }
    }

    private static Exact ExactOf(Int128 number)
    {
        const int half = 40;
        return Exact.Of((long)(number >> half)) * Exact.Of(1L << half)
            + Exact.Of((long)(number & ((Int128.One << half) - 1)));
    }
}
