using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Services.Infographics.Drawing;

/// <summary>
/// A picture as one SVG file that needs nothing else: its font, its crest and its code are inside. Each line of text stands where it was
/// measured, and stays text: it can be searched, copied and read aloud. The same picture is always the same bytes.
/// </summary>
internal static class SvgPicture
{
    /// <summary>What an SVG file of ours may load: what it carries itself.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox";

    // By the measured widths: no kerning, no ligatures, nothing rounded to a grid.
    private const string Style =
        "text{font-family:Sarabun,sans-serif;font-kerning:none;font-variant-ligatures:none;text-rendering:geometricPrecision;white-space:pre}";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static byte[] Of(LaidOut picture, InfographicContent said)
    {
        var (sheet, sides) = (picture.Sheet, picture.Sides.Count);
        var svg = new StringBuilder();
        // Sides lie beside each other, as a sheet that is unfolded.
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"{Svg}\" width=\"{Wide(sheet, sides)}\" height=\"{sheet.Size.Height}\" viewBox=\"0 0 {N(sheet.Width * sides)} {N(sheet.Height)}\" lang=\"{said.Name.Language}\" role=\"img\">"
        );
        var alternative = said.Language == PictureLanguage.English ? said.Alternative.En : said.Alternative.Th;
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<title>{Text(said.Name.Text)}</title><desc>{Text(alternative)}</desc><style>{PrintedFonts.FontFaces}{Style}</style>"
        );
        for (var side = 0; side < sides; side++)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<svg x=\"{N(sheet.Width * side)}\" y=\"0\" width=\"{N(sheet.Width)}\" height=\"{N(sheet.Height)}\" viewBox=\"0 0 {N(sheet.Width)} {N(sheet.Height)}\">"
            );
            foreach (var shape in picture.Sides[side].Shapes)
                Draw(svg, shape);
            svg.Append("</svg>");
        }

        svg.Append("</svg>\n");
        return Encoding.UTF8.GetBytes(svg.ToString());
    }

    /// <summary>The file to be printed, one side on each page.</summary>
    public static Printable ToPrint(ReadOnlyMemory<byte> svg, PictureFormat format, string title)
    {
        var sheet = Sheet.Of(format);
        // A screen's picture is printed in its own measure: a pixel is a pixel.
        var (width, height) = sheet.IsPaper ? sheet.Size : ($"{sheet.Size.Width}px", $"{sheet.Size.Height}px");
        var (across, down) = sheet.CssPixels;
        return Page(
            svg,
            title,
            $"@page{{size:{width} {height};margin:0}}.side{{width:{N(across)}px;height:{N(down)}px;break-after:page;break-inside:avoid}}.side:last-child{{break-after:auto}}"
        );
    }

    /// <summary>The file to be taken as a picture, its sides beside each other; and how large that is.</summary>
    public static (Printable Page, Viewport Viewport) ToShow(
        ReadOnlyMemory<byte> svg,
        PictureFormat format,
        string title
    )
    {
        var sheet = Sheet.Of(format);
        var (width, height) = sheet.CssPixels;
        var sides = SidesOf(svg).Count;
        return (
            Page(svg, title, $"body{{display:flex}}.side{{width:{N(width)}px;height:{N(height)}px;flex:none}}"),
            new Viewport(width * sides, height, sheet.Scale)
        );
    }

    private static Printable Page(ReadOnlyMemory<byte> svg, string title, string css)
    {
        var body = string.Concat(
            SidesOf(svg)
                .Select(side =>
                {
                    side.SetAttributeValue("x", null);
                    side.SetAttributeValue("class", "side");
                    side.SetAttributeValue("role", "group");
                    return side.ToString(SaveOptions.DisableFormatting);
                })
        );
        return new(
            StandaloneHtml.Of(
                title,
                $"html,body{{margin:0;padding:0}}.side{{display:block;overflow:hidden}}{Style}{css}",
                body,
                "data:"
            )
        );
    }

    private static List<XElement> SidesOf(ReadOnlyMemory<byte> svg)
    {
        using var stream = new MemoryStream(svg.ToArray(), writable: false);
        return [.. XDocument.Load(stream, LoadOptions.PreserveWhitespace).Root!.Elements(Svg + "svg")];
    }

    private static void Draw(StringBuilder svg, Shape shape)
    {
        var (x, y, width, height) = (N(shape.Box.X), N(shape.Box.Y), N(shape.Box.Width), N(shape.Box.Height));
        switch (shape)
        {
            case Panel panel:
                var radius = panel.Radius > 0 ? $" rx=\"{N(Math.Min(panel.Radius, panel.Box.Height / 2))}\"" : "";
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{radius} fill=\"{panel.Fill}\"/>"
                );
                break;
            case TextLine line:
                var weight = line.IsBold ? " font-weight=\"700\"" : "";
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<text x=\"{x}\" y=\"{N(line.Baseline)}\" font-size=\"{N(line.Size)}\"{weight} fill=\"{line.Ink}\" lang=\"{line.Language}\">{Text(line.Text)}</text>"
                );
                break;
            case IconShape icon:
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<path transform=\"translate({x} {y}) scale({N(icon.Box.Width / Icons.Grid)})\" d=\"{icon.Icon.Path()}\" fill=\"none\" stroke=\"{icon.Ink}\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\" aria-hidden=\"true\"/>"
                );
                break;
            case CrestShape crest:
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<image x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" href=\"data:{crest.Crest.MediaType};base64,{Convert.ToBase64String(crest.Crest.Content.Span)}\" aria-hidden=\"true\"/>"
                );
                break;
            case QrShape qr:
                var (squares, count) = QrPicture.Squares(qr.Address);
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<path transform=\"translate({x} {y}) scale({N(qr.Box.Width / count)})\" d=\"{squares}\" fill=\"#000\" shape-rendering=\"crispEdges\" aria-hidden=\"true\"/>"
                );
                break;
        }
    }

    private static string Wide(Sheet sheet, int sides)
    {
        if (sides == 1)
            return sheet.Size.Width;

        var one = double.Parse(
            sheet.Size.Width.Replace("mm", "", StringComparison.Ordinal),
            CultureInfo.InvariantCulture
        );
        return $"{N(one * sides)}{(sheet.IsPaper ? "mm" : "")}";
    }

    private static string Text(string text) => StandaloneHtml.Encode(text);

    private static string N(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
