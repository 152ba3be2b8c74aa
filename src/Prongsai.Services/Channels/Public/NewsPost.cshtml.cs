using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Channels.Posts;

namespace Prongsai.Services.Channels.Public;

/// <summary>One post, at its permanent address. A withdrawn one answers 410 with the reason.</summary>
[AllowAnonymous]
internal sealed class NewsPostModel(ProngsaiDb db, IAgencies agencies, TimeProvider clock) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public Post Post { get; private set; } = null!;
    public bool IsWithdrawn => Post.State == PostState.Withdrawn;
    public string Home => $"/{Agency.Slug}/posts";

    public async Task OnGetAsync(string agency, PostId id, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var (whose, now) = (Agency.Id, clock.Now());
        Post = await db
            .Posts.AsNoTracking()
            .FirstOrDefaultAsync(
                p =>
                    p.AgencyId == whose
                    && p.Id == id
                    && (p.State == PostState.Approved || p.State == PostState.Withdrawn)
                    && p.PublicAt <= now.Utc,
                cancellation
            )
            .OrMissAsync();
        if (IsWithdrawn)
            Response.StatusCode = StatusCodes.Status410Gone;
    }
}
