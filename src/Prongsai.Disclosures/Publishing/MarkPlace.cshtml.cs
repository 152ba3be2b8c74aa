using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Disclosures.Publishing;

/// <summary>Remarks at an exact place, by whoever works on the item.</summary>
[Writes(Duty.Preparer, Duty.ProcurementOfficer, Duty.Reviewer, Duty.Executive)]
[Act("เขียนความเห็นที่จุดหนึ่งของข้อ OIT", "Write a remark at a place of an OIT item")]
internal sealed class MarkPlaceModel(
    ProngsaiDb db,
    IDisclosureItems items,
    IPeople people,
    INotices notices,
    TimeProvider clock
) : PageModel
{
    public IActionResult OnGet(FiscalYear year, string code) => Redirect($"/staff/disclosures/{year}/{code}");

    public async Task<IActionResult> OnPostAsync(
        FiscalYear year,
        string code,
        string? block,
        int? row,
        string? text,
        string? asked,
        string? dueOn,
        CancellationToken cancellation
    )
    {
        var (now, by) = (clock.Now(), User.Actor());
        var work = await db.AtWorkAsync(items, User.Agency(), year, code, cancellation);
        var place = (string.IsNullOrEmpty(block) ? null : block, row, (string?)null);
        var due = ThaiDate.Read(dueOn);
        if (due.WhyNot is { } whyNot)
            throw new RefusedException([whyNot]);
        Mark.WhyNotMark(work.Document, place.Item1, row, text, due.Day, now).ThrowIfAny();
        var who = await AskedAsync(asked, cancellation);

        var mark = Mark.Put(work.Disclosure, place, text!, (who, due.Day), now, by);
        db.DisclosureMarks.Add(mark);
        db.Journal(
            work.Disclosure.AgencyId,
            now,
            by,
            "DisclosureMarked",
            work.Disclosure.Record,
            new
            {
                code,
                year = year.Buddhist,
                block,
                row,
                text = mark.Text,
                asked = who?.Name,
                dueOn = Days.Iso(mark.DueOn),
            }
        );
        if (who is not null && who.AccountId != by.AccountId)
            notices.TellAsked(now, work, who);
        await db.SaveChangesAsync(cancellation);

        return LocalRedirect(
            work.Draft.State == Writing.DraftState.Submitted ? $"{work.Address}/review#marks" : $"{work.Address}#marks"
        );
    }

    private async Task<Named?> AskedAsync(string? id, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(id))
            return null;

        return (await people.WhoMayAnswerMarksAsync(User.Agency(), cancellation)).FirstOrDefault(p =>
                p.AccountId.ToString() == id
            ) ?? throw new RefusedException([RegisterRefusals.NoSuchPerson("asked")]);
    }
}
