using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Prongsai.Kernel;
using Prongsai.Services.Infographics.Drawing;

namespace Prongsai.Services.Infographics;

/// <summary>The files of an infographic: "picture.svg", "picture.pdf", "picture.png".</summary>
internal static class InfographicFiles
{
    public const string Svg = "picture.svg",
        Pdf = "picture.pdf",
        Png = "picture.png";

    private const string SvgType = "image/svg+xml";

    /// <exception cref="MissingException">It has no such file, or none yet.</exception>
    public static async Task<IActionResult> SendAsync(
        this KeptFiles files,
        HttpResponse response,
        Infographic infographic,
        string file,
        string slug,
        CancellationToken cancellation
    )
    {
        var kept =
            infographic.Files.Where(f => f.Name == file).Select(f => (FileHash?)f.Hash).FirstOrDefault()
            ?? throw new MissingException(file);
        var name = NameOf(slug, infographic.Choices, file.Split('.')[^1]);
        if (file != Svg)
            return await files.SendAsync(
                response,
                kept,
                name,
                file == Pdf ? FileKind.Pdf.MediaType : FileKind.Png.MediaType,
                cancellation
            );

        // Shown in pages as a picture, where nothing in it runs; opened by itself it may load what it carries and nothing else.
        response.Headers.ContentSecurityPolicy = SvgPicture.ContentSecurityPolicy;
        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        return new FileStreamResult(await files.OpenAsync(kept, cancellation), SvgType).Safely(response, kept);
    }

    /// <summary>A picture that is not kept: the preview.</summary>
    public static FileContentResult Show(HttpResponse response, byte[] svg)
    {
        response.Headers.ContentSecurityPolicy = SvgPicture.ContentSecurityPolicy;
        return new FileContentResult(svg, SvgType).Safely(response, FileHash.Of(svg));
    }

    /// <summary>"id-card-a4-banner.svg".</summary>
    public static string NameOf(string slug, PictureChoices choices, string ending) =>
        $"{slug}-{choices.Format}-{choices.Design}.{ending}".ToLowerInvariant();
}
