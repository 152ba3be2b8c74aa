using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.Portal;

/// <summary>The agencies of a city or a ministry with the results that each shows on its own pages.</summary>
[AllowAnonymous]
internal sealed class BelowModel(IAgencies agencies, IYearTotals totals) : PageModel
{
    private const int RowsOnAPage = 100;
    private const int YearsShown = 4;

    public Agency Agency { get; private set; } = null!;
    public string? Search { get; private set; }
    public IReadOnlyList<(Agency Agency, IReadOnlyDictionary<FiscalYear, YearTotal> Years)> Rows { get; private set; } =
    [];
    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];
    public int Count { get; private set; }
    public int Number { get; private set; } = 1;
    public int Pages => Math.Max(1, (Count + RowsOnAPage - 1) / RowsOnAPage);

    public string PageAt(int number) =>
        $"/{Agency.Slug}/agencies?number={number}{(Search is null ? "" : $"&q={Uri.EscapeDataString(Search)}")}";

    public async Task OnGetAsync(string agency, string? q, int? number, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Search = string.IsNullOrWhiteSpace(q) ? null : q.Trim();
        IReadOnlyList<Agency> below = await agencies.BelowAsync(Agency.Id, cancellation);
        if (Search is not null)
        {
            var words = ThaiText.Fold(Search);
            below = [.. below.Where(a => Fits(a, words))];
        }

        Count = below.Count;
        Number = Math.Clamp(number ?? 1, 1, Pages);
        List<Agency> page = [.. below.Skip((Number - 1) * RowsOnAPage).Take(RowsOnAPage)];
        var known = await totals.OfAsync(page, cancellation);
        Years = [.. known.Values.SelectMany(t => t).Select(t => t.Year).Distinct().Order().TakeLast(YearsShown)];
        Rows =
        [
            .. page.Select(a =>
                (
                    a,
                    (IReadOnlyDictionary<FiscalYear, YearTotal>)
                        (known.GetValueOrDefault(a.Id) ?? []).ToDictionary(t => t.Year)
                )
            ),
        ];
    }

    private static bool Fits(Agency agency, string words) =>
        ThaiText.Fold(agency.Name.Th).Contains(words, StringComparison.Ordinal)
        || ThaiText.Fold(agency.Name.En).Contains(words, StringComparison.Ordinal)
        || agency.Code == words;
}
