using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Prongsai.Kernel;

namespace Prongsai.Web.Plumbing;

/// <summary>
/// Portal pages are kept for half a minute per language, so that a thousand readers cost one page. Any act of a signed-in
/// person, and every job that publishes, empties the cache, here and at the other nodes: what was just published is there for the
/// next reader. It stands before everything that asks who somebody is, and before compression, so that a kept page is kept compressed;
/// whoever brings the cookie of a session is led past it.
/// </summary>
internal static class PortalCache
{
    public const string Tag = "portal";

    private static readonly Meter Meter = new("Prongsai.Portal");

    private static readonly Counter<long> Kept = Meter.CreateCounter<long>(
        "prongsai.portal.kept_pages",
        description: "Public pages served from the cache; they are not in http.server.request.duration."
    );

    public static void AddPortalCache(this IServiceCollection services)
    {
        services.AddSingleton<IPublicPages, KeptPages>();
        services.AddHostedService<EmptiesWithTheOtherNodes>();
        services.AddOutputCache(cache =>
            cache.AddBasePolicy(policy =>
                policy
                    .With(asked => !asked.HttpContext.Request.Path.StartsWithSegments("/staff"))
                    .With(asked => !asked.HttpContext.Request.Path.StartsWithSegments("/health"))
                    .With(asked => !asked.HttpContext.Request.Path.StartsWithSegments(Telemetry.Telemetry.MetricsPath))
                    .Expire(TimeSpan.FromSeconds(30))
                    .SetVaryByHost(true)
                    .VaryByValue(context => new("language", context.RequestServices.GetRequiredService<Speaker>().Code))
                    .VaryByValue(context => new("packed", PackedFor(context.Request.Headers.AcceptEncoding)))
                    .Tag(Tag)
            )
        );
    }

    public static void UsePortalCache(this WebApplication app) =>
        app.UseWhen(
            context => !context.Request.Cookies.ContainsKey(SignInCookie.Name),
            visitors => visitors.Use(CountedAsKept).UseOutputCache().Use(CountedAsMade)
        );

    // A page from the cache costs less than the figures that every request leaves behind (a histogram behind a lock): those are for
    // pages that are made, and kept pages are counted only.
    private static async Task CountedAsKept(HttpContext context, RequestDelegate next)
    {
        var figures = context.Features.Get<IHttpMetricsTagsFeature>();
        if (figures is null)
        {
            await next(context);
            return;
        }

        figures.MetricsDisabled = true;
        await next(context);
        if (figures.MetricsDisabled)
            Kept.Add(1);
    }

    private static Task CountedAsMade(HttpContext context, RequestDelegate next)
    {
        context.Features.Get<IHttpMetricsTagsFeature>()?.MetricsDisabled = false;

        return next(context);
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
