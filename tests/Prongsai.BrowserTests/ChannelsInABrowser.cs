using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Channels;
using Prongsai.Services.Channels.Posts;
using Prongsai.Tests.Services.Channels;

namespace Prongsai.BrowserTests;

/// <summary>A post is written, looked at, approved and read in real browsers, and one of them asks to be told of news.</summary>
[Collection(InTheOffice.Name)]
public sealed class ChannelsInABrowser(Office office)
{
    // A push service needs the internet; the rest of the way is real: permission, worker, script, server.
    private const string APushService = """
        PushManager.prototype.subscribe = async function (options) {
            const subscription = {
                endpoint: "ENDPOINT",
                key: Array.from(new Uint8Array(options.applicationServerKey)).length,
                getKey: (name) => Uint8Array.from(atob((name === "auth" ? "AUTH" : "POINT").replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0)).buffer,
                unsubscribe: async () => { window.subscribed = null; return true; },
            };
            window.subscribed = subscription;
            return subscription;
        };
        PushManager.prototype.getSubscription = async () => window.subscribed || null;
        """;

    [BrowserFact]
    public async Task A_post_goes_from_the_desk_to_the_public_and_its_picture_is_kept()
    {
        if (Chromium.Program is null)
            return;

        await using var theirs = await AnOfficeThatPosts.StartAsync(
            Database.Sqlite,
            adjust: builder => builder.Configuration["Prongsai:Browser"] = Chromium.Program,
            from: TimeProvider.System.Now().Utc
        );
        var app = theirs.App;
        var writer = await WindowAsync(app, "desk", Duty.ServiceManager);
        await writer.GotoAsync(AnOfficeThatPosts.Accounts);
        await LookAsync(writer, "channels-accounts");
        await writer.GotoAsync(AnOfficeThatPosts.Write);
        await LookAsync(writer, "channels-write");
        await writer.Locator("[name=TitleTh]").FillAsync("เปิดให้บริการวันเสาร์ที่จุดบริการเบ็ดเสร็จ ชั้น ๑");
        await writer
            .Locator("[name=TextTh]")
            .FillAsync(
                "ตั้งแต่เดือนหน้า เปิดให้บริการทำบัตรประจำตัวประชาชนและแจ้งย้ายที่อยู่ในวันเสาร์ ๐๘.๓๐–๑๒.๐๐ น.\nไม่ต้องนัดล่วงหน้า"
            );
        await writer.Locator("[name=Link]").FillAsync("/khlong-sam-wa/counter");
        await writer
            .Locator("[name=upload]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "wide.png",
                    MimeType = "image/png",
                    Buffer = await DrawnAsync(writer),
                }
            );
        // The browser makes it as small as LINE shows it.
        await writer.GetByText("พร้อมส่ง").WaitForAsync();
        await writer.Locator("[name=Alt]").FillAsync("ป้ายเปิดให้บริการวันเสาร์");
        await writer.GetByRole(AriaRole.Button, new() { Name = "บันทึกและดูตัวอย่าง" }).ClickAsync();
        await writer.GetByRole(AriaRole.Button, new() { Name = "ส่งให้อนุมัติ" }).WaitForAsync();
        await LookAsync(writer, "channels-preview");
        await writer.GetByRole(AriaRole.Button, new() { Name = "ส่งให้อนุมัติ" }).ClickAsync();
        await writer.GetByText("รออนุมัติ").First.WaitForAsync();
        var page = new Uri(writer.Url).AbsolutePath;

        var approver = await WindowAsync(app, "boss", Duty.Reviewer);
        await approver.GotoAsync($"{page}/approve");
        await LookAsync(approver, "channels-approve");
        await approver.GetByRole(AriaRole.Button, new() { Name = "อนุมัติและส่ง" }).ClickAsync();
        await approver.WaitForURLAsync($"**{page}");
        for (var i = 0; i < 3; i++)
            await theirs.LetJobsRunAsync(1, TimeSpan.FromSeconds(1));

        await writer.ReloadAsync();
        await writer.GetByRole(AriaRole.Link, new() { Name = "ภาพของโพสต์ที่ส่ง (PNG)" }).First.WaitForAsync();
        await LookAsync(writer, "channels-sent");
        foreach (var channel in (Channel[])[Channel.Line, Channel.Facebook])
        {
            var picture = await theirs.Writer.GetByteArrayAsync($"{page}?handler=Shot&channel={channel}");
            Assert.True(PictureSize.TryRead(picture, out var size));
            Assert.Equal(1280, size.Width);
            Assert.InRange(size.Height, 600, 16_000);
            if (Environment.GetEnvironmentVariable("PICTURES_OF_PRONGSAI") is { Length: > 0 } folder)
                await File.WriteAllBytesAsync(Path.Combine(folder, $"channels-evidence-{channel}.png"), picture);
        }

        var shrunk = await app.Ask<ProngsaiDb, Post>(db => db.Posts.AsNoTracking().SingleAsync());
        Assert.Equal(1024, shrunk.PictureWidth);

        var phone = await office.WindowAsync(app, 360, 740, signedIn: false);
        await phone.GotoAsync("/khlong-sam-wa/posts");
        await LookAsync(phone, "channels-news");
        await phone.GetByRole(AriaRole.Link, new() { Name = "เปิดให้บริการวันเสาร์" }).ClickAsync();
        await LookAsync(phone, "channels-news-post");
        foreach (var window in (IPage[])[writer, approver, phone])
            await window.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_browser_subscribes_and_stops_and_without_scripts_hears_of_rss()
    {
        if (Chromium.Program is null)
            return;

        await using var theirs = await AnOfficeThatPosts.StartAsync(
            Database.Sqlite,
            withAccounts: false,
            from: TimeProvider.System.Now().Utc
        );
        var app = theirs.App;
        var phone = await office.WindowAsync(app, 360, 740, signedIn: false);
        await phone.Context.GrantPermissionsAsync(
            ["notifications"],
            new() { Origin = app.Address.GetLeftPart(UriPartial.Authority) }
        );
        await phone.AddInitScriptAsync(
            APushService
                .Replace("ENDPOINT", new Uri(theirs.Theirs.Address, "push/phone").ToString(), StringComparison.Ordinal)
                .Replace("POINT", BeingToldOfNews.PublicKey, StringComparison.Ordinal)
                .Replace("AUTH", BeingToldOfNews.Auth, StringComparison.Ordinal)
        );
        await phone.GotoAsync("/khlong-sam-wa/posts");
        await phone.GetByRole(AriaRole.Button, new() { Name = "รับการแจ้งเตือนทางเบราว์เซอร์" }).ClickAsync();
        await phone.GetByText("สมัครแล้ว").WaitForAsync();
        await LookAsync(phone, "channels-subscribed");
        Assert.Equal(1, await SubscribersAsync(app));
        // The worker stands between no page and the server.
        Assert.Equal(
            "/khlong-sam-wa/posts/push/",
            await phone.EvaluateAsync<string>(
                "navigator.serviceWorker.getRegistrations().then((all) => new URL(all[0].scope).pathname)"
            )
        );
        await phone.GetByRole(AriaRole.Button, new() { Name = "เลิกรับการแจ้งเตือน" }).ClickAsync();
        await phone.GetByText("เลิกรับแล้ว").WaitForAsync();
        Assert.Equal(0, await SubscribersAsync(app));
        await phone.Context.CloseAsync();

        var plain = await office.WindowAsync(app, 360, 740, scripts: false, signedIn: false);
        await plain.GotoAsync("/khlong-sam-wa/posts");
        Assert.True(await plain.GetByText("ใช้ RSS แทนได้").IsVisibleAsync());
        Assert.False(
            await plain.GetByRole(AriaRole.Button, new() { Name = "รับการแจ้งเตือนทางเบราว์เซอร์" }).IsVisibleAsync()
        );
        await plain.Context.CloseAsync();
    }

    // At a desk's and at a small phone's width.
    private static async Task LookAsync(IPage page, string what)
    {
        await LookedAt.IsGoodAsync(page, what);
        await page.SetViewportSizeAsync(360, 740);
        var scrolls = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(scrolls <= 360, $"{what}: {scrolls} pixels wide at 360");
        var found = await EveryPageInABrowser.ViolationsAsync(page);
        Assert.True(!found.Any(), $"{what} at 360: {string.Join('\n', found)}");
        await page.SetViewportSizeAsync(1440, 900);
    }

    private async Task<IPage> WindowAsync(App app, string name, Duty duty)
    {
        var credentials = await app.Ask<IPeople, Credentials?>(people =>
            people.AppointAsync(app.Agency, new Newcomer(name, $"นาย{name} สมมุติ"), [duty], Actor.System)
        );
        var window = await office.WindowAsync(app, 1440, signedIn: false);
        await Office.SignInAsync(window, credentials!);
        return window;
    }

    // 1600 pixels wide: more than LINE shows.
    private static async Task<byte[]> DrawnAsync(IPage page) =>
        Convert.FromBase64String(
            await page.EvaluateAsync<string>(
                """
                () => {
                    const canvas = document.createElement("canvas");
                    [canvas.width, canvas.height] = [1600, 900];
                    const paper = canvas.getContext("2d");
                    paper.fillStyle = "#0f4654"; paper.fillRect(0, 0, 1600, 900);
                    paper.fillStyle = "#fff"; paper.font = "120px sans-serif"; paper.fillText("เปิดวันเสาร์", 200, 480);
                    return canvas.toDataURL("image/png").split(",")[1];
                }
                """
            )
        );

    private static Task<int> SubscribersAsync(App app) =>
        app.Ask<ProngsaiDb, int>(db => db.PushSubscribers.CountAsync());
}
