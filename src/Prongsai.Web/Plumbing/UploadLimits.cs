using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Prongsai.Kernel;

namespace Prongsai.Web.Plumbing;

/// <summary>
/// How much may be sent. A signed-in officer may send far more than any page keeps (a 200-MB photograph), so that the page can
/// say in words what is too large; a stranger sends a name and a password, or files where a page takes them.
/// </summary>
internal static class UploadLimits
{
    private const long Officer = 256L * 1024 * 1024,
        Stranger = 1024 * 1024;

    public static void AddUploadLimits(this IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(server => server.Limits.MaxRequestBodySize = Officer);
        services.Configure<FormOptions>(form =>
        {
            form.MultipartBodyLengthLimit = Officer;
            form.ValueLengthLimit = 4 * 1024 * 1024;
        });
    }

    public static void UseUploadLimits(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                // The error page that answers for a refused upload reads nothing.
                if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
                    return next(context);

                var limit =
                    context.User.Identity?.IsAuthenticated == true ? Officer
                    : context.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>() is not null
                        ? TakesFilesAttribute.MostBytes
                    : Stranger;
                // Said before anything is read; a body that does not tell its length stops at the limit all the same.
                if (context.Request.ContentLength > limit)
                {
                    context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                    return Task.CompletedTask;
                }

                if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
                    size.MaxRequestBodySize = limit;
                return next(context);
            }
        );
}
