using Microsoft.Playwright;
using Prongsai.Tests.Procurement;

namespace Prongsai.BrowserTests;

/// <summary>What the office keeps of its purchases, and what everybody can look for among them.</summary>
[Collection(InTheOffice.Name)]
public sealed class ProcurementInABrowser(Office office)
{
    [BrowserFact]
    public async Task Is_open_to_everybody_fits_a_phone_and_needs_no_script()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        foreach (var month in new[] { 10, 11 })
            await PurchasesOf2567.ImportAsync(app, month);
        await App.SubmitAsync(app.Officer, "/staff/disclosures?year=2567", []);
        await App.SubmitAsync(app.Officer, "/staff/procurement/2567/12/nothing", []);
        await SomePublished.MonthsAsync(
            app,
            new DateOnly(2023, 10, 1),
            new DateOnly(2023, 11, 1),
            new DateOnly(2023, 12, 1)
        );
        var addresses = await AddressesAsync(app);

        List<string> wrong = [];
        foreach (
            var (language, colours, width, scripts) in new[]
            {
                ("th", ColorScheme.Light, 1440, true),
                ("en", ColorScheme.Dark, 390, true),
                ("th", ColorScheme.Light, 320, false),
            }
        )
        {
            var page = await office.WindowAsync(app, width, 900, colours, scripts, language: language);
            foreach (var address in addresses)
            {
                if (scripts)
                    wrong.AddRange(await EveryPageInABrowser.ViolationsAsync(page, address));
                else
                    await page.GotoAsync(address);
                if (await page.Locator("h1").CountAsync() != 1)
                    wrong.Add($"{address}: no single heading");
                var box = await page.Locator("html").EvaluateAsync<int>("e => e.scrollWidth");
                if (box > width)
                    wrong.Add($"{address}: {box} at {width}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [BrowserFact]
    public async Task Is_searched_and_asked_about_without_scripts()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        await PurchasesOf2567.ImportAsync(app, 10);
        await SomePublished.MonthsAsync(app, new DateOnly(2023, 10, 1));
        var page = await office.WindowAsync(app, 390, 844, scripts: false, signedIn: false);

        await page.GotoAsync("/khlong-sam-wa");
        await page.Locator("main a[href='/khlong-sam-wa/procurement']").ClickAsync();
        await page.Locator("main a[href$='/procurement/search']").ClickAsync();
        await page.Locator("[name=q]").FillAsync("กระดาษ");
        await page.Locator("main [type=submit]").ClickAsync();
        await page.Locator("tbody th a").ClickAsync();
        Assert.Contains("29,000.00", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("a[href$='/ask']").ClickAsync();
        await page.Locator("[name=text]").FillAsync("ทำไมจึงเลือกรายนี้");
        await page.Locator("main [type=submit]").ClickAsync();

        Assert.Contains("ได้รับคำถามแล้ว", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> AddressesAsync(App app)
    {
        const string open = "/khlong-sam-wa/procurement",
            search = $"{open}/search?q=เดือน&from=1,000";
        var contract = await LinkAsync(app.Stranger, search, "tbody th a");
        var vendor = await LinkAsync(app.Stranger, contract, "a[href*='/vendors/']");
        await App.SubmitAsync(app.Stranger, $"{contract}/ask", new() { ["text"] = "ถามเพื่อทดสอบ" });

        return
        [
            open,
            $"{open}/2567/10",
            $"{open}/2567/12",
            search,
            $"{open}/search?from=x",
            contract,
            $"{contract}/ask",
            $"{contract}/ask?sent=true",
            vendor,
            "/staff/procurement?year=2567",
            "/staff/procurement/2567/10",
            "/staff/procurement/2567/12/nothing",
            await LinkAsync(app.Officer, "/staff/procurement/2567/10", "tbody th a"),
            "/staff/procurement/import?year=2567",
            "/staff/procurement/imports",
            await PurchasesOf2567.WaitingAsync(app, 1),
            "/staff/procurement/questions",
            await LinkAsync(app.Officer, "/staff/procurement/questions", "tbody th a"),
            "/staff/disclosures/2567/O15/records/procurement",
        ];
    }

    private static async Task<string> LinkAsync(HttpClient who, string page, string link) =>
        (await App.OpenAsync(who, page)).QuerySelector(link)!.GetAttribute("href")!;
}
