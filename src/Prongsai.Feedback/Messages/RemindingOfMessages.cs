using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Feedback.Messages;

/// <summary>The daily round: which messages must be replied to soon, today, or should have been.</summary>
internal sealed record RemindOfMessages;

/// <summary>Whoever works on them is told on working days; of what becomes late the executive is told, once for each message.</summary>
internal sealed class RemindingOfMessages(ProngsaiDb db, INotices notices, WorkingDays calendar, TimeProvider clock)
    : IJobWork<RemindOfMessages>
{
    /// <summary>So many working days before a reply is due.</summary>
    private const int Ahead = 2;

    public async Task RunAsync(RemindOfMessages job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        if (!calendar.IsWorkingDay(now.Today))
            return;

        var (today, soon) = (now.Today, calendar.Add(now.Today, Ahead));
        var due = await db.Messages.Where(m => m.OwesReply && m.DueOn <= soon).ToListAsync(cancellation);
        foreach (var desk in due.GroupBy(m => (m.AgencyId, m.OfficerId)))
            notices.Tell(
                now,
                new Notice(
                    desk.Key.AgencyId,
                    desk.Key.OfficerId is { } officer
                        ? Recipients.Account(officer)
                        : Recipients.Holders(Duty.ServiceOfficer, Duty.ServiceManager),
                    MessageDesk.Notices,
                    new(
                        $"ความเห็นประชาชนต้องตอบภายใน {Ahead} วันทำการ {desk.Count(m => m.DueOn >= today)} เรื่อง เกินกำหนด {desk.Count(m => m.DueOn < today)} เรื่อง",
                        $"Feedback: {desk.Count(m => m.DueOn >= today)} to reply to within {Ahead} working days, {desk.Count(m => m.DueOn < today)} late"
                    ),
                    MessageQueueModel.Here
                )
            );

        foreach (var agency in due.Where(m => m.IsLate(today) && m.EscalatedAt is null).GroupBy(m => m.AgencyId))
        {
            notices.Tell(
                now,
                new Notice(
                    agency.Key,
                    Recipients.Holders(Duty.Executive),
                    MessageDesk.Notices,
                    new(
                        $"ความเห็นประชาชนเกินกำหนดตอบเพิ่มขึ้น {agency.Count()} เรื่อง",
                        $"Feedback: {agency.Count()} more messages were not replied to in time"
                    ),
                    MessageQueueModel.Here
                )
            );
            foreach (var message in agency)
            {
                message.Escalate(now);
                db.Journal(
                    message.AgencyId,
                    now,
                    Actor.System,
                    "FeedbackEscalated",
                    message.RecordName,
                    new { dueOn = message.DueOn }
                );
            }
        }

        await db.SaveChangesAsync(cancellation);
    }
}
