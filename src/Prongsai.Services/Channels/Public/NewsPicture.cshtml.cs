using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Services.Channels.Public;

/// <summary>The picture of a public post: for its page, and for LINE, which fetches it from here.</summary>
[AllowAnonymous]
internal sealed class NewsPictureModel(ProngsaiDb db, IAgencies agencies, KeptFiles files, TimeProvider clock)
    : PageModel
{
    public async Task<IActionResult> OnGetAsync(string agency, PostId id, CancellationToken cancellation)
    {
        var whose = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var post = await db.PublicPosts(whose.Id, clock.Now())
            .FirstOrDefaultAsync(p => p.Id == id, cancellation)
            .OrMissAsync();
        return post.Content.Picture is { } picture
            ? await files.SendAsync(Response, picture.File, picture.FileName, picture.MediaType, cancellation)
            : throw new MissingException("picture");
    }
}
