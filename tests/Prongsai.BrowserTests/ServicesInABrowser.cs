using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Registry;
using Prongsai.Services.Requests;
using Prongsai.Tests.Web;

namespace Prongsai.BrowserTests;

/// <summary>A citizen asks for a service on a phone and an officer works on it at a desk, over Songkran.</summary>
[Collection(InTheOffice.Name)]
public sealed class ServicesInABrowser(Office office)
{
    private const int Phone = 360;

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_phone_a_request_is_made_asked_about_answered_and_finished(bool scripts)
    {
        if (Chromium.Program is null)
            return;

        var clock = new MovableClock();
        await using var app = await App.StartAsync(Database.Sqlite, clock.Set);
        await SampleIn.LoadAsync(app);
        // Friday before Songkran of 2570, in the morning.
        clock.Advance(new DateTime(2027, 4, 9, 3, 0, 0, DateTimeKind.Utc) - clock.GetUtcNow().UtcDateTime);
        var phone = await office.WindowAsync(app, Phone, 740, scripts: scripts, signedIn: false);
        await phone.GotoAsync("/khlong-sam-wa/services?q=กิ่ง");
        await GoodAsync(phone, "services-search", scripts);
        await phone
            .GetByRole(AriaRole.Link, new() { Name = "ขอให้ตัดแต่งกิ่งไม้ในที่สาธารณะ", Exact = true })
            .ClickAsync();
        await GoodAsync(phone, "services-manual", scripts);
        await phone.GetByRole(AriaRole.Button, new() { Name = "ยื่นคำขอออนไลน์" }).ClickAsync();

        await phone.GetByRole(AriaRole.Button, new() { Name = "ส่งคำขอ" }).ClickAsync();
        await phone.Locator("[role=alert]").WaitForAsync();
        await GoodAsync(phone, "request-errors", scripts);
        await phone.Locator("[name=name]").FillAsync("สมศรี รักต้นไม้");
        await phone.Locator("[name=phone]").FillAsync("081 234 5678");
        await phone.Locator("[name=f_where]").FillAsync("หน้าตลาดสมมุติ ซอย 5");
        await phone.GetByRole(AriaRole.Button, new() { Name = "บันทึกไว้ ทำต่อภายหลัง" }).ClickAsync();
        await phone.Locator(".key").First.WaitForAsync();
        await GoodAsync(phone, "request-kept", scripts);
        await phone.GetByRole(AriaRole.Button, new() { Name = "ส่งคำขอ" }).ClickAsync();
        await phone.GetByText("ได้รับคำขอแล้ว").WaitForAsync();
        await phone.GetByText("วันครบกำหนดคำนวณอย่างไร").ClickAsync();
        // Seven working days: 12 and 16 April, 19 to 23.
        Assert.True(await phone.GetByText("23 เมษายน 2570").First.IsVisibleAsync());
        Assert.True(await phone.GetByText("วันสงกรานต์").First.IsVisibleAsync());
        await GoodAsync(phone, "request-receipt", scripts);
        var receipt = phone.Url;

        var credentials = await app.Ask<IPeople, Credentials?>(people =>
            people.AppointAsync(
                app.Agency,
                new Newcomer("services", "นายบริการ สมมุติ"),
                [Duty.ServiceOfficer],
                Actor.System
            )
        );
        var desk = await office.WindowAsync(app, 1440, signedIn: false);
        await Office.SignInAsync(desk, credentials!);
        await desk.GotoAsync("/staff/services/requests");
        await GoodAsync(desk, "requests-queue", scripts, 1440);
        await desk.Locator("tbody th a").ClickAsync();
        await desk.Locator("form[action$='handler=Ask'] textarea").FillAsync("ขอภาพต้นไม้");
        await desk.Locator("form[action$='handler=Ask'] button").ClickAsync();
        await desk.GetByText("นาฬิกาหยุด").First.WaitForAsync();
        await GoodAsync(desk, "request-desk", scripts, 1440);

        clock.Advance(TimeSpan.FromDays(7));
        await phone.GotoAsync(receipt.Split('?')[0]);
        await GoodAsync(phone, "request-asked", scripts);
        await phone.Locator("[name=text]").FillAsync("แนบภาพแล้ว");
        await phone
            .Locator("[name=files]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "tree.png",
                    MimeType = "image/png",
                    Buffer = Convert.FromBase64String(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
                    ),
                }
            );
        await phone.GetByRole(AriaRole.Button, new() { Name = "ส่งคำตอบ" }).ClickAsync();
        await phone.GetByText("แนบภาพแล้ว").First.WaitForAsync();
        var open = await app.Ask<ProngsaiDb, ServiceRequest>(db =>
            db.Set<ServiceRequest>().AsNoTracking().SingleAsync()
        );
        // Asked on the day it was made and answered on Friday 16: all seven days lie after it.
        Assert.Equal(new DateOnly(2027, 4, 27), open.DueOn);

        await Office.SignInAsync(await AgainAsync(desk), credentials!);
        await desk.GotoAsync(open.Page);
        await desk.Locator("form[action$='handler=Finish'] textarea").FillAsync("ตัดแต่งเรียบร้อย");
        await desk.Locator("form[action$='handler=Finish'] button").ClickAsync();
        await desk.GetByRole(AriaRole.Heading, new() { Name = "ผลการดำเนินการ" }).WaitForAsync();
        await phone.ReloadAsync();
        await phone.GetByText("ตัดแต่งเรียบร้อย").First.WaitForAsync();
        await GoodAsync(phone, "request-finished", scripts);
        await phone.Context.CloseAsync();
        await desk.Context.CloseAsync();

        static async Task<IPage> AgainAsync(IPage page)
        {
            await page.Context.ClearCookiesAsync();
            await page.GotoAsync("/staff/sign-in");
            return page;
        }
    }

    [BrowserFact]
    public async Task Staff_pages_are_open_to_everybody_and_fit_a_phone()
    {
        var service = await office.App.Ask<ProngsaiDb, Service>(db =>
            db.Set<Service>().AsNoTracking().SingleAsync(s => s.Slug == "building-permit")
        );
        string[] addresses =
        [
            "/staff/services",
            "/staff/services/new",
            "/staff/services/import",
            service.Page,
            $"{service.Page}/edit",
            $"{service.Page}/fields",
            $"{service.Page}/keep",
            $"{service.Page}/approve",
            "/khlong-sam-wa/services",
            "/khlong-sam-wa/services/building-permit",
            "/khlong-sam-wa/services/building-permit?check=true&have=0",
            "/khlong-sam-wa/services/building-permit/request",
            "/khlong-sam-wa/services/house-registration-move-in?in=my",
            "/khlong-sam-wa/requests",
        ];
        await LookedAt.AreGoodForAsync(
            office,
            new("service-manager", "นางสาวบริการ สมมุติ"),
            Duty.ServiceManager,
            "services",
            addresses
        );
    }

    private static async Task GoodAsync(IPage page, string what, bool scripts, int width = Phone)
    {
        var scrolls = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(scrolls <= width, $"{what}: {scrolls} pixels wide at {width}");
        if (Environment.GetEnvironmentVariable("PICTURES_OF_PRONGSAI") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await page.ScreenshotAsync(
                new()
                {
                    Path = Path.Combine(folder, $"{what}-{(scripts ? "js" : "plain")}-{width}.png"),
                    FullPage = true,
                }
            );
        }

        if (!scripts && width == Phone)
            return;
        var found = await EveryPageInABrowser.ViolationsAsync(page);
        Assert.True(!found.Any(), $"{what}: {string.Join('\n', found)}");
    }
}
