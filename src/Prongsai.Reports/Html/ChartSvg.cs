using System.Globalization;
using System.Text;
using Prongsai.Kernel;
using Prongsai.Reports.Annual;

namespace Prongsai.Reports.Html;

/// <summary>The bars of two years. Each bar carries its value; the table beside it says the same, so the chart is one picture to a screen reader.</summary>
internal static class ChartSvg
{
    private const int Width = 760,
        Labels = 258,
        Values = 56,
        Bar = 10,
        Row = 28,
        Top = 34,
        Bottom = 26;

    public static string Of(IndicatorChart chart, bool thaiDigits, Func<string, string> encode)
    {
        var height = Top + chart.Points.Count * Row + Bottom;
        var svg = new StringBuilder();
        Add(
            svg,
            $"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{encode(chart.Description)}\" focusable=\"false\">\n"
        );

        // The key.
        Add(
            svg,
            $"<rect class=\"earlier\" x=\"{Labels}\" y=\"6\" width=\"14\" height=\"14\"/><text x=\"{Labels + 20}\" y=\"18\">{encode(chart.Earlier)}</text>\n"
        );
        Add(
            svg,
            $"<rect class=\"later\" x=\"{Labels + 110}\" y=\"6\" width=\"14\" height=\"14\"/><text x=\"{Labels + 130}\" y=\"18\">{encode(chart.Later)}</text>\n"
        );

        foreach (var tick in new[] { 0, 20, 40, 60, 80, 100 })
        {
            var x = X(tick);
            Add(svg, $"<line class=\"grid\" x1=\"{x:0.#}\" y1=\"{Top}\" x2=\"{x:0.#}\" y2=\"{height - Bottom}\"/>");
            Add(
                svg,
                $"<text x=\"{x:0.#}\" y=\"{height - 8}\" text-anchor=\"middle\">{Number(tick, "0", thaiDigits)}</text>\n"
            );
        }

        for (var i = 0; i < chart.Points.Count; i++)
        {
            var (point, y) = (chart.Points[i], Top + i * Row + 3);
            Add(
                svg,
                $"<text x=\"{Labels - 8}\" y=\"{y + Bar + 4}\" text-anchor=\"end\">{encode(point.Label)}</text>\n"
            );
            AddBar(svg, "earlier", point.Earlier, y, thaiDigits);
            AddBar(svg, "later", point.Later, y + Bar + 2, thaiDigits);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void AddBar(StringBuilder svg, string kind, decimal? value, int y, bool thaiDigits)
    {
        var end = X(value ?? 0);
        if (value > 0)
            Add(
                svg,
                $"<rect class=\"{kind}\" x=\"{Labels}\" y=\"{y}\" width=\"{end - Labels:0.#}\" height=\"{Bar}\"/>"
            );
        Add(
            svg,
            $"<text x=\"{end + 5:0.#}\" y=\"{y + 8}\">{(value is { } known ? Number(known, "0.00", thaiDigits) : "-")}</text>\n"
        );
    }

    private static decimal X(decimal score) => Labels + score * (Width - Labels - Values) / 100;

    private static string Number(decimal number, string format, bool thaiDigits)
    {
        var text = number.ToString(format, CultureInfo.InvariantCulture);
        return thaiDigits ? ThaiDigits.ToThai(text) : text;
    }

    private static void Add(StringBuilder svg, FormattableString text) =>
        svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
