using Prongsai.Kernel;

namespace Prongsai.Disclosures.Contracts;

/// <summary>A month of another module's records as it stands now: what an officer looks at before taking it.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Rows">How many records there are.</param>
/// <param name="SaysNone">True when it was formally said that there is nothing in it.</param>
/// <param name="SecondLooks">What is missing or does not agree, by kind.</param>
/// <param name="Version">Names exactly what stands; it is another one as soon as anything is changed.</param>
/// <param name="Path">The page on which it is mended.</param>
public sealed record MonthAtHand(
    DateOnly Month,
    int Rows,
    bool SaysNone,
    IReadOnlyList<Bilingual> SecondLooks,
    string Version,
    string Path
)
{
    /// <summary>True when nobody has said anything of the month: neither records nor that there were none.</summary>
    public bool IsGap => Rows == 0 && !SaysNone;
}

/// <summary>A month that was taken: a table, or the statement that there is nothing.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Version">As <see cref="MonthAtHand.Version"/>: it stands in the frozen edition.</param>
/// <param name="Table">The records; null where there are none.</param>
/// <param name="Nothing">The statement; null where there are records.</param>
public sealed record TakenMonth(DateOnly Month, string Version, DisclosedTable? Table, string? Nothing);

/// <summary>What the public reads of a module's months in one item: replaced as a whole whenever the item is published or withdrawn.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Year">Of which fiscal year the item is.</param>
/// <param name="Code">"O15".</param>
/// <param name="Edition">The edition that stands; 0 when none does.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Months">Months that were taken and not changed by hand, with the version that was taken.</param>
public sealed record PublishedMonths(
    AgencyId Agency,
    FiscalYear Year,
    string Code,
    int Edition,
    DateTime PublishedAt,
    IReadOnlyDictionary<DateOnly, string> Months
)
{
    /// <summary>The withdrawal by which no edition stands any more; null where one stands, or none ever did.</summary>
    public MonthsWithdrawn? Withdrawal { get; init; }
}

/// <summary>That an item was withdrawn from the public.</summary>
/// <param name="At">When.</param>
/// <param name="Because">The legal reason, as the public reads it.</param>
public sealed record MonthsWithdrawn(DateTime At, string Because);

/// <summary>
/// The door for modules whose records are disclosed month by month. It is open both ways: an officer takes months into an item, and
/// the module hears what of it was published, so that it can show the same in pages of its own.
/// </summary>
public interface IMonthlyRecords
{
    /// <summary>Stable: "procurement". It stands in frozen editions.</summary>
    string Source { get; }

    /// <summary>What an officer calls it.</summary>
    Bilingual Name { get; }

    /// <summary>The topics for which it is offered.</summary>
    IReadOnlyList<string> Topics { get; }

    /// <summary>The twelve months of a fiscal year as they stand now, October first.</summary>
    /// <param name="agency">Whose.</param>
    /// <param name="year">Of which fiscal year.</param>
    /// <param name="closely">With <see cref="MonthAtHand.SecondLooks"/>, for which every record is read.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<IReadOnlyList<MonthAtHand>> LookAsync(
        AgencyId agency,
        FiscalYear year,
        bool closely,
        CancellationToken cancellation = default
    );

    /// <summary>
    /// Takes months; one of which nobody has said anything is left out. What the module must remember of it is added to the request's
    /// database, and saved with the item.
    /// </summary>
    Task<IReadOnlyList<TakenMonth>> TakeAsync(
        AgencyId agency,
        FiscalYear year,
        IReadOnlyCollection<DateOnly> months,
        CancellationToken cancellation = default
    );

    /// <summary>Hears what the public reads now. Called within the transaction of the publication or withdrawal.</summary>
    Task PublishedAsync(PublishedMonths published, CancellationToken cancellation = default);

    /// <summary>The public page of a year of an agency, below the agency's address: "/procurement/2567".</summary>
    string PublicPathOf(FiscalYear year);

    /// <summary>The public pages that a search engine should know, below the agency's address.</summary>
    Task<IReadOnlyList<string>> PublicPathsAsync(AgencyId agency, CancellationToken cancellation = default);
}
