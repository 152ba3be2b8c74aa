using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Writing;

/// <summary>A month that can be taken from another module, beside what was taken of it.</summary>
/// <param name="AtHand">As it stands there now.</param>
/// <param name="IsDemanded">True when the item's elements ask for it.</param>
/// <param name="Taken">The block that holds it; null when it was not taken, or was changed by hand since.</param>
internal sealed record MonthToTake(MonthAtHand AtHand, bool IsDemanded, Block? Taken)
{
    /// <summary>What was taken is no longer what stands there.</summary>
    public bool HasChanged => Taken is not null && Taken.Taken?.Version != AtHand.Version;
}

/// <summary>The months of one door for one item.</summary>
internal sealed record MonthsToTake(IMonthlyRecords Door, string Address, IReadOnlyList<MonthToTake> Months)
{
    public IReadOnlyList<MonthToTake> Changed => [.. Months.Where(m => m.HasChanged)];

    public bool IsTaken => Months.Any(m => m.Taken is not null);

    /// <summary>As it stands now, held against what the draft holds.</summary>
    public static async Task<MonthsToTake> OfAsync(
        AtWork work,
        IMonthlyRecords door,
        bool closely,
        CancellationToken cancellation
    )
    {
        var taken = TakenFrom(work.Document, door.Source);
        var demanded = DemandedOf(work.Item, work.Year);
        var atHand = await door.LookAsync(work.Disclosure.AgencyId, work.Year, closely, cancellation);

        return new MonthsToTake(
            door,
            $"{work.Address}/records/{door.Source}",
            [
                .. atHand.Select(month => new MonthToTake(
                    month,
                    demanded.Contains(month.Month),
                    taken.GetValueOrDefault(month.Month)
                )),
            ]
        );
    }

    /// <summary>The months that an item asks for: the first six of the year where it does not say.</summary>
    public static IReadOnlyList<DateOnly> DemandedOf(DisclosureItem item, FiscalYear year) =>
        Days.MonthsOf(
            year,
            item.Elements.Any(e => e.Rule is { Name: "months" } rule && rule.Word("span") == "fiscal_year") ? 12 : 6
        );

    /// <summary>
    /// The document with these months taken anew: each in the place of what was taken of it before, the first in the place of a
    /// skeleton that nobody has filled. A month of which nothing is said any more goes.
    /// </summary>
    public static Document Into(
        Document document,
        string source,
        IReadOnlyCollection<DateOnly> wanted,
        IReadOnlyList<TakenMonth> taken,
        DateOnly on
    )
    {
        var present = TakenFrom(document, source);
        foreach (var gone in wanted.Except(taken.Select(t => t.Month)))
        {
            if (present.TryGetValue(gone, out var block))
                document = document.Without(block.Id);
        }

        foreach (var month in taken.OrderBy(t => t.Month))
        {
            var id =
                present.GetValueOrDefault(month.Month)?.Id
                ?? document.Blocks.OfType<TableBlock>().FirstOrDefault(t => IsSkeletonOf(t, month))?.Id
                ?? document.NextId();
            document = document.With(BlockOf(month, id, source, on));
        }

        return document;
    }

    private static bool IsSkeletonOf(TableBlock block, TakenMonth month) =>
        block is { Rows.Count: 0, Month: null, Source: null }
        && month.Table is { } table
        && block.Columns.Select(c => c.Name).SequenceEqual(table.Columns.Select(c => c.Name));

    private static Block BlockOf(TakenMonth month, string id, string source, DateOnly on) =>
        month.Table is { } table
            ? new TableBlock
            {
                Id = id,
                Heading = table.Heading,
                Month = month.Month,
                Source = source,
                TakenOn = on,
                SourceVersion = month.Version,
                Columns = table.Columns,
                Rows = table.Rows,
            }
            : new NoneBlock
            {
                Id = id,
                Month = month.Month,
                Words = month.Nothing ?? "",
                Source = source,
                TakenOn = on,
                SourceVersion = month.Version,
            };

    private static Dictionary<DateOnly, Block> TakenFrom(Document document, string source) =>
        document
            .Blocks.Where(b => b.Taken?.Source == source)
            .GroupBy(b => b.Taken!.Value.Month)
            .ToDictionary(g => g.Key, g => g.First());
}

internal static class OfferingMonths
{
    /// <summary>Every door that is about the item, or that it took from already.</summary>
    public static async Task<IReadOnlyList<MonthsToTake>> ForAsync(
        this IEnumerable<IMonthlyRecords> doors,
        AtWork work,
        CancellationToken cancellation
    )
    {
        List<MonthsToTake> months = [];
        foreach (
            var door in doors.Where(d =>
                d.Topics.Any(work.Item.IsAbout) || work.Document.Blocks.Any(b => b.Taken?.Source == d.Source)
            )
        )
            months.Add(await MonthsToTake.OfAsync(work, door, closely: false, cancellation));

        return months;
    }
}
