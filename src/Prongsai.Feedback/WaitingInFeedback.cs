using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Feedback.Activities;
using Prongsai.Feedback.Messages;
using Prongsai.Kernel;

namespace Prongsai.Feedback;

/// <summary>What waits: messages by their day, what is to be looked at before others read it, results that a second person approves.</summary>
internal sealed class WaitingInFeedback(ProngsaiDb db) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> OfAsync(
        AgencyId agency,
        DateOnly today,
        CancellationToken cancellation = default
    )
    {
        var messages = await db
            .Messages.Where(m =>
                m.AgencyId == agency && m.State != MessageState.Merged && m.State != MessageState.Moved
            )
            .GroupBy(m => m.AgencyId)
            .Select(all => new
            {
                Owed = all.Count(m => m.OwesReply),
                Late = all.Count(m => m.OwesReply && m.DueOn < today),
                ToLookAt = all.Count(m => m.MayBeShown && m.ShownAt == null && m.LookedAt == null),
            })
            .FirstOrDefaultAsync(cancellation);
        var activities = await db.Activities.CountAsync(
            a => a.AgencyId == agency && a.State == ActivityState.Submitted,
            cancellation
        );

        return
        [
            new(
                messages?.Late ?? 0,
                new("ความเห็นประชาชนเกินกำหนดตอบ", "messages that are late for a reply"),
                MessageQueueModel.Here,
                true
            ),
            new(
                (messages?.Owed ?? 0) - (messages?.Late ?? 0),
                new("ความเห็นประชาชนรอตอบ", "messages to reply to"),
                MessageQueueModel.Here,
                false
            ),
            new(
                messages?.ToLookAt ?? 0,
                new("ความเห็นประชาชนรอตรวจก่อนเผยแพร่", "messages to look at before others read them"),
                $"{MessageQueueModel.Here}?show=look",
                false
            ),
            new(
                activities,
                new("ผลกิจกรรมการมีส่วนร่วมรอตรวจ", "results of activities to approve"),
                ActivityListModel.Here,
                false
            ),
        ];
    }
}
