using System.Xml.Linq;

namespace Prongsai.Reports.Docx;

/// <summary>Paragraphs and tables in Word's terms, for documents whose layout we decide: memos and official papers.</summary>
internal static class WordXml
{
    public static readonly XNamespace W = DocxReport.W;

    /// <summary>A paragraph of one of our styles.</summary>
    public static XElement Styled(string style, string text) =>
        new(
            W + "p",
            new XElement(W + "pPr", new XElement(W + "pStyle", new XAttribute(W + "val", style))),
            Lines(text, halfPoints: null, bold: false)
        );

    public static XElement Paragraph(
        IEnumerable<XElement> runs,
        bool centre = false,
        int before = 0,
        int after = 0,
        int? tab = null,
        bool line = false,
        bool keep = false,
        int left = 0,
        int hanging = 0
    ) =>
        new(
            W + "p",
            // In the order of the schema, which Word insists on.
            new XElement(
                W + "pPr",
                keep ? new XElement(W + "keepNext") : null,
                line
                    ? new XElement(
                        W + "pBdr",
                        new XElement(
                            W + "bottom",
                            new XAttribute(W + "val", "single"),
                            new XAttribute(W + "sz", "6"),
                            new XAttribute(W + "space", "4"),
                            new XAttribute(W + "color", "404040")
                        )
                    )
                    : null,
                tab is { } at
                    ? new XElement(
                        W + "tabs",
                        new XElement(W + "tab", new XAttribute(W + "val", "left"), new XAttribute(W + "pos", at))
                    )
                    : null,
                new XElement(W + "spacing", new XAttribute(W + "before", before), new XAttribute(W + "after", after)),
                left + hanging > 0
                    ? new XElement(
                        W + "ind",
                        new XAttribute(W + "left", left + hanging),
                        new XAttribute(W + "hanging", hanging)
                    )
                    : null,
                centre ? new XElement(W + "jc", new XAttribute(W + "val", "center")) : null
            ),
            runs
        );

    /// <summary>Text whose line breaks are kept.</summary>
    public static IEnumerable<XElement> Lines(string text, int? halfPoints = null, bool bold = false)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                yield return new XElement(W + "r", new XElement(W + "br"));
            yield return Run(lines[i], halfPoints, bold);
        }
    }

    public static XElement Run(string text, int? halfPoints = null, bool bold = false) =>
        new(
            W + "r",
            new XElement(
                W + "rPr",
                bold ? new[] { new XElement(W + "b"), new XElement(W + "bCs") } : null,
                halfPoints is { } size
                    ? new[]
                    {
                        new XElement(W + "sz", new XAttribute(W + "val", size)),
                        new XElement(W + "szCs", new XAttribute(W + "val", size)),
                    }
                    : null,
                new XElement(W + "cs")
            ),
            new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text)
        );

    public static XElement Tab() => new(W + "r", new XElement(W + "tab"));

    /// <summary>A table with headings that are repeated on each page.</summary>
    /// <param name="caption">What it is, for those who listen.</param>
    /// <param name="widths">Of each column, in twentieths of a point.</param>
    /// <param name="headings">One for each column.</param>
    /// <param name="rows">Cells.</param>
    /// <param name="centred">True for columns of figures.</param>
    public static XElement Table(
        string caption,
        IReadOnlyList<int> widths,
        IReadOnlyList<string> headings,
        IEnumerable<IReadOnlyList<string>> rows,
        Func<int, bool> centred
    ) =>
        new(
            W + "tbl",
            new XElement(
                W + "tblPr",
                new XElement(W + "tblStyle", new XAttribute(W + "val", "ReportTable")),
                new XElement(W + "tblW", new XAttribute(W + "w", widths.Sum()), new XAttribute(W + "type", "dxa")),
                new XElement(W + "tblLayout", new XAttribute(W + "type", "fixed")),
                new XElement(W + "tblLook", new XAttribute(W + "val", "0020"), new XAttribute(W + "firstRow", "1")),
                new XElement(W + "tblCaption", new XAttribute(W + "val", caption))
            ),
            new XElement(W + "tblGrid", widths.Select(w => new XElement(W + "gridCol", new XAttribute(W + "w", w)))),
            Row(headings, widths, _ => "ReportTableHead", head: true),
            rows.Select(row => Row(row, widths, i => centred(i) ? "ReportTableNumber" : "ReportTableText"))
        );

    private static XElement Row(
        IReadOnlyList<string> cells,
        IReadOnlyList<int> widths,
        Func<int, string> style,
        bool head = false
    ) =>
        new(
            W + "tr",
            new XElement(W + "trPr", new XElement(W + "cantSplit"), head ? new XElement(W + "tblHeader") : null),
            cells.Select(
                (text, i) =>
                    new XElement(
                        W + "tc",
                        new XElement(
                            W + "tcPr",
                            new XElement(
                                W + "tcW",
                                new XAttribute(W + "w", widths[i]),
                                new XAttribute(W + "type", "dxa")
                            )
                        ),
                        Styled(style(i), text)
                    )
            )
        );
}
