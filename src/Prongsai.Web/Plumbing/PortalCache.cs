using Microsoft.AspNetCore.OutputCaching;
using Prongsai.Kernel;

namespace Prongsai.Web.Plumbing;

/// <summary>
/// Portal pages are kept for half a minute per language, so that a thousand readers cost one page. Any act of a signed-in
/// person, and every job that publishes, empties the cache, here and at the other nodes: what was just published is there for the
/// next reader. Signed-in people are never served from it.
/// </summary>
internal static class PortalCache
{
    public const string Tag = "portal";

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
                    .Tag(Tag)
            )
        );
    }

    public static void UsePortalCache(this WebApplication app)
    {
        app.Use(
            async (context, next) =>
            {
                await next(context);
                if (HttpMethods.IsPost(context.Request.Method) && context.User.Identity?.IsAuthenticated == true)
                    await context.RequestServices.GetRequiredService<IPublicPages>().HaveChangedAsync();
            }
        );
        app.UseOutputCache();
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
