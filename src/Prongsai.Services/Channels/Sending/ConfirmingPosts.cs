using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Channels.Accounts;
using Prongsai.Services.Channels.Posts;

namespace Prongsai.Services.Channels.Sending;

/// <summary>Looks how a post stands on Facebook: whether it went out at its time, and where it is read.</summary>
internal sealed record ConfirmPost(Guid Agency, Guid Post);

internal sealed class ConfirmingPosts(ProngsaiDb db, AccountSecrets secrets, FacebookApi facebook, TimeProvider clock)
    : IJobWork<ConfirmPost>
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(5),
        AccountIsMended = TimeSpan.FromHours(6);

    public const int Tries = 40;

    public async Task RunAsync(ConfirmPost job, JobRun run, CancellationToken cancellation)
    {
        var (agency, id) = (new AgencyId(job.Agency), new PostId(job.Post));
        var delivery = await db.DeliveryAsync(agency, id, Channel.Facebook, cancellation);
        if (delivery is not { State: DeliveryState.Scheduled or DeliveryState.Sent, PostedId: { Length: > 0 } posted })
            return;

        var account = await db.ChannelAccounts.FirstOrDefaultAsync(
            a => a.AgencyId == agency && a.Channel == Channel.Facebook,
            cancellation
        );
        if (account is null)
            return;

        var now = clock.Now();
        FacebookPost? there;
        try
        {
            there = await facebook.ShowAsync(secrets.Open(account), posted, cancellation);
        }
        catch (ChannelRefusesException no)
        {
            if (no.BreaksAccount)
                account.Broke(no.Why, now);
            await db.SaveChangesAsync(cancellation);
            // The post itself is where it is; its address is asked for again when the account may be mended.
            throw new RetryLaterException(AccountIsMended, no.Why.Code);
        }

        if (there is null)
            delivery.Stop(ChannelRefusals.GoneThere(Channel.Facebook));
        else if (!there.IsPublished)
            throw new RetryLaterException(LookAgain, "Facebook: not published yet");
        else
        {
            var wasWaiting = delivery.State == DeliveryState.Scheduled;
            delivery.Sent(posted, there.Permalink, account.Followers, delivery.SentAt ?? there.CreatedAt ?? now.Utc);
            if (wasWaiting)
                db.Journal(
                    agency,
                    now,
                    Actor.System,
                    "PostSent",
                    $"{Post.Kind}:{id.Value}",
                    new
                    {
                        channel = delivery.Channel,
                        id = posted,
                        sha256 = delivery.Message?.Hex,
                        reached = account.Followers,
                    }
                );
            db.Enqueue(agency, now, new PicturePost(agency.Value, id.Value, Channel.Facebook));
        }

        await db.SaveChangesAsync(cancellation);
    }
}

/// <summary>Removes a withdrawn post from Facebook.</summary>
internal sealed record RemovePost(Guid Agency, Guid Post);

internal sealed class RemovingPosts(ProngsaiDb db, AccountSecrets secrets, FacebookApi facebook, TimeProvider clock)
    : IJobWork<RemovePost>
{
    public async Task RunAsync(RemovePost job, JobRun run, CancellationToken cancellation)
    {
        var (agency, id) = (new AgencyId(job.Agency), new PostId(job.Post));
        var delivery = await db.DeliveryAsync(agency, id, Channel.Facebook, cancellation);
        if (delivery is not { State: DeliveryState.Removing, PostedId: { } posted })
            return;

        var account = await db.ChannelAccounts.FirstOrDefaultAsync(
            a => a.AgencyId == agency && a.Channel == Channel.Facebook,
            cancellation
        );
        var now = clock.Now();
        try
        {
            if (account is null)
                throw new ChannelRefusesException(ChannelRefusals.NotSetUp);
            await facebook.RemoveAsync(secrets.Open(account), posted, cancellation);
            delivery.Removed();
            db.Journal(agency, now, Actor.System, "PostRemoved", $"{Post.Kind}:{id.Value}", new { id = posted });
        }
        catch (ChannelRefusesException no)
        {
            if (no.BreaksAccount)
                account?.Broke(no.Why, now);
            delivery.NotRemoved(no.Why);
        }

        await db.SaveChangesAsync(cancellation);
    }
}
