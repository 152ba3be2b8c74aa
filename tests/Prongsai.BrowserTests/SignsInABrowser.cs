using Microsoft.Playwright;
using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;
using Prongsai.Tests.Procurement;

namespace Prongsai.BrowserTests;

/// <summary>What there is to look at in procurement, as the office and the public read it.</summary>
[Collection(InTheOffice.Name)]
public sealed class SignsInABrowser(Office office)
{
    [BrowserFact]
    public async Task Are_open_to_everybody_and_fit_a_phone()
    {
        var clock = new MovableClock();
        await using var app = await App.StartAsync(Database.Sqlite, clock.Set);
        await GiveAsync(app);
        clock.Advance(TimeSpan.FromDays(16));
        await App.SignInAsync(app.Officer, app.Administrator);
        var list = await App.OpenAsync(app.Officer, "/staff/procurement/signs?year=2568");
        var finding = list.QuerySelector("#sign-F01 ~ .table-scroll th a")!.GetAttribute("href")!;
        await App.SubmitAsync(app.Officer, finding, new() { ["text"] = "เป็นพัสดุคนละชนิด\nจัดซื้อคนละโครงการ" });
        string[] addresses =
        [
            "/staff/procurement/signs?year=2568",
            "/staff/procurement/signs?year=2568&sign=F01",
            "/staff/procurement/signs/definitions?year=2568",
            finding,
            "/khlong-sam-wa/procurement/signs?year=2568",
        ];

        var wrong = await LookedAt.WrongAsync(
            (language, colours, width) => office.WindowAsync(app, width, 900, colours, language: language),
            "signs",
            addresses,
            ("th", ColorScheme.Light, 1280),
            ("en", ColorScheme.Dark, 390),
            ("th", ColorScheme.Light, 320)
        );
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        var strangers = await office.WindowAsync(app, scripts: false, signedIn: false);
        await strangers.GotoAsync("/khlong-sam-wa/procurement/signs?year=2568");
        Assert.Contains("เป็นพัสดุคนละชนิด", await strangers.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private static async Task GiveAsync(App app)
    {
        var file = SomePurchases.Csv(
            ["1,ซื้อกระดาษ,250000,-,เฉพาะเจาะจง,ร้าน ก,220000,1/2568,7 ต.ค. 67,67109000001"],
            [
                "2,ซื้อหมึกพิมพ์สำหรับเครื่องพิมพ์ของฝ่ายทะเบียนและฝ่ายปกครอง,500000,-,เฉพาะเจาะจง,ร้าน ก,480000,2/2568,7 ต.ค. 67,67109000002",
            ],
            ["3,จ้างซ่อมรถ,12500,-,เฉพาะเจาะจง,อู่ ข,12500,3/2568,6 ต.ค. 67,67109000003"]
        );
        var done = await app.Ask<IPurchaseImport, PurchasesImported>(import =>
            import.ImportAsync(
                app.Agency,
                "ตุลาคม.csv",
                file,
                new FiscalYear(2568),
                new DateOnly(2024, 10, 1),
                new PurchaseImportOptions(AcceptRepairs: true),
                Actor.System
            )
        );
        Assert.Empty(done.Refusals);
        await app.DrainJobsAsync();
        await SomePublished.MonthsAsync(app, new DateOnly(2024, 10, 1));
    }
}
