using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
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
    public const string Tag = "portal";

    public static void AddPortalCache(this IServiceCollection services)
    {
        services.AddSingleton<IPublicPages, KeptPages>();
        services.AddHostedService<EmptiesWithTheOtherNodes>();
        services.AddOutputCache(cache =>
        {
            cache.AddBasePolicy(_ => { });
            cache.AddBasePolicy(new KeptForVisitors());
        });
    }

    public static void UsePortalCache(this WebApplication app) =>
        app.UseWhen(
            context => !context.Request.Cookies.ContainsKey(SignInCookie.Name),
            visitors => visitors.UseOutputCache()
        );

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

/// <summary>Which pages are kept, how many kinds of each, and what a kept page says beside what was kept of it.</summary>
internal sealed class KeptForVisitors : IOutputCachePolicy
{
    private static readonly Counter<long> Kept = new Meter("Prongsai.Portal").CreateCounter<long>(
        "prongsai.portal.kept_pages",
        description: "Public pages served from the cache; they are not in http.server.request.duration."
    );

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var asked = context.HttpContext.Request;
        // Who chooses a language by a link is given a cookie, which is made anew for each.
        if (
            asked.Path.StartsWithSegments("/staff")
            || asked.Path.StartsWithSegments("/health")
            || asked.Path.StartsWithSegments(Telemetry.Telemetry.MetricsPath)
            || asked.Query.ContainsKey(ChosenLanguage.InALink)
        )
        {
            context.EnableOutputCaching = false;
            return ValueTask.CompletedTask;
        }

        var kinds = context.CacheVaryByRules;
        kinds.VaryByHost = true;
        kinds.VaryByValues["language"] = ChosenLanguage.Of(context.HttpContext).Code();
        kinds.VaryByValues["packed"] = PackedFor(asked.Headers.AcceptEncoding);
        context.ResponseExpirationTimeSpan = TimeSpan.FromSeconds(30);
        context.Tags.Add(PortalCache.Tag);
        return ValueTask.CompletedTask;
    }

    // What the steps behind the cache say of every answer, they say at its very end, which is too late to be kept with it. And a kept
    // page costs less than the figures that every request leaves behind (a histogram behind a lock), so it is counted only.
    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        SafeHeaders.Say(http);
        http.Response.OnStarting(ChosenLanguage.SayAsync, http);
        http.Features.Get<IHttpMetricsTagsFeature>()?.MetricsDisabled = true;
        Kept.Add(1);
        return ValueTask.CompletedTask;
    }

    // A form holds a token of the one who asked for it, and says that it must not be stored.
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        if (context.HttpContext.Response.GetTypedHeaders().CacheControl?.NoStore == true)
            context.AllowCacheStorage = false;

        return ValueTask.CompletedTask;
    }

    // Browsers write the same wish in many ways; pages are kept once for each way of packing.
    private static string PackedFor(StringValues accepted)
    {
        var words = accepted.ToString();

        return words.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br"
            : words.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip"
            : "";
    }
}

internal sealed class KeptPages(INodes nodes, IOutputCacheStore cache) : IPublicPages
{
    public async Task HaveChangedAsync(CancellationToken cancellation = default)
    {
        await cache.EvictByTagAsync(PortalCache.Tag, cancellation);
        await nodes.TellAsync(PortalCache.Tag, cancellation);
    }
}

/// <summary>Empties the portal's cache when another node says that something changed.</summary>
internal sealed class EmptiesWithTheOtherNodes(INodes nodes, IOutputCacheStore cache) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        nodes.HearAsync(
            async news =>
            {
                if (news is PortalCache.Tag or News.MayHaveBeenMissed)
                    await cache.EvictByTagAsync(PortalCache.Tag, stoppingToken);
            },
            stoppingToken
        );
}
