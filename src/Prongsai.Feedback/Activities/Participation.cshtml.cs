using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Activities;

/// <summary>Where the public can take part, and what came of it where it did.</summary>
[AllowAnonymous]
internal sealed class ParticipationModel(ProngsaiDb db, IAgencies agencies, TimeProvider clock) : PageModel
{
    private const int Most = 200;

    public Agency Agency { get; private set; } = null!;

    /// <summary>To come, the nearest first.</summary>
    public IReadOnlyList<Activity> Coming { get; private set; } = [];

    /// <summary>Over, the latest first.</summary>
    public IReadOnlyList<Activity> Over { get; private set; } = [];

    public async Task OnGetAsync(string agency, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var (of, today) = (Agency.Id, clock.Now().Today);
        var all = await db
            .Activities.AsNoTracking()
            .Where(a => a.AgencyId == of && (a.AnnouncedAt != null || a.State == ActivityState.Published))
            .OrderByDescending(a => a.FirstDay)
            .ThenBy(a => a.Id)
            .Take(Most)
            .ToListAsync(cancellation);
        Coming = [.. all.Where(a => a.State == ActivityState.Announced && a.LastDay >= today).Reverse()];
        Over = [.. all.Except(Coming)];
    }
}
