using System.Text;
using Prongsai.Kernel;
using Prongsai.Reports.Html;

namespace Prongsai.Reports.Memos;

/// <summary>Writes a memo as one HTML file that needs nothing else; printed, it is the PDF.</summary>
internal static class HtmlMemo
{
    private const string Css = """
        html { background: #eceff3; color-scheme: light; }
        body { margin: 0; color: #1b1b1f; font-family: "Sarabun", "TH SarabunPSK", "Noto Sans Thai", sans-serif; font-size: 1rem; line-height: 1.6; }
        .memo { background: #fff; max-width: 50rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 5vw, 3rem) 3rem; overflow-wrap: break-word; }
        .memo h1 { font-size: 1.9rem; text-align: center; margin: 0 0 .6em; }
        .memo .head { margin: 0; }
        .memo .head strong { font-size: 1.2em; }
        .memo .two { display: flex; flex-wrap: wrap; gap: .2em 2em; }
        .memo .two > span { flex: 1 1 12rem; }
        .memo .subject { border-bottom: 1px solid #404040; padding: 0 0 .4em 2.9em; text-indent: -2.9em; }
        .memo .mark { text-align: center; font-weight: 700; color: #9c1c1c; }
        .memo .body { text-indent: 2.5em; margin: .5em 0; }
        .memo .small { font-size: .85rem; color: #44484f; }
        .memo .scroll { overflow-x: auto; margin: 0 0 1rem; }
        .memo table { border-collapse: collapse; width: 100%; font-size: .95rem; line-height: 1.45; }
        .memo caption { text-align: start; font-weight: 700; padding: .6em 0 .3em; }
        .memo th, .memo td { border: 1px solid #8b93a1; padding: .3em .5em; text-align: center; vertical-align: top; font-weight: 400; }
        .memo thead th { background: #dce6f1; font-weight: 700; }
        .memo tbody th, .memo .words td { text-align: start; }
        .memo table:not(.words) td { white-space: nowrap; }
        .memo figure { margin: 1rem 0; break-inside: avoid; }
        .memo figcaption { text-align: center; font-size: .9rem; }
        .memo svg { display: block; width: 100%; height: auto; }
        .memo svg text { font-family: inherit; font-size: 12px; fill: currentColor; }
        .memo svg .grid { stroke: #d5d9e0; }
        .memo svg .earlier { fill: #9db7d5; }
        .memo svg .later { fill: #1f4e79; }
        .memo .signature { margin: 3rem 0 0 auto; width: min(100%, 22rem); text-align: center; break-inside: avoid; }
        .memo .signature p { margin: 0; }
        @page { size: A4; margin: 20mm 20mm 20mm 30mm; @bottom-center { content: "- " counter(page, thai) " -"; font: 10.5pt "Sarabun", sans-serif; } }
        @media print {
          html { background: none; }
          body { font-size: 11.5pt; line-height: 1.5; }
          .memo { max-width: none; padding: 0; }
          .memo table { font-size: 10.5pt; }
          .memo tr { break-inside: avoid; }
          .memo caption { break-after: avoid; }
          .memo .scroll { overflow: visible; }
        }
        """;

    public static byte[] Write(MemoSheet memo)
    {
        var html = new StringBuilder("<main class=\"memo\">\n");
        Line($"<h1>{E(memo.Title)}</h1>");
        Line($"<p class=\"head\"><strong>ส่วนราชการ</strong> {E(memo.Office)}</p>");
        Line(
            $"<p class=\"head two\"><span><strong>ที่</strong> ..............................</span><span><strong>วันที่</strong> {E(memo.Day)}</span></p>"
        );
        Line($"<p class=\"head subject\"><strong>เรื่อง</strong> {E(memo.Subject)}</p>");
        Line($"<p>เรียน {E(memo.To)}</p>");
        if (memo.Mark is { } mark)
            Line($"<p class=\"mark\">[{E(mark)}]</p>");
        Line($"<p class=\"body\">{E(memo.Opening)}</p>");
        for (var i = 0; i < memo.Findings.Count; i++)
            Line(
                $"<p class=\"body\">{ThaiDigits.ToThai((i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))}. {E(memo.Findings[i])}</p>"
            );
        foreach (var table in memo.Tables)
        {
            Table(table);
            if (table == memo.Tables[0] && memo.Chart is { } chart)
                Line(
                    $"<figure>{ChartSvg.Of(chart, thaiDigits: true, E)}<figcaption>{E(chart.Title)}</figcaption></figure>"
                );
        }

        if (memo.Credibility.Count > 0)
        {
            Line("<p><strong>ข้อสังเกตเรื่องความน่าเชื่อถือของคำตอบ</strong></p>");
            foreach (var line in memo.Credibility)
                Line($"<p class=\"body\">{E(line)}</p>");
        }

        Line($"<p class=\"small\">{E(memo.Method)}</p>");
        Line($"<p class=\"body\">{E(memo.Closing)}</p>");
        Line($"<div class=\"signature\">{string.Concat(memo.Signature.Select(line => $"<p>{E(line)}</p>"))}</div>");
        Line("</main>");
        return StandaloneHtml.Of($"{memo.Title} {memo.Subject}", Css, html.ToString(), picturesFrom: "data:");

        void Line(string text) => html.Append(text).Append('\n');

        void Table(MemoTable table)
        {
            var words = table.Headings[0] == "ข้อ" ? " class=\"words\"" : "";
            Line(
                $"<div class=\"scroll\"><table{words}><caption>{E(table.Caption)}</caption><thead><tr>{string.Concat(table.Headings.Select(h => $"<th scope=\"col\">{E(h)}</th>"))}</tr></thead><tbody>"
            );
            foreach (var row in table.Rows)
                Line(
                    $"<tr><th scope=\"row\">{E(row[0])}</th>{string.Concat(row.Skip(1).Select(cell => $"<td>{E(cell)}</td>"))}</tr>"
                );
            Line("</tbody></table></div>");
        }
    }

    private static string E(string text) => StandaloneHtml.Encode(text);
}
