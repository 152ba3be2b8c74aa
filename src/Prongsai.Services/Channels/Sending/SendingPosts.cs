using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Services.Channels.Accounts;
using Prongsai.Services.Channels.Posts;
using Prongsai.Services.Channels.Push;

namespace Prongsai.Services.Channels.Sending;

/// <summary>Sends a post to one channel.</summary>
internal sealed record SendPost(Guid Agency, Guid Post, Channel Channel);

/// <summary>
/// Each try is written down before the channel is called (<see cref="Delivery.Try"/>), and what became of it after. A try whose end is not
/// known is never simply repeated: LINE gets the same retry key, at Facebook we look whether the post is there.
/// </summary>
internal sealed class SendingPosts(
    ProngsaiDb db,
    IAgencies agencies,
    AccountSecrets secrets,
    LineApi line,
    FacebookApi facebook,
    KeptFiles files,
    ChannelSettings settings,
    INotices notices,
    TimeProvider clock
) : IJobWork<SendPost>
{
    public const string Kind = "send-post";

    /// <summary>About seven hours with the usual pauses; then a person looks.</summary>
    public const int Tries = 12;

    // Facebook shows a new post to those who ask for it a little later than it takes it.
    private static readonly TimeSpan UntilItShows = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);

    public async Task RunAsync(SendPost job, JobRun run, CancellationToken cancellation)
    {
        var (agency, id) = (new AgencyId(job.Agency), new PostId(job.Post));
        var post = await db
            .Posts.AsNoTracking()
            .FirstOrDefaultAsync(p => p.AgencyId == agency && p.Id == id, cancellation);
        var delivery = await db.DeliveryAsync(agency, id, job.Channel, cancellation);
        if (post is not { State: PostState.Approved } || delivery is not { IsToBeSent: true })
            return;

        // A job can be due early: the clock of the database may differ from ours.
        if (WaitOf(post, job.Channel, clock.Now()) is { } wait)
            throw new RetryLaterException(wait, "before its time");

        var account = await db.ChannelAccounts.FirstOrDefaultAsync(
            a => a.AgencyId == agency && a.Channel == job.Channel,
            cancellation
        );
        // What this try finds out says nothing of an earlier one whose end is not known.
        var wasUnclear = delivery.MayBeThere;
        try
        {
            var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
            if (job.Channel == Channel.Push)
                await ToBrowsersAsync(post, delivery, whose, cancellation);
            else if (account is null)
                throw new ChannelRefusesException(ChannelRefusals.NotSetUp);
            else if (job.Channel == Channel.Line)
                await ToLineAsync(post, delivery, whose, account, cancellation);
            else
                await ToFacebookAsync(post, delivery, whose, account, cancellation);
        }
        catch (ChannelRefusesException no)
        {
            await StopAsync(post, delivery, no.Why, wasUnclear, no.BreaksAccount ? account : null, cancellation);
        }
        catch (RefusedException no)
        {
            await StopAsync(post, delivery, no.Reasons[0], wasUnclear, null, cancellation);
        }
        catch (RetryLaterException) when (run.Try < Tries)
        {
            if (wasUnclear)
                delivery.Stumbled(TooMany(job.Channel));
            else
                delivery.NotYet(TooMany(job.Channel));
            await db.SaveChangesAsync(cancellation);
            throw;
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or RetryLaterException
                || e is OperationCanceledException && !cancellation.IsCancellationRequested
            )
        {
            if (run.Try >= Tries)
            {
                await StopAsync(
                    post,
                    delivery,
                    ChannelRefusals.NoAnswer(job.Channel),
                    delivery.MayBeThere,
                    null,
                    cancellation
                );
                return;
            }

            delivery.Stumbled(DidNotAnswer(job.Channel));
            await db.SaveChangesAsync(cancellation);
            throw;
        }
    }

    /// <summary>How long a channel need not be called yet; null when it is time. Facebook keeps the time itself, within its bounds.</summary>
    internal static TimeSpan? WaitOf(Post post, Channel channel, Now now) =>
        post.SendAt - now.Utc is not { } ahead || ahead <= TimeSpan.Zero ? null
        : channel != Channel.Facebook || ahead < FacebookApi.SoonestSchedule ? ahead
        : ahead <= FacebookApi.LatestSchedule ? null
        : ahead - FacebookApi.LatestSchedule;

    private async Task ToLineAsync(
        Post post,
        Delivery delivery,
        Agency whose,
        ChannelAccount account,
        CancellationToken cancellation
    )
    {
        var door = secrets.Open(account);
        if (delivery.MayBeThere)
        {
            if (clock.Now().Utc - delivery.FirstTriedAt >= LineApi.RemembersKeys)
                throw new ChannelRefusesException(ChannelRefusals.OutcomeUnknown(Channel.Line));
        }
        else
        {
            // Said before anybody gets it: LINE would take a part of it or nothing.
            var (quota, used) = await line.QuotaAsync(door, cancellation);
            if (quota is { } of && used >= of)
                throw new ChannelRefusesException(ChannelRefusals.QuotaUsed(used, of));
            if (quota - used is { } left && account.Followers > left)
                throw new ChannelRefusesException(ChannelRefusals.QuotaTooSmall(left, account.Followers.Value));
        }

        var message = await MessageOfAsync(
            delivery,
            "line",
            () => LineMessage.Of(post.Content, AddressOf(post, whose), PictureOf(post, whose)),
            cancellation
        );
        var taken = await line.BroadcastAsync(door, message, delivery.Once, cancellation);
        await SentAsync(post, delivery, taken, account.Followers, cancellation);
    }

    private async Task ToFacebookAsync(
        Post post,
        Delivery delivery,
        Agency whose,
        ChannelAccount account,
        CancellationToken cancellation
    )
    {
        var door = secrets.Open(account);
        var (now, address) = (clock.Now(), AddressOf(post, whose));
        var publishAt = post.SendAt > now.Utc ? post.SendAt : null;
        string? id = null;
        if (delivery is { MayBeThere: true, TriedAt: { } tried })
        {
            if (now.Utc - tried < UntilItShows)
                throw new HttpRequestException("Facebook: too soon to look");
            id =
                await facebook.FindAsync(
                    door,
                    FacebookMessage.Words(post.Content, address),
                    tried - ClocksDiffer,
                    false,
                    cancellation
                )
                ?? (
                    post.SendAt is null
                        ? null
                        : await facebook.FindAsync(
                            door,
                            FacebookMessage.Words(post.Content, address),
                            tried - ClocksDiffer,
                            true,
                            cancellation
                        )
                );
        }

        if (id is null)
        {
            if (post.Content.Picture is { } picture && delivery.PhotoId is null)
            {
                var content = await files.ReadAsync(picture.File, cancellation);
                delivery.LeftPicture(
                    await facebook.LeavePictureAsync(
                        door,
                        new(content, picture.MediaType, picture.FileName, picture.Alt),
                        forLater: publishAt is not null,
                        cancellation
                    )
                );
            }

            var message = await MessageOfAsync(
                delivery,
                "facebook",
                () => FacebookMessage.Of(post.Content, address, delivery.PhotoId, publishAt),
                cancellation
            );
            id =
                await facebook.PostAsync(door, message, cancellation)
                // "Duplicate": it has these words already, so an earlier try of ours came through.
                ?? await facebook.FindAsync(
                    door,
                    FacebookMessage.Words(post.Content, address),
                    (delivery.FirstTriedAt ?? now.Utc) - ClocksDiffer,
                    false,
                    cancellation
                )
                ?? throw new ChannelRefusesException(
                    ChannelRefusals.NotTaken(Channel.Facebook, GraphException.Duplicate, "duplicate")
                );
        }

        // The number first: whatever happens now, it is not posted again.
        if (publishAt is { } later)
        {
            delivery.LeftForLater(id);
            db.Enqueue(
                post.AgencyId,
                now,
                new ConfirmPost(post.AgencyId.Value, post.Id.Value),
                later.AddMinutes(2),
                key: $"{post.Id.Value}"
            );
            await db.SaveChangesAsync(cancellation);
            return;
        }

        db.Enqueue(post.AgencyId, now, new ConfirmPost(post.AgencyId.Value, post.Id.Value), key: $"{post.Id.Value}");
        await SentAsync(post, delivery, id, account.Followers, cancellation);
    }

    // Each browser is a job of its own: one that does not answer holds up nobody.
    private async Task ToBrowsersAsync(Post post, Delivery delivery, Agency whose, CancellationToken cancellation)
    {
        var agency = post.AgencyId;
        var now = clock.Now();
        var subscribers = await db
            .PushSubscribers.Where(s => s.AgencyId == agency)
            .Select(s => s.Id)
            .ToListAsync(cancellation);
        var message = PushNews.Of(post.Content, whose.Name.Th, post.PathOn(whose.Slug));
        delivery.Try(await files.KeepAsync(agency, Actor.System, NameOf("push"), message, cancellation), now);
        foreach (var subscriber in subscribers)
            db.Enqueue(agency, now, new PushToSubscriber(agency.Value, subscriber.Value, post.Id.Value));
        await SentAsync(post, delivery, "", subscribers.Count, cancellation);
    }

    // Made once and kept before it is sent; every later try sends the same bytes.
    private async Task<ReadOnlyMemory<byte>> MessageOfAsync(
        Delivery delivery,
        string channel,
        Func<byte[]> make,
        CancellationToken cancellation
    )
    {
        var content = delivery.Message is { } kept ? await files.ReadAsync(kept, cancellation) : make();
        var hash =
            delivery.Message
            ?? await files.KeepAsync(delivery.AgencyId, Actor.System, NameOf(channel), content, cancellation);
        delivery.Try(hash, clock.Now());
        await db.SaveChangesAsync(cancellation);
        return content;
    }

    private async Task SentAsync(Post post, Delivery delivery, string id, long? reached, CancellationToken cancellation)
    {
        var now = clock.Now();
        delivery.Sent(id, null, reached, now.Utc);
        db.Journal(
            post.AgencyId,
            now,
            Actor.System,
            "PostSent",
            post.Record,
            new
            {
                channel = delivery.Channel,
                id,
                sha256 = delivery.Message?.Hex,
                reached,
            }
        );
        // Facebook's address of it belongs into the picture, and is asked for first.
        if (delivery.Channel != Channel.Facebook)
            db.Enqueue(post.AgencyId, now, new PicturePost(post.AgencyId.Value, post.Id.Value, delivery.Channel));
        await db.SaveChangesAsync(cancellation);
    }

    private async Task StopAsync(
        Post post,
        Delivery delivery,
        Refusal why,
        bool mayBeThere,
        ChannelAccount? broken,
        CancellationToken cancellation
    )
    {
        var now = clock.Now();
        delivery.Stop(why, mayBeThere);
        broken?.Broke(why, now);
        db.Journal(
            post.AgencyId,
            now,
            Actor.System,
            "PostStopped",
            post.Record,
            new { channel = delivery.Channel, why = why.Code }
        );
        notices.Tell(
            now,
            new Notice(
                post.AgencyId,
                new Recipients(
                    [.. post.PreparedBy.Select(p => p.AccountId)],
                    broken is null ? [] : [Duty.ServiceManager]
                ),
                ChannelsParts.Notices,
                new(
                    $"โพสต์ “{post.TitleTh}” ส่งไป {delivery.Channel.Name().Th} ไม่ได้",
                    $"The post “{post.TitleTh}” could not be sent to the {delivery.Channel.Name().En}"
                ),
                post.Page
            )
        );
        await db.SaveChangesAsync(cancellation);
    }

    private string AddressOf(Post post, Agency whose) => settings.Absolute(post.Link ?? post.PathOn(whose.Slug));

    private string? PictureOf(Post post, Agency whose) =>
        post.Picture is null ? null : settings.Absolute($"{post.PathOn(whose.Slug)}/picture");

    private static string NameOf(string channel) => $"post-{channel}.json";

    private static Bilingual TooMany(Channel channel) =>
        new(
            $"{channel.Name().Th} ขอให้รอ เพราะเรียกถี่เกินไป ระบบจะส่งให้เอง",
            $"The {channel.Name().En} asks to wait; it will be sent by itself."
        );

    private static Bilingual DidNotAnswer(Channel channel) =>
        new(
            $"{channel.Name().Th} ขัดข้องหรือไม่ตอบ ระบบจะลองใหม่ให้เองโดยไม่ส่งซ้ำ",
            $"The {channel.Name().En} has a fault or does not answer; it is tried again by itself and not sent twice."
        );
}
