using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Messages;

/// <summary>Forgets who wrote when the time to keep it is over; every night.</summary>
internal sealed record ForgetMessages;

/// <summary>
/// The figures stay, and what the public reads, covered as it is; name, contact, pictures, what was covered and what was written to and
/// fro go. What was merged has no end of its own, so its time counts from when it came.
/// </summary>
internal sealed class ForgettingMessages(ProngsaiDb db, FeedbackRetention retention, TimeProvider clock)
    : IJobWork<ForgetMessages>
{
    private const int AtOnce = 200;

    public async Task RunAsync(ForgetMessages job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        var before = now.Utc.AddDays(-retention.Days);
        while (true)
        {
            var over = await db
                .Messages.Where(m =>
                    m.ForgottenAt == null
                    && (m.ClosedAt < before || m.State == MessageState.Merged && m.ReceivedAt < before)
                )
                .OrderBy(m => m.ReceivedAt)
                .ThenBy(m => m.Id)
                .Take(AtOnce)
                .ToListAsync(cancellation);
            if (over.Count == 0)
                return;

            foreach (var message in over)
            {
                message.Forget(now);
                db.Journal(
                    message.AgencyId,
                    now,
                    Actor.System,
                    "FeedbackForgotten",
                    message.RecordName,
                    new { keptDays = retention.Days }
                );
            }

            var ids = over.Select(m => m.Id).ToList();
            await using var whole = await db.Database.BeginTransactionAsync(cancellation);
            await db.MessagePictures.Where(p => ids.Contains(p.MessageId)).ExecuteDeleteAsync(cancellation);
            await db
                .MessageEvents.Where(e => ids.Contains(e.MessageId) && e.Text != null)
                .ExecuteUpdateAsync(e => e.SetProperty(one => one.Text, (string?)null), cancellation);
            await db.Agreements.Where(a => ids.Contains(a.MessageId)).ExecuteDeleteAsync(cancellation);
            await db.SaveChangesAsync(cancellation);
            await whole.CommitAsync(cancellation);
            db.ChangeTracker.Clear();
        }
    }
}
