using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Reports.Annual;
using Prongsai.Reports.Editions;

namespace Prongsai.Reports.Portal;

[AllowAnonymous]
internal sealed class PublishedFileModel(IAgencies agencies, ProngsaiDb db, KeptFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        string agency,
        string year,
        string number,
        string form,
        CancellationToken cancellation
    )
    {
        var whose = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var edition = await db
            .ReportEditions.AsNoTracking()
            .Published()
            .NumberedAsync(whose.Id, Year.Of(year), EditionNumber.Of(number), cancellation);
        var asked = ReportForms.Asked(form);
        if (edition.FileOf(asked) is not { } file)
            throw new MissingException($"{form} of edition {number}");

        return await ReportFile.OfAsync(
            files,
            file,
            asked,
            $"report-{whose.Slug}-{edition.Programme}-{edition.Number}",
            Response,
            cancellation
        );
    }
}
