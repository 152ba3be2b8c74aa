using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Choices;
using Prongsai.Notifications.Contracts;
using Prongsai.Notifications.Inbox;
using Prongsai.Notifications.Post;
using Prongsai.Notifications.Targets;

namespace Prongsai.Notifications.Telling;

/// <summary>
/// Puts a notice into every inbox that it is for, and enqueues what goes out of the house. All in one transaction: a try that
/// died leaves nothing, and one that came through is seen by the next.
/// </summary>
internal sealed class TellingPeople(
    ProngsaiDb db,
    IPeople people,
    PostOffice post,
    UnreadCounts counts,
    TimeProvider clock
) : IJobWork<Notice>
{
    public async Task RunAsync(Notice job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        var accounts = await AccountsAsync(job, cancellation);
        var told = await db
            .InboxNotices.Where(n => n.Cause == run.Id && accounts.Contains(n.AccountId))
            .AnyAsync(cancellation);
        if (told)
            return;

        var choices = await db
            .NoticeChoices.AsNoTracking()
            .Where(choice => accounts.Contains(choice.AccountId))
            .ToDictionaryAsync(choice => choice.AccountId, cancellation);
        foreach (var account in accounts)
        {
            var choice = choices.GetValueOrDefault(account) ?? Choice.Of(account);
            var byMail = post.IsOpen && choice.WantsByMail(job.Kind);
            db.InboxNotices.Add(InboxNotice.For(account, job, run.Id, now, byMail));
            if (byMail)
                db.Enqueue(null, now, new MailNotices(account), choice.QuietUntil(now.Utc), key: $"{account}");
        }

        if (job.Agency is { } agency && job.Who.Duties.Count > 0)
            await PushAsync(agency, job, run, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        foreach (var account in accounts)
            counts.Forget(account);
    }

    private async Task<List<Guid>> AccountsAsync(Notice notice, CancellationToken cancellation)
    {
        if (notice.Who.Duties.Count == 0)
            return [.. notice.Who.Accounts.Distinct()];

        // System administrators are of no agency.
        var holders = await people.HoldersAsync(notice.Agency ?? default, notice.Who.Duties, cancellation);
        return [.. notice.Who.Accounts.Concat(holders.Select(holder => holder.AccountId)).Distinct()];
    }

    private async Task PushAsync(AgencyId agency, Notice notice, JobRun run, Now now, CancellationToken cancellation)
    {
        var targets = await db
            .NoticeTargets.Where(target => target.AgencyId == agency && target.DisabledAt == null)
            .Select(target => target.Id)
            .ToListAsync(cancellation);
        foreach (var target in targets)
            db.Enqueue(
                agency,
                now,
                new PushNotice(target, notice.Kind, notice.Text, notice.Link, now.Utc),
                key: $"{run.Id}/{target.Value}"
            );
    }
}
