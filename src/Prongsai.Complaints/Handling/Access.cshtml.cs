using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Handling;

/// <summary>Who opened what: a handler sees the lines of their own cases, the auditor those of all; neither sees content here.</summary>
[Reads(Duty.ComplaintHandler, Duty.Auditor)]
internal sealed class AccessModel(ProngsaiDb db) : PageModel
{
    private const int Most = 500;

    public IReadOnlyList<AccessLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var (agency, account) = (User.Agency(), User.Actor().AccountId);
        var all = User.Has(Duty.Auditor);
        var own = db.CasesOf(agency, account).Select(c => c.Id);
        Lines = await db
            .AccessLines.AsNoTracking()
            .Where(l => l.AgencyId == agency && (all || own.Contains(l.CaseId)))
            .OrderByDescending(l => l.At)
            .ThenByDescending(l => l.Id)
            .Take(Most)
            .ToListAsync(cancellation);
    }
}
