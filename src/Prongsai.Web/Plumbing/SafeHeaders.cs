namespace Prongsai.Web.Plumbing;

/// <summary>What every answer tells the browser not to do.</summary>
internal static class SafeHeaders
{
    // Nothing inline, nothing from elsewhere. data: pictures are Pico's arrows and ticks; blob: is a photograph being shrunk.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    public static void UseSafeHeaders(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                // At the very end, because the error page begins with an emptied answer.
                context.Response.OnStarting(
                    static answered =>
                    {
                        Say((HttpContext)answered);
                        return Task.CompletedTask;
                    },
                    context
                );
                return next(context);
            }
        );

    public static void Say(HttpContext context)
    {
        var headers = context.Response.Headers;
        // A page may say something stricter (a downloaded file: sandbox), never nothing.
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        if (headers["Referrer-Policy"].Count == 0)
            headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Offices share computers: what was behind sign-in does not stay in the browser's cache.
        if (context.Request.Path.StartsWithSegments("/staff") && headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";
    }
}
