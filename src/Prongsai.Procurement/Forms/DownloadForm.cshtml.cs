using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Forms;

/// <summary>A month in one of its forms. A month of which nothing is said has none.</summary>
internal sealed class DownloadFormModel(ProngsaiDb db, WrittenForms forms) : PageModel
{
    public async Task<IActionResult> OnGetAsync(FiscalYear year, int month, string file, CancellationToken cancellation)
    {
        var first = year.MonthOrMiss(month);
        var of = await db.MonthAsync(User.Agency(), first, cancellation);
        if (!of.IsSaid)
            throw new MissingException("month");

        var (content, missing) = await forms.OfMonthAsync(User.Agency(), of, file, cancellation);
        missing.ThrowIfAny();
        return File(
            content!,
            FormFiles.MediaTypeOf(file),
            FormattableString.Invariant(
                $"{Path.GetFileNameWithoutExtension(file)}-{year}-{first.Month:00}{Path.GetExtension(file)}"
            )
        );
    }
}
