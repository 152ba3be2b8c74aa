using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Reports.Contracts;

namespace Prongsai.Reports.Portal;

[AllowAnonymous]
internal sealed class PublishedReportsModel(IAgencies agencies, IReports reports) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public IReadOnlyList<PublishedReport> Reports { get; private set; } = [];

    public async Task OnGetAsync(string agency, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Reports = await reports.PublishedAsync(Agency.Id, cancellation);
    }
}
