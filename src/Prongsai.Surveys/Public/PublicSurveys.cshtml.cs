using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Publishing;

namespace Prongsai.Surveys.Public;

/// <summary>The survey results that an agency made public, the latest first.</summary>
[AllowAnonymous]
internal sealed class PublicSurveysModel(ProngsaiDb db, IAgencies agencies) : PageModel
{
    private const int MostShown = 200;

    public Agency Agency { get; private set; } = null!;
    public IReadOnlyList<PublishedResults> Results { get; private set; } = [];

    public async Task OnGetAsync(string agency, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var id = Agency.Id;
        var all = db.PublishedResults;
        Results = await db
            .PublishedResults.AsNoTracking()
            .Where(p =>
                p.AgencyId == id
                && p.WithdrawnAt == null
                && !all.Any(later => later.AgencyId == id && later.RoundId == p.RoundId && later.Number > p.Number)
            )
            .OrderByDescending(p => p.PublishedAt)
            .Take(MostShown)
            .ToListAsync(cancellation);
    }
}
