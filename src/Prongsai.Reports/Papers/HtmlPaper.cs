using System.Globalization;
using System.Text;
using Prongsai.Kernel;

namespace Prongsai.Reports.Papers;

/// <summary>Writes an official paper as one HTML file that needs nothing else; printed, it is the PDF.</summary>
internal static class HtmlPaper
{
    private const string Css = """
        html { background: #eceff3; color-scheme: light; }
        body { margin: 0; color: #1b1b1f; font-family: "Sarabun", "TH SarabunPSK", "Noto Sans Thai", sans-serif; font-size: 1rem; line-height: 1.6; }
        .paper { background: #fff; max-width: 50rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 5vw, 3rem) 3rem; overflow-wrap: break-word; }
        .paper header { text-align: center; font-weight: 700; margin: 0 0 1rem; white-space: pre-line; }
        .paper h1 { font-size: 1.25rem; margin: 0; }
        .paper header p { margin: 0; }
        .paper hr { width: 12rem; border: 0; border-top: 1px solid #404040; margin: 1rem auto; }
        .paper .mark { color: #9c1c1c; }
        .paper h2 { font-size: 1rem; margin: 1em 0 .2em; break-after: avoid; white-space: pre-line; }
        .paper .text { text-indent: 2.5em; margin: .4em 0; white-space: pre-line; }
        .paper .line { margin: .2em 0; white-space: pre-line; }
        .paper .item { display: grid; grid-template-columns: minmax(2.4em, auto) 1fr; column-gap: .4em; margin: .2em 0 .2em 1.2em; }
        .paper .item--2 { margin-left: 3.4em; }
        .paper .item > span { white-space: pre-line; }
        .paper .scroll { overflow-x: auto; margin: 0 0 1rem; }
        .paper table { border-collapse: collapse; width: 100%; font-size: .95rem; line-height: 1.45; }
        .paper caption { text-align: start; font-weight: 700; padding: .6em 0 .3em; }
        .paper th, .paper td { border: 1px solid #8b93a1; padding: .3em .5em; text-align: start; vertical-align: top; font-weight: 400; white-space: pre-line; }
        .paper thead th { background: #dce6f1; font-weight: 700; text-align: center; }
        .paper .centred { text-align: center; }
        .paper figure { margin: 1rem 0; break-inside: avoid; }
        .paper figure div { display: flex; gap: 1%; justify-content: center; }
        .paper figure img { flex: none; min-width: 0; height: auto; }
        .paper figcaption { text-align: center; font-size: .9rem; }
        .paper .break { break-before: page; }
        .paper .signature { margin: 3rem 0 0 auto; width: min(100%, 24rem); text-align: center; break-inside: avoid; }
        .paper .signature p { margin: 0; }
        @page { size: A4; margin: 20mm 20mm 20mm 30mm; @bottom-center { content: "- " counter(page, thai) " -"; font: 10.5pt "Sarabun", sans-serif; } }
        @media print {
          html { background: none; }
          body { font-size: 11.5pt; line-height: 1.5; }
          .paper { max-width: none; padding: 0; }
          .paper table { font-size: 10.5pt; }
          .paper tr { break-inside: avoid; }
          .paper caption { break-after: avoid; }
          .paper .scroll { overflow: visible; }
        }
        """;

    private const double Whole = 10_000; // the width of the text; pictures are told their share of it

    public static byte[] Write(OfficialPaper paper)
    {
        var html = new StringBuilder("<main class=\"paper\">\n<header>");
        for (var i = 0; i < paper.Heading.Count; i++)
            html.Append(i == 0 ? $"<h1>{E(paper.Heading[i])}</h1>" : $"<p>{E(paper.Heading[i])}</p>");
        if (paper.Mark is { } mark)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"mark\">[{E(mark)}]</p>");
        html.Append(paper.Ruled ? "<hr></header>\n" : "</header>\n");
        foreach (var block in paper.Body)
            html.Append(Block(block)).Append('\n');
        foreach (var signature in paper.Signatures)
            html.Append(
                    CultureInfo.InvariantCulture,
                    $"<div class=\"signature\">{string.Concat(signature.Lines.Select(line => $"<p>{E(line)}</p>"))}</div>"
                )
                .Append('\n');
        html.Append("</main>\n");
        return StandaloneHtml.Of(paper.Title, Css, html.ToString(), picturesFrom: "data:");
    }

    private static string Block(PaperBlock block) =>
        block switch
        {
            PaperHeading heading => $"<h2>{E(heading.Text)}</h2>",
            PaperText text => $"<p class=\"text\">{E(text.Text)}</p>",
            PaperItem item =>
                $"<p class=\"item{(item.Level > 1 ? " item--2" : "")}\"><span>{E(item.Number)}</span><span>{E(item.Text)}</span></p>",
            PaperLine line => $"<p class=\"line\"><strong>{E(line.Label)}</strong> {E(line.Text)}</p>",
            PaperTable table => Table(table),
            PaperPictures pictures => string.Concat(PaperLayout.Pairs(pictures.Pictures).Select(Figure)),
            PaperPageBreak => "<div class=\"break\"></div>",
            _ => throw new InvalidOperationException($"No way to set {block.GetType().Name} in HTML."),
        };

    private static string Table(PaperTable table)
    {
        var html = new StringBuilder(
            $"<div class=\"scroll\"><table><caption>{E(table.Caption)}</caption>{Columns(table)}<thead><tr>{string.Concat(table.Headings.Select(h => $"<th scope=\"col\">{E(h)}</th>"))}</tr></thead><tbody>"
        );
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"<td{(table.Centred.Contains(i) ? " class=\"centred\"" : "")}>{E(row[i])}</td>"
                );
            html.Append("</tr>\n");
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    // Widths as attributes: the file's policy allows no style but the one in its head.
    private static string Columns(PaperTable table)
    {
        if (table.Shares is not { } shares)
            return "";

        var all = shares.Sum();
        return $"<colgroup>{string.Concat(shares.Select(share => string.Create(CultureInfo.InvariantCulture, $"<col width=\"{share * 100 / all}%\">")))}</colgroup>";
    }

    private static string Figure(IReadOnlyList<PaperPicture> line)
    {
        var placed = PaperLayout.Place(line, Whole);
        var pictures = string.Concat(
            line.Select(
                (picture, i) =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"<img src=\"data:{picture.MediaType};base64,{Convert.ToBase64String(picture.Content.Span)}\" width=\"{placed[i].Width * 100 / Whole:0.##}%\" alt=\"{E(picture.Description)}\">"
                    )
            )
        );
        return $"<figure><div>{pictures}</div><figcaption>{E(PaperLayout.CaptionOf(line))}</figcaption></figure>";
    }

    private static string E(string text) => StandaloneHtml.Encode(text);
}
