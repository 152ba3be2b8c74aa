using Microsoft.Playwright;
using Prongsai.Tests.Procurement.Reconciling;

namespace Prongsai.BrowserTests;

/// <summary>The register beside the national systems, as the office reads it.</summary>
[Collection(InTheOffice.Name)]
public sealed class ReconcilingInABrowser(Office office)
{
    [BrowserFact]
    public async Task Is_open_to_everybody_and_fits_a_phone()
    {
        await using var server = await NationalServer.StartAsync();
        await using var app = await AnOffice.StartAsync(Database.Sqlite);
        await AnOffice.GiveRegisterAsync(app);
        await AnOffice.SetAsync(app, server);
        server.Announced.Add(
            ("D0", "68019000077, ประกวดราคาอิเล็กทรอนิกส์ (e-bidding), ประกาศเชิญชวน", new(2025, 1, 7))
        );
        server.Projects.Add(
            NationalServer.Project("67109000001", "ซื้อกระดาษ", "31,000.00", "กก 001/2568", day: "8 ต.ค. 67")
        );
        server.Projects.Add(
            NationalServer.Project(
                "67109000009",
                "จ้างเหมาบริการดูแลรักษาความสะอาดอาคารสำนักงานเขตและพื้นที่โดยรอบประจำปีงบประมาณ พ.ศ. 2568",
                "5,000.00",
                "9/2568",
                tin: "3100500123456"
            )
        );
        await AnOffice.AskAsync(app);
        var list = await App.OpenAsync(app.Officer, AnOffice.Page);
        var difference = list.QuerySelector("[aria-labelledby=kind-PriceDiffers] th a")!.GetAttribute("href")!;
        await App.SubmitAsync(app.Officer, difference, new() { ["text"] = "แก้ไขสัญญาครั้งที่ 1\nเพิ่มงานอีกพันบาท" });
        string[] addresses = [AnOffice.Page, $"{AnOffice.Page}&kind=NationalOnly", AnOffice.Settings, difference];

        var wrong = await LookedAt.WrongAsync(
            (language, colours, width) => office.WindowAsync(app, width, 900, colours, language: language),
            "reconcile",
            addresses,
            ("th", ColorScheme.Light, 1440),
            ("en", ColorScheme.Dark, 390),
            ("th", ColorScheme.Light, 360)
        );
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
