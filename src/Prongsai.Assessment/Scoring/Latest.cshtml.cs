using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Scoring;

internal sealed class LatestModel(AgencyScores scores) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var years = await scores.YearsAsync(User.Agency(), cancellation);

        return years.Count == 0 ? Page() : Redirect($"/staff/assessment/{years[^1]}");
    }
}
