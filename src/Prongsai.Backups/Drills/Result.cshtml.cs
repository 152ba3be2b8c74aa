using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Backups.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Backups.Drills;

/// <summary>A drill's signed result, to be shown to others and verified with <c>prongsai drill verify FILE</c>.</summary>
[Reads(Duty.SystemAdministrator)]
internal sealed class ResultModel(IDrills drills) : PageModel
{
    public async Task<IActionResult> OnGetAsync(DrillId id, CancellationToken cancellation) =>
        File(await drills.ExportAsync(id, cancellation), "application/json", $"drill-{id}.json");
}
