using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Services.Infographics.Public;

/// <summary>The infographics of an agency, service by service.</summary>
[AllowAnonymous]
internal sealed class AllInfographicsModel(ProngsaiDb db, IAgencies agencies) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public IReadOnlyList<Infographic> Found { get; private set; } = [];

    public async Task OnGetAsync(string agency, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Found =
        [
            .. (await db.PublicInfographics(Agency.Id).ToListAsync(cancellation))
                .OrderBy(i => i.Content.Name.Text, StringComparer.Ordinal)
                .ThenBy(i => i.ServiceId.Value)
                .ThenBy(i => i.Format)
                .ThenBy(i => i.ApprovedAt),
        ];
    }
}
