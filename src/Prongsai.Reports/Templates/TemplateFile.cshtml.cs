using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Reports.Docx;

namespace Prongsai.Reports.Templates;

internal sealed class TemplateFileModel(ProngsaiDb db, KeptFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string which, CancellationToken cancellation)
    {
        if (which == "starting.docx")
            return File(StartingTemplate.Docx.ToArray(), DocxReport.MediaType, "prongsai-report-template.docx");
        if (which != "ours.docx")
            throw new MissingException($"template {which}");

        var ours = await db.ReportTemplates.AsNoTracking().CurrentAsync(User.Agency(), cancellation).OrMissAsync();
        return await files.SendAsync(Response, ours.File, ours.FileName, DocxReport.MediaType, cancellation);
    }
}
