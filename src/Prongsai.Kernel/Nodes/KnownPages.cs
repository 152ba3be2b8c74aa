using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Prongsai.Kernel;

/// <summary>Public pages that a visitor has already are not sent again.</summary>
public static class KnownPages
{
    /// <summary>Says what the page is made of; true when the visitor has exactly that already.</summary>
    public static bool HasAlready(this HttpContext context, string madeOf, Language language)
    {
        ArgumentNullException.ThrowIfNull(context);
        var tag = new EntityTagHeaderValue($"\"{madeOf}-{language.Code()}\"", isWeak: true);
        context.Response.GetTypedHeaders().ETag = tag;

        return context.Request.GetTypedHeaders().IfNoneMatch.Any(have => have.Compare(tag, useStrongComparison: false));
    }
}
