using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

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

/// <summary>
/// The files beside the program, which no one changes while it runs. Watching them all the same would cost a system watcher a
/// host, of which Linux gives 128 to a user.
/// </summary>
internal sealed class UnwatchedFiles(IFileProvider files) : IFileProvider
{
    public IDirectoryContents GetDirectoryContents(string subpath) => files.GetDirectoryContents(subpath);

    public IFileInfo GetFileInfo(string subpath) => files.GetFileInfo(subpath);

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
}
