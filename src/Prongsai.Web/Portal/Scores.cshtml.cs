using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.Portal;

[AllowAnonymous]
internal sealed class ScoresModel(IAgencies agencies, IScores scores) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public IReadOnlyList<YearResult> Results { get; private set; } = [];

    public async Task OnGetAsync(string agency, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Results = await scores.AllAsync(Agency.Id, cancellation);
    }

    /// <summary>The totals as bars, latest year first.</summary>
    public ScoreChart Totals =>
        new(
            new("คะแนนรวมทุกปี", "Total of every year"),
            [
                .. from result in Results.Reverse()
                let total = result["TOTAL"]
                select new ChartRow(
                    new($"ปีงบประมาณ พ.ศ. {result.Year}", $"Fiscal year {result.Year}"),
                    null,
                    total?.Value,
                    total?.IsUnsure == true
                ),
            ]
        );
}
