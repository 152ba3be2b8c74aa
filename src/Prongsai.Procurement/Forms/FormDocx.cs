using System.Globalization;
using System.Text;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Forms;

/// <summary>Writes a form as a Word document that an officer can go on editing: A4 landscape, the header on each page.</summary>
internal static class FormDocx
{
    private const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    // 297 mm less both margins, in twentieths of a point.
    private const int PageWidth = 15_400;

    public static byte[] Write(FormTable table) =>
        OfficeFile.Write([
            (
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>"
            ),
            (
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
            (
                "word/_rels/document.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
            ("word/styles.xml", StylesXml),
            ("word/document.xml", Document(table)),
        ]);

    private static string Document(FormTable table)
    {
        var xml = new StringBuilder(64 * 1024);
        xml.Append(CultureInfo.InvariantCulture, $"<w:document xmlns:w=\"{W}\"><w:body>");
        if (table.Mark is not null)
            xml.Append(Paragraph(table.Mark, "right"));
        foreach (var title in table.Titles)
            xml.Append(Paragraph(title, "center", bold: true));

        var widths = Widths(table);
        xml.Append(
            CultureInfo.InvariantCulture,
            $"<w:tbl><w:tblPr><w:tblW w:w=\"{PageWidth}\" w:type=\"dxa\"/><w:tblBorders>{Borders}</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
        );
        foreach (var width in widths)
            xml.Append(CultureInfo.InvariantCulture, $"<w:gridCol w:w=\"{width}\"/>");
        xml.Append("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (var i = 0; i < widths.Count; i++)
            xml.Append(Cell(widths[i], table.Headers[i], "center", bold: true));
        xml.Append("</w:tr>");
        foreach (var row in table.Rows)
        {
            xml.Append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (var i = 0; i < widths.Count; i++)
                xml.Append(Cell(widths[i], (string)row[i], AlignmentOf(table.Fields[i])));
            xml.Append("</w:tr>");
        }

        if (table.Instead is not null)
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<w:tr><w:tc><w:tcPr><w:tcW w:w=\"{PageWidth}\" w:type=\"dxa\"/><w:gridSpan w:val=\"{widths.Count}\"/></w:tcPr>{Paragraph(table.Instead, "center")}</w:tc></w:tr>"
            );
        xml.Append(
            "</w:tbl><w:p/><w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"720\" w:right=\"720\" w:bottom=\"720\" w:left=\"720\" w:header=\"400\" w:footer=\"400\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
        );
        return xml.ToString();
    }

    private static string Cell(int width, string text, string alignment, bool bold = false) =>
        FormattableString.Invariant(
            $"<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{(bold ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E8EDF3\"/><w:vAlign w:val=\"center\"/>" : "")}</w:tcPr>{string.Concat(text.Split('\n').Select(line => Paragraph(line, alignment, bold)))}</w:tc>"
        );

    private static string Paragraph(string text, string alignment, bool bold = false) =>
        $"<w:p><w:pPr><w:jc w:val=\"{alignment}\"/></w:pPr><w:r><w:rPr>{(bold ? "<w:b/><w:bCs/>" : "")}<w:cs/></w:rPr><w:t xml:space=\"preserve\">{OfficeFile.Text(text)}</w:t></w:r></w:p>";

    private static string AlignmentOf(Field field) =>
        field switch
        {
            Field.Number or Field.Method => "center",
            Field.Budget or Field.ReferencePrice => "right",
            _ => "left",
        };

    private static List<int> Widths(FormTable table)
    {
        var parts = table
            .Fields.Select(field =>
                field switch
                {
                    Field.Number => 10,
                    Field.Work => 21,
                    Field.Bidders or Field.Winners => 20,
                    // Ten million baht fits even where the form's typeface is missing and a wider one takes its place.
                    Field.Budget or Field.ReferencePrice => 18,
                    Field.Method => 12,
                    _ => 16,
                }
            )
            .ToList();

        return [.. parts.Select(part => PageWidth * part / parts.Sum())];
    }

    private static readonly string Borders = string.Concat(
        new[] { "top", "left", "bottom", "right", "insideH", "insideV" }.Select(side =>
            $"<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
        )
    );

    private const string StylesXml =
        $"<w:styles xmlns:w=\"{W}\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"TH SarabunPSK\" w:hAnsi=\"TH SarabunPSK\" w:eastAsia=\"TH SarabunPSK\" w:cs=\"TH SarabunPSK\"/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/><w:lang w:val=\"en-US\" w:bidi=\"th-TH\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style></w:styles>";
}
