using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Rehearsing;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Scoring;

internal sealed class YearModel(AgencyScores scores, FindingRehearsals rehearsals) : PageModel
{
    public ScoredYear Scored { get; private set; } = null!;
    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];
    public BesideTheResult? Rehearsed { get; private set; }

    /// <summary>Whether the level counts as passed; null where there is none.</summary>
    public bool? Passes =>
        Scored.Framework.Bands.Rules.FirstOrDefault(rule => rule.Code == Scored.Result.Band?.Code)?.Passes;

    public async Task OnGetAsync(FiscalYear year, CancellationToken cancellation)
    {
        Scored = await scores.ScoredAsync(User.Agency(), year, cancellation).OrMissAsync();
        Years = await scores.YearsAsync(User.Agency(), cancellation);
        Rehearsed = await rehearsals.BesideAsync(User.Agency(), Scored, year == Years[^1], cancellation);
    }
}
