using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Publishing;

[Writes(Duty.Preparer, Duty.ProcurementOfficer, Duty.Reviewer, Duty.Executive)]
[Act("ทำเครื่องหมายว่าแก้ตามความเห็นแล้ว", "Say that a remark is dealt with")]
internal sealed class MarkDoneModel(ProngsaiDb db, IDisclosureItems items, TimeProvider clock) : PageModel
{
    public IActionResult OnGet(FiscalYear year, string code) => Redirect($"/staff/disclosures/{year}/{code}");

    public async Task<IActionResult> OnPostAsync(
        FiscalYear year,
        string code,
        MarkId mark,
        CancellationToken cancellation
    )
    {
        var (now, by) = (clock.Now(), User.Actor());
        var work = await db.AtWorkAsync(items, User.Agency(), year, code, cancellation);
        var found = work.Marks.FirstOrDefault(m => m.Id == mark) ?? throw new MissingException("mark");
        if (found.IsOpen)
        {
            found.Done(now, by);
            db.Journal(
                work.Disclosure.AgencyId,
                now,
                by,
                "DisclosureMarkDone",
                work.Disclosure.Record,
                new
                {
                    code,
                    year = year.Buddhist,
                    text = found.Text,
                }
            );
            await db.SaveChangesAsync(cancellation);
        }

        return LocalRedirect($"{work.Address}#marks");
    }
}
