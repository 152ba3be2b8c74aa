using System.Xml.Linq;
using Prongsai.Reports.Annual;

namespace Prongsai.Reports.Docx;

/// <summary>The marks of a template. Word often cuts a mark into several runs, so marks are read across runs.</summary>
internal static class TemplateMarks
{
    public const string Body = "{{body}}",
        Agency = "{{agency}}",
        Title = "{{title}}",
        Year = "{{year}}";

    private static readonly XNamespace W = DocxReport.W;

    /// <summary>Every mark in this part, as often as it stands there.</summary>
    public static IReadOnlyList<string> In(XElement part) =>
        [
            .. part.Descendants(W + "p")
                .Select(TextOf)
                .SelectMany(text =>
                    new[] { Body, Agency, Title, Year }.SelectMany(mark => Enumerable.Repeat(mark, Count(text, mark)))
                ),
        ];

    public static void Fill(XElement part, AnnualReport report)
    {
        (string Mark, string Text)[] values =
        [
            (Agency, report.Cover.Agency.Text),
            (Title, string.Join(" ", report.Cover.Title.Select(line => line.Text))),
            (Year, report.Cover.Year.Text),
        ];
        foreach (var paragraph in part.Descendants(W + "p"))
        foreach (var (mark, text) in values)
        {
            // From the end, so that earlier positions hold.
            for (
                var at = TextOf(paragraph).LastIndexOf(mark, StringComparison.Ordinal);
                at >= 0;
                at = TextOf(paragraph).LastIndexOf(mark, StringComparison.Ordinal)
            )
                Replace(paragraph, at, mark.Length, text);
        }
    }

    /// <summary>The words of a paragraph, without those of a text box inside it.</summary>
    public static string TextOf(XElement paragraph) => string.Concat(TextsOf(paragraph).Select(t => t.Value));

    private static IEnumerable<XElement> TextsOf(XElement paragraph) =>
        paragraph.Descendants(W + "t").Where(t => t.Ancestors(W + "p").First() == paragraph);

    private static void Replace(XElement paragraph, int at, int length, string text)
    {
        var from = 0;
        foreach (var piece in TextsOf(paragraph).ToList())
        {
            var (start, end) = (from, from + piece.Value.Length);
            from = end;
            var (cutFrom, cutTo) = (Math.Max(at, start), Math.Min(at + length, end));
            if (cutFrom >= cutTo)
                continue;

            var first = cutFrom == at;
            piece.Value = piece.Value[..(cutFrom - start)] + (first ? text : "") + piece.Value[(cutTo - start)..];
            piece.SetAttributeValue(XNamespace.Xml + "space", "preserve");
        }
    }

    private static int Count(string text, string mark)
    {
        var count = 0;
        for (
            var at = text.IndexOf(mark, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(mark, at + mark.Length, StringComparison.Ordinal)
        )
            count++;
        return count;
    }
}
