using System.Globalization;
using System.Net;
using System.Text;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Contracts;

/// <summary>One line of a chart: a thing and its scores of one or two years.</summary>
/// <param name="Label">What is measured: "1. การปฏิบัติหน้าที่".</param>
/// <param name="Earlier">Score of the earlier year; null where there is none, or where only one year is drawn.</param>
/// <param name="Later">Score of the later (or the only) year.</param>
/// <param name="IsUnsure">True where a score is made up or not sure; drawn with a dashed edge.</param>
public sealed record ChartRow(string Label, Exact? Earlier, Exact? Later, bool IsUnsure = false);

/// <summary>
/// Bars of scores from 0 to 100 as SVG, made on the server: readable without scripts, by screen readers and on paper. Colours come
/// from classes, so the page's scheme decides. Always put the table with the same numbers beside it.
/// </summary>
public static class ScoreChart
{
    private const int Width = 640;
    private const int Right = 64;
    private const int BarHeight = 14;
    private const int LabelHeight = 22;
    private const int Gap = 12;
    private const int Top = 24;

    /// <summary>The markup of the chart.</summary>
    /// <param name="id">Unique on the page; letters, digits and hyphens.</param>
    /// <param name="title">What the chart shows.</param>
    /// <param name="rows">From top to bottom.</param>
    /// <param name="years">Names of the years in the order of the bars; one or two.</param>
    /// <param name="language">Of the title and the description.</param>
    public static string Svg(string id, Bilingual title, IReadOnlyList<ChartRow> rows, IReadOnlyList<string> years, Language language)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(years);
        var two = years.Count > 1;
        var rowHeight = LabelHeight + (two ? 2 : 1) * (BarHeight + 2) + Gap;
        var height = Top + rows.Count * rowHeight + 4;
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""<svg class="chart" role="img" aria-labelledby="{id}-title {id}-desc" viewBox="0 0 {Width} {height}" xmlns="http://www.w3.org/2000/svg"><title id="{id}-title">{Text(title.In(language))}</title><desc id="{id}-desc">{Text(Description(rows, years, language))}</desc>"""
        );
        WriteAxis(svg, height);
        for (var i = 0; i < rows.Count; i++) WriteRow(svg, rows[i], Top + i * rowHeight, two);

        return svg.Append("</svg>").ToString();
    }

    private static void WriteAxis(StringBuilder svg, int height)
    {
        svg.Append("<g class=\"axis\" aria-hidden=\"true\">");
        for (var mark = 0; mark <= 100; mark += 25)
        {
            var x = X(Exact.Of(mark));
            svg.Append(
                CultureInfo.InvariantCulture,
                $"""<line class="grid" x1="{x}" y1="{Top - 6}" x2="{x}" y2="{height}"/><text x="{x}" y="14" text-anchor="{(mark == 0 ? "start" : "middle")}">{mark}</text>"""
            );
        }

        svg.Append("</g>");
    }

    private static void WriteRow(StringBuilder svg, ChartRow row, int top, bool two)
    {
        svg.Append(CultureInfo.InvariantCulture, $"""<g aria-hidden="true"><text class="label" x="0" y="{top + 15}">{Text(row.Label)}</text>""");
        var y = top + LabelHeight;
        if (two)
        {
            WriteBar(svg, row.Earlier, y, "bar--earlier", row.IsUnsure);
            y += BarHeight + 2;
        }

        var fell = row is { Earlier: { } earlier, Later: { } later } && later < earlier;
        WriteBar(svg, row.Later, y, fell ? "bar--fell" : "bar--later", row.IsUnsure);
        svg.Append("</g>");
    }

    private static void WriteBar(StringBuilder svg, Exact? score, int y, string kind, bool unsure)
    {
        if (score is not { } known)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<text class="label--soft" x="0" y="{y + 12}">–</text>""");
            return;
        }

        var end = X(known);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""<rect class="{kind}{(unsure ? " bar--unsure" : "")}" x="0" y="{y}" width="{end}" height="{BarHeight}"/><text class="value{(kind == "bar--fell" ? " value--fell" : "")}" x="{end + 6}" y="{y + 12}">{known}</text>"""
        );
    }

    private static decimal X(Exact score) => (score * Exact.Of(Width - Right, 100)).Rounded(1);

    private static string Description(IReadOnlyList<ChartRow> rows, IReadOnlyList<string> years, Language language)
    {
        var lines = rows.Select(row =>
            years.Count > 1
                ? $"{row.Label}: {years[0]} {Shown(row.Earlier)}, {years[1]} {Shown(row.Later)}"
                : $"{row.Label}: {Shown(row.Later)}"
        );
        var start = language == Language.Thai ? "คะแนนเต็ม 100" : "Out of 100";

        return $"{start}. {string.Join("; ", lines)}.";
    }

    private static string Shown(Exact? score) => score?.ToString() ?? "–";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
