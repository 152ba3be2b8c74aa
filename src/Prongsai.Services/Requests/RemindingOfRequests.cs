using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Services.Requests;

/// <summary>The daily round: which requests are due on the next working day, today, or late.</summary>
internal sealed record RemindOfRequests;

/// <summary>Officers are told on working days; service managers also of what is late.</summary>
internal sealed class RemindingOfRequests(ProngsaiDb db, INotices notices, WorkingDays calendar, TimeProvider clock)
    : IJobWork<RemindOfRequests>
{
    public async Task RunAsync(RemindOfRequests job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        if (!calendar.IsWorkingDay(now.Today))
            return;

        var (today, next) = (now.Today, calendar.Next(now.Today));
        var due = await db
            .ServiceRequests.AsNoTracking()
            .Where(r => r.State == RequestState.Open && r.DueOn <= next)
            .GroupBy(r => r.AgencyId)
            .Select(g => new
            {
                g.Key,
                Soon = g.Count(r => r.DueOn >= today),
                Late = g.Count(r => r.DueOn < today),
            })
            .ToListAsync(cancellation);
        foreach (var agency in due)
            notices.Tell(
                now,
                new Notice(
                    agency.Key,
                    agency.Late > 0
                        ? Recipients.Holders(Duty.ServiceOfficer, Duty.ServiceManager)
                        : Recipients.Holders(Duty.ServiceOfficer),
                    RequestDesk.Notices,
                    new(
                        $"คำขอออนไลน์ครบกำหนดภายในวันทำการถัดไป {agency.Soon} เกินกำหนด {agency.Late}",
                        $"Online requests: {agency.Soon} due by the next working day, {agency.Late} late"
                    ),
                    "/staff/services/requests"
                )
            );
        await db.SaveChangesAsync(cancellation);
    }
}
