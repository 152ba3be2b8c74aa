using Prongsai.Kernel;

namespace Prongsai.Services.Channels.Posts;

/// <summary>Where a post stands with one channel.</summary>
internal enum DeliveryState
{
    /// <summary>For its time, or for the next try; the channel has certainly not got it.</summary>
    Waiting,

    /// <summary>A try was begun. Until its end is known the channel may have it.</summary>
    Sending,

    /// <summary>The channel has it and publishes it at its time.</summary>
    Scheduled,
    Sent,

    /// <summary>It cannot be sent until a person mends something.</summary>
    Stopped,

    /// <summary>To be removed from the channel.</summary>
    Removing,
    Removed,

    /// <summary>The post was withdrawn before it was sent.</summary>
    Cancelled,
}

/// <summary>
/// A post on its way to one channel. A try is written down before the channel is called, so that a program that is stopped in the middle
/// knows at its next start that the channel may have it already.
/// </summary>
internal sealed class Delivery
{
    public AgencyId AgencyId { get; private init; }
    public PostId PostId { get; private init; }
    public Channel Channel { get; private init; }
    public DeliveryState State { get; private set; }

    /// <summary>The row's own name, for pages that say where a file is used.</summary>
    public Guid Id { get; private init; }

    /// <summary>LINE takes a message once under this key.</summary>
    public Guid Once { get; private set; }

    /// <summary>When this key was first used, UTC.</summary>
    public DateTime? FirstTriedAt { get; private set; }

    /// <summary>When the last try was begun, UTC.</summary>
    public DateTime? TriedAt { get; private set; }

    /// <summary>True from the beginning of a try until it is known that the channel did not take it: then it may be there.</summary>
    public bool MayBeThere { get; private set; }

    /// <summary>The bytes that were sent, kept; the next try sends the same.</summary>
    public FileHash? Message { get; private set; }

    /// <summary>Facebook's number of the picture that was left there.</summary>
    public string? PhotoId { get; private set; }

    /// <summary>The channel's number of the post, or of the request that it took.</summary>
    public string? PostedId { get; private set; }
    public string? Permalink { get; private set; }
    public DateTime? SentAt { get; private set; }

    /// <summary>How many it went to, as far as we know.</summary>
    public long? Reached { get; private set; }

    /// <summary>What went wrong last.</summary>
    public string? TroubleTh { get; private set; }
    public string? TroubleEn { get; private set; }

    /// <summary>The post as it was sent, as a picture.</summary>
    public FileHash? Picture { get; private set; }
    public int Version { get; private set; } = 1;

    public Bilingual? Trouble => TroubleTh is { } th ? new(th, TroubleEn ?? th) : null;

    /// <summary>True while the job has something to do.</summary>
    public bool IsToBeSent => State is DeliveryState.Waiting or DeliveryState.Sending;

    public static Delivery Of(Post post, Channel channel) =>
        new()
        {
            AgencyId = post.AgencyId,
            PostId = post.Id,
            Channel = channel,
            Id = Guid.CreateVersion7(),
            Once = Guid.CreateVersion7(),
        };

    public void LeftPicture(string photo)
    {
        PhotoId = photo;
        Version++;
    }

    /// <summary>A try begins now, with these bytes.</summary>
    public void Try(FileHash message, Now now)
    {
        (State, Message, TriedAt, MayBeThere) = (DeliveryState.Sending, message, now.Utc, true);
        FirstTriedAt ??= now.Utc;
        Version++;
    }

    /// <summary>The channel certainly did not take it; it may later.</summary>
    public void NotYet(Bilingual why)
    {
        (State, TroubleTh, TroubleEn, MayBeThere) = (DeliveryState.Waiting, why.Th, why.En, false);
        Version++;
    }

    /// <summary>Nobody knows whether the channel took it.</summary>
    public void Stumbled(Bilingual why)
    {
        (TroubleTh, TroubleEn) = (why.Th, why.En);
        Version++;
    }

    public void LeftForLater(string id)
    {
        (State, PostedId, TroubleTh, TroubleEn) = (DeliveryState.Scheduled, id, null, null);
        Version++;
    }

    public void Sent(string id, string? permalink, long? reached, DateTime at)
    {
        (State, PostedId, SentAt) = (DeliveryState.Sent, id, at);
        (Permalink, Reached) = (permalink ?? Permalink, reached ?? Reached);
        (TroubleTh, TroubleEn) = (null, null);
        Version++;
    }

    /// <param name="mayBeThere">True when an earlier try may have come through all the same.</param>
    public void Stop(Refusal why, bool mayBeThere = false)
    {
        (State, TroubleTh, TroubleEn) = (DeliveryState.Stopped, why.Words.Th, why.Words.En);
        MayBeThere = mayBeThere;
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotAgain() =>
        State == DeliveryState.Stopped ? [] : [PostRefusals.NothingToSendAgain];

    /// <summary>
    /// A person mended what was wrong. What may be there already is sent with LINE's same key while LINE remembers it, and looked for
    /// at Facebook; later than that the person has looked.
    /// </summary>
    public void Again(Now now, TimeSpan keyIsRemembered)
    {
        WhyNotAgain().ThrowIfAny();

        if (FirstTriedAt is { } first && now.Utc - first >= keyIsRemembered)
            (Once, FirstTriedAt, MayBeThere) = (Guid.CreateVersion7(), null, MayBeThere && Channel != Channel.Line);
        // What was left at the channel may be gone by now; the message is made anew with it.
        (PhotoId, Message, PostedId) = (null, null, null);
        State = MayBeThere ? DeliveryState.Sending : DeliveryState.Waiting;
        Version++;
    }

    public void Pictured(FileHash picture)
    {
        Picture = picture;
        Version++;
    }

    /// <summary>The post is withdrawn: what the channel can give back is asked for, what was not sent is not sent.</summary>
    public IReadOnlyList<Refusal> WhyNotWithdraw() => State == DeliveryState.Sending ? [PostRefusals.BeingSent] : [];

    /// <returns>True when the channel has to be asked to remove it.</returns>
    public bool Withdraw()
    {
        WhyNotWithdraw().ThrowIfAny();

        Version++;
        switch (State)
        {
            case DeliveryState.Waiting or DeliveryState.Stopped:
                State = DeliveryState.Cancelled;
                return false;
            case DeliveryState.Scheduled:
            case DeliveryState.Sent when Channel == Channel.Facebook:
                State = DeliveryState.Removing;
                return true;
            default:
                return false;
        }
    }

    public void Removed()
    {
        (State, TroubleTh, TroubleEn) = (DeliveryState.Removed, null, null);
        Version++;
    }

    /// <summary>It could not be removed; it is still there.</summary>
    public void NotRemoved(Refusal why)
    {
        (State, TroubleTh, TroubleEn) = (DeliveryState.Sent, why.Words.Th, why.Words.En);
        Version++;
    }
}
