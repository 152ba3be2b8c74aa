using Microsoft.Playwright;
using Prongsai.Agencies.Contracts;
using Prongsai.Complaints.Reporting;
using Prongsai.Kernel;

namespace Prongsai.BrowserTests;

/// <summary>Somebody reports corruption on a phone without scripts, follows it by the receipt, and a handler answers at a desk.</summary>
[Collection(InTheOffice.Name)]
public sealed class ComplaintsInABrowser(Office office)
{
    private const int Phone = 360;
    private const string Passphrase = "correct horse battery staple seven";

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_nameless_report_is_sent_answered_and_counted(bool scripts)
    {
        if (Chromium.Program is null)
            return;

        var clock = new MovableClock();
        await using var app = await App.StartAsync(Database.Sqlite, clock.Set);
        var credentials = await app.Ask<IPeople, Credentials?>(people =>
            people.AppointAsync(
                app.Agency,
                new Newcomer("handler", "นางสาวรับเรื่อง สมมุติ"),
                [Duty.ComplaintHandler],
                Actor.System
            )
        );
        var desk = await office.WindowAsync(app, 1440, signedIn: false);
        await Office.SignInAsync(desk, credentials!);
        await desk.GotoAsync("/staff/complaints/keys");
        await GoodAsync(desk, "complaints-no-key", 1440);
        await desk.Locator("#make-passphrase").FillAsync(Passphrase);
        await desk.Locator("#make-again").FillAsync(Passphrase);
        await desk.GetByRole(AriaRole.Button, new() { Name = "สร้างกุญแจ" }).ClickAsync();
        await desk.GetByText("บันทึกแล้ว").WaitForAsync();
        await GoodAsync(desk, "complaints-keys", 1440);

        var phone = await office.WindowAsync(app, Phone, 740, scripts: scripts, signedIn: false);
        // The window was given the language of its choice; whoever comes from elsewhere has no cookie.
        await phone.Context.ClearCookiesAsync();
        await phone.GotoAsync("/khlong-sam-wa/complaints");
        await GoodAsync(phone, "complaints-guide", Phone, scripts);
        await phone.GetByRole(AriaRole.Button, new() { Name = "เขียนเรื่องที่จะแจ้ง" }).ClickAsync();
        await GoodAsync(phone, "complaints-step-1", Phone, scripts);
        await phone.Locator("#accused").SelectOptionAsync("unknown");
        await NextAsync(phone);
        await phone.Locator("#what").FillAsync("เจ้าหน้าที่เรียกรับเงิน 500 บาทเพื่อเร่งคำขอ");
        await GoodAsync(phone, "complaints-step-2", Phone, scripts);
        await NextAsync(phone);
        await phone.GetByLabel("เห็นหรือประสบด้วยตนเอง").CheckAsync();
        await GoodAsync(phone, "complaints-step-3", Phone, scripts);
        await NextAsync(phone);
        await GoodAsync(phone, "complaints-step-4", Phone, scripts);
        await phone
            .Locator("#files")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "note.txt",
                    MimeType = "text/plain",
                    Buffer = "หลักฐาน"u8.ToArray(),
                }
            );
        await PatientlyAsync(phone, clock, scripts);
        await phone.GetByRole(AriaRole.Button, new() { Name = "ปิดผนึกและส่ง" }).ClickAsync();
        var receipt = await phone.Locator("#digits").InnerTextAsync();
        await GoodAsync(phone, "complaints-receipt", Phone, scripts);
        Assert.All(await phone.Context.CookiesAsync(), cookie => Assert.Equal(-1, cookie.Expires));

        await desk.GotoAsync("/staff/complaints/unlock");
        await GoodAsync(desk, "complaints-unlock", 1440);
        await desk.Locator("#passphrase").FillAsync(Passphrase);
        await desk.Locator("main button[type=submit]").ClickAsync();
        await GoodAsync(desk, "complaints-queue", 1440);
        await desk.Locator("tbody th a").ClickAsync();
        await desk.GetByText("เรียกรับเงิน 500 บาท").WaitForAsync();
        await desk.Locator("#reply").FillAsync("ขอบคุณ กำลังตรวจสอบ");
        await desk.Locator("form[action$='handler=Reply'] button").ClickAsync();
        await desk.GetByText("ขอบคุณ กำลังตรวจสอบ").WaitForAsync();
        await GoodAsync(desk, "complaints-case", 1440);
        var page = desk.Url;
        await desk.GotoAsync($"{page}/hand-over");
        await GoodAsync(desk, "complaints-hand-over", 1440);
        await desk.GotoAsync($"{page}/destroy");
        await GoodAsync(desk, "complaints-destroy", 1440);
        await desk.GotoAsync("/staff/complaints/access");
        await GoodAsync(desk, "complaints-access", 1440);
        await desk.SetViewportSizeAsync(Phone, 740);
        foreach (var address in new[] { page, "/staff/complaints", "/staff/complaints/keys", $"{page}/hand-over" })
        {
            await desk.GotoAsync(address);
            await GoodAsync(desk, $"complaints-small-{address.Split('/')[^1]}", Phone);
        }

        await phone.GotoAsync("/khlong-sam-wa/complaints/follow");
        await GoodAsync(phone, "complaints-follow", Phone, scripts);
        await phone.Locator("#receipt").FillAsync(receipt);
        await PatientlyAsync(phone, clock, scripts);
        await phone.GetByRole(AriaRole.Button, new() { Name = "เปิดดู" }).ClickAsync();
        await phone.GetByText("ขอบคุณ กำลังตรวจสอบ").WaitForAsync();
        await GoodAsync(phone, "complaints-followed", Phone, scripts);
        Assert.DoesNotContain("เรียกรับเงิน 500 บาท", await phone.ContentAsync(), StringComparison.Ordinal);
        await phone.GotoAsync("/khlong-sam-wa/complaints/statistics");
        await phone.GetByText("1–4").First.WaitForAsync();
        await GoodAsync(phone, "complaints-statistics", Phone, scripts);
        Assert.All(await phone.Context.CookiesAsync(), cookie => Assert.Equal(-1, cookie.Expires));
        await phone.Context.CloseAsync();
        await desk.Context.CloseAsync();
    }

    private static Task NextAsync(IPage page) =>
        page.GetByRole(AriaRole.Button, new() { Name = "ถัดไป", Exact = true }).ClickAsync();

    // With scripts the browser has worked after a second; without them the form grows old.
    private static async Task PatientlyAsync(IPage page, MovableClock clock, bool scripts)
    {
        if (scripts)
            await page.WaitForFunctionAsync("document.getElementById('work').value !== ''");
        else
            clock.Advance(TimeSpan.FromSeconds(Gate.SecondsOfPatience + 1));
    }

    private static async Task GoodAsync(IPage page, string what, int width, bool scripts = true)
    {
        await page.WaitForLoadStateAsync();
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

        // axe is a script itself.
        if (!scripts)
            return;
        var found = await EveryPageInABrowser.ViolationsAsync(page);
        Assert.True(!found.Any(), $"{what}: {string.Join('\n', found)}");
    }
}
