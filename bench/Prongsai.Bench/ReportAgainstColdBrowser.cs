using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Reports.Annual;
using Prongsai.Reports.Contracts;
using Prongsai.Reports.Docx;
using Prongsai.Reports.Html;

namespace Prongsai.Bench;

/// <summary>
/// A synthetic report of about thirty pages with thirty photographs: DOCX in this process; PDF by the browser kept warm,
/// against a browser started for the one print of the same files.
/// </summary>
internal static class ReportAgainstColdBrowser
{
    private const int Rows = 15;
    private const int PhotographsOfARow = 2;
    private const int DistinctPhotographs = 3;
    private const double DocxGateMilliseconds = 150;

    public static async Task<int> RunAsync()
    {
        var browser = new InstalledBrowser(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        if (browser.Path is not { } program)
        {
            Console.Error.WriteLine("no browser on this machine: nothing to compare with");
            return 2;
        }

        var (report, pictures) = Synthetic(await Photographs.MakeAsync(program, DistinctPhotographs));
        byte[] docx = [],
            pdf = [],
            coldPdf = [];
        List<double> docxTimes = [];
        for (var round = 0; round < 12; round++)
            docxTimes.Add(await Rounds.TimeAsync(() => Task.FromResult(docx = DocxReport.Write(report, pictures))));
        Rounds.Show("DOCX, warm", docxTimes.Skip(2).ToList());
        var html = HtmlReport.Write(report, pictures);
        var printable = HtmlReport.ToPrint(report, pictures);

        await using var warm = new WarmBrowser(browser, NullLogger<WarmBrowser>.Instance);
        // The cold browser prints the very same files.
        var folder = Directory.CreateTempSubdirectory("prongsai-bench-report-").FullName;
        var file = Path.Combine(folder, "report.html");
        await File.WriteAllBytesAsync(file, printable.Html);
        foreach (var (name, content) in printable.Beside)
            await File.WriteAllBytesAsync(Path.Combine(folder, name), content);
        var ratio = await Rounds.CompareAsync(
            5,
            (
                "PDF by the warm browser",
                async () => pdf = (await warm.PrintAsync(printable, CancellationToken.None)).Pdf!
            ),
            ("PDF by a cold browser", async () => coldPdf = await PrintColdAsync(program, file)),
            // The warm browser makes its next page ready; that must not be charged to the cold one.
            settle: TimeSpan.FromMilliseconds(800)
        );
        var pages = CountOf("/Type /Page\n", pdf);
        if (pages != CountOf("/Type /Page\n", coldPdf) || CountOf("/DCTDecode", pdf) != CountOf("/DCTDecode", coldPdf))
            throw new InvalidOperationException("the two browsers did not print the same");

        Console.WriteLine(
            $"docx {docx.Length} bytes, html {html.Length} bytes, pdf {pdf.Length} bytes, {pages} pages, {Rows * PhotographsOfARow} photographs"
        );
        var docxMedian = Rounds.Median(docxTimes.Skip(2));
        Rounds.Ratio(ratio, "<= 0.50, and DOCX under 150 ms");
        Directory.Delete(folder, recursive: true);
        return ratio <= 0.5 && docxMedian < DocxGateMilliseconds ? 0 : 1;
    }

    private static async Task<byte[]> PrintColdAsync(string program, string html)
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-bench-browser-").FullName;
        var pdf = Path.Combine(folder, "cold.pdf");
        string[] words =
        [
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-pdf-header-footer",
            $"--user-data-dir={folder}",
            $"--print-to-pdf={pdf}",
            .. Environment.IsPrivilegedProcess ? new[] { "--no-sandbox" } : [],
            html,
        ];
        var start = new ProcessStartInfo(program, words)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using (var process = Process.Start(start)!)
        {
            await Task.WhenAll(
                process.StandardError.ReadToEndAsync(),
                process.StandardOutput.ReadToEndAsync(),
                process.WaitForExitAsync()
            );
        }

        if (!File.Exists(pdf))
            throw new InvalidOperationException("the cold browser printed nothing");
        var printed = await File.ReadAllBytesAsync(pdf);
        Directory.Delete(folder, recursive: true);
        return printed;
    }

    private static int CountOf(string mark, byte[] pdf) => Encoding.Latin1.GetString(pdf).Split(mark).Length - 1;

    private static (AnnualReport Report, Pictures Pictures) Synthetic(IReadOnlyList<byte[]> photographs)
    {
        Dictionary<FileHash, ReadOnlyMemory<byte>> bytes = [];
        var agency = new Agency(
            new AgencyId(Guid.Empty),
            "synthetic",
            new("หน่วยงานสังเคราะห์", "Synthetic agency"),
            new("", ""),
            "general"
        );
        var instrument = new AssessedHeading("OIT", new("แบบวัดการเปิดเผยข้อมูลสาธารณะ", "OIT"));
        var rows = Enumerable
            .Range(1, Rows)
            .Select(row => new ImprovementRow(
                new ImprovementId(new Guid(row, 0, 0, new byte[8])),
                new AssessedItem(
                    $"O{row}",
                    string.Concat(Enumerable.Repeat("รายการเปิดเผยข้อมูลสังเคราะห์ ", 3)),
                    Confidence.MadeUp,
                    Score.Zero,
                    Confidence.MadeUp
                ),
                instrument,
                new AssessedHeading("IND09", new("การเปิดเผยข้อมูล", "Disclosure")),
                string.Concat(Enumerable.Repeat("ต้องเปิดเผยข้อมูลให้ครบถ้วนตามองค์ประกอบที่กำหนด ", 12)),
                [.. Enumerable.Range(1, 6).Select(n => MeasureOf(row, n))],
                [.. Enumerable.Range(1, PhotographsOfARow).Select(n => OutcomeOf(row, n))]
            ))
            .ToList();
        var table = new MeasuresTable(agency.Id, new FiscalYear(2568), new FiscalYear(2567), rows);
        return (AnnualReport.Of(agency, table.Programme, null, table, new ReportOptions()), new Pictures(bytes));

        MeasureRow MeasureOf(int row, int number) =>
            new(
                new MeasureId(new Guid(row, (short)number, 0, new byte[8])),
                number,
                string.Concat(Enumerable.Repeat("มอบหมายเจ้าหน้าที่ผู้รับผิดชอบและตรวจสอบความครบถ้วนทุกเดือน ", 4)),
                "ฝ่ายการคลัง",
                null,
                new MeasurePeriod(null, null, EveryMonth: true),
                null
            );

        OutcomeRow OutcomeOf(int row, int number)
        {
            // A picture of its own each time: some bytes after the end of a JPEG change its hash and nothing else.
            byte[] picture =
            [
                .. photographs[(row * PhotographsOfARow + number) % photographs.Count],
                (byte)row,
                (byte)number,
            ];
            var hash = FileHash.Of(picture);
            bytes[hash] = picture;
            var photograph = new EvidenceRow(
                new EvidenceId(new Guid(row, (short)number, 1, new byte[8])),
                EvidenceKind.Photo,
                "ภาพสังเคราะห์",
                null,
                default,
                hash,
                "photo.jpg",
                "image/jpeg",
                Photographs.Width,
                Photographs.Height,
                null,
                true
            );
            var text = string.Concat(Enumerable.Repeat("ดำเนินการเผยแพร่ข้อมูลครบถ้วนแล้ว ", 10));
            return new(new OutcomeId(new Guid(row, (short)number, 2, new byte[8])), number, null, text, [photograph]);
        }
    }
}
