using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Messages;

/// <summary>Within how many days the office replies; messages that are there already keep the day they were promised.</summary>
[Writes(Duty.ServiceManager)]
[Act("กำหนดเวลาตอบความเห็นของประชาชน", "Set the time to reply to citizens’ messages")]
internal sealed class SetPromiseModel(ProngsaiDb db, MessageDesk desk, TimeProvider clock) : PageModel
{
    public ReplyPromise Promise { get; private set; } = null!;
    public int Days { get; private set; }
    public bool InWorkingDays { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Promise = await desk.PromiseAsync(User.Agency(), cancellation);
        (Days, InWorkingDays) = (Promise.Days, Promise.InWorkingDays);
    }

    public async Task<IActionResult> OnPostAsync(int days, bool inWorkingDays, CancellationToken cancellation)
    {
        var agency = User.Agency();
        var own = await db.ReplyPromises.FirstOrDefaultAsync(p => p.AgencyId == agency, cancellation);
        Promise = own ?? ReplyPromise.Usual(agency);
        (Days, InWorkingDays) = (days, inWorkingDays);
        WhyNot = ReplyPromise.WhyNot(days);
        if (WhyNot.Count > 0)
            return Page();

        Promise.Promise(days, inWorkingDays);
        if (own is null)
            db.ReplyPromises.Add(Promise);
        db.Journal(
            agency,
            clock.Now(),
            User.Actor(),
            "FeedbackPromised",
            $"feedback-promise:{agency.Value}",
            new { days, inWorkingDays }
        );
        await db.SaveNewOrRefuseAsync<ReplyPromise>(p => p.AgencyId == agency, MessageRefusals.Raced, cancellation);
        return LocalRedirect(MessageQueueModel.Here);
    }
}
