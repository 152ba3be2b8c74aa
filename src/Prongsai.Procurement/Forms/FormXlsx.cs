using System.Globalization;
using System.Text;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Forms;

/// <summary>
/// Writes forms as a workbook, a sheet each: A4 landscape, the header repeated on each page, lines round the cells. A cell is text or a
/// number, never a formula, whatever somebody typed into a name.
/// </summary>
internal static class FormXlsx
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // Styles of the cells, in the order of StylesXml.
    private const int Title = 1,
        Mark = 2,
        Header = 3,
        Words = 4,
        Centred = 5,
        Amount = 6,
        AmountInWords = 7;

    public static byte[] Write(IReadOnlyList<FormTable> tables)
    {
        List<(string, string)> parts =
        [
            ("[Content_Types].xml", ContentTypes(tables.Count)),
            (
                "_rels/.rels",
                $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Rels}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
            ),
            ("xl/workbook.xml", Workbook(tables)),
            ("xl/_rels/workbook.xml.rels", WorkbookRelations(tables.Count)),
            ("xl/styles.xml", StylesXml),
        ];
        for (var i = 0; i < tables.Count; i++)
            parts.Add(($"xl/worksheets/sheet{i + 1}.xml", Sheet(tables[i])));
        return OfficeFile.Write(parts);
    }

    private static string Sheet(FormTable table)
    {
        var xml = new StringBuilder(64 * 1024);
        xml.Append(
            CultureInfo.InvariantCulture,
            $"<worksheet xmlns=\"{Main}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"{HeaderRow(table)}\" topLeftCell=\"A{HeaderRow(table) + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"21\"/><cols>"
        );
        for (var i = 0; i < table.Fields.Count; i++)
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{Width(table.Fields[i])}\" customWidth=\"1\"/>"
            );
        xml.Append("</cols><sheetData>");

        var row = 0;
        List<string> merged = [];
        if (table.Mark is not null)
        {
            row++;
            Begin(xml, row, 1);
            xml.Append(TextCell(table.Fields.Count - 1, row, table.Mark, Mark)).Append("</row>");
        }

        foreach (var title in table.Titles)
        {
            row++;
            Begin(xml, row, 1);
            xml.Append(TextCell(0, row, title, Title)).Append("</row>");
            merged.Add($"A{row}:{Column(table.Fields.Count - 1)}{row}");
        }

        row++;
        Begin(xml, row, table.Headers.Select((header, at) => HeaderLines(header, table.Fields[at])).Max() + 1);
        for (var i = 0; i < table.Headers.Count; i++)
            xml.Append(TextCell(i, row, table.Headers[i], Header));
        xml.Append("</row>");

        foreach (var cells in table.Rows)
        {
            row++;
            Begin(
                xml,
                row,
                Enumerable.Range(0, cells.Count).Max(i => Lines(cells[i] as string ?? "", table.Fields[i]))
            );
            for (var i = 0; i < cells.Count; i++)
                xml.Append(Cell(i, row, cells[i], table.Fields[i]));
            xml.Append("</row>");
        }

        if (table.Instead is not null)
        {
            row++;
            Begin(xml, row, 1);
            for (var i = 0; i < table.Fields.Count; i++)
                xml.Append(TextCell(i, row, i == 0 ? table.Instead : "", Centred));
            xml.Append("</row>");
            merged.Add($"A{row}:{Column(table.Fields.Count - 1)}{row}");
        }

        xml.Append("</sheetData>");
        if (merged.Count > 0)
            xml.Append(CultureInfo.InvariantCulture, $"<mergeCells count=\"{merged.Count}\">")
                .AppendJoin("", merged.Select(area => $"<mergeCell ref=\"{area}\"/>"))
                .Append("</mergeCells>");
        xml.Append(
            "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/></worksheet>"
        );
        return xml.ToString();
    }

    private static int HeaderRow(FormTable table) => (table.Mark is null ? 0 : 1) + table.Titles.Count + 1;

    // Programs do not grow a row for text that the file says wraps; the height is counted here.
    private static void Begin(StringBuilder xml, int row, int lines) =>
        xml.Append(
            CultureInfo.InvariantCulture,
            $"<row r=\"{row}\" ht=\"{Math.Min(lines * 21, 400)}\" customHeight=\"1\">"
        );

    private static int Lines(string text, Field field, double lettersInAUnit = 1.25) =>
        text.Split('\n').Sum(line => 1 + (int)(Kernel.ThaiText.Length(line) / (Width(field) * lettersInAUnit)));

    // Bold, and broken only between words, which Thai does not part by spaces: a quarter more is needed than for text below it. Where
    // the official face is not installed another stands in, whose lines are higher: the row has a line to spare.
    private static int HeaderLines(string header, Field field) => Lines(header, field, lettersInAUnit: 0.95);

    private static string Cell(int column, int row, object value, Field field) =>
        value switch
        {
            decimal amount => FormattableString.Invariant(
                $"<c r=\"{Column(column)}{row}\" s=\"{Amount}\"><v>{amount}</v></c>"
            ),
            int number => FormattableString.Invariant(
                $"<c r=\"{Column(column)}{row}\" s=\"{Centred}\"><v>{number}</v></c>"
            ),
            _ => TextCell(column, row, (string)value, StyleOf(field)),
        };

    private static int StyleOf(Field field) =>
        field switch
        {
            Field.Number or Field.Method or Field.Status => Centred,
            Field.Budget or Field.ReferencePrice or Field.AgreedPrice => AmountInWords,
            _ => Words,
        };

    private static string TextCell(int column, int row, string text, int style) =>
        FormattableString.Invariant(
            $"<c r=\"{Column(column)}{row}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{OfficeFile.Text(text)}</t></is></c>"
        );

    private static string Column(int at) => Importing.Row.Letter(at);

    private static int Width(Field field) =>
        field switch
        {
            Field.Number => 7,
            Field.Work => 27,
            Field.Bidders or Field.Winners => 23,
            Field.Reason or Field.ContractNumber => 16,
            Field.AgencyName => 18,
            Field.FiscalYear => 13,
            Field.Budget => 16,
            Field.EgpNumber or Field.BudgetSource or Field.Status => 15,
            _ => 13,
        };

    private static string Workbook(IReadOnlyList<FormTable> tables)
    {
        var sheets = string.Concat(
            tables.Select(
                (t, i) => $"<sheet name=\"{OfficeFile.Text(t.SheetName)}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>"
            )
        );
        var repeated = string.Concat(
            tables.Select(
                (t, i) =>
                    $"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{i}\">'{OfficeFile.Text(t.SheetName)}'!${HeaderRow(t)}:${HeaderRow(t)}</definedName>"
            )
        );
        return $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Rels}\"><sheets>{sheets}</sheets><definedNames>{repeated}</definedNames></workbook>";
    }

    private static string WorkbookRelations(int sheets) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(
            Enumerable
                .Range(1, sheets)
                .Select(i =>
                    $"<Relationship Id=\"rId{i}\" Type=\"{Rels}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>"
                )
        )
        + $"<Relationship Id=\"rId{sheets + 1}\" Type=\"{Rels}/styles\" Target=\"styles.xml\"/></Relationships>";

    private static string ContentTypes(int sheets)
    {
        const string type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{type}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{type}.styles+xml\"/>"
            + string.Concat(
                Enumerable
                    .Range(1, sheets)
                    .Select(i =>
                        $"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"{type}.worksheet+xml\"/>"
                    )
            )
            + "</Types>";
    }

    private const string Face = "<name val=\"TH SarabunPSK\"/><family val=\"2\"/><charset val=\"222\"/>";

    private const string StylesXml =
        $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"#,##0.00\"/></numFmts>"
        + $"<fonts count=\"3\"><font><sz val=\"14\"/>{Face}</font><font><b/><sz val=\"16\"/>{Face}</font><font><b/><sz val=\"14\"/>{Face}</font></fonts>"
        + "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE8EDF3\"/></patternFill></fill></fills>"
        + "<borders count=\"2\"><border/><border><left style=\"thin\"/><right style=\"thin\"/><top style=\"thin\"/><bottom style=\"thin\"/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf fontId=\"0\"/></cellStyleXfs><cellXfs count=\"8\"><xf fontId=\"0\" xfId=\"0\"/>"
        + "<xf fontId=\"1\" applyFont=\"1\" applyAlignment=\"1\" xfId=\"0\"><alignment horizontal=\"center\" vertical=\"center\"/></xf>"
        + "<xf fontId=\"0\" applyAlignment=\"1\" xfId=\"0\"><alignment horizontal=\"right\"/></xf>"
        + "<xf fontId=\"2\" fillId=\"2\" borderId=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\" xfId=\"0\"><alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/></xf>"
        + "<xf fontId=\"0\" borderId=\"1\" applyBorder=\"1\" applyAlignment=\"1\" xfId=\"0\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
        + "<xf fontId=\"0\" borderId=\"1\" applyBorder=\"1\" applyAlignment=\"1\" xfId=\"0\"><alignment horizontal=\"center\" vertical=\"top\" wrapText=\"1\"/></xf>"
        + "<xf numFmtId=\"164\" fontId=\"0\" borderId=\"1\" applyNumberFormat=\"1\" applyBorder=\"1\" applyAlignment=\"1\" xfId=\"0\"><alignment horizontal=\"right\" vertical=\"top\"/></xf>"
        + "<xf fontId=\"0\" borderId=\"1\" applyBorder=\"1\" applyAlignment=\"1\" xfId=\"0\"><alignment horizontal=\"right\" vertical=\"top\" wrapText=\"1\"/></xf>"
        + "</cellXfs></styleSheet>";
}
