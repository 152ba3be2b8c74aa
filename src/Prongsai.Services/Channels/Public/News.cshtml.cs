using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Channels.Posts;
using Prongsai.Services.Channels.Push;

namespace Prongsai.Services.Channels.Public;

/// <summary>The agency's news, the newest first, and how to be told of it: feed, LINE, Facebook, the browser itself.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class NewsModel(
    ProngsaiDb db,
    IAgencies agencies,
    PushSigning signing,
    PushFloods floods,
    Installation installation,
    TimeProvider clock
) : PageModel
{
    private const int Most = 50;

    public Agency Agency { get; private set; } = null!;
    public IReadOnlyList<Post> Posts { get; private set; } = [];
    public string PublicKey { get; private set; } = "";
    public string Home => $"/{Agency.Slug}/posts";

    public async Task OnGetAsync(string agency, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Posts = await db.PublicPosts(Agency.Id, clock.Now()).Take(Most).ToListAsync(cancellation);
        PublicKey = await signing.PublicAsync(cancellation);
    }

    /// <summary>A browser wants to be told; the same browser again changes nothing.</summary>
    public async Task<IActionResult> OnPostSubscribeAsync(
        string agency,
        string? endpoint,
        string? p256dh,
        string? auth,
        CancellationToken cancellation
    )
    {
        var whose = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        if (floods.IsTooMuch(HttpContext.Connection.RemoteIpAddress))
            return StatusCode(StatusCodes.Status429TooManyRequests);
        if (PushAddress.Read(endpoint, p256dh, auth, installation.Outside) is not { } address)
            throw new RefusedException([PushRefusals.NotAnAddress]);

        var (id, hash) = (whose.Id, address.Hash);
        // A browser that made itself a new key is another row.
        await db
            .PushSubscribers.Where(s => s.AgencyId == id && s.EndpointHash == hash && s.PublicKey != address.PublicKey)
            .ExecuteDeleteAsync(cancellation);
        if (await db.PushSubscribers.AnyAsync(s => s.AgencyId == id && s.EndpointHash == hash, cancellation))
            return StatusCode(StatusCodes.Status204NoContent);

        db.PushSubscribers.Add(PushSubscriber.Of(id, address, clock.Now()));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (db.PushSubscribers.Any(s => s.AgencyId == id && s.EndpointHash == hash))
        {
            // Pressed twice.
        }

        return StatusCode(StatusCodes.Status204NoContent);
    }

    /// <summary>Whoever knows the address is the browser it belongs to.</summary>
    public async Task<IActionResult> OnPostUnsubscribeAsync(
        string agency,
        string? endpoint,
        CancellationToken cancellation
    )
    {
        var whose = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var id = whose.Id;
        if (endpoint is { Length: > 0 and <= 1000 })
        {
            var hash = new PushAddress(endpoint, [], []).Hash;
            await db
                .PushSubscribers.Where(s => s.AgencyId == id && s.EndpointHash == hash)
                .ExecuteDeleteAsync(cancellation);
        }

        return StatusCode(StatusCodes.Status204NoContent);
    }
}
