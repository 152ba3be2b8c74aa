using System.Globalization;
using System.Xml.Linq;
using Prongsai.Reports.Annual;
using Prongsai.Reports.Docx;
using static Prongsai.Reports.Docx.WordXml;

namespace Prongsai.Reports.Memos;

/// <summary>Writes a memo as an editable Word document with a native chart. The same memo gives the same bytes.</summary>
internal static class DocxMemo
{
    private const string Main = "word/document.xml",
        Chart = "word/charts/memo.xml",
        Workbook = "word/embeddings/memo.xlsx";

    private const int TextWidth = 11906 - 1701 - 1134;

    public static byte[] Write(MemoSheet memo)
    {
        var package = Package.Read(StartingTemplate.Docx);
        var document = package.Xml(Main);
        var body = document.Element(W + "body")!;
        var section = body.Element(W + "sectPr")!;
        // Three centimetres on the left, two on the right, as the regulation has it.
        section.Element(W + "pgMar")!.SetAttributeValue(W + "left", "1701");
        section
            .Element(W + "pgMar")!
            .AddAfterSelf(new XElement(W + "pgNumType", new XAttribute(W + "fmt", "thaiNumbers")));
        body.ReplaceNodes(Compose(memo, package), section);
        package.Replace(Main, document);
        return package.ToBytes();
    }

    private static IEnumerable<XElement> Compose(MemoSheet memo, Package package)
    {
        yield return Paragraph([Run(memo.Title, 58, bold: true)], centre: true, after: 120);
        yield return Paragraph([Run("ส่วนราชการ  ", 40, bold: true), Run(memo.Office)]);
        yield return Paragraph(
            [
                Run("ที่  ", 40, bold: true),
                Run(".............................."),
                Tab(),
                Run("วันที่  ", 40, bold: true),
                Run(memo.Day),
            ],
            tab: 4536
        );
        yield return Paragraph(
            [Run("เรื่อง  ", 40, bold: true), Run(memo.Subject)],
            line: true,
            after: 120,
            hanging: 850
        );
        yield return Paragraph([Run("เรียน  "), Run(memo.To)], after: 120);
        if (memo.Mark is { } mark)
            yield return Paragraph([Run($"[{mark}]", bold: true)], centre: true, after: 120);

        yield return Styled("BodyText", memo.Opening);
        for (var i = 0; i < memo.Findings.Count; i++)
            yield return Styled(
                "BodyText",
                $"{Kernel.ThaiDigits.ToThai((i + 1).ToString(CultureInfo.InvariantCulture))}. {memo.Findings[i]}"
            );
        foreach (var table in memo.Tables)
        {
            yield return Paragraph([Run(table.Caption, bold: true)], before: 160, after: 40, keep: true);
            yield return Table(table);
            // The chart follows the table that it draws, so that a table may begin where a picture would not fit any more.
            if (table == memo.Tables[0] && memo.Chart is { } chart)
            {
                yield return Drawing(chart, package);
                yield return Styled("Caption", chart.Title);
            }
        }

        if (memo.Credibility.Count > 0)
        {
            yield return Paragraph(
                [Run("ข้อสังเกตเรื่องความน่าเชื่อถือของคำตอบ", bold: true)],
                before: 160,
                keep: true
            );
            foreach (var line in memo.Credibility)
                yield return Styled("BodyText", line);
        }

        yield return Paragraph([Run(memo.Method, 26)], before: 120, after: 120);
        yield return Styled("BodyText", memo.Closing);
        for (var i = 0; i < memo.Signature.Count; i++)
        {
            var line = Styled("ReportSignature", memo.Signature[i]);
            var properties = line.Element(W + "pPr")!;
            if (i == memo.Signature.Count - 1)
                properties.Add(new XElement(W + "keepNext", new XAttribute(W + "val", "0")));
            if (i == 0)
                properties.Add(new XElement(W + "spacing", new XAttribute(W + "before", "720")));
            yield return line;
        }
    }

    private static XElement Drawing(IndicatorChart chart, Package package)
    {
        const string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        package.Add(
            Chart,
            "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
            ChartPart.Write(chart, thaiDigits: true)
        );
        package.AddMedia(
            Workbook,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ChartPart.Workbook(chart)
        );
        package.Relate(Chart, ChartPart.WorkbookRelationship, $"{relation}/package", Workbook);
        package.Relate(Main, "rIdChart", $"{relation}/chart", Chart);

        XNamespace wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
            a = "http://schemas.openxmlformats.org/drawingml/2006/main",
            c = "http://schemas.openxmlformats.org/drawingml/2006/chart";
        var (width, height) = (TextWidth * 635L, 635L * Math.Min(9000, 1100 + chart.Points.Count * 620));
        return new XElement(
            W + "p",
            new XElement(
                W + "pPr",
                new XElement(W + "keepNext"),
                new XElement(W + "spacing", new XAttribute(W + "before", 160)),
                new XElement(W + "jc", new XAttribute(W + "val", "center"))
            ),
            new XElement(
                W + "r",
                new XElement(
                    W + "drawing",
                    new XElement(
                        wp + "inline",
                        new XElement(wp + "extent", new XAttribute("cx", width), new XAttribute("cy", height)),
                        new XElement(
                            wp + "docPr",
                            new XAttribute("id", 1),
                            new XAttribute("name", "chart"),
                            new XAttribute("descr", chart.Description)
                        ),
                        new XElement(
                            a + "graphic",
                            new XElement(
                                a + "graphicData",
                                new XAttribute("uri", c.NamespaceName),
                                new XElement(
                                    c + "chart",
                                    new XAttribute(XNamespace.Xmlns + "c", c),
                                    new XAttribute(DocxReport.R + "id", "rIdChart")
                                )
                            )
                        )
                    )
                )
            )
        );
    }

    private static XElement Table(MemoTable table)
    {
        // The first column names things and takes what the figures leave; of a list of measures it is the second.
        var isList = table.Headings[0] == "ข้อ";
        var names = isList ? new[] { 900, 3900, 2100 } : [3500, 1150, 1150];
        var widths = table
            .Headings.Select(
                (_, i) =>
                    i < names.Length ? names[i]
                    : i == 3 && !isList ? 2000
                    : 1071
            )
            .ToArray();
        widths[^1] += TextWidth - widths.Sum();
        return WordXml.Table(table.Caption, widths, table.Headings, table.Rows, i => i > 0 && !isList);
    }
}
