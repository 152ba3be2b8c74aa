using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Public;

/// <summary>The services of an agency, to be searched: any part of any word of a manual, also one letter long.</summary>
[AllowAnonymous]
internal sealed class ServicesModel(ProngsaiDb db, IAgencies agencies) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public string Asked { get; private set; } = "";
    public int Count { get; private set; }
    public IReadOnlyList<OfferedService> Found { get; private set; } = [];

    public async Task OnGetAsync(string agency, string? q, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Asked = (q ?? "").Trim();
        var all = await db.OfferedAsync(Agency.Id, cancellation);
        Count = all.Count;
        var words = SearchAsked.Toneless(Asked, Agency.Id)?.In(SearchForm.Toneless).Select(word => word.Text).ToList();
        Found = words is null
            ? all
            :
            [
                .. all.Select(one => (one, Text: TextOf(one.Manual), Name: SearchAsked.TonelessOf(one.Manual.Name.Th)))
                    .Where(one => words.All(word => one.Text.Contains(word, StringComparison.Ordinal)))
                    .OrderByDescending(one => words.All(word => one.Name.Contains(word, StringComparison.Ordinal)))
                    .Select(one => one.one),
            ];
    }

    private static string TextOf(ServiceManual manual) =>
        SearchAsked.TonelessOf(string.Join('\n', manual.Texts.SelectMany(t => t.Text.All).Select(t => t.Text)));
}
