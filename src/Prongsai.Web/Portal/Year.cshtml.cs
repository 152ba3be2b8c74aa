using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.Portal;

/// <summary>One year, down to its questions and disclosure items, with the arithmetic.</summary>
[AllowAnonymous]
internal sealed class YearModel(IAgencies agencies, IScores scores) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public YearResult Result { get; private set; } = null!;

    /// <summary>The total, opening into its arithmetic.</summary>
    public Term Total { get; private set; } = null!;

    public async Task OnGetAsync(string agency, FiscalYear? year, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        if (year is not { } known)
            throw new MissingException("year");

        (Result, Total) = await scores.ExplainAsync(Agency.Id, known, cancellation).OrMissAsync();
    }

    public IReadOnlyList<Figure> PartsOf(string code) => [.. Result.Figures.Where(figure => figure.Parent == code)];

    /// <summary>Everything below, in official order: parts of an indicator and their items.</summary>
    public IEnumerable<Figure> AllBelow(string code) =>
        PartsOf(code).SelectMany(part => AllBelow(part.Code).Prepend(part)).Where(part => part.Value is not null);
}
