using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Writing;

/// <summary>Changes one row of a table: the place to which a finding leads.</summary>
[Writes(Duty.Preparer, Duty.ProcurementOfficer), Prepares(Disclosure.Kind)]
[Act("แก้ไขแถวของตารางในข้อ OIT", "Change a row of a table of an OIT item")]
internal sealed class EditRowModel(ProngsaiDb db, IDisclosureItems items, TimeProvider clock) : PageModel
{
    public AtWork Work { get; private set; } = null!;
    public TableBlock Table { get; private set; } = null!;
    public int Row { get; private set; }
    public IReadOnlyList<string> Cells { get; private set; } = [];

    /// <summary>The row as it stands now, when somebody changed it meanwhile.</summary>
    public IReadOnlyList<string>? Theirs { get; private set; }

    public string Seen { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(FiscalYear year, string code, string block, int row, CancellationToken cancellation)
    {
        await FetchAsync(year, code, block, row, cancellation);
        (Cells, Seen) = (Standing, SeenOf(Standing));
        WhyNot = Work.Draft.WhyNotWrite();
    }

    public async Task<IActionResult> OnPostAsync(
        FiscalYear year,
        string code,
        string block,
        int row,
        List<string?> cell,
        string? seen,
        CancellationToken cancellation
    )
    {
        await FetchAsync(year, code, block, row, cancellation);
        Cells = [.. Table.Columns.Select((_, i) => Lines.Clean(i < cell.Count ? cell[i] : ""))];
        Seen = seen ?? "";
        if (Seen != SeenOf(Standing))
            return RacedPage();

        var changed = Table with
        {
            Rows = [.. Table.Rows.Select((r, i) => i == row - 1 ? Cells : r)],
            Source = null,
            TakenOn = null,
            SourceVersion = null,
        };
        WhyNot = [.. Work.Draft.WhyNotWrite(), .. changed.WhyNot()];
        if (WhyNot.Count > 0)
            return Page();

        var (now, by) = (clock.Now(), User.Actor());
        Work.Draft.Write(Work.Document.With(changed), now, by);
        db.Wrote(Work, now, by, $"row {Days.Plain(row)}", changed);
        if (await db.TrySaveAsync(cancellation))
            return LocalRedirect($"{Work.Address}/write#{block}-{Days.Plain(row)}");

        await FetchAsync(year, code, block, row, cancellation);
        return RacedPage();
    }

    private IReadOnlyList<string> Standing => [.. Table.Columns.Select((_, i) => Table.Cell(Row - 1, i))];

    private PageResult RacedPage()
    {
        (Theirs, Seen) = (Standing, SeenOf(Standing));
        return Page();
    }

    private async Task FetchAsync(FiscalYear year, string code, string block, int row, CancellationToken cancellation)
    {
        Work = await db.AtWorkAsync(items, User.Agency(), year, code, cancellation);
        Table = Work.Document[block] as TableBlock ?? throw new MissingException($"table {block}");
        Row = row >= 1 && row <= Table.Rows.Count ? row : throw new MissingException($"row {row} of {block}");
    }

    private static string SeenOf(IReadOnlyList<string> cells) =>
        FileHash.Of(Encoding.UTF8.GetBytes(string.Join('\u001F', cells))).Hex[..16];
}
