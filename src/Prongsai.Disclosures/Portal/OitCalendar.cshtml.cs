using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Calendar;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Portal;

/// <summary>The calendar of promises: what the agency said it would publish by when, and whether it did.</summary>
[AllowAnonymous]
internal sealed class OitCalendarModel(ProngsaiDb db, IAgencies agencies, IDisclosureItems items, TimeProvider clock)
    : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public FiscalYear Year { get; private set; }
    public IReadOnlyList<Promise> Promises { get; private set; } = [];
    public DisclosureList? List { get; private set; }

    public async Task OnGetAsync(string agency, FiscalYear year, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Year = year.Buddhist == 0 ? throw new MissingException("year") : year;
        List = await items.OfYearAsync(Agency.Id, Year, cancellation);
        Promises = await db.PromisesAsync(Agency.Id, Year, clock.Now().Today, cancellation);
    }
}
