using System.IO.Compression;
using System.Text;
using System.Xml;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Sheets;

/// <summary>Workbooks as spreadsheet programs write them, part by part.</summary>
public sealed class ReadingWorkbooks
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static byte[] Workbook(
        string sheetData,
        string sharedStrings = "",
        string styles = "",
        string workbookPr = "",
        string belowRows = ""
    )
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(
                zip,
                "xl/workbook.xml",
                $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr {workbookPr}/><sheets><sheet name="ซ่อน" sheetId="1" state="hidden" r:id="rId9"/><sheet name="ต.ค. 67" sheetId="2" r:id="rId1"/></sheets></workbook>"""
            );
            Part(
                zip,
                "xl/_rels/workbook.xml.rels",
                """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"""
            );
            Part(
                zip,
                "xl/worksheets/sheet1.xml",
                $"""<worksheet xmlns="{Main}"><sheetData>{sheetData}</sheetData>{belowRows}</worksheet>"""
            );
            Part(zip, "xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{sharedStrings}</sst>""");
            Part(zip, "xl/styles.xml", $"""<styleSheet xmlns="{Main}">{styles}</styleSheet>""");
        }

        return bytes.ToArray();
    }

    private static void Part(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static List<string> Rows(byte[] workbook)
    {
        using var sheets = XlsxSheets.Open("a.xlsx", workbook).Sheets!;
        var sheet = sheets.Next()!;
        Assert.Equal("ต.ค. 67", sheet.Name);
        List<string> rows = [];
        while (sheet.NextRow())
            rows.Add(
                $"{sheet.Row}: {string.Join('|', Enumerable.Range(0, sheet.Count).Select(i => sheet.IsError(i) ? "!" : sheet[i]))}"
            );
        Assert.Null(sheets.Next());
        return rows;
    }

    [Fact]
    public void Texts_of_every_kind_are_read_without_their_phonetic_reading() =>
        Assert.Equal(
            ["1: จ้าง|งานหนา|บ้าน|a b|True"],
            Rows(
                Workbook(
                    """<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="str"><f>"x"&amp;"y"</f><v>บ้าน</v></c><c r="D1" t="inlineStr"><is><t xml:space="preserve"> a b </t></is></c><c r="E1" t="b"><v>1</v></c></row>""",
                    """<si><t>จ้าง</t><rPh sb="0" eb="1"><t>ja</t></rPh></si><si><r><t>งาน</t></r><r><rPr><b/></rPr><t>หนา</t></r></si>"""
                )
            )
        );

    [Fact]
    public void Numbers_days_and_hours_are_told_apart_by_their_format() =>
        Assert.Equal(
            ["1: 12345|91.7|0012|2024-10-03|2024-10-03 12:00:00|2024-10-03|1.12:00:00|45568|1000|2024-10-03"],
            Rows(
                Workbook(
                    """<row><c><v>12345</v></c><c><v>91.699999999999989</v></c><c t="str"><v>0012</v></c><c s="1"><v>45568</v></c><c s="2"><v>45568.5</v></c><c s="3"><v>45568</v></c><c s="4"><v>1.5</v></c><c s="5"><v>45568</v></c><c s="6"><v>1000</v></c><c s="7"><v>45568</v></c></row>""",
                    styles: """<numFmts><numFmt numFmtId="164" formatCode="[$-41E]d mmm yy"/><numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="#,##0.00&quot; days&quot;;[Red]-0"/><numFmt numFmtId="167" formatCode="0.00E+00"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="71"/></cellXfs>"""
                )
            )
        );

    [Fact]
    public void Days_may_be_counted_from_1904() =>
        Assert.Equal(
            ["1: 2024-10-03"],
            Rows(
                Workbook(
                    """<row><c s="0"><v>44106</v></c></row>""",
                    styles: """<cellXfs><xf numFmtId="14"/></cellXfs>""",
                    workbookPr: "date1904=\"1\""
                )
            )
        );

    [Fact]
    public void Rows_and_cells_that_are_left_out_are_blank_and_errors_are_none() =>
        Assert.Equal(
            ["1: |1", "2: ||", "3: 3||!", "4: 4||"],
            Rows(
                Workbook(
                    """<row r="1"><c r="B1"><v>1</v></c></row><row r="3"><c r="A3"><v>3</v></c><c r="C3" t="e"><v>#N/A</v></c></row><row><c><v>4</v></c></row>"""
                )
            )
        );

    [Fact]
    public void Merged_areas_are_known_from_their_first_row_and_make_the_row_as_wide()
    {
        using var sheets = XlsxSheets
            .Open(
                "a.xlsx",
                Workbook(
                    """<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>""",
                    belowRows: """<mergeCells count="1"><mergeCell ref="B1:C1"/></mergeCells>"""
                )
            )
            .Sheets!;
        var sheet = sheets.Next()!;

        Assert.True(sheet.NextRow());
        Assert.Equal((3, new MergedArea(1, 1, 1, 2)), (sheet.Count, sheet.AreaOf(2)!.Value));
        Assert.True(sheet.NextRow());
        Assert.Null(sheet.AreaOf(2));
    }

    [Theory]
    [InlineData("<row r='1'><c r='A1'><v>1</v></row>", typeof(XmlException))]
    [InlineData("<row r='1'><c r='A1' t='s'><v>7</v></c></row>", typeof(InvalidDataException))]
    [InlineData("<row r='1'><c r='XFE1'><v>1</v></c></row>", typeof(InvalidDataException))]
    [InlineData("<row r='99999999999'><c><v>1</v></c></row>", typeof(InvalidDataException))]
    public void What_is_damaged_is_thrown_where_it_stands_and_refused_in_words(string sheetData, Type exception)
    {
        Assert.Throws(exception, () => Rows(Workbook(sheetData)));

        var whyNot = XlsxSheets.Read(
            "a.xlsx",
            Workbook(sheetData),
            sheets =>
            {
                var sheet = sheets.Next()!;
                while (sheet.NextRow()) { }
            }
        );
        Assert.Equal(SheetRefusals.NotXlsx("a.xlsx").Code, whyNot!.Code);
    }
}
