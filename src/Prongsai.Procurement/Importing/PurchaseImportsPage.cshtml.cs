using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Importing;

/// <summary>Every file that was sent, newest first, and what became of it.</summary>
internal sealed class PurchaseImportsPageModel(ProngsaiDb db) : PageModel
{
    public IReadOnlyList<PurchaseImport> Imports { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var agency = User.Agency();
        Imports = await db
            .PurchaseImports.AsNoTracking()
            .Where(i => i.AgencyId == agency)
            .OrderByDescending(i => i.At)
            .ThenByDescending(i => i.Id)
            .Take(200)
            .ToListAsync(cancellation);
    }
}
