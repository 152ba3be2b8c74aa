using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Choices;

namespace Prongsai.Notifications.Post;

/// <summary>Mails an account what waits for it; one key per account, so that what waits together goes as one letter.</summary>
internal sealed record MailNotices(Guid Account)
{
    public const string Kind = "mail-notices";
}

internal sealed class MailingNotices(ProngsaiDb db, IMailAddresses addresses, PostOffice post, TimeProvider clock)
    : IJobWork<MailNotices>
{
    public async Task RunAsync(MailNotices job, JobRun run, CancellationToken cancellation)
    {
        var waiting = await db
            .InboxNotices.Where(n => n.AccountId == job.Account && n.AwaitsMail)
            .OrderBy(n => n.Id)
            .ToListAsync(cancellation);
        if (waiting.Count == 0)
            return;

        var now = clock.Now().Utc;
        var choice =
            await db.NoticeChoices.FirstOrDefaultAsync(c => c.AccountId == job.Account, cancellation)
            ?? Choice.Of(job.Account);
        // A server that was down until the evening does not make letters come at night.
        if (choice.QuietUntil(now) is { } end)
            throw new RetryLaterException(end - now, "quiet hours");

        var address =
            choice.Address ?? (await addresses.OfAsync([job.Account], cancellation)).GetValueOrDefault(job.Account);
        if (choice.ByMail && address is not null)
            await post.SendAsync(Together(address, waiting), run.Id.Value, cancellation);
        foreach (var notice in waiting)
            notice.Mailed();
        await db.SaveChangesAsync(cancellation);
    }

    private Letter Together(string address, List<Inbox.InboxNotice> notices)
    {
        if (notices is [var only])
            return new Letter(address, only.Text, only.Text, only.Link);

        return new Letter(
            address,
            new($"ข่าวถึงท่าน {notices.Count} เรื่อง", $"{notices.Count} notices"),
            new(
                string.Join("\n\n", notices.Select(n => $"• {n.Text.Th}\n  {post.Absolute(n.Link)}")),
                string.Join("\n\n", notices.Select(n => $"• {n.Text.En}\n  {post.Absolute(n.Link)}"))
            ),
            "/staff/inbox"
        );
    }
}
