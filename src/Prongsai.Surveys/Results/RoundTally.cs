namespace Prongsai.Surveys.Results;

/// <summary>
/// One pass over the answers of a round: for each month, way and item what they add up to. From here on nobody sees a single answer.
/// </summary>
internal sealed class RoundTally
{
    private readonly Dictionary<(DateOnly Month, short Way), ItemTally[]> _cells = [];

    private RoundTally(IReadOnlyList<ScoredItem> items) => Items = items;

    /// <summary>The same for every questionnaire, so that the overall tallies of several rounds add up.</summary>
    public static readonly long OverallWhole = ScoredItem.LeastCommonMultiple(20);

    public IReadOnlyList<ScoredItem> Items { get; }

    /// <summary>The number under which each person's mean over all items is kept, beside the items' own.</summary>
    public int Overall => Items.Count;

    public IEnumerable<(DateOnly Month, short Way)> Cells => _cells.Keys;

    public ItemTally At((DateOnly Month, short Way) cell, int item) => _cells[cell][item];

    /// <param name="counts">Which days count: those of months that are over, or all when the round is closed.</param>
    public static RoundTally Of(IReadOnlyList<ScoredItem> items, AnswerSheet sheet, Func<DateOnly, bool> counts)
    {
        var tally = new RoundTally(items);
        for (var answer = 0; answer < sheet.Count; answer++)
        {
            var day = sheet.Day(answer);
            if (!counts(day))
                continue;

            var key = (new DateOnly(day.Year, day.Month, 1), sheet.Way(answer));
            if (!tally._cells.TryGetValue(key, out var cell))
                tally._cells[key] = cell = tally.NewCell();
            tally.Count(cell, sheet.Row(answer));
        }

        return tally;
    }

    private ItemTally[] NewCell() => [.. Items.Select(ItemTally.For), new ItemTally(0, 0, OverallWhole)];

    private void Count(ItemTally[] cell, ReadOnlySpan<short> row)
    {
        // A question of several parts enters the overall mean rounded to a unit, a ten-thousandth of a point.
        long all = 0;
        var answered = 0;
        for (var i = 0; i < Items.Count; i++)
        {
            var (item, tally) = (Items[i], cell[i]);
            long sum = 0;
            var of = 0;
            for (var part = 0; part < item.Parts.Count; part++)
            {
                var level = row[item.Parts[part].Column];
                if (level < 0 || level >= item.Levels)
                    continue;

                tally.Chose(part, level);
                if (item.Parts[part].Values[level] is not { } value)
                    continue;

                sum += value;
                of++;
            }

            if (of == 0)
                continue;

            tally.Count(sum, of);
            all += sum / of;
            answered++;
        }

        if (answered > 0)
            cell[Overall].Count(all, answered);
    }
}
