using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Html;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Contracts;

/// <summary>One line of a chart: a thing and its scores of one or two years.</summary>
/// <param name="Label">What is measured: "1. การปฏิบัติหน้าที่".</param>
/// <param name="Earlier">Score of the earlier year; null where there is none, or where only one year is drawn.</param>
/// <param name="Later">Score of the later (or the only) year; null draws no bar and says so.</param>
/// <param name="IsUnsure">True where the later score is made up or not sure; drawn with a dashed edge.</param>
public sealed record ChartRow(Bilingual Label, Exact? Earlier, Exact? Later, bool IsUnsure = false)
{
    /// <summary>True when the later score is below the earlier.</summary>
    public bool Fell => Earlier is { } earlier && Later is { } later && later < earlier;
}

/// <summary>
/// Scores as bars from 0 to 100, as SVG made on the server: readable without scripts, by screen readers and on paper. Widths are
/// percentages of whatever room there is, so letters keep their size on a phone. Colours come from classes, so the page's scheme
/// decides. Always put the table with the same numbers beside it.
/// </summary>
/// <param name="Title">What is shown.</param>
/// <param name="Rows">From top to bottom.</param>
public sealed record ScoreChart(Bilingual Title, IReadOnlyList<ChartRow> Rows)
{
    private const int RowHeight = 50;

    /// <summary>Name of the earlier year; null when each line has one bar.</summary>
    public string? Earlier { get; init; }

    /// <summary>Name of the later year.</summary>
    public string? Later { get; init; }

    /// <summary>The indicators of one year; of two where there is something to compare with.</summary>
    public static ScoreChart OfIndicators(YearResult result, YearComparison? comparison = null)
    {
        ArgumentNullException.ThrowIfNull(result);

        return comparison is null
            ? new ScoreChart(
                new(
                    $"คะแนนรายตัวชี้วัด ปีงบประมาณ พ.ศ. {result.Year}",
                    $"Scores by indicator, fiscal year {result.Year}"
                ),
                [
                    .. from figure in result.Figures
                    where figure.Kind == FigureKind.Indicator
                    select new ChartRow(figure.NumberedTitle, null, figure.Value, figure.IsUnsure),
                ]
            )
            : new ScoreChart(
                new(
                    $"คะแนนรายตัวชี้วัด ปีงบประมาณ พ.ศ. {comparison.Earlier.Year} และ {comparison.Later.Year}",
                    $"Scores by indicator, fiscal years {comparison.Earlier.Year} and {comparison.Later.Year}"
                ),
                [
                    .. from moved in comparison.Indicators
                    select new ChartRow(
                        moved.Figure.NumberedTitle,
                        moved.Earlier?.Value,
                        moved.Later?.Value,
                        moved.Later?.IsUnsure == true
                    ),
                ]
            )
            {
                Earlier = $"{comparison.Earlier.Year}",
                Later = $"{comparison.Later.Year}",
            };
    }

    /// <summary>The markup: a figure with its caption, its legend and the bars.</summary>
    /// <param name="id">Unique on the page; letters, digits and hyphens.</param>
    /// <param name="language">Of every word in it.</param>
    public IHtmlContent Draw(string id, Language language)
    {
        var title = Text(Title.In(language));
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""<figure class="chart"><figcaption>{title}</figcaption>""");
        WriteLegend(html, language);
        html.Append(
            CultureInfo.InvariantCulture,
            $"""<svg class="bars" width="100%" height="{Rows.Count * RowHeight}" role="img" aria-labelledby="{id}-title" aria-describedby="{id}-desc" focusable="false"><title id="{id}-title">{title}</title><desc id="{id}-desc">{Text(InWords(language))}</desc>"""
        );
        for (var i = 0; i < Rows.Count; i++)
            WriteRow(html, Rows[i], i * RowHeight, language);

        return new HtmlString(html.Append("</svg></figure>").ToString());
    }

    // The description says all of this in words, so a screen reader need not hear of colours.
    private void WriteLegend(StringBuilder html, Language language)
    {
        List<string> lines = [];
        if (Earlier is not null)
            lines.AddRange([$"""<li class="legend--earlier">{Text(Earlier)}</li>""", $"<li>{Text(Later ?? "")}</li>"]);
        if (Rows.Any(row => row.Fell))
            lines.Add($"""<li class="legend--fell">{new Bilingual("ลดลง", "fell").In(language)}</li>""");
        if (Rows.Any(row => row.IsUnsure))
            lines.Add($"""<li class="legend--unsure">{Unsure.In(language)}</li>""");
        if (lines.Count > 0)
            html.Append(
                CultureInfo.InvariantCulture,
                $"""<ul class="legend" aria-hidden="true">{string.Concat(lines)}</ul>"""
            );
    }

    private static void WriteRow(StringBuilder html, ChartRow row, int top, Language language)
    {
        html.Append(
            CultureInfo.InvariantCulture,
            $"""<g aria-hidden="true"><text class="label" x="0" y="{top + 17}">{Text(row.Label.In(language))}</text><text class="value{(row.Fell ? " value--fell" : "")}" x="100%" y="{top + 17}" text-anchor="end">{Shown(row.Later)}{(row.Fell ? " ▼" : "")}</text><rect class="track" x="0" y="{top + 26}" width="100%" height="12" rx="2"/>"""
        );
        WriteBar(
            html,
            $"bar{(row.Fell ? " bar--fell" : "")}{(row.IsUnsure ? " bar--unsure" : "")}",
            row.Later,
            top + 26,
            12
        );
        WriteBar(html, "bar--earlier", row.Earlier, top + 40, 5);
        html.Append("</g>");
    }

    private static void WriteBar(StringBuilder html, string kind, Exact? score, int y, int height)
    {
        if (score is { } known && known > Exact.Zero)
            html.Append(
                CultureInfo.InvariantCulture,
                $"""<rect class="{kind}" x="0" y="{y}" width="{known.Rounded(2):0.##}%" height="{height}" rx="2"/>"""
            );
    }

    private static readonly Bilingual Unsure = new("ข้อมูลสมมุติหรือยังไม่ยืนยัน", "made up or unverified");

    private string InWords(Language language)
    {
        var lines = Rows.Select(row =>
            $"{row.Label.In(language)}: {(Earlier is null ? "" : $"{Earlier} {Shown(row.Earlier)}, {Later} ")}{Shown(row.Later)}{(row.IsUnsure ? $" ({Unsure.In(language)})" : "")}"
        );

        return $"{new Bilingual("คะแนนเต็ม 100", "Out of 100").In(language)}. {string.Join("; ", lines)}.";
    }

    private static string Shown(Exact? score) => score?.ToString() ?? "–";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
