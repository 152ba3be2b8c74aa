using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Meetings.Convening;
using Prongsai.Meetings.Inviting;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Meetings.Resolutions;

/// <summary>Every morning: tomorrow's meetings, and resolutions that are late.</summary>
internal sealed record RemindOfMeetings;

/// <summary>
/// Reminds the invited of tomorrow once; owners of late resolutions at most once a day; secretaries of what is late in their meetings on
/// Mondays.
/// </summary>
internal sealed class RemindingOfMeetings(
    ProngsaiDb db,
    TellingTheInvited telling,
    INotices notices,
    TimeProvider clock
) : IJobWork<RemindOfMeetings>
{
    public async Task RunAsync(RemindOfMeetings job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        await RemindOfTomorrowAsync(now, cancellation);
        await RemindOfLateAsync(now, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task RemindOfTomorrowAsync(Now now, CancellationToken cancellation)
    {
        var tomorrow = now.Today.AddDays(1);
        var meetings = await db
            .Meetings.Where(m =>
                m.Day == tomorrow && m.InvitedAt != null && m.CancelledAt == null && m.RemindedAt == null
            )
            .ToListAsync(cancellation);
        if (meetings.Count == 0)
            return;

        List<MeetingId> ids = [.. meetings.Select(m => m.Id)];
        var agenda = (await db.AgendaItems.Where(a => ids.Contains(a.MeetingId)).ToListAsync(cancellation)).ToLookup(
            a => a.MeetingId
        );
        var people = (
            await db
                .Invitees.Where(i => ids.Contains(i.MeetingId) && i.ToldAt != null && i.Reply != Reply.NotComing)
                .ToListAsync(cancellation)
        ).ToLookup(i => i.MeetingId);
        foreach (var meeting in meetings)
        {
            await telling.TellAsync(
                meeting,
                [.. agenda[meeting.Id]],
                [.. people[meeting.Id]],
                Tidings.Reminder,
                now,
                cancellation
            );
            meeting.Remind(now);
        }
    }

    private async Task RemindOfLateAsync(Now now, CancellationToken cancellation)
    {
        var today = now.Today;
        var late = await db
            .Resolutions.Where(r =>
                r.State == ResolutionState.Open && r.DueOn < today && (r.RemindedOn == null || r.RemindedOn < today)
            )
            .ToListAsync(cancellation);
        foreach (var one in late)
        {
            one.Remind(today);
            notices.Tell(
                now,
                new Notice(
                    one.AgencyId,
                    Recipients.Account(one.OwnerId),
                    MeetingsParts.Notice,
                    new(
                        $"มติที่ประชุมที่ท่านรับผิดชอบเกินกำหนด {ThaiDate.InFull(one.DueOn)}",
                        $"A resolution of yours was due on {ThaiDate.English(one.DueOn)}"
                    ),
                    one.Page
                )
            );
        }

        if (today.DayOfWeek != DayOfWeek.Monday || late.Count == 0)
            return;

        List<MeetingId> ids = [.. late.Select(r => r.MeetingId).Distinct()];
        var secretaries = await db
            .Meetings.AsNoTracking()
            .Where(m => ids.Contains(m.Id) && m.SecretaryId != null)
            .ToListAsync(cancellation);
        var lateOf = late.ToLookup(r => r.MeetingId);
        foreach (var own in secretaries.GroupBy(m => (m.AgencyId, m.SecretaryId)))
        {
            var count = own.Sum(m => lateOf[m.Id].Count());
            notices.Tell(
                now,
                new Notice(
                    own.Key.AgencyId,
                    Recipients.Account(own.Key.SecretaryId!.Value),
                    MeetingsParts.Notice,
                    new($"มติที่ประชุมเกินกำหนด {count} เรื่อง", $"Resolutions that are late: {count}"),
                    AllResolutionsModel.Here
                )
            );
        }
    }
}
