using System.Text.Json;
using Prongsai.Kernel;

namespace Prongsai.Services.Channels.Posts;

/// <summary>Where a post stands on its way to the public.</summary>
internal enum PostState
{
    Writing,

    /// <summary>Waits for a second person.</summary>
    Submitted,

    /// <summary>The second person sent it back.</summary>
    Returned,

    /// <summary>Sent, or to be sent when its time comes. Its words never change any more.</summary>
    Approved,

    /// <summary>Taken from the public, with a reason.</summary>
    Withdrawn,
}

/// <summary>
/// News of an agency: written by one person, approved by another, then sent to the channels that were chosen, each by a job of its own
/// (<see cref="Delivery"/>). The agency's page of news and its feed have every approved post.
/// </summary>
internal sealed class Post
{
    public const string Kind = "channel-post";

    /// <summary>Further ahead nobody plans news.</summary>
    public const int MostDaysAhead = 90;

    public const int LongestReason = 2000;

    public AgencyId AgencyId { get; private init; }
    public PostId Id { get; private init; }
    public string TitleTh { get; private set; } = "";
    public string TitleEn { get; private set; } = "";
    public string TextTh { get; private set; } = "";
    public string TextEn { get; private set; } = "";
    public string? Link { get; private set; }
    public FileHash? Picture { get; private set; }
    public string? PictureName { get; private set; }
    public string? PictureType { get; private set; }
    public long PictureBytes { get; private set; }
    public int PictureWidth { get; private set; }
    public int PictureHeight { get; private set; }
    public string PictureAlt { get; private set; } = "";

    public bool ToLine { get; private set; }
    public bool ToFacebook { get; private set; }
    public bool ToPush { get; private set; }

    /// <summary>When it goes out, UTC; null: as soon as it is approved.</summary>
    public DateTime? SendAt { get; private set; }

    public PostState State { get; private set; }

    /// <summary>JSON of the people who wrote in it.</summary>
    public string Preparers { get; private set; } = "[]";
    public string? ReturnedBecause { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public string? ApprovedBy { get; private set; }

    /// <summary>From when the public reads it: the later of its approval and its time.</summary>
    public DateTime? PublicAt { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }
    public string? WithdrawnBecause { get; private set; }
    public int Version { get; private set; } = 1;

    public string Record => $"{Kind}:{Id.Value}";
    public string Page => $"/staff/services/posts/{Id.Value}";

    public string PathOn(string slug) => $"/{slug}/posts/{Id.Value}";

    public PostContent Content =>
        new(
            new(TitleTh, TitleEn),
            new(TextTh, TextEn),
            Link,
            Picture is { } file
                ? new(file, PictureName!, PictureType!, PictureBytes, new(PictureWidth, PictureHeight), PictureAlt)
                : null
        );

    public IReadOnlyList<Channel> Channels =>
        [
            .. ToLine ? [Channel.Line] : Array.Empty<Channel>(),
            .. ToFacebook ? [Channel.Facebook] : Array.Empty<Channel>(),
            .. ToPush ? [Channel.Push] : Array.Empty<Channel>(),
        ];

    public IReadOnlyList<Actor> PreparedBy =>
        [.. JsonSerializer.Deserialize<List<Preparer>>(Preparers)!.Select(p => new Actor(p.Id, p.Name))];

    public static Post New(
        AgencyId agency,
        PostContent content,
        IReadOnlyCollection<Channel> channels,
        DateTime? sendAt,
        Now now,
        Actor by
    )
    {
        var post = new Post { AgencyId = agency, Id = Ids.Next<PostId>() };
        post.Rewrite(content, channels, sendAt, now, by);
        post.Version = 1;
        return post;
    }

    public IReadOnlyList<Refusal> WhyNotWrite() =>
        State switch
        {
            PostState.Submitted => [PostRefusals.WithApprover],
            PostState.Approved => [PostRefusals.AlreadyApproved],
            PostState.Withdrawn => [PostRefusals.IsWithdrawn],
            _ => [],
        };

    public void Rewrite(PostContent content, IReadOnlyCollection<Channel> channels, DateTime? sendAt, Now now, Actor by)
    {
        WhyNotWrite().ThrowIfAny();

        (TitleTh, TitleEn, TextTh, TextEn) = (content.Title.Th, content.Title.En, content.Text.Th, content.Text.En);
        Link = content.Link;
        Picture = content.Picture?.File;
        (PictureName, PictureType) = (content.Picture?.FileName, content.Picture?.MediaType);
        (PictureBytes, PictureAlt) = (content.Picture?.Bytes ?? 0, content.Picture?.Alt ?? "");
        (PictureWidth, PictureHeight) = (content.Picture?.Size.Width ?? 0, content.Picture?.Size.Height ?? 0);
        (ToLine, ToFacebook, ToPush) = (
            channels.Contains(Channel.Line),
            channels.Contains(Channel.Facebook),
            channels.Contains(Channel.Push)
        );
        (SendAt, State, ChangedAt) = (sendAt, PostState.Writing, now.Utc);
        AddPreparer(by);
        Version++;
    }

    /// <param name="elsewhere">What the chosen channels themselves have against it.</param>
    public IReadOnlyList<Refusal> WhyNotSubmit(string slug, IReadOnlyList<Refusal> elsewhere, Now now) =>
        [
            .. WhyNotWrite(),
            .. Content.WhyNot(slug),
            .. WhyNotAt(SendAt, now),
            .. Channels.SelectMany(Content.WhyNotPictureOn),
            .. elsewhere,
        ];

    public void Submit(Now now, Actor by)
    {
        WhyNotWrite().ThrowIfAny();

        (State, ReturnedBecause, ChangedAt) = (PostState.Submitted, null, now.Utc);
        AddPreparer(by);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotReturn(string? because) =>
        State != PostState.Submitted ? [PostRefusals.NotSubmitted]
        : string.IsNullOrWhiteSpace(because) ? [PostRefusals.SayWhy]
        : because.Length > LongestReason ? [PostRefusals.TooLong(PostRefusals.ReasonWords, LongestReason)]
        : [];

    /// <summary>The approver sends it back, or the preparers take it back (then without a reason).</summary>
    public void Return(string? because)
    {
        (State, ReturnedBecause) = (because is null ? PostState.Writing : PostState.Returned, because?.Trim());
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotApprove(Actor by, IReadOnlyCollection<string> whoCould) =>
        State != PostState.Submitted
            ? [PostRefusals.NotSubmitted]
            : Separation.WhyNotPublish(new($"โพสต์ “{TitleTh}”", $"The post “{TitleTh}”"), PreparedBy, by, whoCould);

    /// <summary>Nobody changes it any more; one delivery for each channel.</summary>
    public IReadOnlyList<Delivery> Approve(Now now, Actor by)
    {
        WhyNotApprove(by, []).ThrowIfAny();

        (State, ApprovedBy, ReturnedBecause) = (PostState.Approved, by.Name, null);
        PublicAt = SendAt > now.Utc ? SendAt : now.Utc;
        Version++;
        return [.. Channels.Select(channel => Delivery.Of(this, channel))];
    }

    public IReadOnlyList<Refusal> WhyNotWithdraw(string? because) =>
        State != PostState.Approved ? [PostRefusals.NotApproved]
        : string.IsNullOrWhiteSpace(because) ? [PostRefusals.SayWhy]
        : because.Length > LongestReason ? [PostRefusals.TooLong(PostRefusals.ReasonWords, LongestReason)]
        : [];

    public void Withdraw(string because, Now now)
    {
        WhyNotWithdraw(because).ThrowIfAny();

        (State, WithdrawnAt, WithdrawnBecause) = (PostState.Withdrawn, now.Utc, because.Trim());
        Version++;
    }

    public static IReadOnlyList<Refusal> WhyNotAt(DateTime? sendAt, Now now) =>
        sendAt <= now.Utc ? [PostRefusals.InThePast]
        : sendAt > now.Utc.AddDays(MostDaysAhead) ? [PostRefusals.TooFarAhead]
        : [];

    private void AddPreparer(Actor by)
    {
        var known = PreparedBy;
        if (known.All(one => one.AccountId != by.AccountId))
            Preparers = JsonSerializer.Serialize(known.Append(by).Select(one => new Preparer(one.AccountId, one.Name)));
    }

    private sealed record Preparer(Guid Id, string Name);
}
