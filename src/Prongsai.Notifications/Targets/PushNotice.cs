using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Notifications.Post;

namespace Prongsai.Notifications.Targets;

/// <summary>Sends one notice to one target.</summary>
internal sealed record PushNotice(TargetId Target, string Kind, Bilingual Text, string Link, DateTime At);

internal sealed class PushingNotices(
    ProngsaiDb db,
    TargetSecrets secrets,
    LineMessages line,
    Webhooks webhooks,
    PostOffice post,
    INotices notices,
    TimeProvider clock
) : IJobWork<PushNotice>
{
    /// <summary>The kind of notice that tells of an end of sending.</summary>
    public const string Disabled = "target-disabled";

    public async Task RunAsync(PushNotice job, JobRun run, CancellationToken cancellation)
    {
        var target = await db.NoticeTargets.FirstOrDefaultAsync(t => t.Id == job.Target, cancellation);
        if (target is not { DisabledAt: null })
            return;

        try
        {
            await SendAsync(target, job, run, cancellation);
            target.Sent(clock.Now());
            await db.SaveChangesAsync(cancellation);
        }
        catch (TargetRefusesException no)
        {
            if (no.Disables)
                await DisableAsync(target, no.Why, cancellation);
            throw new RefusedException([no.Why]);
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException
                || e is OperationCanceledException && !cancellation.IsCancellationRequested
            )
        {
            if (target.Failed(clock.Now()))
                await DisableAsync(target, TargetRefusals.FailedForLong, cancellation);
            else
                await db.SaveChangesAsync(cancellation);
            throw;
        }
    }

    private Task SendAsync(Target target, PushNotice job, JobRun run, CancellationToken cancellation)
    {
        var (secret, link) = (secrets.Open(target), post.Absolute(job.Link));

        return target.Way == Way.Line
            ? line.PushAsync(secret, target.Address, $"{job.Text.Th}\n{link}", run.Id.Value, cancellation)
            : webhooks.CallAsync(
                secret,
                new Uri(target.Address),
                new
                {
                    kind = job.Kind,
                    text = job.Text,
                    link,
                    at = job.At,
                },
                run.Id.Value,
                cancellation
            );
    }

    // The refusal goes on to the jobs page; this tells those who can mend it.
    private async Task DisableAsync(Target target, Refusal why, CancellationToken cancellation)
    {
        var now = clock.Now();
        target.Disable(now, why.Words);
        db.Journal(target.AgencyId, now, Actor.System, "NoticeTargetDisabled", target.Record, new { why.Code });
        notices.Tell(
            now,
            new Notice(
                target.AgencyId,
                Recipients.Holders(Duty.AgencyAdministrator),
                Disabled,
                new($"หยุดส่งข่าวไปยัง “{target.Name}”", $"No more notices are sent to “{target.Name}”."),
                "/staff/notifications/targets"
            )
        );
        await db.SaveChangesAsync(cancellation);
    }
}
