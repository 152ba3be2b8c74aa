using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Gaps;

internal sealed class WeakPointsModel(AgencyScores scores) : PageModel
{
    public FiscalYear Year { get; private set; }
    public IReadOnlyList<WeakPoint> Points { get; private set; } = [];

    public async Task OnGetAsync(FiscalYear year, CancellationToken cancellation)
    {
        Year = year;
        Points = WeakPoints.Of(await scores.ScoredAsync(User.Agency(), year, cancellation).OrMissAsync());
    }
}
