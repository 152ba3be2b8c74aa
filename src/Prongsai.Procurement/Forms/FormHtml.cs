using System.Text;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Forms;

/// <summary>A form as a page to be printed: what the browser makes of it is the PDF, its table tagged as a table.</summary>
internal static class FormHtml
{
    public static Printable Write(FormTable table)
    {
        var html = new StringBuilder(64 * 1024);
        if (table.Mark is not null)
            html.Append("<p class=\"mark\">").Append(StandaloneHtml.Encode(table.Mark)).Append("</p>");
        html.Append("<h1>")
            .AppendJoin("<br>", table.Titles.Select(StandaloneHtml.Encode))
            .Append("</h1><table><thead><tr>");
        for (var i = 0; i < table.Headers.Count; i++)
            html.Append("<th scope=\"col\" class=\"")
                .Append(table.Fields[i])
                .Append("\">")
                .Append(Broken(table.Headers[i]))
                .Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
                html.Append("<td class=\"")
                    .Append(table.Fields[i])
                    .Append("\">")
                    .AppendJoin("<br>", ((string)row[i]).Split('\n').Select(Broken))
                    .Append("</td>");
            html.Append("</tr>");
        }

        if (table.Instead is not null)
            html.Append("<tr><td class=\"instead\" colspan=\"")
                .Append(table.Headers.Count)
                .Append("\">")
                .Append(StandaloneHtml.Encode(table.Instead))
                .Append("</td></tr>");
        html.Append("</tbody></table>");
        var title = $"{table.Mark} {(table.Titles is [var first, ..] ? first : "")} {table.SheetName}";
        return new Printable(StandaloneHtml.Of(title, Style, html.ToString(), picturesFrom: "'none'"));
    }

    private static string Broken(string text) => StandaloneHtml.Encode(ThaiWords.WithBreakOpportunities(text));

    private const string Style = $$"""
        @page { size: A4 landscape; margin: 12mm 10mm; }
        body { margin: 0; font: 10pt/1.35 "TH SarabunPSK", "Sarabun", sans-serif; color: #000; }
        .mark { margin: 0; text-align: right; }
        h1 { margin: 0 0 3mm; font-size: 12pt; text-align: center; }
        table { width: 100%; border-collapse: collapse; table-layout: fixed; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        th, td { box-sizing: border-box; padding: 1mm 1.2mm; border: .3mm solid #000; vertical-align: top; text-align: left; overflow-wrap: anywhere; }
        th { background: #e8edf3; vertical-align: middle; text-align: center; }
        .{{nameof(Field.Number)}} { width: 4.5%; text-align: center; }
        .{{nameof(Field.Work)}} { width: 17%; }
        .{{nameof(Field.Reason)}} { width: 11%; }
        .{{nameof(Field.ContractNumber)}} { width: 11%; }
        .{{nameof(Field.Budget)}}, .{{nameof(Field.ReferencePrice)}} { width: 9.5%; text-align: right; }
        .{{nameof(Field.Method)}} { width: 8.5%; text-align: center; }
        .{{nameof(Field.Bidders)}}, .{{nameof(Field.Winners)}} { width: 14.5%; }
        th[class] { text-align: center; }
        .instead { padding: 6mm; text-align: center; }
        """;
}
