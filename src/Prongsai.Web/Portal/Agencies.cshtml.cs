using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;

namespace Prongsai.Web.Portal;

/// <summary>The front door: which agencies there are; straight in when there is one.</summary>
[AllowAnonymous]
internal sealed class AgenciesModel(IAgencies agencies) : PageModel
{
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Agencies = await agencies.AllAsync(cancellation);

        return Agencies is [var only] ? Redirect($"/{only.Slug}") : Page();
    }
}
