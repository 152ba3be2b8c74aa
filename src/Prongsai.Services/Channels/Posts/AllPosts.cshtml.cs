using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Services.Channels.Posts;

/// <summary>The agency's posts, the newest first, and where each stands with its channels.</summary>
internal sealed class AllPostsModel(ProngsaiDb db) : PageModel
{
    public const string Here = "/staff/services/posts";

    private const int Most = 200;

    public IReadOnlyList<Post> Posts { get; private set; } = [];
    public ILookup<PostId, Delivery> Deliveries { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var agency = User.Agency();
        Posts = await db
            .Posts.AsNoTracking()
            .Where(p => p.AgencyId == agency)
            .OrderByDescending(p => p.Id)
            .Take(Most)
            .ToListAsync(cancellation);
        var ids = Posts.Select(p => p.Id).ToList();
        Deliveries = (
            await db
                .PostDeliveries.AsNoTracking()
                .Where(d => d.AgencyId == agency && ids.Contains(d.PostId))
                .ToListAsync(cancellation)
        ).ToLookup(d => d.PostId);
    }
}
