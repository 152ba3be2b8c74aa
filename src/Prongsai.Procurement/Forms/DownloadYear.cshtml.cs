using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Forms;

/// <summary>A whole year in one of its forms.</summary>
internal sealed class DownloadYearModel(WrittenForms forms) : PageModel
{
    public async Task<IActionResult> OnGetAsync(FiscalYear year, string file, CancellationToken cancellation)
    {
        var content = await forms.OfYearAsync(User.Agency(), year, file, cancellation);

        return File(
            content,
            FormFiles.MediaTypeOf(file),
            FormattableString.Invariant($"{Path.GetFileNameWithoutExtension(file)}-{year}{Path.GetExtension(file)}")
        );
    }
}
