using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;

namespace Prongsai.Services.Statistics;

/// <summary>The same figures for everybody.</summary>
[AllowAnonymous]
internal sealed class PublicStatisticsModel(
    ProngsaiDb db,
    IAgencies agencies,
    IRequestFigures online,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public YearOfServices Shown { get; private set; } = null!;
    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];

    public Task OnGetAsync(string agency, string? year, CancellationToken cancellation) =>
        FetchAsync(agency, year, cancellation);

    public async Task<IActionResult> OnGetCsvAsync(string agency, string? year, CancellationToken cancellation)
    {
        await FetchAsync(agency, year, cancellation);
        return File(Shown.Sheet().Csv(), "text/csv; charset=utf-8", $"service-statistics-{Shown.Year}.csv");
    }

    private async Task FetchAsync(string agency, string? asked, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var today = clock.Now().Today;
        Years = await YearOfServices.YearsAsync(db, Agency.Id, today, cancellation);
        var year = FiscalYear.TryParse(asked, out var chosen) ? chosen : FiscalYear.Of(today);
        Shown = await YearOfServices.OfAsync(db, online, Agency.Id, year, cancellation);
    }
}
