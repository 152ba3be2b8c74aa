using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace Prongsai.Kernel;

/// <summary>A line of a chart.</summary>
/// <param name="Label">What is counted.</param>
/// <param name="Value">How long its bar is, beside the longest.</param>
/// <param name="Shown">The value above the bar.</param>
/// <param name="InWords">The value as a screen reader hears it.</param>
public sealed record Bar(Bilingual Label, decimal Value, string Shown, string InWords)
{
    /// <summary>A count.</summary>
    public static Bar Of(Bilingual label, int count)
    {
        var number = count.ToString("N0", CultureInfo.InvariantCulture);
        return new(label, count, number, number);
    }

    /// <summary>An amount, shown in whole baht.</summary>
    public static Bar Of(Bilingual label, Money amount) =>
        new(label, amount.Satang, amount.Baht.ToString("#,0", CultureInfo.InvariantCulture), $"{amount}");
}

/// <summary>
/// Counts or amounts as bars, as SVG made on the server, in the dress of the charts of scores: widths are percentages of whatever room
/// there is, colours come from classes. The table with the same figures always stands beside it.
/// </summary>
/// <param name="Title">What is shown.</param>
/// <param name="Bars">From top to bottom.</param>
public sealed record BarChart(Bilingual Title, IReadOnlyList<Bar> Bars)
{
    private const int RowHeight = 46;

    /// <summary>The markup: a figure with its caption and the bars.</summary>
    /// <param name="id">Unique on the page.</param>
    /// <param name="language">Of every word in it.</param>
    public IHtmlContent Draw(string id, Language language)
    {
        var title = Text(Title.In(language));
        var most = Bars.Count == 0 ? 0 : Bars.Max(bar => bar.Value);
        var words = string.Join("; ", Bars.Select(bar => $"{bar.Label.In(language)}: {bar.InWords}"));
        var html = new StringBuilder();
        html.Append(
            CultureInfo.InvariantCulture,
            $"""<figure class="chart"><figcaption>{title}</figcaption><svg class="bars" width="100%" height="{Bars.Count * RowHeight}" role="img" aria-labelledby="{id}-title" aria-describedby="{id}-desc" focusable="false"><title id="{id}-title">{title}</title><desc id="{id}-desc">{Text(words)}</desc>"""
        );
        for (var i = 0; i < Bars.Count; i++)
        {
            var (bar, top) = (Bars[i], i * RowHeight);
            var width = most <= 0 ? 0m : Math.Max(0, bar.Value * 100m / most);
            html.Append(
                CultureInfo.InvariantCulture,
                $"""<g aria-hidden="true"><text class="label" x="0" y="{top + 17}">{Text(ThaiText.Truncate(bar.Label.In(language), 34))}</text><text class="value" x="100%" y="{top + 17}" text-anchor="end">{bar.Shown}</text><rect class="track" x="0" y="{top + 26}" width="100%" height="12" rx="2"/><rect class="bar" x="0" y="{top + 26}" width="{width:0.##}%" height="12" rx="2"/></g>"""
            );
        }

        return new HtmlString(html.Append("</svg></figure>").ToString());
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
