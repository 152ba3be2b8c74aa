using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Meetings.Convening;

namespace Prongsai.Meetings.Resolutions;

/// <summary>Every resolution of the agency's meetings: what is open, whose it is, what waits to be accepted, what is done.</summary>
internal sealed class AllResolutionsModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public const string Here = "/staff/meetings/resolutions";
    private const int MostDone = 100;

    public IReadOnlyList<Resolution> Open { get; private set; } = [];
    public IReadOnlyList<Resolution> Done { get; private set; } = [];
    public IReadOnlyDictionary<MeetingId, Meeting> Meetings { get; private set; } =
        new Dictionary<MeetingId, Meeting>();
    public bool OnlyMine { get; private set; }
    public DateOnly Today { get; private set; }

    public async Task OnGetAsync(bool mine, CancellationToken cancellation)
    {
        var (agency, me) = (User.Agency(), User.Actor().AccountId);
        (OnlyMine, Today) = (mine, clock.Now().Today);
        var these = db.Resolutions.AsNoTracking().Where(r => r.AgencyId == agency && (!mine || r.OwnerId == me));
        Open = await these.Where(r => r.State != ResolutionState.Done).OrderBy(r => r.DueOn).ToListAsync(cancellation);
        Done = await these
            .Where(r => r.State == ResolutionState.Done)
            .OrderByDescending(r => r.DoneOn)
            .Take(MostDone)
            .ToListAsync(cancellation);
        List<MeetingId> ids = [.. Open.Concat(Done).Select(r => r.MeetingId).Distinct()];
        Meetings = await db
            .Meetings.AsNoTracking()
            .Where(m => m.AgencyId == agency && ids.Contains(m.Id))
            .ToDictionaryAsync(m => m.Id, cancellation);
    }
}
