using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Outside;

/// <summary>A request as it came in.</summary>
internal sealed record Seen(string Path, string Host, DateTime At, IReadOnlyDictionary<string, string> Headers);

/// <summary>An agency's website that is not Prongsai, on a real port of this machine.</summary>
internal sealed class ASite : IAsyncDisposable
{
    public static readonly DateTime Modified = new(2025, 3, 14, 8, 30, 0, DateTimeKind.Utc);

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _pages = [];

    private ASite(WebApplication app) => _app = app;

    public ConcurrentQueue<Seen> Requests { get; } = [];

    public int Port => new Uri(_app.Urls.First()).Port;

    public static async Task<ASite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var site = new ASite(app);
        app.Run(site.AnswerAsync);
        await app.StartAsync();
        return site;
    }

    public Uri At(string path) => new(new Uri(_app.Urls.First()), path);

    /// <summary>A visitor who may come here (127.0.0.1) and nowhere else in the house, without pauses.</summary>
    public PoliteVisitor Visitor(Func<VisitSettings, VisitSettings>? adjust = null)
    {
        var settings = new VisitSettings
        {
            Allowed = [IPNetwork.Parse($"{At("/").Host}/32")],
            Contact = "https://ita.example.go.th",
            Pause = TimeSpan.Zero,
        };
        return new PoliteVisitor(adjust?.Invoke(settings) ?? settings, TimeProvider.System);
    }

    public void On(string path, Func<HttpContext, Task> answer) => _pages[path] = answer;

    public void Page(string path, string html) =>
        On(
            path,
            context =>
            {
                context.Response.ContentType = "text/html; charset=utf-8";
                context.Response.Headers.LastModified = Modified.ToString(
                    "R",
                    System.Globalization.CultureInfo.InvariantCulture
                );
                return context.Response.WriteAsync($"<!doctype html>{html}");
            }
        );

    public void File(string path, string mediaType, byte[] content) =>
        On(
            path,
            context =>
            {
                context.Response.ContentType = mediaType;
                return context.Response.Body.WriteAsync(content).AsTask();
            }
        );

    public void Redirect(string path, string to) =>
        On(
            path,
            context =>
            {
                context.Response.StatusCode = StatusCodes.Status302Found;
                context.Response.Headers.Location = Uri.EscapeDataString(to)
                    .Replace("%2F", "/", StringComparison.Ordinal)
                    .Replace("%3A", ":", StringComparison.Ordinal)
                    .Replace("%5B", "[", StringComparison.Ordinal)
                    .Replace("%5D", "]", StringComparison.Ordinal);
                return Task.CompletedTask;
            }
        );

    public void Robots(string text) => File("/robots.txt", "text/plain", System.Text.Encoding.UTF8.GetBytes(text));

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        Requests.Enqueue(
            new Seen(
                path,
                context.Request.Host.Value ?? "",
                DateTime.FromFileTimeUtc(TimeProvider.System.GetUtcNow().ToFileTime()),
                context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString())
            )
        );
        if (_pages.TryGetValue(path, out var answer))
            return answer(context);

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
