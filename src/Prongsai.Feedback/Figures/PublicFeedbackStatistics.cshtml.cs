using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Figures;

/// <summary>How many wrote, and how soon the office replied, for everybody.</summary>
[AllowAnonymous]
internal sealed class PublicFeedbackStatisticsModel(ProngsaiDb db, IAgencies agencies, TimeProvider clock) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public YearOfFeedback Shown { get; private set; } = null!;
    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];

    public Task OnGetAsync(string agency, string? year, CancellationToken cancellation) =>
        FetchAsync(agency, year, cancellation);

    public async Task<IActionResult> OnGetCsvAsync(string agency, string? year, CancellationToken cancellation)
    {
        await FetchAsync(agency, year, cancellation);
        return File(Shown.Sheet().Csv(), "text/csv; charset=utf-8", $"feedback-{Shown.Year}.csv");
    }

    private async Task FetchAsync(string agency, string? asked, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var today = clock.Now().Today;
        var year = FiscalYear.TryParse(asked, out var chosen) ? chosen : FiscalYear.Of(today);
        Years = await YearOfFeedback.YearsAsync(db, Agency.Id, today, cancellation);
        var sections = await agencies.SectionsAsync(Agency.Id, cancellation);
        Shown = await YearOfFeedback.OfAsync(db, Agency.Id, year, today, sections, cancellation);
    }
}
