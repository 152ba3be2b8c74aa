using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Forms;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Public;

/// <summary>A published month in one of its forms.</summary>
[AllowAnonymous]
internal sealed class DownloadPublishedModel(ProngsaiDb db, IAgencies agencies, FormFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        string agency,
        FiscalYear year,
        int month,
        string file,
        CancellationToken cancellation
    )
    {
        var published = await Published.OfAsync(db, agencies, agency, cancellation);
        var first = year.MonthOrMiss(month);
        if (
            published.Of(first) is null
            && await db.WithdrawnAsync(published.Agency.Id, first, cancellation) is not null
        )
            return StatusCode(StatusCodes.Status410Gone);

        var of = published.MonthOrMiss(first);
        var purchases = await db.OfMonthAsync(published.Agency.Id, of.Month, 0, int.MaxValue, cancellation);
        var (content, missing) = await files.OfMonthAsync(
            FormAgency.Of(published.Agency),
            of.ForForms,
            [.. purchases.Select(p => p.Purchase.Thawed(published.Agency.Id))],
            file,
            // The day of the report is that of its publication: the same file comes out every day.
            of.Frozen.PublishedAt.DayInThailand(),
            cancellation
        );
        missing.ThrowIfAny();
        return File(
            content!,
            FormFiles.MediaTypeOf(file),
            FormattableString.Invariant(
                $"{published.Agency.Slug}-{Path.GetFileNameWithoutExtension(file)}-{year}-{of.Month.Month:00}{Path.GetExtension(file)}"
            )
        );
    }
}
