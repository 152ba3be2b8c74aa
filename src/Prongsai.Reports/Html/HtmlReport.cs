using System.Globalization;
using System.Reflection;
using System.Text;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Reports.Annual;

namespace Prongsai.Reports.Html;

/// <summary>
/// Writes a report as one accessible HTML file that needs nothing else: its style sheet, its fonts and its pictures are inside,
/// and its content policy forbids it to fetch. Printed by a browser, it is the PDF.
/// </summary>
internal sealed class HtmlReport
{
    private static readonly string ReportCss = Resource("report.css");
    private static readonly string PageCss = Resource("page.css");

    private readonly AnnualReport _report;
    private readonly Func<Photograph, string> _addressOf;
    private readonly Language? _withSources;
    private readonly StringBuilder _html = new();

    private HtmlReport(AnnualReport report, Func<Photograph, string> addressOf, Language? withSources) =>
        (_report, _addressOf, _withSources) = (report, addressOf, withSources);

    /// <summary>The style sheet of the report's content, for the preview.</summary>
    public static string StyleSheet => ReportCss;

    /// <summary>The standalone file.</summary>
    public static byte[] Write(AnnualReport report, Pictures pictures) =>
        Write(report, photograph => DataUri(photograph, pictures), picturesFrom: "data:");

    /// <summary>The same for a printer: its photographs lie beside it.</summary>
    public static Printable ToPrint(AnnualReport report, Pictures pictures) =>
        new(
            Write(report, NameOf, picturesFrom: "file:"),
            Pictures.Of(report).DistinctBy(NameOf).ToDictionary(NameOf, photograph => pictures[photograph.File])
        );

    private static byte[] Write(AnnualReport report, Func<Photograph, string> addressOf, string picturesFrom)
    {
        var page = new HtmlReport(report, addressOf, withSources: null);
        page.Content();
        return StandaloneHtml.Of(report.Title, StyleOf(report), $"\n{page._html}", picturesFrom);
    }

    /// <summary>The content alone, each line with its sources, for the workspace.</summary>
    public static string Preview(AnnualReport report, Func<Photograph, string> addressOf, Language language)
    {
        var page = new HtmlReport(report, addressOf, language);
        page.Content();
        return page._html.ToString();
    }

    private static string StyleOf(AnnualReport report)
    {
        var page = report.Options.ThaiDigits
            ? PageCss
            : PageCss.Replace("counter(page, thai)", "counter(page)", StringComparison.Ordinal);
        return $"{ReportCss}{page}";
    }

    private void Content()
    {
        Line("<article class=\"report\">");
        Cover();
        Comparison();
        Analysis();
        Signatures();
        Notes();
        Proof();
        English();
        Line("</article>");
    }

    private void Cover()
    {
        var cover = _report.Cover;
        Line("<header class=\"cover\">");
        Line("<div>");
        Paragraph("agency", cover.Agency);
        if (cover.AgencyInEnglish.Text.Length > 0)
            Line($"<p class=\"agency-en\" lang=\"en\">{Words(cover.AgencyInEnglish)}</p>");
        Line("</div>");
        Line($"{Open(1)}{string.Concat(cover.Title.Select(line => $"<span>{Words(line)} </span>"))}{Close(1)}");
        Paragraph("year", cover.Year);
        Line("</header>");
    }

    private void Comparison()
    {
        var part = _report.YearOnYear;
        Line("<section class=\"comparison\">");
        Paragraph("second-title", _report.SecondTitle);
        Heading(2, part.Heading);
        foreach (var line in part.Narrative)
            Paragraph("body", line);
        if (part.Indicators is { } indicators)
        {
            Indicators(indicators);
            foreach (var line in part.Statements)
                Paragraph("body", line);
            Chart(indicators.Chart);
        }
        else
        {
            foreach (var line in part.Statements)
                Paragraph("body", line);
        }

        Line("</section>");
    }

    private void Indicators(IndicatorTable table)
    {
        Line($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{Encode(table.Caption)}\">");
        Line($"<table class=\"indicators\"><caption>{Encode(table.Caption)}</caption>");
        HeaderRow(table.Headings.Select(Encode));
        Line("<tbody>");
        foreach (var row in table.Rows)
        {
            var fell = row.Fell ? " fell" : "";
            Line(
                $"<tr><td class=\"number\">{Encode(row.Number)}</td><th scope=\"row\">{Cell(row.Name)}</th>"
                    + $"<td class=\"number\">{Cell(row.Earlier)}</td><td class=\"number\">{Cell(row.Later)}</td>"
                    + $"<td class=\"number\">{Words(row.Change)}</td><td class=\"number{fell}\">{Words(row.Direction)}</td></tr>"
            );
        }

        Line("</tbody></table></div>");
    }

    private void Chart(IndicatorChart chart)
    {
        Line("<figure class=\"chart\">");
        _html.Append(ChartSvg.Of(chart, _report.Options.ThaiDigits, Encode));
        Line($"<figcaption>{Encode(chart.Title)}{(chart.Note is { } note ? $"<br>{Encode(note)}" : "")}</figcaption>");
        Line("</figure>");
    }

    private void Analysis()
    {
        var part = _report.Analysis;
        Line($"<section class=\"analysis{(_report.Options.Landscape ? " landscape" : "")}\">");
        Heading(2, part.Heading);
        Heading(3, part.Subheading);
        if (part.Empty is { } empty)
        {
            Paragraph("body", empty);
            Line("</section>");
            return;
        }

        Line($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{Encode(part.Caption)}\">");
        Line($"<table class=\"columns-{part.Columns.Count}\"><caption>{Encode(part.Caption)}</caption>");
        var shares = part.Columns.Select(c => $"<col class=\"{ClassOf(c)}\">");
        Line($"<colgroup>{string.Concat(shares)}</colgroup>");
        HeaderRow(part.Columns.Select(c => string.Join("<wbr>", c.Words.Select(w => $"<span>{Encode(w)}</span>"))));
        foreach (var instrument in part.Instruments)
        {
            Line("<tbody>");
            Line(
                $"<tr class=\"instrument\"><th scope=\"rowgroup\" colspan=\"{part.Columns.Count}\">{Cell(instrument.Heading)}</th></tr>"
            );
            foreach (var indicator in instrument.Indicators)
            {
                Line(
                    $"<tr class=\"indicator\"><th scope=\"rowgroup\" colspan=\"{part.Columns.Count}\">{Cell(indicator.Heading)}</th></tr>"
                );
                foreach (var row in indicator.Rows)
                    Row(row, part.Columns);
            }

            Line("</tbody>");
        }

        Line("</table></div></section>");
    }

    private void Row(AnalysisRow row, IReadOnlyList<Column> columns)
    {
        Line(row.IsShort ? "<tr class=\"short\">" : "<tr>");
        foreach (var column in columns)
        {
            // On a phone the rows become cards; there each cell names its column.
            var named = $" data-column=\"{Encode(column.Heading)}\"";
            switch (column.Kind)
            {
                case ColumnKind.Item:
                    Line($"<th scope=\"row\">{Cell(row.Item)}</th>");
                    break;
                case ColumnKind.MustImprove:
                    Line($"<td{named}>");
                    foreach (var line in row.MustImprove)
                        Paragraph(null, line);
                    Line("</td>");
                    break;
                case ColumnKind.Measures:
                    Entries(named, row.Measures);
                    break;
                case ColumnKind.Owners:
                    Entries(named, row.Owners);
                    break;
                case ColumnKind.Periods:
                    Entries(named, row.Periods);
                    break;
                default:
                    Line($"<td{named}>");
                    List(row.Results, result => result.Entry, Evidence);
                    Line("</td>");
                    break;
            }
        }

        Line("</tr>");
    }

    private void Entries(string named, IReadOnlyList<Entry> entries)
    {
        Line($"<td{named}>");
        List(entries, entry => entry, _ => { });
        Line("</td>");
    }

    // The number is written out, not left to the list: Thai digits are then copied and searched like the rest.
    private void List<T>(IReadOnlyList<T> items, Func<T, Entry> entryOf, Action<T> after)
    {
        var numbered = items.Count > 0 && entryOf(items[0]).Number is not null;
        if (numbered)
            Line("<ol role=\"list\">");
        foreach (var item in items)
        {
            var entry = entryOf(item);
            if (entry.Number is { } number)
                Line($"<li><span class=\"n\">{Encode(number)}</span> <p>{Words(entry.Line)}</p>{Sources(entry.Line)}");
            else
                Paragraph(null, entry.Line);
            after(item);
            if (numbered)
                Line("</li>");
        }

        if (numbered)
            Line("</ol>");
    }

    private void Evidence(Result result)
    {
        if (result.Photographs.Count > 0)
        {
            Line("<div class=\"photographs\">");
            foreach (var photograph in result.Photographs)
            {
                var upright = photograph.Height > photograph.Width ? " class=\"upright\"" : "";
                var caption =
                    photograph.Caption.Text.Length > 0 ? $"<figcaption>{Cell(photograph.Caption)}</figcaption>" : "";
                Line(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"<figure{upright}><img src=\"{_addressOf(photograph)}\" alt=\"{Encode(photograph.Alt)}\" width=\"{photograph.Width}\" height=\"{photograph.Height}\">{caption}</figure>"
                    )
                );
            }

            Line("</div>");
        }

        foreach (var attachment in result.Attachments)
            Paragraph(null, attachment);
    }

    private void Signatures()
    {
        Line("<section class=\"signatures\">");
        Heading(2, _report.SignatureHeading);
        foreach (var signature in _report.Signatures)
        {
            Line("<div class=\"signature\">");
            foreach (var text in new[] { signature.Line, signature.Name, signature.Position, signature.Day })
                Line($"<p>{Encode(text)}</p>");
            Line("</div>");
        }

        Line("</section>");
    }

    private void Notes()
    {
        if (_report.Notes.Count == 0)
            return;

        Line($"<section class=\"notes\">{Open(2)}{Encode(_report.NotesHeading)}{Close(2)}<dl>");
        foreach (var note in _report.Notes)
            Line($"<dt>{Encode(note.Mark)}</dt><dd>{Encode(note.Text)}</dd>");
        Line("</dl></section>");
    }

    private void Proof()
    {
        if (_report.Proof is not { } proof)
            return;

        Line($"<section class=\"proof\">{QrPicture.Of(proof.Address, proof.Heading)}<div>");
        Line($"{Open(2)}{Encode(proof.Heading)}{Close(2)}<p>{Encode(proof.Words)}</p>");
        Line($"<p>{Words(new ReportLine(proof.Address))}</p></div></section>");
    }

    private void English()
    {
        if (_report.English is not { } english)
            return;

        Line($"<section class=\"english\" lang=\"en\">{Open(2)}{Encode(english.Heading)}{Close(2)}");
        foreach (var text in english.Paragraphs)
            Line($"<p>{Encode(text)}</p>");
        if (english.Points.Count > 0)
            Line($"<ul>{string.Concat(english.Points.Select(p => $"<li>{Encode(p)}</li>"))}</ul>");
        Line("</section>");
    }

    // ---- pieces ----

    private void HeaderRow(IEnumerable<string> headings) =>
        Line($"<thead><tr>{string.Concat(headings.Select(h => $"<th scope=\"col\">{h}</th>"))}</tr></thead>");

    private void Heading(int level, ReportLine line) =>
        Line($"{Open(level)}{Words(line)}{Close(level)}{Sources(line)}");

    // In the workspace the report stands below the headings of its page.
    private int Below => _withSources is null ? 0 : 2;

    private string Open(int level) => $"<h{level + Below} class=\"t{level}\">";

    private string Close(int level) => $"</h{level + Below}>";

    private void Paragraph(string? kind, ReportLine line) =>
        Line($"<p{(kind is null ? "" : $" class=\"{kind}\"")}>{Words(line)}</p>{Sources(line)}");

    private string Cell(ReportLine line) => Words(line) + Sources(line);

    private static string Words(ReportLine line)
    {
        var words = new StringBuilder();
        foreach (var stretch in Addresses.Stretches(line.Text))
        {
            if (stretch.Href is { } href)
                words
                    .Append("<a href=\"")
                    .Append(Encode(href))
                    .Append("\">")
                    .Append(Breakable(Encode(stretch.Text)))
                    .Append("</a>");
            else
                words.Append(Encode(stretch.Text).Replace("\n", "<br>", StringComparison.Ordinal));
        }

        foreach (var mark in line.Marks)
            words.Append("<sup class=\"mark\">").Append(Encode(mark)).Append("</sup>");
        return words.ToString();
    }

    private string Sources(ReportLine line)
    {
        if (_withSources is not { } language || line.Sources.Count == 0)
            return "";

        var items = line
            .Sources.DistinctBy(s => s.Name)
            .Select(source =>
            {
                var name = Encode(source.Name.In(language));
                return source.Path is { } path ? $"<li><a href=\"{Encode(path)}\">{name}</a></li>" : $"<li>{name}</li>";
            });
        var summary = language == Language.Thai ? "ที่มา" : "Sources";
        return $"<details class=\"sources\"><summary>{summary}</summary><ul>{string.Concat(items)}</ul></details>";
    }

    private static string ClassOf(Column column) =>
        column.Kind switch
        {
            ColumnKind.Item => "c-item",
            ColumnKind.MustImprove => "c-improve",
            ColumnKind.Measures => "c-measures",
            ColumnKind.Owners => "c-owners",
            ColumnKind.Periods => "c-periods",
            _ => "c-results",
        };

    // A long address ends a line after a dot or a slash rather than anywhere.
    private static string Breakable(string address) =>
        address
            .Replace(".", ".<wbr>", StringComparison.Ordinal)
            .Replace("/", "/<wbr>", StringComparison.Ordinal)
            .Replace("/<wbr>/<wbr>", "//", StringComparison.Ordinal);

    private void Line(string html) => _html.Append(html).Append('\n');

    private static string Encode(string text) =>
        StandaloneHtml.Encode(text).Replace("&#xA;", "\n", StringComparison.Ordinal);

    private static string DataUri(Photograph photograph, Pictures pictures) =>
        $"data:{photograph.MediaType};base64,{Convert.ToBase64String(pictures[photograph.File].Span)}";

    private static string NameOf(Photograph photograph) =>
        photograph.File.Hex + (photograph.MediaType == "image/png" ? ".png" : ".jpg");

    private static string Resource(string name)
    {
        using var content = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Prongsai.Reports.Html.{name}")!;
        using var reader = new StreamReader(content);
        return reader.ReadToEnd();
    }
}
