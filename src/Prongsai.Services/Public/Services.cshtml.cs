using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Services.Public;

/// <summary>The services of an agency, to be searched.</summary>
[AllowAnonymous]
internal sealed class ServicesModel(IAgencies agencies) : PageModel
{
    public Agency Agency { get; private set; } = null!;

    public async Task OnGetAsync(string agency, CancellationToken cancellation) =>
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
}
