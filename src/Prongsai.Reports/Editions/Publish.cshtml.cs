using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Reports.Annual;

namespace Prongsai.Reports.Editions;

[Writes(Duty.Reviewer), Publishes(Edition.Kind)]
[Act("เผยแพร่รายงาน", "Publish a report")]
internal sealed class PublishModel(ProngsaiDb db, IPeople people, TimeProvider clock) : PageModel
{
    public IActionResult OnGet(string year, string number) =>
        Redirect($"/staff/reports/{Year.Of(year)}/editions/{EditionNumber.Of(number)}");

    public async Task<IActionResult> OnPostAsync(string year, string number, CancellationToken cancellation)
    {
        var (agency, now, by) = (User.Agency(), clock.Now(), User.Actor());
        var edition = await db.ReportEditions.NumberedAsync(
            agency,
            Year.Of(year),
            EditionNumber.Of(number),
            cancellation
        );

        edition.Publish(now, by, await people.ReviewersAsync(edition, cancellation));
        db.Journal(
            agency,
            now,
            by,
            "ReportPublished",
            $"report-edition:{edition.Id.Value}",
            new { programme = edition.Programme.Buddhist, number = edition.Number }
        );
        await db.SaveChangesAsync(cancellation);

        return Redirect($"/staff/reports/{edition.Programme}/editions/{edition.Number}");
    }
}
