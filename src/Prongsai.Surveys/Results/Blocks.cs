namespace Prongsai.Surveys.Results;

/// <summary>The answers of one way in one month.</summary>
/// <param name="Section">Of the way; <see cref="Guid.Empty"/> where it has none.</param>
internal readonly record struct Cell(DateOnly Month, Guid Section, short Way, int Count);

/// <summary>
/// The smallest thing of which anything is told: the answers of some cells, never fewer than k. A block of one way, of what is left of a
/// section (no way), or of what is left of a month (no section).
/// </summary>
internal sealed record Block(DateOnly Month, Guid? Section, short? Way, IReadOnlyList<Cell> Cells)
{
    public int Count { get; } = Cells.Sum(c => c.Count);
}

/// <summary>
/// Cuts answers into blocks of at least k, once and for all: month, within it section, within it way. Every figure that is shown is the
/// sum of whole blocks, so whatever is subtracted from whatever, what comes out is again whole blocks: nobody who knows a total and
/// all parts but one learns what fewer than k people said. A part that is too small is hidden with the smallest of its neighbours.
/// A month that has fewer than k in all is in no figure.
/// </summary>
internal static class Blocks
{
    public static IReadOnlyList<Block> Of(IEnumerable<Cell> cells, int fewest)
    {
        List<Block> blocks = [];
        foreach (var month in cells.Where(c => c.Count > 0).GroupBy(c => c.Month).OrderBy(m => m.Key))
        {
            if (month.Sum(c => c.Count) < fewest)
                continue;

            var sections = Groups(month, c => c.Section);
            var (alone, together) = Split(sections, fewest);
            foreach (var section in alone)
            {
                var (ways, rest) = Split(Groups(section, c => c.Way), fewest);
                blocks.AddRange(ways.Select(way => new Block(month.Key, section[0].Section, way[0].Way, way)));
                if (rest.Count > 0)
                    blocks.Add(new Block(month.Key, section[0].Section, null, [.. rest.SelectMany(w => w)]));
            }

            if (together.Count > 0)
                blocks.Add(new Block(month.Key, null, null, [.. together.SelectMany(s => s)]));
        }

        return blocks;
    }

    private static List<List<Cell>> Groups<TKey>(IEnumerable<Cell> cells, Func<Cell, TKey> key) =>
        [
            .. cells
                .GroupBy(key)
                .Select(g => g.OrderBy(c => c.Way).ToList())
                .OrderBy(g => g.Sum(c => c.Count))
                .ThenBy(g => g[0].Way),
        ];

    // The groups come smallest first. Those under k are hidden together; while they are one alone, or still under k, the next joins.
    private static (List<List<Cell>> Alone, List<List<Cell>> Together) Split(List<List<Cell>> groups, int fewest)
    {
        var hidden = groups.TakeWhile(g => g.Sum(c => c.Count) < fewest).Count();
        if (hidden > 0)
            while (hidden < groups.Count && (hidden == 1 || groups.Take(hidden).Sum(g => g.Sum(c => c.Count)) < fewest))
                hidden++;

        return (groups[hidden..], groups[..hidden]);
    }
}
