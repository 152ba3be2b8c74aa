using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Prongsai.Kernel;
using Prongsai.Reports.Html;
using Prongsai.Reports.Pdf;

namespace Prongsai.Tests.Reports.Pdf;

public sealed class PrintingReports
{
    [FactWithABrowser]
    public async Task Gives_a_tagged_document_of_several_pages_in_which_Thai_is_found()
    {
        var (report, pictures) = TheDistrict.WithPhotographs();
        await using var browser = Browser();

        var (pdf, missing) = await browser.PrintAsync(HtmlReport.ToPrint(report, pictures), default);

        Assert.Null(missing);
        var bytes = Encoding.Latin1.GetString(pdf!);
        Assert.StartsWith("%PDF", bytes, StringComparison.Ordinal);
        Assert.Contains("/MarkInfo", bytes, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", bytes, StringComparison.Ordinal);
        Assert.Contains("/Outlines", bytes, StringComparison.Ordinal);
        Assert.True(bytes.Split("/Type /Page\n").Length - 1 > 3, "The report should have more than three pages.");
        if (await TextOfAsync(pdf!) is not { } text)
            return;

        Assert.Contains("ข้อเดียวเท่านั้น", text, StringComparison.Ordinal);
        Assert.Contains("การใช้ทรัพย์สินของราชการ", text, StringComparison.Ordinal);
        Assert.Matches(@"-\s*๓\s*-", text);
    }

    [FactWithABrowser]
    public async Task Prints_the_photographs_that_lie_beside_the_report_as_it_prints_those_in_the_file()
    {
        var (report, pictures) = TheDistrict.WithPhotographs();
        await using var browser = Browser();

        var (beside, _) = await browser.PrintAsync(HtmlReport.ToPrint(report, pictures), default);
        var (within, _) = await browser.PrintAsync(new Printable(HtmlReport.Write(report, pictures)), default);

        Assert.NotEqual(0, Images(beside!));
        Assert.Equal(Images(within!), Images(beside!));
        static int Images(byte[] pdf) => Encoding.Latin1.GetString(pdf).Split("/Subtype /Image").Length - 1;
    }

    [FactWithABrowser]
    public async Task Goes_on_with_a_new_browser_after_the_first_one_died()
    {
        var (report, pictures) = TheDistrict.WithPhotographs();
        var document = HtmlReport.ToPrint(report, pictures);
        await using var browser = Browser();
        await browser.PrintAsync(document, default);

        browser.KillForTest();
        var (pdf, missing) = await browser.PrintAsync(document, default);

        Assert.Null(missing);
        Assert.NotEmpty(pdf!);
    }

    [FactWithABrowser]
    public async Task Reaches_nothing_even_for_a_page_that_asks()
    {
        using var listener = new System.Net.HttpListener();
        var port = FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        var asked = listener.GetContextAsync();
        await using var browser = Browser();

        await browser.PrintAsync(
            new Printable(
                Encoding.UTF8.GetBytes(
                    $"<p>x<img src='http://127.0.0.1:{port}/spy.png'><script src='http://127.0.0.1:{port}/spy.js'></script>"
                )
            ),
            default
        );

        Assert.False(asked.IsCompleted);
    }

    [Fact]
    public async Task Without_a_browser_says_what_is_missing_in_both_languages()
    {
        await using var browser = Browser("/nowhere/chromium");

        var (pdf, missing) = await browser.PrintAsync(new Printable("<p>"u8.ToArray()), default);

        Assert.Null(pdf);
        Assert.Equal("browser-missing", missing!.Code);
        Assert.Contains("Prongsai:Browser", missing.Words.Th, StringComparison.Ordinal);
        Assert.Contains("Chromium", missing.Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_program_that_is_no_browser_says_so()
    {
        if (!File.Exists("/bin/true"))
            return;
        await using var browser = Browser("/bin/true");

        var (pdf, missing) = await browser.PrintAsync(new Printable("<p>"u8.ToArray()), default);

        Assert.Null(pdf);
        Assert.Equal("browser-failed", missing!.Code);
    }

    internal static bool BrowserIsHere => new InstalledBrowser(new ConfigurationBuilder().Build()).Path is not null;

    private static WarmBrowser Browser(string? setting = null) =>
        new(
            new InstalledBrowser(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(new Dictionary<string, string?> { ["Prongsai:Browser"] = setting })
                    .Build()
            ),
            NullLogger<WarmBrowser>.Instance
        );

    /// <summary>What pdftotext reads; null where poppler is not installed.</summary>
    private static async Task<string?> TextOfAsync(byte[] pdf)
    {
        if (!File.Exists("/usr/bin/pdftotext"))
            return null;

        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, pdf);
        using var process = Process.Start(
            new ProcessStartInfo("pdftotext", [file, "-"]) { RedirectStandardOutput = true }
        )!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        File.Delete(file);
        return text;
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A missing browser skips on a laptop and fails in CI.</summary>
public sealed class FactWithABrowserAttribute : FactAttribute
{
    public FactWithABrowserAttribute()
    {
        if (!PrintingReports.BrowserIsHere && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "No browser is installed: the PDF was not printed.";
    }
}
