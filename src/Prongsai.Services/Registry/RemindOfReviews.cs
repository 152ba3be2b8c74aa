using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Services.Registry;

/// <summary>The daily round: which manuals nobody has looked at for too long.</summary>
internal sealed record RemindOfReviews;

/// <summary>
/// The service managers are told a month before a manual is to be reviewed, and every month while it is overdue. On other days nobody
/// is told anything: people who are told the same every day stop reading.
/// </summary>
internal sealed class RemindingOfReviews(ProngsaiDb db, INotices notices, TimeProvider clock)
    : IJobWork<RemindOfReviews>
{
    private const int AtOnce = 200;

    public async Task RunAsync(RemindOfReviews job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        var (soon, lately) = (now.Today.AddMonths(1), now.Today.AddMonths(-1));
        while (true)
        {
            var due = await db
                .Services.Where(s => s.WithdrawnAt == null && s.ReviewDueOn != null && s.ReviewDueOn <= soon)
                .Where(s => s.RemindedOn == null || s.RemindedOn <= lately)
                .OrderBy(s => s.AgencyId)
                .ThenBy(s => s.Id)
                .Take(AtOnce)
                .ToListAsync(cancellation);
            if (due.Count == 0)
                return;

            foreach (var agency in due.GroupBy(s => s.AgencyId))
                notices.Tell(now, Told(agency.Key, [.. agency], now.Today));
            foreach (var service in due)
                service.Reminded(now);
            // Somebody may be writing one of them: tomorrow is another day.
            if (!await db.TrySaveAsync(cancellation))
                return;
            db.ChangeTracker.Clear();
        }
    }

    private static Notice Told(AgencyId agency, IReadOnlyList<Service> due, DateOnly today)
    {
        var late = due.Count(s => s.ReviewDueOn < today);

        return new(
            agency,
            Recipients.Holders(Duty.ServiceManager),
            ServicesModule.NoticeOfManuals,
            late > 0
                ? new(
                    $"คู่มืองานบริการเกินกำหนดทบทวน {late} งาน ใกล้ครบกำหนด {due.Count - late} งาน",
                    $"Service manuals to review: {late} overdue, {due.Count - late} due soon"
                )
                : new(
                    $"คู่มืองานบริการใกล้ครบกำหนดทบทวน {due.Count} งาน",
                    $"Service manuals to review soon: {due.Count}"
                ),
            "/staff/services"
        );
    }
}
