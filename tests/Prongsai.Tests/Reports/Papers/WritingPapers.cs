using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Prongsai.Kernel;
using Prongsai.Reports.Papers;

namespace Prongsai.Tests.Reports.Papers;

public sealed class WritingPapers
{
    [Fact]
    public void Gives_a_word_document_without_errors()
    {
        using var document = Word();

        var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document);

        Assert.Empty(errors.Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void Of_the_same_paper_gives_the_same_bytes()
    {
        Assert.Equal(DocxPaper.Write(Minutes()), DocxPaper.Write(Minutes()));
        Assert.Equal(HtmlPaper.Write(Minutes()), HtmlPaper.Write(Minutes()));
    }

    [Fact]
    public void Word_and_html_say_the_same_in_the_same_order()
    {
        using var document = Word();
        var html = Encoding.UTF8.GetString(HtmlPaper.Write(Minutes()));

        var said = document
            .MainDocumentPart!.Document!.Body!.Descendants<Text>()
            .Select(t => t.Text.Trim(' ', '[', ']'))
            .Where(t => t.Length > 0 && !t.StartsWith("____", StringComparison.Ordinal))
            .ToList();

        var from = html.IndexOf("<main", StringComparison.Ordinal);
        foreach (var text in said)
        {
            var at = html.IndexOf(text, from, StringComparison.Ordinal);
            Assert.True(
                at >= 0,
                $"“{text}” does not stand in the HTML after “{html[from..Math.Min(from + 60, html.Length)]}”"
            );
            from = at;
        }

        Assert.Contains("มติที่ประชุม", said);
        Assert.Contains("(ผู้จดรายงานการประชุม)", said);
    }

    [Fact]
    public void The_same_photograph_twice_is_stored_once()
    {
        using var document = Word();

        Assert.Equal(2, document.MainDocumentPart!.ImageParts.Count());
        Assert.Equal(4, document.MainDocumentPart.Document!.Descendants<Drawing>().Count());
    }

    [Fact]
    public void Html_is_escaped_and_fetches_nothing()
    {
        var paper = new OfficialPaper("<b>", ["<script>alert(1)</script>"], [new PaperText("<img src=x>")], []);

        var html = Encoding.UTF8.GetString(HtmlPaper.Write(paper));

        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
    }

    private static WordprocessingDocument Word() =>
        WordprocessingDocument.Open(new MemoryStream(DocxPaper.Write(Minutes())), isEditable: false);

    /// <summary>Minutes with everything that a paper may hold.</summary>
    private static OfficialPaper Minutes()
    {
        var (wide, tall) = (Picture(640, 400, 40, "ห้องประชุมชั้น ๒"), Picture(300, 420, 90, ""));
        return new OfficialPaper(
            "รายงานการประชุม ๓/๒๕๖๙",
            [
                "รายงานการประชุมคณะทำงานส่งเสริมคุณธรรมและความโปร่งใส",
                "ครั้งที่ ๓/๒๕๖๙",
                "เมื่อวันที่ ๒๗ พฤศจิกายน ๒๕๖๙",
            ],
            [
                new PaperHeading("ผู้มาประชุม"),
                new PaperItem("๑.", "นางสาวสมศรี ใจซื่อ ผู้อำนวยการเขต ประธาน"),
                new PaperItem("๒.", "นายอนันต์ มั่นคง หัวหน้าฝ่ายปกครอง", Level: 2),
                new PaperLine("เริ่มประชุมเวลา", "๐๙.๓๐ น."),
                new PaperText("ประธานแจ้งว่า ปีที่ผ่านมาข้อ O15 ได้ ๐ คะแนน\nเพราะข้อมูลไม่ครบตามองค์ประกอบ"),
                new PaperHeading("มติที่ประชุม"),
                new PaperTable(
                    "ผู้รับผิดชอบรายข้อ",
                    ["ข้อ", "รายการ", "ผู้รับผิดชอบ"],
                    [
                        .. Enumerable
                            .Range(1, 40)
                            .Select(n => (IReadOnlyList<string>)[$"O{n}", "แผนจัดซื้อจัดจ้าง", "ฝ่ายการคลัง"]),
                    ],
                    [1, 4, 3]
                )
                {
                    Centred = [0],
                },
                new PaperPageBreak(),
                new PaperPictures([wide, tall, tall, wide]),
            ],
            [PaperSignature.ByHand("นายสมชาย จดดี", "นักจัดการงานทั่วไป", below: "(ผู้จดรายงานการประชุม)")],
            "ร่าง",
            Ruled: true
        );
    }

    private static PaperPicture Picture(int width, int height, byte shade, string caption) =>
        new(TheDistrict.Png(width, height, shade), "image/png", new PictureSize(width, height), caption, "ภาพถ่าย");
}
