using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Hosting;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Services.Counter.Live;

/// <summary>
/// The queue as server-sent events. The number of the last message comes back when a screen connects again, and nothing is sent that it
/// has. When the program stops it ends by itself, so that a restart does not wait for screens; they come back after two seconds.
/// </summary>
[AllowAnonymous]
internal sealed class EventsModel(
    IAgencies agencies,
    QueueFeeds feeds,
    Onlookers onlookers,
    IHostApplicationLifetime life
) : PageModel
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);
    private static readonly byte[] Hello = "retry: 2000\n\n"u8.ToArray(),
        Alive = ": alive\n\n"u8.ToArray();

    public async Task<IActionResult> OnGetAsync(string agency, CancellationToken cancellation)
    {
        var whose = (await agencies.BySlugAsync(agency, cancellation).OrMissAsync()).Id;
        if (!onlookers.Enter())
            return StatusCode(StatusCodes.Status503ServiceUnavailable);

        try
        {
            using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellation, life.ApplicationStopping);
            await SendAsync(whose, until.Token);
        }
        catch (Exception over) when (over is OperationCanceledException or IOException)
        {
            // The screen was switched off, or the program stops.
        }
        finally
        {
            onlookers.Leave();
        }

        return new EmptyResult();
    }

    private async Task SendAsync(AgencyId agency, CancellationToken until)
    {
        Response.ContentType = "text/event-stream; charset=utf-8";
        Response.Headers.CacheControl = "no-store";
        // nginx would otherwise keep what is small until it is more.
        Response.Headers["X-Accel-Buffering"] = "no";
        HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await Response.Body.WriteAsync(Hello, until);
        await Response.Body.FlushAsync(until);

        var has = Request.Headers["Last-Event-ID"].ToString();
        FeedMessage? sent = null;
        while (true)
        {
            var (message, next) = await feeds.LookAsync(agency, until);
            if (!ReferenceEquals(message, sent) && (sent is not null || message.Id != has))
            {
                await Response.Body.WriteAsync(message.Message, until);
                await Response.Body.FlushAsync(until);
            }

            sent = message;
            if (await HappensAsync(next, until))
                continue;

            // Nothing happens: that the line is open is said, and whether waits grew shorter is looked at again.
            await Response.Body.WriteAsync(Alive, until);
            await Response.Body.FlushAsync(until);
        }
    }

    private static async Task<bool> HappensAsync(Task next, CancellationToken until)
    {
        try
        {
            await next.WaitAsync(Beat, until);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}

/// <summary>How many screens hang on this node. Beyond the most they ask again and again instead.</summary>
internal sealed class Onlookers
{
    private const int Most = 3_000;
    private int _now;

    public int Now => Volatile.Read(ref _now);

    public bool Enter()
    {
        if (Interlocked.Increment(ref _now) <= Most)
            return true;

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _now);
}
