using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Services.Placements;

/// <summary>Once a month: which agencies have signs that nobody stood before since the month began.</summary>
internal sealed record RemindOfWalk;

/// <summary>Tells the officers of services how many signs are still to be looked at.</summary>
internal sealed class RemindingOfWalk(ProngsaiDb db, INotices notices, TimeProvider clock) : IJobWork<RemindOfWalk>
{
    public async Task RunAsync(RemindOfWalk job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        var month = new DateOnly(now.Today.Year, now.Today.Month, 1);
        var unseen = await db
            .Signs.Where(s => s.TakenDownOn == null && (s.SeenOn == null || s.SeenOn < month))
            .GroupBy(s => s.AgencyId)
            .Select(agency => new { Agency = agency.Key, Count = agency.Count() })
            .ToListAsync(cancellation);
        foreach (var one in unseen)
            notices.Tell(
                now,
                new Notice(
                    one.Agency,
                    Recipients.Holders(Duty.ServiceManager, Duty.ServiceOfficer),
                    PlacementParts.Notice,
                    new(
                        $"เดือนนี้ยังไม่ได้เดินตรวจป้าย {one.Count} จุด",
                        $"Signs not looked at this month: {one.Count}"
                    ),
                    WalkModel.Here
                )
            );
        await db.SaveChangesAsync(cancellation);
    }
}
