using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;

namespace Prongsai.Web.Status;

/// <summary>How the installation stands, for whoever looks after it.</summary>
[Reads(Duty.SystemAdministrator)]
internal sealed class StatusModel(Inspection inspection) : PageModel
{
    public IReadOnlyList<StatusLine> Lines { get; private set; } = [];

    public int Wrong => Lines.Count(line => line.Standing != Standing.Good);

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Lines = await inspection.LookAsync(neededToServe: false, cancellation);
}
