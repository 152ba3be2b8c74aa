using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Gifts;

/// <summary>One gift; a superior other than who received it decides whether it is kept, returned or handed over.</summary>
[Reads(Duty.Preparer, Duty.AgencyAdministrator, Duty.Executive, Duty.Reviewer, Duty.Auditor)]
[Writes(Duty.Executive, Duty.Reviewer)]
[Act("วินิจฉัยการรับของขวัญ", "Decide of a gift")]
internal sealed class DecideGiftModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public Gift Gift { get; private set; } = null!;
    public string? Note { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public Task OnGetAsync(GiftId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    public async Task<IActionResult> OnPostAsync(
        GiftId id,
        GiftDecision? decision,
        string? note,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        Note = note;
        var (now, by) = (clock.Now(), User.Actor());
        WhyNot = Gift.WhyNotDecide(by, decision, note);
        if (WhyNot.Count > 0)
            return Page();

        Gift.Decide(decision!.Value, note!, now, by);
        db.Journal(
            Gift.AgencyId,
            now,
            by,
            "GiftDecided",
            Gift.Record,
            new { decision = decision.ToString() },
            Gift.DecisionNote
        );
        await db.SaveOrRefuseAsync(GiftRefusals.Raced, cancellation);
        return LocalRedirect(Gift.Page);
    }

    private async Task FetchAsync(GiftId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Gift = await db.Gifts.FirstOrDefaultAsync(g => g.AgencyId == agency && g.Id == id, cancellation).OrMissAsync();
    }
}
