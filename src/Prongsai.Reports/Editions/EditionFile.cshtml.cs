using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Reports.Annual;

namespace Prongsai.Reports.Editions;

internal sealed class EditionFileModel(ProngsaiDb db, KeptFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string year, string number, string form, CancellationToken cancellation)
    {
        var edition = await db
            .ReportEditions.AsNoTracking()
            .NumberedAsync(User.Agency(), Year.Of(year), EditionNumber.Of(number), cancellation);
        var asked = ReportForms.Asked(form);
        if (edition.FileOf(asked) is not { } file)
            throw new MissingException($"{form} of edition {number}");

        return await ReportFile.OfAsync(
            files,
            file,
            asked,
            $"report-{edition.Programme}-{edition.Number}",
            Response,
            cancellation
        );
    }
}
