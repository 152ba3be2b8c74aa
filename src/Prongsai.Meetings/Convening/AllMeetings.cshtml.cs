using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Meetings.Resolutions;

namespace Prongsai.Meetings.Convening;

/// <summary>Meetings to come and held, all or of one series, with what is still to be done of their resolutions.</summary>
internal sealed class AllMeetingsModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public const string Here = "/staff/meetings";
    private const int MostHeld = 60;

    public string? Series { get; private set; }
    public IReadOnlyList<string> AllSeries { get; private set; } = [];
    public IReadOnlyList<Meeting> ToCome { get; private set; } = [];
    public IReadOnlyList<Meeting> Held { get; private set; } = [];
    public IReadOnlyList<Resolution> Open { get; private set; } = [];
    public DateOnly Today { get; private set; }

    public async Task OnGetAsync(string? series, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Today = clock.Now().Today;
        AllSeries = await db
            .Meetings.Where(m => m.AgencyId == agency)
            .Select(m => m.Series)
            .Distinct()
            .OrderBy(s => s)
            .ToListAsync(cancellation);
        Series = AllSeries.Contains(series) ? series : null;
        var these = db
            .Meetings.AsNoTracking()
            .Where(m => m.AgencyId == agency && (Series == null || m.Series == Series));
        ToCome = await these
            .Where(m => m.Day >= Today)
            .OrderBy(m => m.Day)
            .ThenBy(m => m.Begins)
            .ToListAsync(cancellation);
        Held = await these
            .Where(m => m.Day < Today)
            .OrderByDescending(m => m.Day)
            .ThenByDescending(m => m.Begins)
            .Take(MostHeld)
            .ToListAsync(cancellation);
        var ids = these.Select(m => m.Id);
        Open = await db
            .Resolutions.AsNoTracking()
            .Where(r => r.AgencyId == agency && r.State != ResolutionState.Done && ids.Contains(r.MeetingId))
            .OrderBy(r => r.DueOn)
            .ToListAsync(cancellation);
    }
}
