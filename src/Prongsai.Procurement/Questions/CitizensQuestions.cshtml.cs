using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Questions;

/// <summary>What citizens asked about purchases: those that wait first, the longest waiting at the top.</summary>
[Reads(Duty.ProcurementOfficer, Duty.Preparer, Duty.Executive)]
internal sealed class CitizensQuestionsModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    private const int MostShown = 200;

    public IReadOnlyList<CitizenQuestion> Questions { get; private set; } = [];
    public DateOnly Today { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var agency = User.Agency();
        Today = clock.Now().Today;
        Questions = await db
            .CitizenQuestions.AsNoTracking()
            .Where(q => q.AgencyId == agency)
            .OrderBy(q => q.AnsweredAt != null)
            .ThenBy(q => q.DueOn)
            .ThenByDescending(q => q.AskedAt)
            .Take(MostShown)
            .ToListAsync(cancellation);
    }
}
