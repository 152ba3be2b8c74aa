using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;

namespace Prongsai.Reports.Templates;

[Writes(Duty.AgencyAdministrator)]
[Act("เลิกใช้แม่แบบรายงาน", "Set the report template aside")]
internal sealed class SetAsideModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public IActionResult OnGet() => Redirect("/staff/reports/template");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var (agency, now, by) = (User.Agency(), clock.Now(), User.Actor());
        if (await db.ReportTemplates.CurrentAsync(agency, cancellation) is { } template)
        {
            template.SetAside(now);
            db.Journal(
                agency,
                now,
                by,
                "ReportTemplateSetAside",
                $"report-template:{template.Id.Value}",
                new { name = template.FileName }
            );
            await db.SaveChangesAsync(cancellation);
        }

        return Redirect("/staff/reports/template");
    }
}
