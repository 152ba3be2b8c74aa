using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Statistics;

/// <summary>How many complaints of corruption came in a fiscal year, and how many are done; "none" is said.</summary>
[AllowAnonymous]
internal sealed class ComplaintStatisticsModel(ProngsaiDb db, IAgencies agencies, TimeProvider clock) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public YearOfComplaints Year { get; private set; } = null!;
    public DateOnly Today { get; private set; }

    public async Task OnGetAsync(string agency, string? year, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Today = clock.Now().Today;
        var current = FiscalYear.Of(Today);
        var asked = FiscalYear.TryParse(year, out var read) && read <= current ? read : current;
        Year = await YearOfComplaints.OfAsync(db, Agency.Id, asked, cancellation);
    }
}
