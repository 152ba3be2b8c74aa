using Microsoft.Extensions.Primitives;
using Prongsai.Kernel;

namespace Prongsai.Web.Plumbing;

/// <summary>All by which one public page differs from another: two visitors who ask alike may be given the same bytes.</summary>
/// <param name="Site">Scheme and host: a page names its own address.</param>
/// <param name="Address">The path, as asked.</param>
/// <param name="Query">What follows it, as asked.</param>
/// <param name="Language">The visitor's choice, which a cookie or the link may hold.</param>
/// <param name="Packed">How it may be compressed.</param>
internal sealed record PageAsked(string Site, string Address, string Query, Language Language, string Packed)
{
    /// <summary>What is asked for; null where the answer is one visitor's own.</summary>
    public static PageAsked? By(HttpContext context)
    {
        var asked = context.Request;
        var path = asked.Path;
        return
            HttpMethods.IsGet(asked.Method)
            && asked.Headers.Authorization.Count == 0
            && !asked.Cookies.ContainsKey(SignInCookie.Name)
            && !path.StartsWithSegments("/staff")
            && !path.StartsWithSegments("/health")
            // Each sheet has a number of its own.
            && !path.Value!.Contains("/survey/", StringComparison.Ordinal)
            && !path.StartsWithSegments(Telemetry.Telemetry.MetricsPath)
            // Who chooses a language by a link is given a cookie, which is made anew for each.
            && !(asked.QueryString.HasValue && asked.Query.ContainsKey(ChosenLanguage.InALink))
            ? new(
                asked.IsHttps ? $"https:{asked.Host.Value}" : asked.Host.Value ?? "",
                path.Value ?? "",
                asked.QueryString.Value ?? "",
                ChosenLanguage.Of(context),
                PackedFor(asked.Headers.AcceptEncoding)
            )
            : null;
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
