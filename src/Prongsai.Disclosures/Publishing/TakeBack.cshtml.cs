using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Publishing;

[Writes(Duty.Preparer, Duty.ProcurementOfficer, Duty.Reviewer)]
[Act("ดึงข้อ OIT ที่ส่งตรวจหรือตั้งเวลาไว้กลับมาแก้ไข", "Take an OIT item back from review or from its schedule")]
internal sealed class TakeBackModel(ProngsaiDb db, IDisclosureItems items, TimeProvider clock) : PageModel
{
    public IActionResult OnGet(FiscalYear year, string code) => Redirect($"/staff/disclosures/{year}/{code}");

    public async Task<IActionResult> OnPostAsync(FiscalYear year, string code, CancellationToken cancellation)
    {
        var work = await db.AtWorkAsync(items, User.Agency(), year, code, cancellation);
        work.Draft.TakeBack();
        db.Journal(
            work.Disclosure.AgencyId,
            clock.Now(),
            User.Actor(),
            "DisclosureTakenBack",
            work.Disclosure.Record,
            new { code, year = year.Buddhist }
        );
        if (!await db.TrySaveAsync(cancellation))
            throw new RefusedException([Writing.DraftRefusals.NotSubmitted]);

        return LocalRedirect($"{work.Address}/write");
    }
}
