using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Reports.Templates;

[Writes(Duty.AgencyAdministrator)]
[Act("เปลี่ยนแม่แบบรายงาน", "Change the report template")]
internal sealed class TemplateModel(ProngsaiDb db, KeptFiles files, TimeProvider clock) : PageModel
{
    public OwnTemplate? Current { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Current = await db.ReportTemplates.AsNoTracking().CurrentAsync(User.Agency(), cancellation);

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        var (agency, now, by) = (User.Agency(), clock.Now(), User.Actor());
        Current = await db.ReportTemplates.CurrentAsync(agency, cancellation);
        var name = Path.GetFileName(file?.FileName ?? "");
        var content = await ReadAsync(file, cancellation);
        WhyNot = TemplateCheck.WhyNot(name, content);
        if (WhyNot.Count > 0)
            return Page();

        var (taken, refused) = await files.TakeAsync(agency, by, name, content, cancellation);
        if (taken is not { } kept)
        {
            WhyNot = [refused!];
            return Page();
        }

        Current?.SetAside(now);
        var template = OwnTemplate.Upload(agency, name, kept, now, by);
        db.ReportTemplates.Add(template);
        db.Journal(
            agency,
            now,
            by,
            "ReportTemplateUploaded",
            $"report-template:{template.Id.Value}",
            new { name, file = kept.Hex }
        );
        await db.SaveChangesAsync(cancellation);

        return Redirect("/staff/reports/template");
    }

    private static async Task<byte[]> ReadAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null)
            return [];

        // One byte past the limit is enough to refuse it; the rest is not read.
        using var content = new MemoryStream();
        await using var upload = file.OpenReadStream();
        var buffer = new byte[64 * 1024];
        for (
            int read;
            content.Length <= TemplateCheck.Largest && (read = await upload.ReadAsync(buffer, cancellation)) > 0;

        )
            content.Write(buffer, 0, read);

        return content.ToArray();
    }
}
