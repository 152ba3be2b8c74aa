using System.Globalization;
using System.Net;
using System.Text;
using QRCoder;

namespace Prongsai.Agencies.Contracts;

/// <summary>A QR code as one SVG path. QRCoder's own renderer draws a rectangle per square and names sizes that a phone cannot fit.</summary>
public static class QrPicture
{
    /// <summary>The picture, to be put into a page as it is. It has no style of its own, which pages forbid.</summary>
    /// <param name="content">What a reader of the code is to read.</param>
    /// <param name="says">What it is, for those who do not see it.</param>
    public static string Of(string content, string says = "QR code")
    {
        var (path, size) = Squares(content);

        // The quiet zone is part of the matrix. Black on white in either colour scheme: readers expect it.
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="220" height="220" role="img" aria-label="{WebUtility.HtmlEncode(says)}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="{path}" fill="#000"/></svg>"""
        );
    }

    /// <summary>The picture as PNG, for documents that take no SVG. The same content gives the same bytes.</summary>
    public static byte[] Png(string content)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(content, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return picture.GetGraphic(pixelsPerModule: 10);
    }

    /// <summary>The dark squares as the data of one SVG path, and how many units the whole is wide and high, quiet zone included.</summary>
    public static (string Path, int Size) Squares(string content)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return (path.ToString(), rows.Count);
    }
}
