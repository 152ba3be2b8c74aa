using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;

namespace Prongsai.Surveys.Appraisals;

/// <summary>Executives decide whether officers' own results count in appraisals; every officer can read what was decided.</summary>
[Writes(Duty.Executive)]
[Act("กำหนดการใช้ผลสำรวจรายเจ้าหน้าที่ประกอบการประเมิน", "Decide whether officers’ survey results count in appraisals")]
internal sealed class DecideAppraisalsModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public AppraisalPolicy Policy { get; private set; } = null!;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Policy = await AppraisalPolicy.OfAsync(db, User.Agency(), cancellation);

    public async Task<IActionResult> OnPostAsync(bool inUse, string? order, int version, CancellationToken cancellation)
    {
        await OnGetAsync(cancellation);
        WhyNot = Policy.Version == version ? AppraisalPolicy.WhyNotDecide(inUse, order) : [AppraisalRefusals.Raced];
        if (WhyNot.Count > 0)
            return Page();

        var now = clock.Now();
        if (Policy.Version == 0)
            db.AppraisalPolicies.Add(Policy);
        Policy.Decide(inUse, order, now, User.Actor());
        db.Journal(
            Policy.AgencyId,
            now,
            User.Actor(),
            "SurveyAppraisalsDecided",
            Policy.Record,
            new { inUse = Policy.InUse, order = Policy.Order }
        );
        if (version == 0)
            await db.SaveNewOrRefuseAsync<AppraisalPolicy>(
                p => p.AgencyId == Policy.AgencyId,
                AppraisalRefusals.Raced,
                cancellation
            );
        else
            await db.SaveOrRefuseAsync(AppraisalRefusals.Raced, cancellation);
        return LocalRedirect("/staff/surveys/appraisals");
    }
}
