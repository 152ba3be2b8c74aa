using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Prongsai.Kernel;

/// <summary>
/// An HTML file that needs nothing else: its style sheet and its fonts are inside, and its content policy forbids it to fetch
/// anything and to run anything.
/// </summary>
public static class StandaloneHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Text for an element or an attribute; Thai stays Thai.</summary>
    public static string Encode(string text) => Encoder.Encode(text);

    /// <summary>The whole file, in Thai.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="css">Its style sheet, without the fonts, which are added.</param>
    /// <param name="body">HTML.</param>
    /// <param name="picturesFrom">Where pictures may come from: "data:", or "file:" for what is printed with files beside it.</param>
    public static byte[] Of(string title, string css, string body, string picturesFrom)
    {
        var style = $"\n{PrintedFonts.FontFaces}{css}";

        return Encoding.UTF8.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                <!DOCTYPE html>
                <html lang="th">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="{PolicyFor(
                    Encoding.UTF8.GetBytes(style),
                    picturesFrom
                )}">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{Encode(title)}</title>
                <meta name="generator" content="Prongsai">
                <style>{style}</style>
                </head>
                <body>
                {body}</body>
                </html>

                """
            )
        );
    }

    /// <summary>What such a file may load, as the header of its answer: the style it carries, and data it carries.</summary>
    public static string ContentSecurityPolicy(ReadOnlySpan<byte> file)
    {
        var from = file.IndexOf("<style>"u8) + "<style>"u8.Length;
        var to = file.IndexOf("</style>"u8);

        return PolicyFor(file[from..to], picturesFrom: "data:");
    }

    /// <summary>
    /// Opens such a file in the browser. It brings its own policy, which allows its own style and pictures and nothing else.
    /// </summary>
    public static FileContentResult Open(byte[] file, HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy(file);
        response.Headers.CacheControl = "private, no-cache";

        return new FileContentResult(file, "text/html; charset=utf-8");
    }

    private static string PolicyFor(ReadOnlySpan<byte> style, string picturesFrom)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(style));
        return $"default-src 'none'; style-src 'sha256-{hash}'; img-src {picturesFrom}; font-src data:; base-uri 'none'; form-action 'none'";
    }
}
