using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Forms;

namespace Prongsai.Procurement.Public;

/// <summary>The published months of a year in one form.</summary>
[AllowAnonymous]
internal sealed class DownloadPublishedYearModel(ProngsaiDb db, IAgencies agencies) : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        string agency,
        FiscalYear year,
        string file,
        CancellationToken cancellation
    )
    {
        var published = await Published.OfAsync(db, agencies, agency, cancellation);
        var months = published.Of(year);
        if (months.Count == 0)
            return await db.WithdrawnAsync(published.Agency.Id, year, cancellation) is null
                ? throw new MissingException("published year")
                : StatusCode(StatusCodes.Status410Gone);

        var purchases = await db.OfYearAsync(published.Agency.Id, year, cancellation);
        return File(
            FormFiles.OfYear(
                FormAgency.Of(published.Agency),
                year,
                [.. months.Select(m => m.ForForms)],
                [.. purchases.Select(p => p.Thawed(published.Agency.Id))],
                file,
                months.Max(m => m.Frozen.PublishedAt).DayInThailand()
            ),
            FormFiles.MediaTypeOf(file),
            $"{published.Agency.Slug}-{Path.GetFileNameWithoutExtension(file)}-{year}{Path.GetExtension(file)}"
        );
    }
}
