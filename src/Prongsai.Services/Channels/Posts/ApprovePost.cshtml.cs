using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Channels.Sending;

namespace Prongsai.Services.Channels.Posts;

/// <summary>A second person sees the post as each channel will show it and what it uses up, and lets it go or sends it back.</summary>
[Writes(Duty.Reviewer), Publishes(Post.Kind)]
[Act("อนุมัติโพสต์ หรือส่งคืน", "Approve a post, or send it back")]
internal sealed class ApprovePostModel(
    ProngsaiDb db,
    IAgencies agencies,
    IPeople people,
    ChannelSettings settings,
    TimeProvider clock
) : PageModel
{
    public Post Post { get; private set; } = null!;
    public PostOutlook Outlook { get; private set; } = null!;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNotMe { get; private set; } = [];

    /// <summary>What stands in the way by now: an account may have broken since it was submitted.</summary>
    public IReadOnlyList<Refusal> InTheWay { get; private set; } = [];
    public string Here => $"{Post.Page}/approve";
    public string? PictureAddress => Post.Picture is null ? null : $"{Post.Page}?handler=Picture";

    public Task OnGetAsync(PostId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    /// <param name="version">The post that was read; another one is not approved unread.</param>
    public async Task<IActionResult> OnPostAsync(PostId id, int version, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = [.. version != Post.Version ? [PostRefusals.Raced] : Array.Empty<Refusal>(), .. WhyNotMe, .. InTheWay];
        if (WhyNot.Count > 0)
            return Page();

        var (now, by) = (clock.Now(), User.Actor());
        var deliveries = Post.Approve(now, by);
        db.PostDeliveries.AddRange(deliveries);
        foreach (var delivery in deliveries)
            db.Enqueue(
                Post.AgencyId,
                now,
                new SendPost(Post.AgencyId.Value, Post.Id.Value, delivery.Channel),
                now.Utc + SendingPosts.WaitOf(Post, delivery.Channel, now),
                key: $"{Post.Id.Value}/{delivery.Channel}"
            );
        db.Journal(
            Post.AgencyId,
            now,
            by,
            "PostApproved",
            Post.Record,
            new
            {
                title = Post.TitleTh,
                channels = Post.Channels,
                at = Post.SendAt,
            }
        );
        await db.SaveOrRefuseAsync(PostRefusals.Raced, cancellation);
        return LocalRedirect(Post.Page);
    }

    public async Task<IActionResult> OnPostReturnAsync(PostId id, string? because, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = Post.WhyNotReturn(because);
        if (WhyNot.Count > 0)
            return Page();

        Post.Return(because!);
        db.Journal(
            Post.AgencyId,
            clock.Now(),
            User.Actor(),
            "PostReturned",
            Post.Record,
            new { title = Post.TitleTh },
            Post.ReturnedBecause
        );
        await db.SaveOrRefuseAsync(PostRefusals.Raced, cancellation);
        return LocalRedirect(Post.Page);
    }

    private async Task FetchAsync(PostId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Post = await db.PostAsync(agency, id, cancellation);
        var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Outlook = await PostOutlook.OfAsync(db, whose, settings, cancellation);
        InTheWay = Post.State == PostState.Submitted ? Outlook.WhyNot(Post.Channels) : [];
        var preparers = Post.PreparedBy.Select(p => p.AccountId).ToHashSet();
        var could = (await people.WhoMaySubmitAsync<ApprovePostModel>(agency, cancellation))
            .Where(p => !preparers.Contains(p.AccountId))
            .Select(p => p.Name);
        WhyNotMe = Post.WhyNotApprove(User.Actor(), [.. could.Distinct()]);
    }
}
