using System.IO.Compression;
using Microsoft.Playwright;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Web.CommandLine;

namespace Prongsai.BrowserTests;

/// <summary>
/// The line that Prongsai exists for, in a browser, on a phone and on a desk: sign in, import last year's result, correct a
/// measure, add a result with a photograph, see the report change, take the document home.
/// </summary>
[Collection(InTheOffice.Name)]
public sealed class FromAResultToTheReport(Office browserOnly)
{
    private const string Corrected = "ทดสอบแก้ไขมาตรการ เผยแพร่คู่มือการให้บริการทุกจุด";
    private const string Done = "ทดสอบบันทึกผล ติดตั้งป้ายคู่มือที่จุดบริการแล้ว";

    [BrowserTheory]
    [InlineData(390, 844)]
    [InlineData(1440, 900)]
    public async Task Works_with_the_documents_own_figures(int width, int height)
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        var page = await browserOnly.WindowAsync(app, width, height);
        var sample = SampleOffice.FolderOf("khlong-sam-wa");

        await ImportTheResultAsync(page, sample);
        // The measures of the sample come by file; offices type theirs.
        await app.With<IMeasuresImport>(async import =>
            (await import.ImportAsync(app.Agency, Path.Combine(sample, "measures.yaml"), Actor.System)).ThrowIfAny()
        );
        await CorrectAMeasureAsync(page);
        await AddAResultWithAPhotographAsync(page, Path.Combine(sample, "photos", "e1-manual-rack.png"));
        await SeeTheReportChangedAsync(page);
        var document = await DownloadTheDocumentAsync(page);

        Assert.Contains(Corrected, document, StringComparison.Ordinal);
        Assert.Contains(Done, document, StringComparison.Ordinal);
    }

    private static async Task ImportTheResultAsync(IPage page, string sample)
    {
        await page.GotoAsync("/staff");
        await page.Locator(".empty a.button").ClickAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(Path.Combine(sample, "results.csv"));
        await page.Locator("main form [type=submit]").ClickAsync();
        // What was read is shown first; then it is kept.
        await page.Locator("main form[action*=Keep] [type=submit]").ClickAsync();
        await page.GotoAsync("/staff");

        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync("O15");
    }

    private static async Task CorrectAMeasureAsync(IPage page)
    {
        await page.GotoAsync("/staff/measures?year=2568");
        await page.Locator("a[href^='/staff/measures/measure/']").First.ClickAsync();
        await page.Locator("form[action^='/staff/measures/measure/'] textarea[name=text]").FillAsync(Corrected);
        await page.Locator("form[action^='/staff/measures/measure/'] [type=submit]").ClickAsync();

        await Assertions.Expect(page.GetByText(Corrected)).ToBeVisibleAsync();
    }

    private static async Task AddAResultWithAPhotographAsync(IPage page, string photograph)
    {
        var before = await page.Locator(".photos img").CountAsync();
        await page.Locator("a[href$='/add-outcome']").First.ClickAsync();
        var form = page.Locator("form[action$='/add-outcome']");
        await form.Locator("textarea[name=text]").FillAsync(Done);
        await form.Locator("input[name=on]").FillAsync("2025-08-15");
        await form.Locator("#chosen").SetInputFilesAsync(photograph);
        await form.Locator("[type=submit]").ClickAsync();

        await Assertions.Expect(page.GetByText(Done)).ToBeVisibleAsync();
        await page.GotoAsync("/staff/measures?year=2568");
        await Assertions.Expect(page.Locator(".photos img")).ToHaveCountAsync(before + 1);
    }

    private static async Task SeeTheReportChangedAsync(IPage page)
    {
        await page.GotoAsync("/staff/reports/2568");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Corrected);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Done);
    }

    private static async Task<string> DownloadTheDocumentAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.Locator("main a[href*='/docx']").First.ClickAsync()
        );
        await using var file = await download.CreateReadStreamAsync();
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy);
        using var zip = new ZipArchive(copy);
        using var words = new StreamReader(zip.GetEntry("word/document.xml")!.Open());

        return await words.ReadToEndAsync();
    }
}
