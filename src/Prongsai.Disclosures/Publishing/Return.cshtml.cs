using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Disclosures.Publishing;

[Writes(Duty.Reviewer)]
[Act("ส่งข้อ OIT คืนให้แก้ไข", "Return an OIT item to be changed")]
internal sealed class ReturnModel(ProngsaiDb db, IDisclosureItems items, INotices notices, TimeProvider clock)
    : PageModel
{
    public IActionResult OnGet(FiscalYear year, string code) => Redirect($"/staff/disclosures/{year}/{code}/review");

    public async Task<IActionResult> OnPostAsync(
        FiscalYear year,
        string code,
        string? because,
        CancellationToken cancellation
    )
    {
        var now = clock.Now();
        var work = await db.AtWorkAsync(items, User.Agency(), year, code, cancellation);
        work.Draft.Return(because, work.OpenMarks.Count);
        db.Journal(
            work.Disclosure.AgencyId,
            now,
            User.Actor(),
            "DisclosureReturned",
            work.Disclosure.Record,
            new
            {
                code,
                year = year.Buddhist,
                marks = work.OpenMarks.Count,
            },
            work.Draft.ReturnedBecause
        );
        notices.TellPreparers(now, work, new("ผู้ตรวจส่งคืนให้แก้ไข", "returned by the reviewer"));
        if (!await db.TrySaveAsync(cancellation))
            throw new RefusedException([Writing.DraftRefusals.NotSubmitted]);

        return LocalRedirect(work.Address);
    }
}
