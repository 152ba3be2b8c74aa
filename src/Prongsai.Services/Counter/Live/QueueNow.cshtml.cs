using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Services.Counter.Live;

/// <summary>The queue now, for whoever cannot hold a line open; what is known already is not sent again.</summary>
[AllowAnonymous]
internal sealed class QueueNowModel(IAgencies agencies, QueueFeeds feeds) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string agency, CancellationToken cancellation)
    {
        var whose = (await agencies.BySlugAsync(agency, cancellation).OrMissAsync()).Id;
        var (message, _) = await feeds.LookAsync(whose, cancellation);
        Response.Headers.CacheControl = "no-store";
        var tag = $"\"{message.Id}-{message.Json.Length}\"";
        Response.Headers.ETag = tag;
        return Request.Headers.IfNoneMatch == tag
            ? StatusCode(StatusCodes.Status304NotModified)
            : File(message.Json.ToArray(), "application/json; charset=utf-8");
    }
}
