using Microsoft.AspNetCore.OutputCaching;
using Prongsai.Kernel;

namespace Prongsai.Web.Plumbing;

/// <summary>
/// Portal pages are kept for half a minute per language, so that a thousand readers cost one page. Any act of a signed-in
/// person empties the cache: what was just published is there for the next reader. Signed-in people are never served from it.
/// </summary>
internal static class PortalCache
{
    private const string Tag = "portal";

    public static void AddPortalCache(this IServiceCollection services) =>
        services.AddOutputCache(cache =>
            cache.AddBasePolicy(policy =>
                policy
                    .With(asked => !asked.HttpContext.Request.Path.StartsWithSegments("/staff"))
                    .With(asked => !asked.HttpContext.Request.Path.StartsWithSegments("/health"))
                    .Expire(TimeSpan.FromSeconds(30))
                    .SetVaryByHost(true)
                    .VaryByValue(context => new("language", context.RequestServices.GetRequiredService<Speaker>().Code))
                    .Tag(Tag)
            )
        );

    public static void UsePortalCache(this WebApplication app)
    {
        app.Use(
            async (context, next) =>
            {
                await next(context);
                if (HttpMethods.IsPost(context.Request.Method) && context.User.Identity?.IsAuthenticated == true)
                    await context.RequestServices.GetRequiredService<IOutputCacheStore>().EvictByTagAsync(Tag, default);
            }
        );
        app.UseOutputCache();
    }
}
