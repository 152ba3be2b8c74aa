using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Reports.Annual;
using Prongsai.Reports.Editions;

namespace Prongsai.Reports.Portal;

[AllowAnonymous]
internal sealed class PublishedReportModel(IAgencies agencies, ProngsaiDb db) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public Edition Edition { get; private set; } = null!;
    public int? Newer { get; private set; }

    public async Task OnGetAsync(string agency, string year, string number, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var published = db.ReportEditions.AsNoTracking().Published();
        Edition = await published.NumberedAsync(Agency.Id, Year.Of(year), EditionNumber.Of(number), cancellation);
        Newer = await published
            .Where(e => e.AgencyId == Agency.Id && e.Programme == Edition.Programme && e.Number > Edition.Number)
            .MaxAsync(e => (int?)e.Number, cancellation);
    }
}
