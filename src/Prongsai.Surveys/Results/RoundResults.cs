using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Results;

/// <summary>
/// What a round says, as far as it may be told. Figures of an open round stop at the last month that is over, so that nobody who looks
/// twice sees what one more person answered; counts are always as of now.
/// </summary>
internal sealed class RoundResults
{
    private readonly RoundTally _tally;
    private readonly IReadOnlyList<Block>[] _blocks;
    private readonly int? _eligible;

    private RoundResults(RoundTally tally, IReadOnlyList<Block>[] blocks, int? eligible) =>
        (_tally, _blocks, _eligible) = (tally, blocks, eligible);

    public IReadOnlyList<ScoredItem> Items => _tally.Items;

    /// <summary>Months of which anything may be told, earliest first.</summary>
    public IReadOnlyList<DateOnly> Months => [.. _blocks[_tally.Overall].Select(b => b.Month).Distinct().Order()];

    /// <summary>Answers that are in the overall figure.</summary>
    public int Answered => _blocks[_tally.Overall].Sum(b => b.Count);

    public static RoundResults Of(
        Questionnaire questionnaire,
        IReadOnlyList<WayIn> ways,
        AnswerSheet sheet,
        Func<DateOnly, bool> counts,
        int fewest,
        int? eligible
    )
    {
        var sections = ways.ToDictionary(w => w.Number, w => w.SectionId?.Value ?? Guid.Empty);
        var tally = RoundTally.Of(ScoredItem.Of(questionnaire), sheet, counts);
        // Each item by its own answers: one that only a few were asked is hidden where the others are not.
        var blocks = Enumerable
            .Range(0, tally.Items.Count + 1)
            .Select(item =>
                Blocks.Of(
                    tally.Cells.Select(cell => new Cell(
                        cell.Month,
                        sections.GetValueOrDefault(cell.Way),
                        cell.Way,
                        tally.At(cell, item).Answered
                    )),
                    fewest
                )
            )
            .ToArray();
        return new(tally, blocks, eligible);
    }

    /// <summary>Days that count on this day: all of a closed round, otherwise those of months that are over.</summary>
    public static Func<DateOnly, bool> CountedOn(Round round, DateOnly today)
    {
        if (round.StandingOn(today) == RoundStanding.Closed)
            return _ => true;

        var month = new DateOnly(today.Year, today.Month, 1);
        return day => day < month;
    }

    /// <summary>Of everybody; null where nothing may be told.</summary>
    public ItemTally? Of(ScoredItem item) => Sum(IndexOf(item), _ => true);

    /// <summary>The mean of each person's own mean over all items.</summary>
    public ItemTally? Overall(DateOnly? month = null) => Sum(_tally.Overall, b => month is null || b.Month == month);

    public ItemTally? Of(ScoredItem item, DateOnly month) => Sum(IndexOf(item), b => b.Month == month);

    /// <summary>Of a section, in all months in which it may be told of, or in one.</summary>
    public ItemTally? OfSection(Guid section, ScoredItem? item = null, DateOnly? month = null) =>
        Sum(IndexOf(item), b => b.Section == section && (month is null || b.Month == month));

    /// <summary>Of a place.</summary>
    public ItemTally? OfWay(short way, ScoredItem? item = null, DateOnly? month = null) =>
        Sum(IndexOf(item), b => b.Way == way && (month is null || b.Month == month));

    public static Estimate? Estimated(ItemTally? tally) =>
        // The eligible are all who could be asked; of parts of them nobody said how many they are.
        tally is null
            ? null
            : Estimate.Of(tally, null);

    /// <summary>Of everybody, with the number of those who could be asked.</summary>
    public Estimate? EstimatedOfAll(ItemTally? tally) => tally is null ? null : Estimate.Of(tally, _eligible);

    /// <summary>The scores by the framework's codes: what a rehearsal hands on.</summary>
    public IReadOnlyDictionary<string, Exact> Questions =>
        Items
            .Where(item => item.Item is not null)
            .Select(item => (item.Item, Tally: Of(item)))
            .Where(scored => scored.Tally is not null)
            .GroupBy(scored => scored.Item!)
            .ToDictionary(g => g.Key, g => Exact.Mean([.. g.Select(scored => scored.Tally!.Mean)]));

    private int IndexOf(ScoredItem? item) =>
        item is null ? _tally.Overall : _tally.Items.TakeWhile(i => i != item).Count();

    private ItemTally? Sum(int item, Func<Block, bool> which)
    {
        ItemTally? sum = null;
        foreach (var cell in _blocks[item].Where(which).SelectMany(b => b.Cells))
            sum = (sum ?? Blank(item)).Add(_tally.At((cell.Month, cell.Way), item));
        return sum;
    }

    private ItemTally Blank(int item) =>
        item == _tally.Overall ? new ItemTally(0, 0, RoundTally.OverallWhole) : ItemTally.For(Items[item]);
}
