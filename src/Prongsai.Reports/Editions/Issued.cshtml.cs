using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Reports.Annual;

namespace Prongsai.Reports.Editions;

internal sealed class IssuedModel(ProngsaiDb db, IAgencies agencies) : PageModel
{
    public Edition Edition { get; private set; } = null!;
    public string PublicPath { get; private set; } = "";

    public async Task OnGetAsync(string year, string number, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Edition = await db
            .ReportEditions.AsNoTracking()
            .NumberedAsync(agency, Year.Of(year), EditionNumber.Of(number), cancellation);
        var slug = (await agencies.ByIdAsync(agency, cancellation))!.Slug;
        PublicPath = $"/{slug}/reports/{Edition.Programme}/{Edition.Number}";
    }
}
