using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Importing;

/// <summary>The file as it was sent, byte for byte; only ever downloaded.</summary>
internal sealed class ImportedOriginalModel(PurchaseImports imports, KeptFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(ChangeId id, CancellationToken cancellation)
    {
        var import = await imports.FindAsync(User.Agency(), id, cancellation);

        return await files.SendAsync(Response, import.File, import.FileName, null, cancellation);
    }
}
