using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Prongsai.Tests.Disclosures.Assessor;

/// <summary>A little website on a real port, as an agency had one before; what stands at a path is the test's choice.</summary>
internal sealed class OtherWebsite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtherWebsite(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>By path: the body of the page, or a file.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, Task>> Pages { get; } = [];

    public ConcurrentQueue<string> Asked { get; } = [];

    public static async Task<OtherWebsite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var site = new OtherWebsite(app);
        app.MapGet("{**path}", site.AnswerAsync);
        await app.StartAsync();
        return site;
    }

    public void Page(string path, string body) =>
        Pages[path] = async context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync($"<!doctype html><title>หน่วยงาน</title><body>{body}</body>");
        };

    public void File(string path, string mediaType, byte[] content) =>
        Pages[path] = async context =>
        {
            context.Response.ContentType = mediaType;
            context.Response.Headers.LastModified = "Wed, 01 Nov 2023 03:00:00 GMT";
            await context.Response.Body.WriteAsync(content);
        };

    private Task AnswerAsync(HttpContext context)
    {
        Asked.Enqueue(context.Request.Path);
        if (Pages.TryGetValue(context.Request.Path, out var page))
            return page(context);

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
