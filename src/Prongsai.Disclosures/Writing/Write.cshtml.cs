using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Writing;

/// <summary>The content of an item as the public will see it, each block with its way to change it.</summary>
[Writes(Duty.Preparer, Duty.ProcurementOfficer), Prepares(Disclosure.Kind)]
[Act("เรียง ลบ และดึงส่วนเนื้อหาของข้อ OIT", "Order, remove and take in blocks of an OIT item")]
internal sealed class WriteModel(
    ProngsaiDb db,
    IDisclosureItems items,
    IEnumerable<IDisclosedRecords> records,
    IEnumerable<IMonthlyRecords> monthly,
    TimeProvider clock
) : PageModel
{
    public AtWork Work { get; private set; } = null!;
    public Checking.ItemCheck Check { get; private set; } = null!;
    public IReadOnlyList<IDisclosedRecords> Records { get; private set; } = [];
    public IReadOnlyList<MonthsToTake> Monthly { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public Task OnGetAsync(FiscalYear year, string code, CancellationToken cancellation) =>
        FetchAsync(year, code, cancellation);

    /// <param name="block">Which block.</param>
    /// <param name="act">"up", "down", "remove".</param>
    public async Task<IActionResult> OnPostAsync(
        FiscalYear year,
        string code,
        string block,
        string act,
        CancellationToken cancellation
    )
    {
        await FetchAsync(year, code, cancellation);
        if (Work.Document[block] is not { } found)
            throw new MissingException($"block {block}");

        return act switch
        {
            "up" => await SaveAsync(Work.Document.Moved(block, -1), "moved", found, cancellation),
            "down" => await SaveAsync(Work.Document.Moved(block, 1), "moved", found, cancellation),
            "remove" => await SaveAsync(Work.Document.Without(block), "removed", found, cancellation),
            _ => throw new MissingException(act),
        };
    }

    /// <summary>Takes the records of another module in as a table, or takes them anew into the table that has them.</summary>
    public async Task<IActionResult> OnPostTakeAsync(
        FiscalYear year,
        string code,
        string source,
        CancellationToken cancellation
    )
    {
        await FetchAsync(year, code, cancellation);
        var door = Records.FirstOrDefault(r => r.Source == source) ?? throw new MissingException(source);
        if (await door.TakeAsync(User.Agency(), year, cancellation) is not { } taken)
        {
            WhyNot = [NothingToTake(door.Name)];
            return Page();
        }

        var present =
            Work.Document.Blocks.OfType<TableBlock>().FirstOrDefault(t => t.Source == source)
            ?? Work.Document.Blocks.OfType<TableBlock>()
                .FirstOrDefault(t => t.IsBlank && t.Columns.SequenceEqual(taken.Columns));
        var table = new TableBlock
        {
            Id = present?.Id ?? Work.Document.NextId(),
            Heading = taken.Heading,
            Source = source,
            TakenOn = clock.Now().Today,
            Columns = taken.Columns,
            Rows = taken.Rows,
        };

        return await SaveAsync(Work.Document.With(table), "taken", table, cancellation);
    }

    private async Task<IActionResult> SaveAsync(
        Document document,
        string thing,
        Block block,
        CancellationToken cancellation
    )
    {
        WhyNot = [.. Work.Draft.WhyNotWrite(), .. document.WhyNot()];
        if (WhyNot.Count > 0)
            return Page();

        var (now, by) = (clock.Now(), User.Actor());
        Work.Draft.Write(document, now, by);
        db.Wrote(Work, now, by, thing, block);
        if (!await db.TrySaveAsync(cancellation))
            throw new RefusedException([BlockRefusals.ChangedMeanwhile]);

        return LocalRedirect($"{Work.Address}/write");
    }

    private async Task FetchAsync(FiscalYear year, string code, CancellationToken cancellation)
    {
        Work = await db.AtWorkAsync(items, User.Agency(), year, code, cancellation);
        Check = Work.Check();
        // Those about this item's topics first.
        Records =
        [
            .. records
                .OrderByDescending(r => r.Topics.Any(Work.Item.IsAbout))
                .ThenBy(r => r.Source, StringComparer.Ordinal),
        ];
        Monthly = await monthly.ForAsync(Work, cancellation);
    }

    private static Refusal NothingToTake(Bilingual name) =>
        new("nothing-to-take", $"ยังไม่มี{name.Th}ให้ดึงเข้ามา", $"There is nothing of {name.En} to take in yet.");
}
