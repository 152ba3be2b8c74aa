using System.Globalization;
using System.Text;

namespace Prongsai.Kernel;

/// <summary>
/// Sarabun inside the file, so that what is printed looks the same on a computer that has no Thai font. The font files lie beside the
/// program (wwwroot/vendor/fonts, from npm); without them the names of installed fonts are tried.
/// </summary>
public static class PrintedFonts
{
    private const string ThaiRange = "U+02D7,U+0303,U+0331,U+0E01-0E5B,U+200C-200D,U+25CC",
        LatinRange =
            "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";

    private const string Regular = "400",
        Bold = "700";

    private static readonly (string Name, string Range)[] Subsets = [("thai", ThaiRange), ("latin", LatinRange)];

    private static readonly Lazy<string> Made = new(Make);

    private static readonly Lazy<FontWidths> RegularWidths = new(() => Measure(Regular)),
        BoldWidths = new(() => Measure(Bold));

    /// <summary>@font-face rules; empty when the files are missing.</summary>
    public static string FontFaces => Made.Value;

    /// <summary>How wide the letters are that these rules show.</summary>
    public static FontWidths WidthsOf(bool bold) => bold ? BoldWidths.Value : RegularWidths.Value;

    private static string Make()
    {
        var css = new StringBuilder();
        foreach (var (subset, range) in Subsets)
        foreach (var weight in new[] { Regular, Bold })
        {
            if (FileOf(subset, weight) is not { } file)
                continue;

            var data = Convert.ToBase64String(file);
            css.Append(
                CultureInfo.InvariantCulture,
                $"@font-face{{font-family:\"Sarabun\";font-style:normal;font-weight:{weight};src:url(data:font/woff2;base64,{data}) format(\"woff2\");unicode-range:{range}}}\n"
            );
        }

        return css.ToString();
    }

    private static FontWidths Measure(string weight) =>
        FontWidths.Of(
            from subset in Subsets
            let file = FileOf(subset.Name, weight)
            where file is not null
            select (file, InRange(subset.Range))
        );

    private static byte[]? FileOf(string subset, string weight)
    {
        var file = Path.Combine(
            AppContext.BaseDirectory,
            "wwwroot",
            "vendor",
            "fonts",
            $"sarabun-{subset}-{weight}-normal.woff2"
        );
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    // "U+0E01-0E5B,U+25CC", as browsers read it.
    private static Func<char, bool> InRange(string range)
    {
        var parts = range
            .Split(',')
            .Select(part => part[2..].Split('-'))
            .Select(ends => (First: Number(ends[0]), Last: Number(ends[^1])))
            .ToList();
        return letter => parts.Any(part => letter >= part.First && letter <= part.Last);

        static int Number(string hex) => int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }
}
