using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Prongsai.Tests.Notifications;

/// <summary>A request that came in.</summary>
internal sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}

/// <summary>A web server of one test that answers as LINE or a webhook's receiver does; what it answers is the test's choice.</summary>
internal sealed class OtherSide : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HashSet<string> _taken = [];

    private OtherSide(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public ConcurrentQueue<Received> Pushes { get; } = [];

    /// <summary>Answers of the next pushes, one each; when they are used up it takes everything.</summary>
    public ConcurrentQueue<Func<HttpContext, Task>> Answers { get; } = [];

    /// <summary>What it answers when nothing else was said.</summary>
    public Func<HttpContext, Task>? Always { get; set; }

    public long Quota { get; set; } = 200;
    public long Used { get; set; }

    public static async Task<OtherSide> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var side = new OtherSide(app);
        app.MapGet("/v2/bot/message/quota", () => new { type = "limited", value = side.Quota });
        app.MapGet("/v2/bot/message/quota/consumption", () => new { totalUsage = side.Used });
        app.MapPost("{**path}", side.TakeAsync);
        await app.StartAsync();
        return side;
    }

    public static Func<HttpContext, Task> Says(int code, int? retryAfter = null) =>
        context =>
        {
            context.Response.StatusCode = code;
            if (retryAfter is { } seconds)
                context.Response.Headers.RetryAfter = seconds.ToString(
                    System.Globalization.CultureInfo.InvariantCulture
                );
            return Task.CompletedTask;
        };

    /// <summary>Takes the push, but the caller has long hung up when it says so.</summary>
    public static Task Sleeps(HttpContext context) =>
        Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Pushes.Enqueue(
            new Received(
                context.Request.Path,
                context.Request.Headers.ToDictionary(
                    h => h.Key,
                    h => h.Value.ToString(),
                    StringComparer.OrdinalIgnoreCase
                ),
                body.ToArray()
            )
        );
        if (Answers.TryDequeue(out var answer))
            await answer(context);
        else if (Always is { } always)
            await always(context);
        // As LINE does: the same retry key again is answered 409.
        else if (context.Request.Headers["X-Line-Retry-Key"] is [{ } key] && !_taken.Add(key))
            context.Response.StatusCode = StatusCodes.Status409Conflict;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
