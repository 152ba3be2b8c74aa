using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Prongsai.Kernel;

namespace Prongsai.Web.Plumbing;

/// <summary>
/// Portal pages are kept for half a minute per language, so that a thousand readers cost one page. Any act of a signed-in
/// person, and every job that publishes, empties the cache, here and at the other nodes: what was just published is there for the
/// next reader. It stands first: before everything that asks who somebody is, and before compression, so that a kept page is kept
/// compressed; whoever brings the cookie of a session is led past it.
/// </summary>
internal static class PortalCache
{
    public const string News = "portal";

    public static void AddPortalCache(this IServiceCollection services)
    {
        services.AddSingleton<KeptPages>();
        services.AddSingleton<IPublicPages>(provider => provider.GetRequiredService<KeptPages>());
        services.AddHostedService<EmptiesWithTheOtherNodes>();
    }

    public static void UsePortalCache(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<KeptPages>();
        app.Use(next =>
            context => PageAsked.By(context) is { } asked ? pages.AnswerAsync(context, asked, next) : next(context)
        );
    }

    /// <summary>After authentication: what a signed-in person did is seen by the next visitor.</summary>
    public static void EmptyPortalCacheAfterActs(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                await next(context);
                if (HttpMethods.IsPost(context.Request.Method) && context.User.Identity?.IsAuthenticated == true)
                    await context.RequestServices.GetRequiredService<IPublicPages>().HaveChangedAsync();
            }
        );
}

/// <summary>The pages that are kept, and those that are being made: many who ask for one at once wait for the first.</summary>
internal sealed class KeptPages(INodes nodes, TimeProvider time) : IPublicPages, IDisposable
{
    private const long AllBytes = 100 * 1024 * 1024;
    private static readonly TimeSpan HalfAMinute = TimeSpan.FromSeconds(30);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = AllBytes });
    private readonly ConcurrentDictionary<PageAsked, Task<KeptPage?>> _making = new();
    private int _emptied;

    public async Task HaveChangedAsync(CancellationToken cancellation = default)
    {
        Empty();
        await nodes.TellAsync(PortalCache.News, cancellation);
    }

    public void Empty()
    {
        Interlocked.Increment(ref _emptied);
        // Who asks from now on does not wait for a page that was begun before the change.
        _making.Clear();
        _kept.Clear();
    }

    public Task AnswerAsync(HttpContext context, PageAsked asked, RequestDelegate make) =>
        _kept.TryGetValue(asked, out KeptPage? page) ? page!.SendAsync(context, time) : MakeAsync(context, asked, make);

    public void Dispose() => _kept.Dispose();

    private async Task MakeAsync(HttpContext context, PageAsked asked, RequestDelegate make)
    {
        var mine = new TaskCompletionSource<KeptPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = _making.GetOrAdd(asked, mine.Task);
        if (first == mine.Task)
            await MakeForAllAsync(context, asked, make, mine);
        else if (await first.WaitAsync(context.RequestAborted) is { } page)
            await page.SendAsync(context, time);
        else
            await make(context);
    }

    private async Task MakeForAllAsync(
        HttpContext context,
        PageAsked asked,
        RequestDelegate make,
        TaskCompletionSource<KeptPage?> all
    )
    {
        var began = Volatile.Read(ref _emptied);
        using var page = new PageInTheMaking(context, passesOn: () => Release(null));
        try
        {
            if (await page.MakeAsync(make, time) is not { } made)
                return;

            Keep(asked, made, began);
            Release(made);
        }
        finally
        {
            Release(null);
        }

        // A visitor on a slow line holds up nobody else.
        await page.SendAsync();

        void Release(KeptPage? made)
        {
            _making.TryRemove(new(asked, all.Task));
            all.TrySetResult(made);
        }
    }

    private void Keep(PageAsked asked, KeptPage page, int began)
    {
        if (began != Volatile.Read(ref _emptied))
            return;

        _kept.Set(
            asked,
            page,
            new MemoryCacheEntryOptions { Size = page.Bytes, AbsoluteExpirationRelativeToNow = HalfAMinute }
        );
        // Emptied in just this moment: the next reader makes it anew.
        if (began != Volatile.Read(ref _emptied))
            _kept.Remove(asked);
    }
}

/// <summary>Empties the portal's cache when another node says that something changed.</summary>
internal sealed class EmptiesWithTheOtherNodes(INodes nodes, KeptPages pages) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        nodes.HearAsync(
            news =>
            {
                if (news is PortalCache.News or News.MayHaveBeenMissed)
                    pages.Empty();
                return Task.CompletedTask;
            },
            stoppingToken
        );
}
