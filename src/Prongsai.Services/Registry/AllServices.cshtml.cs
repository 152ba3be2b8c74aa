using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Services.Registry;

/// <summary>The registry of services, as the office works on it.</summary>
internal sealed class AllServicesModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Service> All { get; private set; } = [];
    public DateOnly Today { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var agency = User.Agency();
        Today = clock.Now().Today;
        All = await db
            .Services.AsNoTracking()
            .Where(s => s.AgencyId == agency)
            .OrderBy(s => s.WithdrawnAt != null)
            .ThenBy(s => s.Title)
            .ToListAsync(cancellation);
    }

    public bool IsStale(Service service) => service.IsOffered && service.ReviewDueOn < Today;
}
