using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Calendar;

/// <summary>What is due this month, for whom, mine first.</summary>
internal sealed class DueThisMonthModel(IDisclosuresDue due, WorkingDays working, TimeProvider clock) : PageModel
{
    public IReadOnlyList<DueDisclosure> Mine { get; private set; } = [];
    public IReadOnlyList<DueDisclosure> Others { get; private set; } = [];

    /// <summary>Why days may be wrong: holidays of a year that are not announced yet.</summary>
    public IReadOnlyList<Bilingual> Doubts { get; private set; } = [];

    public Now Now { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Now = clock.Now();
        var all = await due.DueAsync(User.Agency(), Now.Today, cancellation);
        var me = User.Actor().AccountId;
        Mine = [.. all.Where(d => d.OfficerId == me)];
        Others = [.. all.Where(d => d.OfficerId != me)];
        Doubts = working.Doubts(Now.Today, Now.Today.AddMonths(2));
    }
}
