using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.Portal;

/// <summary>What a citizen sees first: the latest result, what fell, every year, the reports.</summary>
[AllowAnonymous]
internal sealed class HomeModel(IAgencies agencies, IScores scores) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public IReadOnlyList<YearResult> Results { get; private set; } = [];
    public YearComparison? Comparison { get; private set; }
    public YearResult? Latest => Results is [.., var latest] ? latest : null;

    public async Task OnGetAsync(string agency, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Results = await scores.AllAsync(Agency.Id, cancellation);
        if (Results is [.., var before, var latest])
            Comparison = await scores.CompareAsync(Agency.Id, before.Year, latest.Year, cancellation);
    }
}
