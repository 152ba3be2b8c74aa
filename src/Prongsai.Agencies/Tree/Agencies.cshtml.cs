using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Register;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Tree;

/// <summary>One level of the tree below our agency. What is not below it is not there.</summary>
internal sealed class AgenciesModel(ProngsaiDb db) : PageModel
{
    private const int RowsOnAPage = 60;

    /// <summary>From our agency down to the one whose children are shown.</summary>
    public IReadOnlyList<AgencyRecord> Above { get; private set; } = [];
    public AgencyRecord Top => Above[^1];
    public IReadOnlyList<(AgencyRecord Agency, int Below)> Rows { get; private set; } = [];
    public int Count { get; private set; }
    public int Number { get; private set; } = 1;
    public int Pages => (Count + RowsOnAPage - 1) / RowsOnAPage;
    public string? Search { get; private set; }

    [BindProperty(SupportsGet = true)]
    public int? Imported { get; set; }

    public string PageAt(int number) =>
        $"/staff/agencies?under={Top.Id}&number={number}{(Search is null ? "" : $"&q={Uri.EscapeDataString(Search)}")}";

    public async Task OnGetAsync(AgencyId? under, string? q, int? number, CancellationToken cancellation)
    {
        Above = await db.FromOursDownToAsync(User.Agency(), under ?? User.Agency(), cancellation);
        Search = string.IsNullOrWhiteSpace(q) ? null : ThaiText.NormaliseLine(q);

        var top = Top.Id;
        var found = db.Agencies.AsNoTracking();
        if (Search is null)
            found = found.Where(a => a.ParentId == top);
        else
        {
            // The address is the English name in small letters, so "KHLONG sam" finds khlong-sam-wa on either database.
            var (words, address) = (Search, Search.ToLowerInvariant().Replace(' ', '-'));
            found = db.Below(top)
                .AsNoTracking()
                .Where(a =>
                    a.NameTh.Contains(words) || a.NameEn.Contains(words) || a.Slug.Contains(address) || a.Code == words
                );
        }

        Count = await found.CountAsync(cancellation);
        Number = Math.Clamp(number ?? 1, 1, Math.Max(1, Pages));
        var page = await found
            .OrderBy(a => a.Code == null)
            .ThenBy(a => a.Code)
            .ThenBy(a => a.Slug)
            .Skip((Number - 1) * RowsOnAPage)
            .Take(RowsOnAPage)
            .ToListAsync(cancellation);
        List<AgencyId?> shown = [.. page.Select(a => (AgencyId?)a.Id)];
        var below = await db
            .Agencies.Where(a => shown.Contains(a.ParentId))
            .GroupBy(a => a.ParentId!.Value)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);

        Rows = [.. page.Select(a => (a, below.GetValueOrDefault(a.Id)))];
    }
}
