using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Services.Channels.Accounts;
using Prongsai.Services.Channels.Sending;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Services.Channels.Posts;

/// <summary>A post as each channel will show it, where it stands with each, the evidence, and what can be done with it.</summary>
[Writes(Duty.ServiceManager, Duty.ServiceOfficer, Duty.Preparer), Prepares(Post.Kind)]
[Act(
    "ส่งโพสต์ให้อนุมัติ ดึงกลับ ส่งอีกครั้ง ถอน หรือแนบเป็นหลักฐาน",
    "Send a post for approval, take it back, send it again, withdraw it, attach it as evidence"
)]
internal sealed class ShowPostModel(
    ProngsaiDb db,
    IAgencies agencies,
    IEnumerable<IMeasuresToKeep> measures,
    KeptFiles files,
    INotices notices,
    ChannelSettings settings,
    TimeProvider clock
) : PageModel
{
    public Post Post { get; private set; } = null!;
    public IReadOnlyList<Delivery> Deliveries { get; private set; } = [];
    public PostOutlook Outlook { get; private set; } = null!;
    public IReadOnlyList<MeasureToKeep> Measures { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNotSubmit { get; private set; } = [];
    public bool IsAttached { get; private set; }
    public bool IsPublic { get; private set; }
    public string? PictureAddress => Post.Picture is null ? null : $"{Post.Page}?handler=Picture";

    public async Task OnGetAsync(PostId id, bool attached, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        IsAttached = attached;
    }

    public async Task<IActionResult> OnGetPictureAsync(PostId id, CancellationToken cancellation)
    {
        var post = await db.PostAsync(User.Agency(), id, cancellation);
        return post.Content.Picture is { } picture
            ? await files.SendAsync(Response, picture.File, picture.FileName, picture.MediaType, cancellation)
            : throw new MissingException("picture");
    }

    /// <summary>What was sent, byte for byte.</summary>
    public async Task<IActionResult> OnGetSentAsync(PostId id, Channel channel, CancellationToken cancellation)
    {
        var delivery = await db.DeliveryAsync(User.Agency(), id, channel, cancellation).OrMissAsync();
        return delivery.Message is { } message
            ? await files.SendAsync(Response, message, NameOf(delivery, "json"), "application/json", cancellation)
            : throw new MissingException("message");
    }

    /// <summary>The picture of the post as it was sent.</summary>
    public async Task<IActionResult> OnGetShotAsync(PostId id, Channel channel, CancellationToken cancellation)
    {
        var delivery = await db.DeliveryAsync(User.Agency(), id, channel, cancellation).OrMissAsync();
        return delivery.Picture is { } picture
            ? await files.SendAsync(Response, picture, NameOf(delivery, "png"), "image/png", cancellation)
            : throw new MissingException("picture");
    }

    public async Task<IActionResult> OnPostSubmitAsync(PostId id, int version, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = [.. version != Post.Version ? [PostRefusals.Raced] : Array.Empty<Refusal>(), .. WhyNotSubmit];
        if (WhyNot.Count > 0)
            return Page();

        var now = clock.Now();
        Post.Submit(now, User.Actor());
        AskForQuota();
        notices.Tell(
            now,
            new Notice(
                Post.AgencyId,
                Recipients.Holders(Duty.Reviewer),
                ChannelsParts.Notices,
                new($"โพสต์ “{Post.TitleTh}” รออนุมัติ", $"The post “{Post.TitleTh}” waits for approval"),
                $"{Post.Page}/approve"
            )
        );
        return await SaveAsync("PostSubmitted", null, cancellation);
    }

    public async Task<IActionResult> OnPostTakeBackAsync(PostId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = Post.State == PostState.Submitted ? [] : [PostRefusals.NotSubmitted];
        if (WhyNot.Count > 0)
            return Page();

        Post.Return(because: null);
        return await SaveAsync("PostTakenBack", null, cancellation);
    }

    public async Task<IActionResult> OnPostQuotaAsync(PostId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        AskForQuota();
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect(Post.Page);
    }

    public async Task<IActionResult> OnPostAgainAsync(PostId id, Channel channel, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        var delivery = Of(channel);
        WhyNot =
            Post.State != PostState.Approved ? [PostRefusals.IsWithdrawn]
            : delivery is null ? [PostRefusals.NothingToSendAgain]
            : [.. delivery.WhyNotAgain(), .. Outlook.WhyNot([channel])];
        if (WhyNot.Count > 0)
            return Page();

        var now = clock.Now();
        delivery!.Again(now, LineApi.RemembersKeys);
        db.Enqueue(
            Post.AgencyId,
            now,
            new SendPost(Post.AgencyId.Value, Post.Id.Value, channel),
            key: $"{Post.Id.Value}/{channel}"
        );
        return await SaveAsync("PostSentAgain", null, cancellation, channel);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(PostId id, string? because, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = [.. Post.WhyNotWithdraw(because), .. Deliveries.SelectMany(d => d.WhyNotWithdraw()).Distinct()];
        if (WhyNot.Count > 0)
            return Page();

        var now = clock.Now();
        Post.Withdraw(because!, now);
        foreach (var delivery in Deliveries)
            if (delivery.Withdraw())
                db.Enqueue(
                    Post.AgencyId,
                    now,
                    new RemovePost(Post.AgencyId.Value, Post.Id.Value),
                    key: $"{Post.Id.Value}"
                );
        return await SaveAsync("PostWithdrawn", Post.WithdrawnBecause, cancellation);
    }

    public async Task<IActionResult> OnPostAttachAsync(
        PostId id,
        Channel channel,
        Guid measure,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        var delivery = Of(channel);
        WhyNot =
            delivery is not { SentAt: not null } || (delivery.Picture ?? delivery.Message) is null
                ? [PostRefusals.NothingToAttach]
            : Measures.All(m => m.Id != measure) ? [PostRefusals.NoSuchMeasure]
            : [];
        if (WhyNot.Count > 0)
            return Page();

        var (now, file) = (clock.Now(), delivery!.Picture ?? delivery.Message!.Value);
        var on = delivery.SentAt!.Value.DayInThailand();
        var where = delivery.Permalink is { } link ? $" {link}" : "";
        db.Enqueue(
            Post.AgencyId,
            now,
            new FileAsEvidence(
                Post.AgencyId.Value,
                measure,
                $"เผยแพร่ “{Post.TitleTh}” ทาง {channel.Name().Th} เมื่อวันที่ {ThaiDate.InFull(on)}{where}",
                on,
                file.Hex,
                NameOf(delivery, delivery.Picture is null ? "json" : "png"),
                delivery.Picture is null ? "application/json" : "image/png",
                (await files.ReadAsync(file, cancellation)).Length,
                MadeUp: false
            ),
            key: $"{measure}:{file.Hex}"
        );
        db.Journal(
            Post.AgencyId,
            now,
            User.Actor(),
            "PostAttached",
            Post.Record,
            new
            {
                channel,
                measure,
                sha256 = file.Hex,
            }
        );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect($"{Post.Page}?attached=true");
    }

    private Delivery? Of(Channel channel) => Deliveries.FirstOrDefault(d => d.Channel == channel);

    private void AskForQuota()
    {
        foreach (var channel in Post.Channels.Where(Outlook.Accounts.ContainsKey))
            db.Enqueue(
                Post.AgencyId,
                clock.Now(),
                new LookAtAccount(Post.AgencyId.Value, channel),
                key: $"{Post.AgencyId}/{channel}"
            );
    }

    private async Task<IActionResult> SaveAsync(
        string what,
        string? why,
        CancellationToken cancellation,
        Channel? channel = null
    )
    {
        db.Journal(
            Post.AgencyId,
            clock.Now(),
            User.Actor(),
            what,
            Post.Record,
            new { title = Post.TitleTh, channel },
            why
        );
        await db.SaveOrRefuseAsync(PostRefusals.Raced, cancellation);
        return LocalRedirect(Post.Page);
    }

    private async Task FetchAsync(PostId id, CancellationToken cancellation)
    {
        var (agency, now) = (User.Agency(), clock.Now());
        Post = await db.PostAsync(agency, id, cancellation);
        Deliveries = await db
            .PostDeliveries.Where(d => d.AgencyId == agency && d.PostId == id)
            .OrderBy(d => d.Channel)
            .ToListAsync(cancellation);
        var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Outlook = await PostOutlook.OfAsync(db, whose, settings, cancellation);
        WhyNotSubmit = Post.WhyNotSubmit(whose.Slug, Outlook.WhyNot(Post.Channels), now);
        IsPublic = Post.State == PostState.Approved && Post.PublicAt <= now.Utc;
        if (Deliveries.All(d => d.SentAt is null))
            return;

        List<MeasureToKeep> all = [];
        foreach (var door in measures)
            all.AddRange(await door.OfAsync(agency, FiscalYear.Of(now.Today).FirstDay, cancellation));
        Measures = all;
    }

    private static string NameOf(Delivery delivery, string ending) =>
        $"post-{PicturingPosts.Name(delivery.Channel)}.{ending}";
}
