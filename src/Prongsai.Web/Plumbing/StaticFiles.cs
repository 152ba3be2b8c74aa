namespace Prongsai.Web.Plumbing;

/// <summary>
/// Style sheets, scripts, fonts and the crest. Pages name them with <c>asp-append-version</c>, so a changed file has a changed
/// address and may be kept for ever.
/// </summary>
internal static class StaticFiles
{
    public static readonly StaticFileOptions Cached = new()
    {
        OnPrepareResponse = file =>
            file.Context.Response.Headers.CacheControl =
                file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable"
                : file.Context.Request.Path.StartsWithSegments("/vendor/fonts") ? "public, max-age=2592000"
                : "no-cache",
    };
}
