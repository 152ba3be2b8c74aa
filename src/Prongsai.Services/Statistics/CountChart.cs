using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Html;
using Prongsai.Kernel;

namespace Prongsai.Services.Statistics;

/// <summary>Counts as bars, as SVG made on the server, in the dress of the charts of scores. The table with the same figures stands beside it.</summary>
internal sealed record CountChart(Bilingual Title, IReadOnlyList<(Bilingual Label, int Count)> Rows)
{
    private const int RowHeight = 46;

    /// <param name="id">Unique on the page.</param>
    public IHtmlContent Draw(string id, Language language)
    {
        var title = Text(Title.In(language));
        var most = Rows.Count == 0 ? 0 : Rows.Max(row => row.Count);
        var words = string.Join("; ", Rows.Select(row => $"{row.Label.In(language)}: {Number(row.Count)}"));
        var html = new StringBuilder();
        html.Append(
            CultureInfo.InvariantCulture,
            $"""<figure class="chart"><figcaption>{title}</figcaption><svg class="bars" width="100%" height="{Rows.Count * RowHeight}" role="img" aria-labelledby="{id}-title" aria-describedby="{id}-desc" focusable="false"><title id="{id}-title">{title}</title><desc id="{id}-desc">{Text(words)}</desc>"""
        );
        for (var i = 0; i < Rows.Count; i++)
        {
            var (row, top) = (Rows[i], i * RowHeight);
            var width = most <= 0 ? 0m : row.Count * 100m / most;
            html.Append(
                CultureInfo.InvariantCulture,
                $"""<g aria-hidden="true"><text class="label" x="0" y="{top + 17}">{Text(ThaiText.Truncate(row.Label.In(language), 34))}</text><text class="value" x="100%" y="{top + 17}" text-anchor="end">{Number(row.Count)}</text><rect class="track" x="0" y="{top + 26}" width="100%" height="12" rx="2"/><rect class="bar" x="0" y="{top + 26}" width="{width:0.##}%" height="12" rx="2"/></g>"""
            );
        }

        return new HtmlString(html.Append("</svg></figure>").ToString());
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
