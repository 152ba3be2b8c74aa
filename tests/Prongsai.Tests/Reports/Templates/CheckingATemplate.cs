using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Prongsai.Reports.Docx;
using Prongsai.Reports.Templates;

namespace Prongsai.Tests.Reports.Templates;

public sealed class CheckingATemplate
{
    [Fact]
    public void Finds_nothing_wrong_with_the_starting_one() => Assert.Empty(Codes(StartingTemplate.Docx.ToArray()));

    [Fact]
    public void Finds_a_program_under_a_documents_name() =>
        Assert.Equal(["template-not-docx"], Codes([.. "MZ"u8, .. new byte[200]]));

    [Fact]
    public void Finds_a_ZIP_that_is_no_document()
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            archive.CreateEntry("readme.txt");

        Assert.Equal(["template-not-docx"], Codes(zip.ToArray()));
    }

    [Fact]
    public void Finds_an_empty_file() => Assert.Equal(["template-empty"], Codes([]));

    [Fact]
    public void Finds_a_file_that_is_too_large() =>
        Assert.Equal(["template-large"], Codes(new byte[TemplateCheck.Largest + 1]));

    [Fact]
    public void Finds_a_password() =>
        Assert.Equal(["template-protected"], Codes([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[100]]));

    [Fact]
    public void Finds_what_unfolds_without_end()
    {
        var bomb = Changed(package => package.Replace("word/media/zero.xml", new byte[120 * 1024 * 1024]));

        Assert.Equal(["template-unfolds"], Codes(bomb));
    }

    [Fact]
    public void Finds_macros() =>
        Assert.Contains(
            "template-macros",
            Codes(
                Edited(
                    "[Content_Types].xml",
                    s =>
                        s.Replace("wordprocessingml.document.main+xml", "ms-word")
                            .Replace(
                                "application/vnd.openxmlformats-officedocument.ms-word",
                                "application/vnd.ms-word.document.macroEnabled.main+xml"
                            )
                )
            )
        );

    [Fact]
    public void Finds_a_missing_body() =>
        Assert.Equal(
            ["template-body-missing"],
            Codes(Edited("word/document.xml", s => s.Replace("{{body}}", "รายงาน")))
        );

    [Fact]
    public void Finds_a_doubled_body() =>
        Assert.Equal(
            ["template-body-many"],
            Codes(
                Edited(
                    "word/document.xml",
                    s => s.Replace("<w:sectPr>", "<w:p><w:r><w:t>{{body}}</w:t></w:r></w:p><w:sectPr>")
                )
            )
        );

    [Fact]
    public void Finds_a_body_among_other_words() =>
        Assert.Equal(
            ["template-body-not-alone"],
            Codes(Edited("word/document.xml", s => s.Replace("{{body}}", "เนื้อหา {{body}}")))
        );

    [Fact]
    public void Reads_a_mark_that_Word_cut_into_runs() =>
        Assert.Empty(Codes(Edited("word/document.xml", s => s.Replace("{{body}}", "{{bo</w:t></w:r><w:r><w:t>dy}}"))));

    [Fact]
    public void Finds_a_linked_picture()
    {
        var linked = Changed(package =>
            package.Relate(
                "word/document.xml",
                "rId99",
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
                "http://example.test/crest.png",
                external: true
            )
        );

        var refusal = Assert.Single(TemplateCheck.WhyNot("แม่แบบ.docx", linked));
        Assert.Equal("template-external", refusal.Code);
        Assert.Contains("http://example.test/crest.png", refusal.Words.Th, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_each_style_that_is_missing()
    {
        var bare = Edited(
            "word/styles.xml",
            s => s.Replace("w:val=\"heading 2\"", "w:val=\"x2\"").Replace("w:val=\"caption\"", "w:val=\"x3\"")
        );

        var refusals = TemplateCheck.WhyNot("แม่แบบ.docx", bare);

        Assert.Equal(["template-style-missing", "template-style-missing"], refusals.Select(r => r.Code));
        Assert.Contains("heading 2", refusals[0].Words.En, StringComparison.Ordinal);
        Assert.Contains("แม่แบบ.docx", refusals[0].In(Prongsai.Kernel.Language.Thai), StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_all_mistakes_at_once() =>
        Assert.Equal(
            ["template-body-missing", "template-style-missing"],
            Codes(
                    Changed(package =>
                    {
                        package.Replace(
                            "word/document.xml",
                            Encoding.UTF8.GetBytes(package.Text("word/document.xml").Replace("{{body}}", "x"))
                        );
                        package.Replace(
                            "word/styles.xml",
                            Encoding.UTF8.GetBytes(
                                package.Text("word/styles.xml").Replace("w:val=\"Title\"", "w:val=\"x\"")
                            )
                        );
                    })
                )
                .Order()
        );

    [Fact]
    public void Then_the_report_is_set_in_it()
    {
        var (report, pictures) = TheDistrict.WithPhotographs();
        // A template as Thai Word makes it: other identifiers, a cover of its own, the agency in the footer.
        var own = Changed(package =>
        {
            package.Replace(
                "word/styles.xml",
                Encoding.UTF8.GetBytes(
                    package
                        .Text("word/styles.xml")
                        .Replace("\"Heading1\"", "\"1\"")
                        .Replace("w:styleId=\"Title\"", "w:styleId=\"a3\"")
                )
            );
            package.Replace(
                "word/document.xml",
                Encoding.UTF8.GetBytes(
                    package
                        .Text("word/document.xml")
                        .Replace(
                            "<w:body>",
                            "<w:body><w:p><w:pPr><w:pStyle w:val=\"a3\"/></w:pPr><w:r><w:t>{{ti</w:t></w:r><w:r><w:t>tle}} {{year}}</w:t></w:r></w:p>"
                        )
                )
            );
            package.Replace(
                "word/footer1.xml",
                Encoding.UTF8.GetBytes(package.Text("word/footer1.xml").Replace("- <", "{{agency}} <"))
            );
        });
        Assert.Empty(Codes(own));

        using var document = WordprocessingDocument.Open(
            new MemoryStream(DocxReport.Write(report, pictures, own)),
            isEditable: false
        );

        Assert.Empty(
            new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
                .Validate(document)
                .Select(e => $"{e.Path?.XPath} {e.Description}")
        );
        var main = document.MainDocumentPart!;
        var first = main.Document!.Body!.Elements<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().First();
        Assert.Equal(
            "รายงานการดำเนินการตามมาตรการส่งเสริม คุณธรรมและความโปร่งใสภายใน สำนักงานเขตคลองสามวา กรุงเทพมหานคร ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
            first.InnerText
        );
        Assert.Contains("สำนักงานเขตคลองสามวา", main.FooterParts.Single().Footer!.InnerText, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", main.Document.InnerText, StringComparison.Ordinal);
        Assert.Contains(
            main.Document.Descendants<DocumentFormat.OpenXml.Wordprocessing.ParagraphStyleId>(),
            s => s.Val == "1"
        );
    }

    private static IEnumerable<string> Codes(byte[] file) =>
        TemplateCheck.WhyNot("แม่แบบ.docx", file).Select(r => r.Code);

    private static byte[] Changed(Action<Package> change)
    {
        var package = Package.Read(StartingTemplate.Docx);
        change(package);
        return package.ToBytes();
    }

    /// <summary>The starting template with one part edited as text.</summary>
    private static byte[] Edited(string part, Func<string, string> edit)
    {
        var file = new MemoryStream();
        file.Write(StartingTemplate.Docx.Span);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(part)!;
            string text;
            using (var reader = new StreamReader(entry.Open()))
                text = reader.ReadToEnd();
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part).Open());
            writer.Write(edit(text));
        }

        return file.ToArray();
    }
}
