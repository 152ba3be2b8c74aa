using System.Globalization;
using System.Text;

namespace Prongsai.Kernel;

/// <summary>
/// Sarabun inside the file, so that a document looks the same on a computer that has no Thai font. The font files lie beside the
/// program (wwwroot/vendor/fonts, from npm); without them the names of installed fonts are tried.
/// </summary>
public static class SarabunFaces
{
    private const string ThaiRange = "U+02D7,U+0303,U+0331,U+0E01-0E5B,U+200C-200D,U+25CC",
        LatinRange =
            "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";

    private static readonly Lazy<string> Made = new(Make);

    /// <summary>@font-face rules; empty when the files are missing.</summary>
    public static string FontFaces => Made.Value;

    private static string Make()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot", "vendor", "fonts");
        var css = new StringBuilder();
        foreach (var (subset, range) in new[] { ("thai", ThaiRange), ("latin", LatinRange) })
        foreach (var weight in new[] { "400", "700" })
        {
            var file = Path.Combine(folder, $"sarabun-{subset}-{weight}-normal.woff2");
            if (!File.Exists(file))
                continue;

            var data = Convert.ToBase64String(File.ReadAllBytes(file));
            css.Append(
                CultureInfo.InvariantCulture,
                $"@font-face{{font-family:\"Sarabun\";font-style:normal;font-weight:{weight};src:url(data:font/woff2;base64,{data}) format(\"woff2\");unicode-range:{range}}}\n"
            );
        }

        return css.ToString();
    }
}
