using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Importing;

/// <summary>
/// A file that waits: how its columns were understood, each row beside its cells, what keeps it out, what wants a second look. Columns
/// and cells can be corrected here; nothing is in the register before somebody keeps it.
/// </summary>
[Writes(Duty.Preparer, Duty.ProcurementOfficer)]
[Act("ตรวจ แก้ และบันทึกไฟล์จัดซื้อจัดจ้าง", "Look at, correct and keep a file of purchases")]
internal sealed class LookAtImportModel(PurchaseImports imports, ProngsaiDb db, TimeProvider clock) : PageModel
{
    public PurchaseImport Import { get; private set; } = null!;

    /// <summary>What keeping would do; null for an import that does not wait.</summary>
    public Run? Run { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public Task OnGetAsync(ChangeId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    /// <summary>Says what the columns of a heading are; the office's next file with that heading is read so.</summary>
    public async Task<IActionResult> OnPostColumnsAsync(
        ChangeId id,
        string? heading,
        Dictionary<string, string?> columns,
        CancellationToken cancellation
    )
    {
        var agency = User.Agency();
        Import = await imports.FindAsync(agency, id, cancellation);
        Import.WhyNotChange().ThrowIfAny();
        if (heading is not { Length: 64 })
            return LocalRedirect(Import.Address);

        var chosen = await db.ChosenColumns.FirstOrDefaultAsync(
            c => c.AgencyId == agency && c.Heading == heading,
            cancellation
        );
        if (chosen is null)
            db.ChosenColumns.Add(chosen = new ChosenColumns { AgencyId = agency, Heading = heading });
        (chosen.Columns, chosen.At, chosen.ByName) = (
            ChosenColumns.Write(
                columns
                    .Where(c =>
                        int.TryParse(c.Key, System.Globalization.CultureInfo.InvariantCulture, out var at) && at < 500
                    )
                    .Select(c => new KeyValuePair<int, Meaning?>(
                        int.Parse(c.Key, System.Globalization.CultureInfo.InvariantCulture),
                        Enum.TryParse<Meaning>(c.Value, out var meaning) ? meaning : null
                    ))
            ),
            clock.Now().Utc,
            User.Actor().Name
        );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect($"{Import.Address}#columns");
    }

    /// <summary>Corrects cells that could not be read.</summary>
    public async Task<IActionResult> OnPostCorrectAsync(
        ChangeId id,
        List<CellForm> cells,
        CancellationToken cancellation
    )
    {
        Import = await imports.FindAsync(User.Agency(), id, cancellation);
        Import.Correct(
            cells
                .Where(c => c.Row > 0 && c.Column is >= 0 and < 500 && !string.IsNullOrWhiteSpace(c.Text))
                .Select(c => new Correction(
                    string.IsNullOrEmpty(c.Sheet) ? null : c.Sheet,
                    c.Row,
                    c.Column,
                    ThaiText.Truncate(c.Text!.Trim(), 1000)
                ))
        );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect(Import.Address);
    }

    /// <summary>Says which rows are purchases that the register has.</summary>
    public async Task<IActionResult> OnPostDecideAsync(
        ChangeId id,
        List<DecisionForm> decisions,
        CancellationToken cancellation
    )
    {
        Import = await imports.FindAsync(User.Agency(), id, cancellation);
        Import.Decide(
            decisions
                .Where(d => d is { Row: > 0, Is: "same" or "new" })
                .Select(d => new Decision(string.IsNullOrEmpty(d.Sheet) ? null : d.Sheet, d.Row, d.Is == "same"))
        );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect(Import.Address);
    }

    public async Task<IActionResult> OnPostKeepAsync(ChangeId id, bool acceptRepairs, CancellationToken cancellation)
    {
        Import = await imports.FindAsync(User.Agency(), id, cancellation);
        WhyNot = Import.WhyNotChange();
        if (WhyNot.Count == 0)
            WhyNot = await imports.KeepAsync(Import, acceptRepairs, User.Actor(), cancellation);
        if (WhyNot.Count == 0)
            return LocalRedirect(Import.Address);

        db.ChangeTracker.Clear();
        await FetchAsync(id, cancellation);
        return Page();
    }

    /// <summary>Lets a waiting file go; its bytes are cleaned away like any that nobody uses.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(ChangeId id, CancellationToken cancellation)
    {
        Import = await imports.FindAsync(User.Agency(), id, cancellation);
        Import.WhyNotChange().ThrowIfAny();
        db.PurchaseImports.Remove(Import);
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect("/staff/procurement/imports");
    }

    private async Task FetchAsync(ChangeId id, CancellationToken cancellation)
    {
        Import = await imports.FindAsync(User.Agency(), id, cancellation);
        if (Import.State == ImportState.Waiting)
            Run = await imports.LookAsync(Import, cancellation);
    }

    /// <summary>A corrected cell as the form sends it.</summary>
    public sealed class CellForm
    {
        public string? Sheet { get; set; }
        public int Row { get; set; }
        public int Column { get; set; }
        public string? Text { get; set; }
    }

    /// <summary>A decision as the form sends it.</summary>
    public sealed class DecisionForm
    {
        public string? Sheet { get; set; }
        public int Row { get; set; }
        public string? Is { get; set; }
    }
}
