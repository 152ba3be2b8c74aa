using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Importing;

/// <summary>Takes a whole import back: what it added goes, what it changed is as it was.</summary>
[Writes(Duty.Preparer, Duty.ProcurementOfficer)]
[Act("ยกเลิกการนำเข้าจัดซื้อจัดจ้างทั้งไฟล์", "Undo an import of purchases")]
internal sealed class UndoImportModel(PurchaseImports imports) : PageModel
{
    public PurchaseImport Import { get; private set; } = null!;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(ChangeId id, CancellationToken cancellation)
    {
        Import = await imports.FindAsync(User.Agency(), id, cancellation);
        WhyNot = Import.WhyNotUndo();
    }

    public async Task<IActionResult> OnPostAsync(ChangeId id, string? why, CancellationToken cancellation)
    {
        Import = await imports.FindAsync(User.Agency(), id, cancellation);
        WhyNot = string.IsNullOrWhiteSpace(why)
            ? [Refusals.WhyMissing]
            : await imports.UndoAsync(Import, ThaiText.NormaliseLine(why), User.Actor(), cancellation);

        return WhyNot.Count == 0 ? LocalRedirect(Import.Address) : Page();
    }
}
