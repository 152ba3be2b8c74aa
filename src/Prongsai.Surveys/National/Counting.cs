using Prongsai.Surveys.Results;

namespace Prongsai.Surveys.National;

/// <summary>
/// The pass over the answers of a country, and the only place that must be fast. The answers of one round to one question lie side by
/// side, a byte each, so the runtime counts each level with its widest vectors (<see cref="MemoryExtensions.Count{T}(ReadOnlySpan{T}, T)"/>:
/// 64 answers at once where the processor can); a score is then a sum of a few counts times values. Sums are whole numbers throughout.
/// </summary>
internal static class Counting
{
    /// <summary>Adds answers of a round to the sums of its items: all of them, or one more.</summary>
    /// <param name="cells">The answers to the first scored part, those to the second, and so on; each of the same length.</param>
    /// <param name="sums">For each item, in units times <see cref="ScoredItem.Whole"/>.</param>
    /// <param name="answered">For each item, by how many people.</param>
    public static void Add(Layout layout, ReadOnlySpan<byte> cells, Span<long> sums, Span<int> answered)
    {
        if (cells.IsEmpty)
            return;

        var people = cells.Length / layout.Columns.Length;
        for (var i = 0; i < layout.Items.Count; i++)
        {
            var item = layout.Items[i];
            var parts = cells.Slice(layout.FirstPart[i] * people, item.Parts.Count * people);
            var (sum, by) = item.Parts.Count == 1 ? OfOne(item, parts) : OfSeveral(item, parts, people);
            sums[i] += sum;
            answered[i] += by;
        }
    }

    private static (long Sum, int Answered) OfOne(ScoredItem item, ReadOnlySpan<byte> column)
    {
        var (sum, answered) = OfPart(item.Parts[0], column);
        return (sum * item.Whole, answered);
    }

    private static (long Sum, int Answered) OfPart(ScoredPart part, ReadOnlySpan<byte> column)
    {
        long sum = 0;
        var answered = 0;
        for (var level = 0; level < part.Values.Count; level++)
        {
            if (part.Values[level] is not { } value)
                continue;

            var chose = column.Count((byte)level);
            sum += value * chose;
            answered += chose;
        }

        return (sum, answered);
    }

    // A question of several parts is the mean of what each person answered of it. Where everybody answered every part, that is the
    // mean of the parts; where not, people are looked at one by one.
    private static (long Sum, int Answered) OfSeveral(ScoredItem item, ReadOnlySpan<byte> parts, int people)
    {
        long all = 0;
        var everybody = true;
        for (var part = 0; part < item.Parts.Count && everybody; part++)
        {
            var (sum, answered) = OfPart(item.Parts[part], parts.Slice(part * people, people));
            all += sum;
            everybody = answered == people;
        }

        return everybody && item.Whole % item.Parts.Count == 0
            ? (all * (item.Whole / item.Parts.Count), people)
            : OneByOne(item, parts, people);
    }

    private static (long Sum, int Answered) OneByOne(ScoredItem item, ReadOnlySpan<byte> parts, int people)
    {
        long all = 0;
        var answered = 0;
        for (var person = 0; person < people; person++)
        {
            long sum = 0;
            var of = 0;
            for (var part = 0; part < item.Parts.Count; part++)
            {
                var level = parts[part * people + person];
                if (level >= item.Parts[part].Values.Count || item.Parts[part].Values[level] is not { } value)
                    continue;

                sum += value;
                of++;
            }

            if (of == 0)
                continue;

            all += OfPerson(item, sum, of);
            answered++;
        }

        return (all, answered);
    }

    // Whole unless somebody answered more than twenty parts; then the nearest unit.
    private static long OfPerson(ScoredItem item, long sum, int of)
    {
        var value = sum * item.Whole;
        return value % of == 0 ? value / of : (value * 2 + of) / (2 * of);
    }
}
