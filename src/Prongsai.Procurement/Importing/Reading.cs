using Prongsai.Kernel;
using Prongsai.Procurement.Checking;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Importing;

/// <summary>A cell as it stood, under its heading.</summary>
/// <param name="Place">"C7".</param>
internal sealed record Cell(string Heading, string Place, string Text);

/// <summary>Something that was not taken as it stood, to be seen before it is kept.</summary>
internal sealed record CellRepair(Place Where, string Was, string Became, Bilingual Why);

/// <summary>A row that holds no purchase, and what it was taken for.</summary>
internal sealed record PassedOver(Place Where, string Text, Bilingual Why);

/// <summary>A purchase as it was read, beside the rows it was read from.</summary>
internal sealed record ReadPurchase(
    Purchase Purchase,
    string? Sheet,
    Heading Heading,
    IReadOnlyList<Row> Rows,
    IReadOnlyList<Problem> Problems
)
{
    public Place WhereIn(string file) => new(file, Sheet, Rows[0].Number);

    /// <summary>The cells with something in them, in the order of the sheet.</summary>
    public IReadOnlyList<Cell> Cells =>
        [
            .. from row in Rows
            from column in Enumerable.Range(0, row.Count)
            where row[column].Length > 0
            select new Cell(Heading.NameOf(column), $"{Row.Letter(column)}{row.Number}", row[column]),
        ];
}

/// <summary>How a heading of the file was understood; an officer may say otherwise.</summary>
internal sealed record ReadHeading(string? Sheet, Heading Heading, bool Remembered);

/// <summary>
/// Everything that was read from a file: one value, whether somebody looks at it or it is stored. The rows themselves go by one at a
/// time; what is kept of them is enough to look at.
/// </summary>
/// <param name="Count">Purchases.</param>
/// <param name="First">The first of them, for looking.</param>
/// <param name="Months">How many stand in each month.</param>
/// <param name="NothingIn">Months of which the file says that nothing was bought.</param>
/// <param name="Refusals">Why nothing of the file can be taken, whatever its rows say.</param>
internal sealed record Reading(
    string FileName,
    int Count,
    IReadOnlyList<ReadPurchase> First,
    IReadOnlyList<ReadHeading> Headings,
    IReadOnlyDictionary<DateOnly, int> Months,
    IReadOnlyList<DateOnly> NothingIn,
    ProblemGroups Problems,
    IReadOnlyList<CellRepair> Repairs,
    int RepairCount,
    IReadOnlyList<PassedOver> PassedOver,
    int PassedOverCount,
    IReadOnlyList<Bilingual> Notes,
    IReadOnlyList<Refusal> Refusals
)
{
    /// <summary>How many of anything are kept to be shown; all are counted.</summary>
    public const int Shown = 200;

    /// <summary>Why nothing can be taken: the file itself, rows that cannot be read, repairs that nobody has confirmed.</summary>
    public IReadOnlyList<Refusal> WhyNotTake(bool acceptRepairs) =>
        Refusals.Count > 0 ? Refusals
        : Problems.Blocking.Any()
            ?
            [
                .. Problems.Blocking.SelectMany(group => group.Examples.Select(p => p.Why)),
                .. Problems
                    .Blocking.Where(group => group.Count > group.Examples.Count)
                    .Select(group => ImportRefusals.AndMore(FileName, group.Kind, group.Count - group.Examples.Count)),
            ]
        : Count == 0 && NothingIn.Count == 0 ? [ImportRefusals.NoPurchases(FileName)]
        : RepairCount > 0 && !acceptRepairs ? [ImportRefusals.RepairsNotAccepted(FileName, RepairCount)]
        : [];

    public static Reading Refused(string fileName, Refusal why) =>
        new(fileName, 0, [], [], new Dictionary<DateOnly, int>(), [], new ProblemGroups(), [], 0, [], 0, [], [why]);
}
