using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Scoring;

internal sealed class ExplainModel(AgencyScores scores) : PageModel
{
    public ScoredYear Scored { get; private set; } = null!;
    public Term Term { get; private set; } = null!;

    public async Task OnGetAsync(FiscalYear year, string code, CancellationToken cancellation)
    {
        Scored = await scores.ScoredAsync(User.Agency(), year, cancellation).OrMissAsync();
        Term = Scored.Scored.Total.Find(code) ?? throw new MissingException($"{code} of {year}");
    }
}
