using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Counter;
using Prongsai.Services.Counter.Queue;
using Prongsai.Services.Statistics;
using Prongsai.Tests.Services.Counter;

namespace Prongsai.BrowserTests;

/// <summary>
/// A day at the counter with all its screens at once: a kiosk, a phone, the screen in the hall and two desks; thirty visitors; the program
/// is stopped in the middle and started again.
/// </summary>
[Collection(InTheOffice.Name)]
public sealed class TheCounterInABrowser(Office office) : IAsyncLifetime
{
    private const int Visitors = 30;
    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-counter-").FullName;
    private readonly int _port = FreePort();
    private App _app = null!;

    [BrowserFact]
    public async Task Serves_thirty_visitors_at_two_desks_through_a_restart()
    {
        _app = await StartAsync(isFirst: true);
        var counter = await ACounter.OpenAsync(_app);
        var officer = await OfficerAsync();
        var kiosk = await office.WindowAsync(_app, 1080, 1400, signedIn: false);
        var hall = await office.WindowAsync(_app, 1440, 900, signedIn: false);
        var phone = await office.WindowAsync(_app, 360, 740, signedIn: false);
        var desk1 = await DeskAsync(counter, 1, officer);
        var desk2 = await DeskAsync(counter, 2, officer);
        await hall.GotoAsync(ACounter.Home + "/display");
        await hall.Locator("[data-fill=line][data-state=live]").WaitForAsync();

        // Some for A, some for B, a few for both; every fifth may go first; the last five by phone.
        List<(string Label, bool Both)> came = [];
        for (var n = 0; n < Visitors - 5; n++)
            came.Add((await TakeAtKioskAsync(kiosk, n), n % 10 == 0));
        for (var n = 0; n < 5; n++)
        {
            await phone.GotoAsync(ACounter.Home);
            await phone.GetByLabel("แจ้งย้ายที่อยู่").CheckAsync();
            await phone.GetByRole(AriaRole.Button, new() { Name = "รับบัตรคิว" }).ClickAsync();
            came.Add((await phone.Locator(".ticket__number").TextContentAsync() ?? "", false));
        }

        Assert.Equal(Visitors, came.Select(c => c.Label).Distinct().Count());
        await LookAsync(phone, "counter-ticket");
        await kiosk.GotoAsync(ACounter.Home + "/kiosk");
        await LookAsync(kiosk, "counter-kiosk");
        await LookAsync(hall, "counter-display");
        await hall.SetViewportSizeAsync(1440, 900);
        var mine = came[^1].Label;
        Assert.Equal("17", await phone.Locator("[data-fill=before]").TextContentAsync());

        // The two desks work through the queue; the hall shows each call.
        var calls = 0;
        foreach (var turn in Enumerable.Range(0, 12))
        {
            foreach (var desk in new[] { desk1, desk2 })
            {
                if (await CallAsync(desk, hall) is not { } label)
                    continue;

                calls++;
                if (turn == 0 && desk == desk1)
                    await LookAsync(desk1, "counter-desk");
                if (desk == desk1 && turn == 2)
                    await PressAsync(desk, "ไม่พบ");
                else if (desk == desk1 && turn == 3)
                    await TransferAsync(desk);
                else if (turn != 5)
                    await PressAsync(desk, "เสร็จแล้ว");
            }

            if (turn == 5)
                await RestartAsync(desk1, desk2, hall);
        }

        while (await CallAsync(desk1, hall) is not null)
        {
            calls++;
            await PressAsync(desk1, "เสร็จแล้ว");
        }

        await phone.GetByText("เสร็จเรียบร้อย").WaitForAsync();
        Assert.StartsWith("A", mine, StringComparison.Ordinal);
        Assert.All(
            await hall.Locator("[data-fill=services] strong").AllTextContentsAsync(),
            count => Assert.Equal("0", count)
        );
        await TheFiguresAreRightAsync(came.Count(c => c.Both), calls);

        await hall.GotoAsync(ACounter.Home + "/calls");
        await LookAsync(hall, "counter-calls");
        await hall.GotoAsync(ACounter.Home);
        await LookAsync(hall, "counter-public");
        await hall.GotoAsync(ACounter.Home + "/appointments");
        await hall.GetByRole(AriaRole.Button, new() { Name = "ดูเวลาว่าง" }).ClickAsync();
        await LookAsync(hall, "counter-appointments");
        await hall.GotoAsync("/khlong-sam-wa/services/statistics");
        await LookAsync(hall, "service-statistics");
        foreach (
            var page in new[]
            {
                "counter",
                "counter/setup",
                "counter/ticket",
                "services/statistics",
                "services/statistics/outside",
            }
        )
        {
            await desk1.GotoAsync($"/staff/{page}");
            await LookAsync(desk1, $"staff-{page}");
        }
    }

    [BrowserFact]
    public async Task Speaks_where_a_voice_is_installed_and_says_so_where_none_is()
    {
        _app = await StartAsync(isFirst: true);
        var counter = await ACounter.OpenAsync(_app);
        Assert.NotNull((await counter.TakeAsync($"{ACounter.Home}/kiosk", ["A"])).Address);
        var hall = await office.WindowAsync(_app, 1440, 900, signedIn: false);
        List<string> words = [];
        hall.Response += (_, answer) =>
        {
            if (answer.Url.Contains("/voice/", StringComparison.Ordinal))
                lock (words)
                    words.Add($"{answer.Status} {new Uri(answer.Url).Segments[^1]}");
        };
        await hall.GotoAsync(ACounter.Home + "/display");
        await hall.Locator("[data-fill=line][data-state=live]").WaitForAsync();
        if (await hall.Locator("[data-sound]").CountAsync() == 0)
        {
            await hall.GetByText("ยังไม่ได้ติดตั้งโปรแกรมเสียง").WaitForAsync();
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await _app.Stranger.GetAsync($"{ACounter.Home}/voice/d1.wav")).StatusCode
            );
            return;
        }

        await hall.Locator("[data-sound]").ClickAsync();
        await hall.GetByText("เสียงเรียก: เปิด").WaitForAsync();
        await counter.DoAsync(1, "next");
        await hall.Locator("[data-fill=calls] tr:first-child th", new() { HasText = "A001" }).WaitForAsync();
        string[] expected = ["200 a.wav", "200 call.wav", "200 d0.wav", "200 d1.wav", "200 desk.wav"];
        var watch = Stopwatch.StartNew();
        while (words.Count < expected.Length && watch.Elapsed < TimeSpan.FromSeconds(15))
            await hall.WaitForTimeoutAsync(100);
        lock (words)
            Assert.Equal(expected, words.Order());
        // Made once: the second time it comes from the files.
        var wav = await _app.Stranger.GetByteArrayAsync($"{ACounter.Home}/voice/d1.wav");
        Assert.Equal("RIFF"u8.ToArray(), wav[..4]);
        Assert.Equal(wav, await _app.Stranger.GetByteArrayAsync($"{ACounter.Home}/voice/d1.wav"));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<App> StartAsync(bool isFirst) =>
        App.StartAsync(
            Database.Sqlite,
            builder =>
            {
                Microsoft.AspNetCore.Hosting.HostingAbstractionsWebHostBuilderExtensions.UseUrls(
                    builder.WebHost,
                    string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}")
                );
                builder.Configuration["Prongsai:DataFolder"] = _folder;
                builder.Configuration["Prongsai:Database"] = $"Data Source={Path.Combine(_folder, "counter.db")}";
                builder.Configuration["Prongsai:Services:TicketsFromOneNetwork"] = "1000";
            },
            administrator: isFirst
        );

    // Both desks press a button while the program is away; it is done once when it is back, and the hall comes back by itself.
    private async Task RestartAsync(IPage desk1, IPage desk2, IPage hall)
    {
        await _app.DisposeAsync();
        var pressed = Task.WhenAll(PressAsync(desk1, "เสร็จแล้ว"), PressAsync(desk2, "เสร็จแล้ว"));
        await hall.Locator("[data-fill=line][data-state=off]").WaitForAsync();
        await desk1.GetByText("ขาดเครือข่าย").WaitForAsync();
        _app = await StartAsync(isFirst: false);
        await pressed;
        await hall.Locator("[data-fill=line][data-state=live]").WaitForAsync();
    }

    private static async Task<string> TakeAtKioskAsync(IPage kiosk, int visitor)
    {
        await kiosk.GotoAsync(ACounter.Home + "/kiosk");
        if (visitor % 2 == 0)
            await kiosk.Locator(".tile", new() { HasText = "แจ้งย้ายที่อยู่" }).ClickAsync();
        if (visitor % 2 == 1 || visitor % 10 == 0)
            await kiosk.Locator(".tile", new() { HasText = "ทำบัตรประจำตัวประชาชน" }).ClickAsync();
        if (visitor % 5 == 4)
            await kiosk.Locator(".tile", new() { HasText = "ผู้สูงอายุ" }).ClickAsync();
        await kiosk.GetByRole(AriaRole.Button, new() { Name = "รับบัตรคิว" }).ClickAsync();
        var label = await kiosk.Locator(".ticket__number").TextContentAsync();
        if (visitor == 0)
            await LookAsync(kiosk, "counter-kiosk-ticket");
        return label!;
    }

    // Calls, and waits until the hall shows it; null when nobody waits.
    private static async Task<string?> CallAsync(IPage desk, IPage hall)
    {
        var next = desk.GetByRole(AriaRole.Button, new() { Name = "เรียกคิวถัดไป" });
        await next.WaitForAsync();
        if (await next.IsDisabledAsync())
            return null;

        await next.ClickAsync();
        await desk.Locator(".desk__number").WaitForAsync();
        var label = await desk.Locator(".desk__number").TextContentAsync();
        await hall.Locator("[data-fill=calls] tr:first-child th", new() { HasText = label }).WaitForAsync();
        return label;
    }

    private static async Task PressAsync(IPage desk, string button)
    {
        await desk.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "เรียกคิวถัดไป" })
            .WaitForAsync(new() { Timeout = 60_000 });
    }

    private static async Task TransferAsync(IPage desk)
    {
        await desk.GetByRole(AriaRole.Button, new() { Name = "โอน", Exact = true }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "เรียกคิวถัดไป" }).WaitForAsync();
    }

    private async Task TheFiguresAreRightAsync(int both, int calls)
    {
        await _app.With<ProngsaiDb>(async db =>
        {
            var agency = _app.Agency;
            var stops = await db.TicketStops.Where(s => s.AgencyId == agency).ToListAsync();
            var steps = await db.TicketEvents.Where(e => e.AgencyId == agency).OrderBy(e => e.Sequence).ToListAsync();
            // One did not come, one was transferred and served elsewhere; all others were served, both services of those who had two.
            Assert.Equal(Visitors + both + 1, stops.Count);
            Assert.Equal(Visitors + both - 1, stops.Count(s => s.State == StopState.Finished));
            Assert.Equal(1, stops.Count(s => s.State == StopState.NoShow));
            Assert.Equal(1, stops.Count(s => s.State == StopState.Transferred));
            Assert.Equal(calls, steps.Count(s => s.What == Step.Called));
            Assert.Equal(Enumerable.Range(1, steps.Count).Select(n => (long)n), steps.Select(s => s.Sequence));
            var figures = await db.DailyFigures.Where(f => f.AgencyId == agency).ToListAsync();
            Assert.Equal(
                (Visitors + both - 1, 1, 1),
                (figures.Sum(f => f.Finished), figures.Sum(f => f.NoShows), figures.Sum(f => f.Transfers))
            );
        });
        var page = await App.OpenAsync(_app.Stranger, "/khlong-sam-wa/services/statistics");
        Assert.Equal($"{Visitors + both - 1}", page.QuerySelector("dl.figures dd")!.TextContent);
    }

    private async Task<IPage> DeskAsync(ACounter counter, int number, Credentials officer)
    {
        var page = await office.WindowAsync(_app, 1280, 900, signedIn: false);
        await Office.SignInAsync(page, officer);
        await page.GotoAsync(await counter.DeskAddressAsync(number));
        return page;
    }

    private async Task<Credentials> OfficerAsync() =>
        (
            await _app.Ask<IPeople, Credentials?>(people =>
                people.AppointAsync(
                    _app.Agency,
                    new Newcomer("officer", "นางสาวรัตนา สมมุติ"),
                    [Duty.CounterOfficer, Duty.ServiceManager],
                    Actor.System
                )
            )
        )!;

    private static async Task LookAsync(IPage page, string what)
    {
        await LookedAt.IsGoodAsync(page, what);
        await page.SetViewportSizeAsync(360, 740);
        var scrolls = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(scrolls <= 360, $"{what}: {scrolls}");
        var found = await EveryPageInABrowser.ViolationsAsync(page);
        Assert.True(!found.Any(), $"{what} at 360: {string.Join('\n', found)}");
        await page.SetViewportSizeAsync(1440, 900);
    }

    private static int FreePort()
    {
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        return ((IPEndPoint)port.LocalEndpoint).Port;
    }
}
