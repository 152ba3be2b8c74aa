using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Web.Charts;

namespace Prongsai.Web.Portal;

[AllowAnonymous]
internal sealed class ScoresModel(IAgencies agencies, IScores scores) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public IReadOnlyList<YearResult> Results { get; private set; } = [];

    /// <summary>Every indicator of any year, as the latest year words it.</summary>
    public IEnumerable<Figure> Indicators =>
        Results
            .Reverse()
            .SelectMany(result => result.Figures)
            .Where(figure => figure.Kind == FigureKind.Indicator)
            .DistinctBy(figure => figure.Code)
            .OrderBy(figure => figure.Code, StringComparer.Ordinal);

    public async Task OnGetAsync(string agency, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Results = await scores.AllYearsAsync(Agency.Id, cancellation);
    }

    public BarChart Totals(Speaker say) =>
        new(
            say["คะแนนรวมทุกปี", "Total of every year"],
            [
                .. Results
                    .Reverse()
                    .Select(result => new Bar(
                        say[$"ปีงบประมาณ พ.ศ. {result.Year}", $"Fiscal year {result.Year}"],
                        null,
                        result["TOTAL"]?.Value,
                        result["TOTAL"]?.IsUnsure() == true
                    )),
            ]
        );
}
