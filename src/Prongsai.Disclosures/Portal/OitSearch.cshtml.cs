using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Portal;

/// <summary>Searches what an agency has published: titles, texts, tables and what files say, any part of a word.</summary>
[AllowAnonymous]
internal sealed class OitSearchModel(IAgencies agencies, SiteSearch search) : PageModel
{
    public const int Size = 20;

    public Agency Agency { get; private set; } = null!;
    public string Asked { get; private set; } = "";
    public SearchFound? Found { get; private set; }

    public async Task OnGetAsync(string agency, string? q, int? p, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Asked = q?.Trim() ?? "";
        if (Asked.Length > 0)
            Found = await search.FindAsync(Asked, Agency.Id, Math.Clamp(p ?? 1, 1, 1000), Size, cancellation);
    }
}
