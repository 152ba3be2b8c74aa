using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Files;

/// <summary>What a file says to whoever opens it.</summary>
public sealed class ReadingFiles
{
    private static readonly FileReading Reading = new(PdfTools.Installed(""));

    [FactWithPoppler]
    public async Task A_pdf_gives_its_text_and_pages()
    {
        var says = await Reading.ReadAsync("plan.pdf", SomePdfs.Saying("Budget plan 2568", "Second page"));

        Assert.Equal((FileState.Opens, 2, 2), (says.State, says.Pages, says.PagesWithText));
        Assert.Equal("Budget plan 2568\nSecond page", says.Text);
        Assert.Null(says.Why);
    }

    [FactWithPoppler]
    public async Task A_thai_pdf_that_a_browser_printed_is_read_as_thai()
    {
        if (await PrintedAsync("<p>ประกาศสำนักงานเขต เรื่อง การจัดซื้อจัดจ้าง น้ำดื่ม ๒๕๖๘</p>") is not { } pdf)
            return;

        var says = await Reading.ReadAsync("ประกาศ.pdf", pdf);

        Assert.Equal(FileState.Opens, says.State);
        Assert.Contains("การจัดซื้อจัดจ้าง น้ำดื่ม ๒๕๖๘", says.Text, StringComparison.Ordinal);
    }

    [FactWithPoppler]
    public async Task Three_hundred_scanned_pages_have_no_text_and_say_how_many()
    {
        var says = await Reading.ReadAsync("scan.pdf", SomePdfs.Scanned(300));

        Assert.Equal((FileState.NoText, 300, 0), (says.State, says.Pages, says.PagesWithText));
        Assert.True(says.IsOpen);
        Assert.Contains("300", says.Why!.Value.Th, StringComparison.Ordinal);
        Assert.Contains("300", says.Why.Value.En, StringComparison.Ordinal);
    }

    [FactWithPoppler]
    public async Task Pages_without_text_among_others_are_told()
    {
        var says = await Reading.ReadAsync("mixed.pdf", SomePdfs.Saying("One", "", "Three"));

        Assert.Equal((FileState.Opens, 3, 2), (says.State, says.Pages, says.PagesWithText));
        Assert.Contains("1 of 3", says.Why!.Value.En, StringComparison.Ordinal);
    }

    [FactWithPoppler]
    public async Task A_pdf_with_a_password_says_so()
    {
        var says = await Reading.ReadAsync("locked.pdf", SomePdfs.Locked("ITA2568"));

        Assert.Equal((FileState.NeedsPassword, ""), (says.State, says.Text));
        Assert.False(says.IsOpen);
    }

    [FactWithPoppler]
    public async Task A_pdf_that_only_forbids_copying_opens()
    {
        var says = await Reading.ReadAsync("locked.pdf", SomePdfs.Locked(""));

        Assert.Equal((FileState.Opens, "secret text"), (says.State, says.Text));
    }

    [FactWithPoppler]
    public async Task A_pdf_without_an_inside_is_broken()
    {
        var says = await Reading.ReadAsync("broken.pdf", Encoding.ASCII.GetBytes("%PDF-1.4\nnothing of the kind"));

        Assert.Equal(FileState.Broken, says.State);
    }

    [Fact]
    public async Task Without_poppler_a_pdf_cannot_be_judged()
    {
        var says = await new FileReading(new PdfTools([])).ReadAsync("plan.pdf", SomePdfs.Saying("text"));

        Assert.Equal(FileState.CannotBeJudged, says.State);
        Assert.Contains("poppler", says.Why!.Value.Th, StringComparison.Ordinal);
    }

    [FactOnUnix]
    public async Task A_program_that_never_ends_is_ended()
    {
        using var folder = new Programs("exec sleep 600");
        var reading = new FileReading(new PdfTools([folder.Path], TimeSpan.FromMilliseconds(300)));
        var clock = Stopwatch.StartNew();

        var says = await reading.ReadAsync("slow.pdf", SomePdfs.Saying("text"));

        Assert.Equal(FileState.CannotBeJudged, says.State);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), clock.Elapsed.ToString());
    }

    [FactOnUnix]
    public async Task A_program_that_never_stops_talking_is_cut_off()
    {
        using var folder = new Programs("case \"$0\" in *pdfinfo) echo 'Pages: 3';; *) yes 'many words' ;; esac");
        var reading = new FileReading(new PdfTools([folder.Path]));

        var says = await reading.ReadAsync("endless.pdf", SomePdfs.Saying("text"));

        Assert.Equal((FileState.Opens, true, 3), (says.State, says.IsCut, says.Pages));
        Assert.InRange(says.Text.Length, FileReading.MostText - 100, FileReading.MostText);
    }

    [FactOnUnix]
    public async Task A_program_gets_none_of_our_settings()
    {
        using var folder = new Programs("echo 'Pages: 1'; env >&2; [ -z \"$HOME$PATH_TO_SECRETS\" ] && exit 0; exit 1");

        var says = await new FileReading(new PdfTools([folder.Path])).ReadAsync("a.pdf", SomePdfs.Saying("text"));

        Assert.Equal(FileState.Opens, says.State);
    }

    [Fact]
    public async Task A_word_document_gives_its_words_line_by_line()
    {
        const string body = """
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>
            <w:p><w:r><w:t>แผนปฏิบัติการ</w:t></w:r><w:r><w:t xml:space="preserve"> ป้องกันการทุจริต</w:t></w:r></w:p>
            <w:p><w:del><w:r><w:delText>ร่าง</w:delText></w:r></w:del><w:r><w:t>น้ํา</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>รายการ</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>๕๐๐ บาท</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <mc:AlternateContent><mc:Choice><w:p><w:r><w:t>กล่อง</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>กล่อง</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>
            </w:body></w:document>
            """;

        var says = await Reading.ReadAsync("plan.docx", Office(("word/document.xml", body)));

        Assert.Equal(FileState.Opens, says.State);
        Assert.Equal("แผนปฏิบัติการ ป้องกันการทุจริต\nน้ำ\nรายการ\n๕๐๐ บาท\nกล่อง", says.Text);
    }

    [Fact]
    public async Task A_presentation_counts_its_slides()
    {
        const string slide =
            """<p:sld xmlns:p="p" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>{0}</a:t></a:r></a:p></p:sld>""";

        var says = await Reading.ReadAsync(
            "talk.pptx",
            Office(
                ("ppt/presentation.xml", "<p/>"),
                ("ppt/slides/slide1.xml", slide.Replace("{0}", "หนึ่ง", StringComparison.Ordinal)),
                ("ppt/slides/slide10.xml", slide.Replace("{0}", "", StringComparison.Ordinal)),
                ("ppt/slides/slide2.xml", slide.Replace("{0}", "สอง", StringComparison.Ordinal))
            )
        );

        Assert.Equal((3, 2, "หนึ่ง\nสอง"), (says.Pages, says.PagesWithText, says.Text));
    }

    [Fact]
    public async Task A_workbook_gives_its_cells_row_by_row()
    {
        var book = new WrittenSheet(
            "จัดซื้อ",
            [
                ["รายการ", "บาท"],
                ["กระดาษ A4", 500],
            ]
        ).Xlsx();

        var says = await Reading.ReadAsync("o15.xlsx", book);

        Assert.Equal((FileState.Opens, "จัดซื้อ\nรายการ บาท\nกระดาษ A4 500"), (says.State, says.Text));
    }

    [Fact]
    public async Task A_workbook_of_empty_sheets_has_no_text() =>
        Assert.Equal(
            FileState.NoText,
            (await Reading.ReadAsync("a.xlsx", new WrittenSheet("Sheet1", []).Xlsx())).State
        );

    [Theory]
    [InlineData("cut.xlsx")]
    [InlineData("cut.docx")]
    public async Task A_document_that_is_cut_short_is_broken(string name)
    {
        var whole = new WrittenSheet(
            "a",
            [
                ["รายการ", "บาท"],
                ["กระดาษ", 500],
            ]
        ).Xlsx();

        var says = await Reading.ReadAsync(name, whole.AsMemory(0, whole.Length / 2));

        Assert.Equal(FileState.Broken, says.State);
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c>")]
    [InlineData("xl/worksheets/sheet1.xml", "no xml at all")]
    [InlineData("xl/workbook.xml", "")]
    public async Task A_workbook_with_a_broken_part_is_broken(string part, string content)
    {
        var book = new WrittenSheet(
            "a",
            [
                ["รายการ", "บาท"],
                ["กระดาษ", 500],
            ]
        ).Xlsx();

        var says = await Reading.ReadAsync("o15.xlsx", With(book, part, content));

        Assert.Equal(FileState.Broken, says.State);
    }

    [Fact]
    public async Task A_bomb_is_not_opened()
    {
        var says = await Reading.ReadAsync(
            "bomb.docx",
            Office(("word/document.xml", new string(' ', 20 * 1024 * 1024)))
        );

        Assert.Equal((FileState.Broken, FileSays.Words.Bomb), (says.State, says.Why));
    }

    [Fact]
    public async Task An_entity_that_reads_our_files_is_not_followed()
    {
        const string body =
            """<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:t>&b;</w:t></w:document>""";

        var says = await Reading.ReadAsync("a.docx", Office(("word/document.xml", body)));

        Assert.Equal((FileState.Broken, ""), (says.State, says.Text));
    }

    [Fact]
    public async Task An_office_file_with_a_password_says_so()
    {
        byte[] container =
        [
            0xD0,
            0xCF,
            0x11,
            0xE0,
            0xA1,
            0xB1,
            0x1A,
            0xE1,
            .. new byte[600],
            .. Encoding.Unicode.GetBytes("EncryptedPackage"),
        ];

        Assert.Equal(FileState.NeedsPassword, (await Reading.ReadAsync("a.xlsx", container)).State);
        Assert.Equal(FileState.CannotBeJudged, (await Reading.ReadAsync("a.doc", container.AsMemory(0, 600))).State);
    }

    [Theory]
    [InlineData(874)]
    [InlineData(65001)]
    [InlineData(1200)]
    public async Task A_csv_is_read_in_the_encoding_it_came_in(int codePage)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(codePage);
        byte[] csv = [.. encoding.Preamble, .. encoding.GetBytes("รายการ,จำนวนเงิน\r\nกระดาษ,๕๐๐\r\n")];

        var says = await Reading.ReadAsync("o15.csv", csv);

        Assert.Equal((FileState.Opens, "รายการ,จำนวนเงิน\nกระดาษ,๕๐๐"), (says.State, says.Text));
    }

    [Theory]
    [InlineData("""{"title": "แผน"}""", FileState.Opens)]
    [InlineData("""{"title": "แผน" """, FileState.Broken)]
    public async Task Json_must_be_whole(string json, FileState expected) =>
        Assert.Equal(expected, (await Reading.ReadAsync("plan.json", Encoding.UTF8.GetBytes(json))).State);

    [Fact]
    public async Task A_photograph_has_no_text()
    {
        var says = await Reading.ReadAsync("a.png", SomePictures.Png());

        Assert.Equal(FileState.NoText, says.State);
    }

    [Fact]
    public async Task An_empty_file_is_broken_and_one_of_blanks_has_no_text()
    {
        Assert.Equal(FileState.Broken, (await Reading.ReadAsync("a.txt", Array.Empty<byte>())).State);
        Assert.Equal(FileState.NoText, (await Reading.ReadAsync("a.txt", " \n--\n"u8.ToArray())).State);
    }

    [Theory]
    [InlineData("a.pdf")]
    [InlineData("a.xlsx")]
    public async Task A_name_that_does_not_fit_the_content_is_broken(string name) =>
        Assert.Equal(FileState.Broken, (await Reading.ReadAsync(name, "just words"u8.ToArray())).State);

    [Theory]
    [InlineData("a.exe", "MZ\0\0\u0001\u0002")]
    [InlineData("a.html", "<!doctype html><html><body>x</body></html>")]
    public async Task What_is_not_read_here_is_left_to_a_person(string name, string content) =>
        Assert.Equal(
            FileState.CannotBeJudged,
            (await Reading.ReadAsync(name, Encoding.Latin1.GetBytes(content))).State
        );

    [Fact]
    public async Task Long_text_is_cut_and_says_so()
    {
        var says = await Reading.ReadAsync("a.txt", Encoding.UTF8.GetBytes(new string('ก', FileReading.MostText + 5)));

        Assert.Equal((true, FileReading.MostText), (says.IsCut, says.Text.Length));
    }

    [Fact]
    public async Task Whatever_bytes_come_there_is_an_answer()
    {
        var dice = new Random(2568);
        var good = new[]
        {
            new WrittenSheet(
                "a",
                [
                    ["รายการ", "บาท"],
                    ["กระดาษ", 500],
                ]
            ).Xlsx(),
            Office(("word/document.xml", "<w:document xmlns:w='x'><w:t>a</w:t></w:document>")),
        };
        for (var round = 0; round < 400; round++)
        {
            var bytes = good[round % 2].ToArray();
            for (var i = 0; i < 1 + round % 20; i++)
                bytes[dice.Next(bytes.Length)] = (byte)dice.Next(256);

            var says = await Reading.ReadAsync(round % 2 == 0 ? "a.xlsx" : "a.docx", bytes);

            Assert.True(says.IsOpen || says.Why is not null);
        }
    }

    private static byte[] Office(params (string Name, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts.Prepend(("[Content_Types].xml", "<Types/>")))
            {
                using var part = new StreamWriter(zip.CreateEntry(name).Open());
                part.Write(content);
            }

        return bytes.ToArray();
    }

    private static byte[] With(byte[] office, string part, string content)
    {
        using var bytes = new MemoryStream();
        bytes.Write(office);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(part)!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part).Open());
            writer.Write(content);
        }

        return bytes.ToArray();
    }

    // Null where there is no Chromium.
    private static async Task<byte[]?> PrintedAsync(string body)
    {
        if (!File.Exists("/usr/bin/chromium"))
            return null;

        var folder = Directory.CreateTempSubdirectory("prongsai-pdf-").FullName;
        try
        {
            var page = Path.Combine(folder, "a.html");
            var pdf = Path.Combine(folder, "a.pdf");
            await File.WriteAllTextAsync(page, $"<!doctype html><meta charset=utf-8>{body}");
            using var chromium = Process.Start(
                new ProcessStartInfo(
                    "/usr/bin/chromium",
                    [
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        $"--user-data-dir={folder}/profile",
                        $"--print-to-pdf={pdf}",
                        $"file://{page}",
                    ]
                )
                {
                    RedirectStandardError = true,
                    RedirectStandardOutput = true,
                }
            )!;
            _ = chromium.StandardError.ReadToEndAsync();
            await chromium.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
            return await File.ReadAllBytesAsync(pdf);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A folder with a pdfinfo and a pdftotext of the test's own.</summary>
    private sealed class Programs : IDisposable
    {
        public Programs(string script)
        {
            foreach (var name in new[] { "pdfinfo", "pdftotext" })
            {
                var file = System.IO.Path.Combine(Path, name);
                File.WriteAllText(file, $"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n");
                if (!OperatingSystem.IsWindows())
                    File.SetUnixFileMode(
                        file,
                        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                    );
            }
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("prongsai-tools-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}

/// <summary>A missing poppler skips on a laptop and fails in CI.</summary>
public sealed class FactWithPopplerAttribute : FactAttribute
{
    public FactWithPopplerAttribute()
    {
        if (!File.Exists("/usr/bin/pdftotext") && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "poppler-utils is not installed.";
    }
}

/// <summary>Needs shell scripts as programs.</summary>
public sealed class FactOnUnixAttribute : FactAttribute
{
    public FactOnUnixAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Needs a Unix shell.";
    }
}
