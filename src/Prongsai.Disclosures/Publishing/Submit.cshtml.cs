using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Disclosures.Publishing;

[Writes(Duty.Preparer, Duty.ProcurementOfficer), Prepares(Disclosure.Kind)]
[Act("ส่งข้อ OIT ให้ผู้ตรวจ", "Send an OIT item to the reviewer")]
internal sealed class SubmitModel(ProngsaiDb db, IDisclosureItems items, INotices notices, TimeProvider clock)
    : PageModel
{
    public AtWork Work { get; private set; } = null!;
    public string WhatChanged { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(FiscalYear year, string code, CancellationToken cancellation)
    {
        Work = await db.AtWorkAsync(items, User.Agency(), year, code, cancellation);
        WhyNot = Work.Draft.WhyNotSubmit("-", isCorrection: false);
    }

    public async Task<IActionResult> OnPostAsync(
        FiscalYear year,
        string code,
        string? whatChanged,
        CancellationToken cancellation
    )
    {
        var (now, by) = (clock.Now(), User.Actor());
        Work = await db.AtWorkAsync(items, User.Agency(), year, code, cancellation);
        WhatChanged = whatChanged ?? "";
        var correction = Work.Editions.Count > 0;
        WhyNot = Work.Draft.WhyNotSubmit(whatChanged, correction);
        if (WhyNot.Count > 0)
            return Page();

        Work.Draft.Submit(whatChanged, correction, now, by);
        var check = Work.Check();
        db.Journal(
            Work.Disclosure.AgencyId,
            now,
            by,
            "DisclosureSubmitted",
            Work.Disclosure.Record,
            new
            {
                code,
                year = year.Buddhist,
                number = Work.NextNumber,
                met = check.Met,
                unmet = check.Unmet,
                toJudge = check.ToJudge,
            },
            WhatChanged.Length > 0 ? WhatChanged : null
        );
        notices.TellReviewer(now, Work);
        if (!await db.TrySaveAsync(cancellation))
            throw new RefusedException([Writing.DraftRefusals.WithReviewer]);

        return LocalRedirect(Work.Address);
    }
}
