using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Procurement.Reconciling;
using Prongsai.Procurement.Reconciling.NationalRecord;
using Prongsai.Procurement.Register;

namespace Prongsai.Tests.Procurement.Reconciling;

/// <summary>The national systems are asked over real HTTP, and answer as they are known to.</summary>
public sealed class AskingTheNationalSystems
{
    private static string Number(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    private static void OfferTwentyFive(NationalServer server, int mostAtOnce)
    {
        for (var i = 0; i < 25; i++)
            server.Projects.Add(
                NationalServer.Project($"671090000{Number(i)}", $"งานที่ {i}", "1,000.00", $"{i}/2568")
            );
        server.MostAtOnce = mostAtOnce;
    }

    [Theory, OnBothDatabases]
    public async Task An_officer_sees_what_differs_explains_it_and_it_stays_explained_until_a_side_changes(
        Database database
    )
    {
        await using var server = await NationalServer.StartAsync();
        await using var app = await AnOffice.StartAsync(database);
        await AnOffice.GiveRegisterAsync(app);
        Assert.Contains("ยังไม่ได้ตั้งค่า", await AnOffice.TextAsync(app), StringComparison.Ordinal);
        await AnOffice.SetAsync(app, server);
        server.Announced.Add(("W0", "67109000077, เฉพาะเจาะจง, ประกาศผู้ชนะ", new DateOnly(2025, 1, 7)));
        server.Projects.Add(
            NationalServer.Project(
                "67109000001",
                "ซื้อกระดาษ",
                "31,000.00",
                "1/2568",
                day: "7 ต.ค. 67",
                winner: "ร้าน ก"
            )
        );
        server.Projects.Add(NationalServer.Project("67109000009", "จ้างเหมา", "5,000.00", "9/2568"));

        await AnOffice.AskAsync(app);

        var page = await App.OpenAsync(app.Officer, AnOffice.Page);
        string[] kinds = ["NationalOnly", "OursOnly", "PriceDiffers", "WinnerAnnouncedNotHere"];
        Assert.Equal(kinds, page.QuerySelectorAll("[id^=kind-]").Select(h => h.Id![5..]));
        Assert.Contains(
            "31,000.00",
            page.QuerySelector("[aria-labelledby=kind-PriceDiffers]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("67109000077", page.Body!.TextContent, StringComparison.Ordinal);

        var address = page.QuerySelector("[aria-labelledby=kind-PriceDiffers] th a")!.GetAttribute("href")!;
        var refused = await App.SubmitAsync(app.Officer, address, new() { ["text"] = "สั้น" });
        Assert.Contains("สั้นเกินไป", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await App.SubmitAsync(app.Officer, address, new() { ["text"] = "แก้ไขสัญญาครั้งที่ 1 เพิ่มงานอีกพันบาท" });
        await AnOffice.AskAsync(app);
        Assert.Contains("ยังไม่ได้อธิบาย 3 รายการ", await AnOffice.TextAsync(app), StringComparison.Ordinal);

        server.Projects[0] = NationalServer.Project(
            "67109000001",
            "ซื้อกระดาษ",
            "32,000.00",
            "1/2568",
            day: "7 ต.ค. 67",
            winner: "ร้าน ก"
        );
        await AnOffice.AskAsync(app);
        Assert.Contains("ข้อมูลเปลี่ยน ต้องอธิบายใหม่", await AnOffice.TextAsync(app), StringComparison.Ordinal);
        Assert.Contains("แก้ไขสัญญาครั้งที่ 1", await AnOffice.TextAsync(app, address), StringComparison.Ordinal);

        // A correction of the register shows at once, and asks nobody.
        var calls = server.Calls.Count;
        var paper = await app.Ask<ProngsaiDb, Purchase>(db =>
            db.Standing(app.Agency).SingleAsync(p => p.EgpNumber == "67109000001")
        );
        await App.SubmitAsync(
            app.Officer,
            $"/staff/procurement/purchases/{paper.Id.Value}",
            new() { ["form.AgreedPrice"] = "32,000" }
        );
        Assert.DoesNotContain("ราคาที่ตกลงไม่ตรงกัน", await AnOffice.TextAsync(app), StringComparison.Ordinal);
        Assert.Equal(calls, server.Calls.Count);
        using var gone = await app.Officer.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        var history = await AnOffice.TextAsync(app, "/staff/history?record=reconcile%3Anational");
        Assert.Contains("อธิบายสิ่งที่ต่างจากข้อมูลกลาง", history, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_key_is_sealed_goes_into_a_header_and_to_no_other_address(Database database)
    {
        await using var server = await NationalServer.StartAsync();
        await using var app = await AnOffice.StartAsync(database);
        await AnOffice.SetAsync(app, server);
        server.InsteadOfRecord = (context, _) =>
        {
            context.Response.Redirect("/stolen");
            return Task.FromResult(true);
        };
        await AnOffice.AskAsync(app);

        var source = await app.Ask<ProngsaiDb, NationalSource>(db => db.NationalSources.SingleAsync());
        Assert.DoesNotContain(NationalServer.Key, source.ProtectedKey!, StringComparison.Ordinal);
        foreach (
            var address in new[] { AnOffice.Page, AnOffice.Settings, "/staff/history?record=reconcile%3Anational" }
        )
        {
            var page = await app.Officer.GetStringAsync(new Uri(address, UriKind.Relative));
            Assert.DoesNotContain(NationalServer.Key, page, StringComparison.Ordinal);
            Assert.DoesNotContain(source.ProtectedKey!, page, StringComparison.Ordinal);
        }

        Assert.Contains(
            server.Calls,
            call => call.StartsWith("record?year=2568&dept_code=3101&offset=0&limit=1000", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(server.Calls, call => call.Contains(NationalServer.Key, StringComparison.Ordinal));
        Assert.DoesNotContain(server.Calls, call => call.StartsWith("elsewhere", StringComparison.Ordinal));
        Assert.Contains(
            "จึงไม่ตามไป",
            (await AnOffice.AskOfAsync(app, NationalSystem.Contracts)).TroubleTh!,
            StringComparison.Ordinal
        );

        // Kept where nothing changed, forgotten where the address did.
        await AnOffice.SetAsync(app, server, key: "");
        Assert.NotNull(
            (await app.Ask<ProngsaiDb, NationalSource>(db => db.NationalSources.SingleAsync())).ProtectedKey
        );
        await AnOffice.SetAsync(app, server, key: "", new() { ["form.RecordAddress"] = "https://elsewhere.example" });
        Assert.Null((await app.Ask<ProngsaiDb, NationalSource>(db => db.NationalSources.SingleAsync())).ProtectedKey);
        Assert.Contains("ยังไม่มี api-key", await AnOffice.TextAsync(app), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Pages_are_asked_for_until_there_are_no_more_and_a_quota_goes_on_where_it_stopped(
        Database database
    )
    {
        await using var server = await NationalServer.StartAsync();
        await using var app = await AnOffice.StartAsync(database);
        await AnOffice.SetAsync(app, server);
        OfferTwentyFive(server, mostAtOnce: 10);
        var quota = true;
        server.InsteadOfRecord = async (context, offset) =>
        {
            if (offset != 20 || !quota)
                return false;
            context.Response.Headers.RetryAfter = "3600";
            await NationalServer.SayAsync(context, 429, """{"message":"API rate limit exceeded"}""");
            return true;
        };

        await AnOffice.AskAsync(app);

        var waiting = await AnOffice.JobAsync(app, AskJobs.ContractsKind);
        Assert.Equal(JobState.Waiting, waiting.State);
        Assert.InRange((waiting.DueAt!.Value - TimeProvider.System.Now().Utc).TotalMinutes, 50, 61);
        var page = await AnOffice.TextAsync(app);
        Assert.Contains("โควตา", page, StringComparison.Ordinal);
        Assert.Contains("อ่านแล้ว 20 จาก 25 โครงการ", page, StringComparison.Ordinal);
        Assert.Null((await AnOffice.AskOfAsync(app, NationalSystem.Contracts)).InUse);

        quota = false;
        await AnOffice.LaterAsync(app);

        var ask = await AnOffice.AskOfAsync(app, NationalSystem.Contracts);
        Assert.Equal((25, null, null), (ask.Rows, ask.UnderWay, ask.TroubleTh));
        Assert.Equal(
            ["0", "10", "20", "20"],
            server
                .Calls.Where(c => c.StartsWith("record", StringComparison.Ordinal))
                .Select(c => c.Split("offset=")[1].Split('&')[0])
        );
        Assert.Equal(25, await app.Ask<ProngsaiDb, int>(db => db.NationalContracts.CountAsync()));

        // The older address says no total: an empty page is the end. What was read before makes room.
        await AnOffice.SetAsync(app, server, more: new() { ["form.Endpoint"] = nameof(RecordEndpoint.Older) });
        server.Projects.RemoveRange(0, 5);
        await AnOffice.AskAsync(app);
        Assert.Equal(20, await app.Ask<ProngsaiDb, int>(db => db.NationalContracts.CountAsync()));
        Assert.EndsWith(
            "offset=20&limit=1000",
            server.Calls.Last(c => c.StartsWith("record", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_stop_in_the_middle_of_a_page_keeps_the_pages_before_it_and_the_asking_goes_on_there(
        Database database
    )
    {
        await using var server = await NationalServer.StartAsync();
        await using var app = await AnOffice.StartAsync(database);
        await AnOffice.SetAsync(app, server);
        OfferTwentyFive(server, mostAtOnce: 10);
        using var stop = new CancellationTokenSource();
        // Half an answer, and then the asking is stopped.
        server.InsteadOfRecord = async (context, offset) =>
        {
            if (offset != 10 || stop.IsCancellationRequested)
                return false;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"result":[{"project_id":"67""", stop.Token);
            await context.Response.Body.FlushAsync(stop.Token);
            await stop.CancelAsync();
            return true;
        };
        var id = Ids.Next<NationalAskId>();
        Task AskAsync(CancellationToken cancellation) =>
            app.With<AskingNationally>(asking =>
                asking.ContractsAsync(app.Agency, new FiscalYear(2568), id, "สมศรี", null, cancellation)
            );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(stop.Token));

        var stopped = await AnOffice.AskOfAsync(app, NationalSystem.Contracts);
        Assert.Equal(
            (10, 10, (NationalAskId?)id, null),
            (stopped.Offset, stopped.Taken, stopped.UnderWay, stopped.InUse)
        );
        Assert.Equal(10, await app.Ask<ProngsaiDb, int>(db => db.NationalContracts.CountAsync()));

        await AskAsync(CancellationToken.None);

        var ended = await AnOffice.AskOfAsync(app, NationalSystem.Contracts);
        Assert.Equal((25, null, (NationalAskId?)id), (ended.Rows, ended.UnderWay, ended.InUse));
        Assert.Equal(25, await app.Ask<ProngsaiDb, int>(db => db.NationalContracts.CountAsync()));
        Assert.Equal(
            ["0", "10", "10", "20"],
            server
                .Calls.Where(c => c.StartsWith("record", StringComparison.Ordinal))
                .Select(c => c.Split("offset=")[1].Split('&')[0])
        );
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_that_is_none_is_said_and_what_was_read_before_stays_in_use(Database database)
    {
        await using var server = await NationalServer.StartAsync();
        await using var app = await AnOffice.StartAsync(database);
        await AnOffice.SetAsync(app, server);
        server.Projects.Add(NationalServer.Project("67109000001", "ซื้อกระดาษ", "30,000.00", "1/2568"));
        await AnOffice.AskAsync(app);

        (string Code, int Status, string Body, string Type)[] answers =
        [
            ("api-key", 401, """{"message":"No API key found"}""", "application/json"),
            ("api-key", 403, """{"message":"forbidden"}""", "application/json"),
            ("หน้าเว็บ", 200, "<html><title>Request Rejected</title></html>", "text/html"),
            ("ขาดหรือเสีย", 200, """{"success":true,"data":[{"project_id":"6710""", "application/json"),
            (
                "ไม่มีช่อง contract",
                200,
                """{"success":true,"data":[{"project_id":"1","project_name":"ก"}]}""",
                "application/json"
            ),
            ("รหัส 404", 404, "{}", "application/json"),
            ("ให้มาเพียง 0", 200, """{"success":true,"total":9,"data":[]}""", "application/json"),
            ("ขัดข้อง (รหัส 503)", 503, "busy", "text/plain"),
        ];
        foreach (var (words, status, body, type) in answers)
        {
            server.InsteadOfRecord = async (context, _) =>
            {
                await NationalServer.SayAsync(context, status, body, type);
                return true;
            };
            await AnOffice.AskAsync(app);

            var ask = await AnOffice.AskOfAsync(app, NationalSystem.Contracts);
            Assert.Contains(words, ask.TroubleTh!, StringComparison.Ordinal);
            Assert.Equal(1, ask.Rows);
            Assert.Equal(
                1,
                await app.Ask<ProngsaiDb, int>(db => db.NationalContracts.CountAsync(c => c.AskId == ask.InUse))
            );
        }

        // A fault of the server is tried again by itself; the others wait for a person.
        server.InsteadOfRecord = null;
        Assert.Equal(JobState.Waiting, (await AnOffice.JobAsync(app, AskJobs.ContractsKind)).State);
        await AnOffice.LaterAsync(app);
        Assert.Null((await AnOffice.AskOfAsync(app, NationalSystem.Contracts)).TroubleTh);
    }

    [Theory, OnBothDatabases]
    public async Task A_server_that_gives_the_same_page_again_does_not_keep_us_for_ever(Database database)
    {
        await using var server = await NationalServer.StartAsync();
        await using var app = await AnOffice.StartAsync(database);
        await AnOffice.SetAsync(app, server);
        server.InsteadOfRecord = async (context, _) =>
        {
            var page = new System.Text.Json.Nodes.JsonObject
            {
                ["result"] = new System.Text.Json.Nodes.JsonArray(
                    NationalServer.Project("67109000001", "ก", "1.00", "1/2568")
                ),
            };
            await NationalServer.SayAsync(context, 200, page.ToJsonString());
            return true;
        };

        await AnOffice.AskAsync(app);

        Assert.Contains(
            "หน้าเดิมซ้ำ",
            (await AnOffice.AskOfAsync(app, NationalSystem.Contracts)).TroubleTh!,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task Contracts_of_other_districts_in_the_same_city_are_left_out(Database database)
    {
        await using var server = await NationalServer.StartAsync();
        await using var app = await AnOffice.StartAsync(database);
        await AnOffice.SetAsync(app, server, more: new() { ["form.DeptSubName"] = "สำนักงานเขตคลองสามวา " });
        server.Projects.Add(NationalServer.Project("67109000001", "ของเรา", "1.00", "1/2568"));
        server.Projects.Add(
            NationalServer.Project("67109000002", "ของเขตอื่น", "1.00", "1/2568", sub: "สำนักงานเขตมีนบุรี")
        );

        await AnOffice.AskAsync(app);

        var ask = await AnOffice.AskOfAsync(app, NationalSystem.Contracts);
        Assert.Equal((1, 1), (ask.Rows, ask.LeftOut));
        Assert.DoesNotContain("ของเขตอื่น", await AnOffice.TextAsync(app), StringComparison.Ordinal);

        await AnOffice.SetAsync(app, server, more: new() { ["form.DeptSubName"] = "เขตคลองสามวา" });
        await AnOffice.AskAsync(app);
        Assert.Contains("สำนักงานเขตมีนบุรี", await AnOffice.TextAsync(app), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Where_twenty_are_announced_each_day_is_asked_for_and_a_day_of_twenty_is_said_to_be_cut(
        Database database
    )
    {
        await using var server = await NationalServer.StartAsync();
        await using var app = await AnOffice.StartAsync(database);
        await AnOffice.SetAsync(app, server, more: new() { ["form.DeptSubCode"] = "0300400070" });
        var today = TimeProvider.System.Now().Today;
        for (var i = 0; i < 30; i++)
            server.Announced.Add(
                ("D0", $"690990000{Number(i)}, e-bidding, ประกาศเชิญชวน", today.AddDays(i < 25 ? 0 : -1))
            );
        server.Announced.Add(("W0", "69099000099, e-bidding, ผู้ชนะ", today));

        await AnOffice.AskAsync(app);
        await AnOffice.AskAsync(app);

        // Twenty of today's, five of yesterday's, one winner; asking again keeps each once.
        Assert.Equal(26, await app.Ask<ProngsaiDb, int>(db => db.Announcements.CountAsync()));
        var asked = server.Calls.Where(c => c.StartsWith("feed", StringComparison.Ordinal)).ToList();
        Assert.All(asked, call => Assert.Contains("deptsubId=0300400070", call, StringComparison.Ordinal));
        Assert.Equal(2 * 7, asked.Count(c => c.Contains("announceDate=", StringComparison.Ordinal)));
        var note = Assert.Single((await AnOffice.AskOfAsync(app, NationalSystem.Announcements)).Notes);
        Assert.Contains("ไม่เกิน 20 รายการ", note.Th, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_firewall_that_answers_200_is_an_error_and_never_nothing_announced(Database database)
    {
        await using var server = await NationalServer.StartAsync();
        await using var app = await AnOffice.StartAsync(database);
        await AnOffice.SetAsync(app, server);
        server.InsteadOfFeed = context =>
            NationalServer.SayAsync(
                context,
                200,
                "<html><head><title>Request Rejected</title></head><body>Your support ID is: 123</body></html>",
                "text/html"
            );

        await AnOffice.AskAsync(app);

        var ask = await AnOffice.AskOfAsync(app, NationalSystem.Announcements);
        Assert.Null(ask.InUse);
        Assert.Contains("Request Rejected", ask.TroubleTh!, StringComparison.Ordinal);

        server.InsteadOfFeed = context => context.Response.Body.WriteAsync(new byte[3 * 1024 * 1024]).AsTask();
        await AnOffice.AskAsync(app);
        Assert.Contains(
            "ใหญ่เกิน",
            (await AnOffice.AskOfAsync(app, NationalSystem.Announcements)).TroubleTh!,
            StringComparison.Ordinal
        );

        server.InsteadOfFeed = context =>
        {
            context.Response.Redirect("https://elsewhere.example/rss.xml");
            return Task.CompletedTask;
        };
        await AnOffice.AskAsync(app);
        Assert.Contains(
            "elsewhere.example",
            (await AnOffice.AskOfAsync(app, NationalSystem.Announcements)).TroubleTh!,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task In_its_closed_hours_the_feed_is_not_called_and_the_officer_is_told_when_it_opens(
        Database database
    )
    {
        await using var server = await NationalServer.StartAsync();
        await using var app = await AnOffice.StartAsync(database, feedClosed: "00:00-23:59");
        await AnOffice.SetAsync(app, server);

        await AnOffice.AskAsync(app);
        var page = await AnOffice.TextAsync(app);
        Assert.Contains("ขณะนี้ปิด จะถามเมื่อเปิด", page, StringComparison.Ordinal);
        Assert.Contains("23:59 น.", page, StringComparison.Ordinal);

        // Whoever starts the job all the same is told by the client.
        await AnOffice.LaterAsync(app);
        Assert.DoesNotContain(server.Calls, call => call.StartsWith("feed", StringComparison.Ordinal));
        Assert.Contains(
            "ปิดให้ถาม",
            (await AnOffice.AskOfAsync(app, NationalSystem.Announcements)).TroubleTh!,
            StringComparison.Ordinal
        );

        // Stopped, it waits for nothing any more.
        await App.SubmitAsync(app.Officer, AnOffice.Page, [], "handler=Stop&year=2568");
        Assert.Equal(JobState.Stopped, (await AnOffice.JobAsync(app, AskJobs.AnnouncementsKind)).State);
        Assert.Contains("หยุดก่อนจบ", await AnOffice.TextAsync(app), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_address_inside_the_house_is_not_asked_unless_the_installation_allows_it(Database database)
    {
        await using var server = await NationalServer.StartAsync();
        await using var app = await AnOffice.StartAsync(database, allowed: "");
        await AnOffice.SetAsync(app, server);

        await AnOffice.AskAsync(app);

        Assert.Empty(server.Calls);
        foreach (var system in Enum.GetValues<NationalSystem>())
            Assert.Contains(
                "Prongsai:Outside:Allowed",
                (await AnOffice.AskOfAsync(app, system)).TroubleTh!,
                StringComparison.Ordinal
            );
    }

    [Theory, OnBothDatabases]
    public async Task It_asks_by_itself_where_the_office_wants_that(Database database)
    {
        await using var server = await NationalServer.StartAsync();
        await using var app = await AnOffice.StartAsync(database);
        await AnOffice.SetAsync(app, server);
        await RoundAsync(app);
        Assert.Empty(server.Calls);

        await AnOffice.SetAsync(app, server, more: new() { ["form.AsksByItself"] = "true" });
        await RoundAsync(app);
        Assert.Equal(8, server.Calls.Count(call => call.StartsWith("feed", StringComparison.Ordinal)));
        var present = FiscalYear.Of(TimeProvider.System.Now().Today);
        Assert.Contains(server.Calls, call => call.StartsWith($"record?year={present}&", StringComparison.Ordinal));

        static async Task RoundAsync(App app)
        {
            await app.With<ProngsaiDb>(db =>
            {
                db.Enqueue(null, TimeProvider.System.Now(), new AskForAnnouncementsDaily());
                db.Enqueue(null, TimeProvider.System.Now(), new AskForContractsMonthly());
                return db.SaveChangesAsync();
            });
            await app.DrainJobsAsync();
        }
    }

    [Fact]
    public async Task Settings_are_the_administrators_and_asking_the_officers()
    {
        await using var app = await AnOffice.StartAsync(Database.Sqlite);
        using var officer = await app.PersonAsync("buyer", app.Agency, Duty.ProcurementOfficer);
        using var auditor = await app.PersonAsync("auditor", app.Agency, Duty.Auditor);

        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(AnOffice.Settings)).StatusCode);
        Assert.Contains(
            "ผู้ดูแลหน่วยงานเป็นผู้ตั้งค่า",
            (await App.OpenAsync(officer, AnOffice.Page)).Body!.TextContent,
            StringComparison.Ordinal
        );
        var refused = await App.PostAsync(officer, AnOffice.Page, []);
        Assert.Contains("ยังไม่ได้ตั้งค่า", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.PostAsync(auditor, AnOffice.Page, [])).StatusCode);
    }

    [Theory]
    [InlineData("form.FeedAddress", "ftp://x", "national-feed-address")]
    [InlineData("form.RecordAddress", "http://opend.data.go.th/govspending", "national-record-address")]
    [InlineData("form.DeptCode", "สามวา", "national-dept-code")]
    [InlineData("form.DeptSubCode", "123", "national-dept-sub-code")]
    [InlineData("form.Key", "with a space", "national-key-shape")]
    public void A_setting_that_cannot_work_is_refused(string field, string value, string code)
    {
        var form = NationalSourceForm.Of(null) with { DeptCode = "๓๑๐๑" };
        Assert.Empty(NationalSource.WhyNot(form));
        form = field switch
        {
            "form.FeedAddress" => form with { FeedAddress = value },
            "form.RecordAddress" => form with { RecordAddress = value },
            "form.DeptCode" => form with { DeptCode = value },
            "form.DeptSubCode" => form with { DeptSubCode = value },
            _ => form with { Key = value },
        };

        Assert.Equal([code], NationalSource.WhyNot(form).Select(r => r.Code));
    }
}
