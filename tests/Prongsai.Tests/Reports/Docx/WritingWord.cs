using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Prongsai.Reports.Contracts;
using Prongsai.Reports.Docx;
using A = DocumentFormat.OpenXml.Drawing;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Prongsai.Tests.Reports.Docx;

public sealed class WritingWord
{
    public static TheoryData<bool, bool> EveryShape =>
        new()
        {
            { false, false },
            { true, false },
            { false, true },
            { true, true },
        };

    [Theory, MemberData(nameof(EveryShape))]
    public void Gives_a_document_without_errors(bool landscape, bool arabic)
    {
        using var document = Write(
            new()
            {
                Landscape = landscape,
                Owners = landscape,
                Periods = landscape,
                Days = true,
                EnglishSummary = arabic,
                ThaiDigits = !arabic,
            }
        );

        var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document);

        Assert.Empty(errors.Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void The_starting_template_has_no_errors_either()
    {
        using var document = WordprocessingDocument.Open(
            new MemoryStream(StartingTemplate.Docx.ToArray()),
            isEditable: false
        );

        Assert.Empty(
            new OpenXmlValidator(FileFormatVersions.Office2019)
                .Validate(document)
                .Select(e => $"{e.Path?.XPath}: {e.Description}")
        );
    }

    [Fact]
    public void Of_the_same_report_gives_the_same_bytes()
    {
        var (report, pictures) = TheDistrict.WithPhotographs();

        Assert.Equal(DocxReport.Write(report, pictures), DocxReport.Write(report, pictures));
    }

    [Fact]
    public void Repeats_the_header_row_of_every_table()
    {
        using var document = Write();

        var tables = document.MainDocumentPart!.Document!.Body!.Elements<Table>().ToList();

        Assert.Equal(2, tables.Count);
        Assert.All(
            tables,
            table => Assert.NotNull(table.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>())
        );
        Assert.All(tables, table => Assert.NotNull(table.GetFirstChild<TableProperties>()!.TableCaption));
    }

    [Fact]
    public void Gives_every_picture_and_chart_words_for_those_who_do_not_see_it()
    {
        using var document = Write();

        var drawings = document.MainDocumentPart!.Document!.Descendants<Wp.DocProperties>().ToList();

        Assert.Equal(4, drawings.Count);
        Assert.All(drawings, drawing => Assert.False(string.IsNullOrEmpty(drawing.Description)));
        Assert.Equal(drawings.Count, drawings.Select(d => d.Id!.Value).Distinct().Count());
    }

    [Fact]
    public void Sets_photographs_beside_each_other_where_both_stay_large()
    {
        using var document = Write();

        var lines = document
            .MainDocumentPart!.Document!.Descendants<Paragraph>()
            .Select(p => p.Descendants<A.Blip>().Count())
            .Where(n => n > 0);

        Assert.Equal([1, 2], lines);
    }

    [Fact]
    public void Copies_the_bytes_of_photographs()
    {
        var photograph = TheDistrict.Png(640, 400, 40);
        using var document = Write();

        var parts = document.MainDocumentPart!.ImageParts.Select(part =>
        {
            using var content = part.GetStream();
            var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return bytes.ToArray();
        });

        Assert.Contains(parts, bytes => bytes.AsSpan().SequenceEqual(photograph));
    }

    [Fact]
    public void Brings_a_chart_that_Word_can_edit()
    {
        using var document = Write();
        var chart = Assert.Single(document.MainDocumentPart!.ChartParts);

        using var workbook = SpreadsheetDocument.Open(chart.EmbeddedPackagePart!.GetStream(), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(workbook).Select(e => e.Description));
        var sheet = Assert.Single(workbook.WorkbookPart!.WorksheetParts).Worksheet!;
        Assert.Equal(11, sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Count());
        Assert.Contains("๙. การเปิดเผยข้อมูล", sheet.InnerText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "thaiNumbers")]
    [InlineData(false, "decimal")]
    public void Numbers_pages_in_the_digits_of_the_report(bool thai, string format)
    {
        using var document = Write(new() { ThaiDigits = thai });

        var main = document.MainDocumentPart!;
        Assert.All(
            main.Document!.Descendants<SectionProperties>(),
            section => Assert.Equal(format, section.GetFirstChild<PageNumberType>()!.Format!.InnerText)
        );
        Assert.Contains(
            main.FooterParts.SelectMany(f => f.Footer!.Descendants<FieldCode>()),
            field => field.Text.Contains("PAGE", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Says_its_title_and_its_language()
    {
        using var document = Write();

        Assert.StartsWith(
            "รายงานการดำเนินการตามมาตรการส่งเสริมคุณธรรม",
            document.PackageProperties.Title,
            StringComparison.Ordinal
        );
        Assert.Equal("th-TH", document.PackageProperties.Language);
    }

    [Fact]
    public void Sets_body_paragraphs_in_Thai_distributed_lines_of_sixteen_points()
    {
        using var document = Write();
        var styles = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!;

        var body = styles.Elements<Style>().Single(s => s.StyleName!.Val == "Body Text");
        var defaults = styles.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!;

        Assert.Equal(JustificationValues.ThaiDistribute, body.StyleParagraphProperties!.Justification!.Val!.Value);
        Assert.Equal(
            ("32", "TH SarabunPSK", "th-TH"),
            (
                defaults.FontSizeComplexScript!.Val!.Value,
                defaults.RunFonts!.ComplexScript!.Value,
                defaults.Languages!.Bidi!.Value
            )
        );
    }

    [Fact]
    public void Turns_a_photograph_that_was_taken_upright()
    {
        // A JPEG of one EXIF block that says "turn 90° clockwise" (orientation 6).
        byte[] tiff = [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0];
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(tiff.Length + 8), .. "Exif\0\0"u8, .. tiff, 0xFF, 0xDA];

        Assert.Equal(90, Upright.DegreesFor(jpeg));
        Assert.Equal(0, Upright.DegreesFor(TheDistrict.Png(4, 4, 0)));
        Assert.Equal(0, Upright.DegreesFor(jpeg.AsSpan(0, 14)));
    }

    private static WordprocessingDocument Write(ReportOptions? options = null)
    {
        var (report, pictures) = TheDistrict.WithPhotographs(options);

        return WordprocessingDocument.Open(new MemoryStream(DocxReport.Write(report, pictures)), isEditable: false);
    }
}
