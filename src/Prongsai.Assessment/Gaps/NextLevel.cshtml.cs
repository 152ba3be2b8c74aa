using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Gaps;

internal sealed class NextLevelModel(AgencyScores scores) : PageModel
{
    public ScoredYear Scored { get; private set; } = null!;
    public NextBand Way { get; private set; } = null!;

    public async Task OnGetAsync(FiscalYear year, CancellationToken cancellation)
    {
        Scored = await scores.ScoredAsync(User.Agency(), year, cancellation).OrMissAsync();
        Way = NextBand.Of(Scored);
    }
}
