using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Registry;

namespace Prongsai.Tests.Services;

/// <summary>A service in the registry: written by one, approved by another, changed, read by everybody, imported and withdrawn.</summary>
public sealed class AManualIsApproved
{
    private const string Public = "/khlong-sam-wa/services/id-card";

    private static readonly Dictionary<string, string> Whole = new()
    {
        ["name_th"] = "ทำบัตรประจำตัวประชาชน",
        ["name_other"] = "Identity card",
        ["summary_th"] = "ทำบัตรใหม่ <script>alert(1)</script>",
        ["total_amount"] = "๑๕",
        ["total_unit"] = "Minutes",
        ["step_th"] = "ยื่นเอกสาร",
        ["step_other"] = "Hand in the papers",
        ["step_amount"] = "5",
        ["channel_th"] = "ชั้น 1",
        ["channel_kind"] = "Counter",
        ["fee_th"] = "ออกบัตรใหม่",
        ["fee_baht"] = "100",
    };

    [Theory, OnBothDatabases]
    public async Task By_a_second_person_and_everything_made_from_it_is_listed(Database database)
    {
        await using var app = await App.StartAsync(database);
        var reviewer = await app.ReviewerAsync();
        var page = await AddAsync(app);

        // Documents are not said: that is no "none".
        await App.SubmitAsync(app.Officer, $"{page}/edit", Whole);
        var refused = await TheText(await App.SubmitAsync(app.Officer, page, []));
        Assert.Contains("ยังไม่ได้ระบุ “เอกสารหลักฐาน”", refused, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger.GetAsync(Public)).StatusCode);

        await App.SubmitAsync(app.Officer, $"{page}/edit", new() { ["no_document"] = "true" });
        await App.SubmitAsync(app.Officer, page, [], page);
        Assert.Contains("รอผู้อนุมัติ", await TextAsync(app.Officer, page), StringComparison.Ordinal);
        var locked = await App.PostAsync(app.Officer, $"{page}/edit?beside=en", new(Whole) { ["version"] = "4" });
        Assert.Contains("ส่งให้ผู้อนุมัติแล้ว", await TheText(locked), StringComparison.Ordinal);
        // The administrator holds the reviewer's duty as well, and wrote it.
        Assert.Contains("จัดทำโดย", await TextAsync(app.Officer, $"{page}/approve"), StringComparison.Ordinal);
        var own = await App.PostAsync(app.Officer, $"{page}/approve", new() { ["version"] = "4" });
        Assert.Contains("ผู้จัดทำเผยแพร่สิ่งที่ตนจัดทำไม่ได้", await TheText(own), StringComparison.Ordinal);
        await App.SubmitAsync(reviewer, $"{page}/approve", [], $"{page}/approve");

        var first = await App.OpenAsync(app.Stranger, Public);
        Assert.Contains("ไม่ต้องใช้เอกสาร", first.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("15 นาที", first.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(first.QuerySelectorAll("main script"));
        var linked = JsonDocument
            .Parse(first.QuerySelector("script[type='application/ld+json']")!.TextContent)
            .RootElement;
        Assert.Equal("GovernmentService", linked.GetProperty("@type").GetString());
        Assert.Equal(100m, linked.GetProperty("offers")[0].GetProperty("price").GetDecimal());

        // Change the fee: what it changes elsewhere stands on the page of approval.
        var again = await TheText(
            await App.SubmitAsync(app.Officer, $"{page}/edit", new() { ["fee_baht"] = "120.50" })
        );
        Assert.Contains("บันทึกฉบับร่างแล้ว", again, StringComparison.Ordinal);
        Assert.Contains(
            "โปรดบอกว่าฉบับใหม่เปลี่ยนสิ่งใด",
            await TheText(await App.SubmitAsync(app.Officer, page, [])),
            StringComparison.Ordinal
        );
        await App.SubmitAsync(app.Officer, page, new() { ["whatChanged"] = "ค่าธรรมเนียมใหม่" });
        var approval = await TextAsync(reviewer, $"{page}/approve");
        foreach (var line in new[] { "100.00 บาท", "120.50 บาท", "ข้อ OIT คู่มือการให้บริการ", "ค่าธรรมเนียมใหม่" })
            Assert.Contains(line, approval, StringComparison.Ordinal);
        await App.SubmitAsync(reviewer, $"{page}/approve", new() { ["because"] = "ขอเอกสารอ้างอิง" }, "handler=Return");
        Assert.Contains("ขอเอกสารอ้างอิง", await TextAsync(app.Officer, page), StringComparison.Ordinal);
        await App.SubmitAsync(app.Officer, page, new() { ["whatChanged"] = "ค่าธรรมเนียมใหม่" });
        await App.SubmitAsync(reviewer, $"{page}/approve", [], $"{page}/approve");

        Assert.Contains("120.50", await TextAsync(app.Stranger, Public), StringComparison.Ordinal);
        var old = await TextAsync(app.Stranger, $"{Public}?version=1");
        Assert.Contains("100.00", old, StringComparison.Ordinal);
        Assert.Contains("ใช้ไม่ได้แล้ว", old, StringComparison.Ordinal);
        var versions = await app.Ask<ProngsaiDb, List<ServiceVersion>>(db =>
            db.Set<ServiceVersion>().AsNoTracking().OrderBy(v => v.Number).ToListAsync()
        );
        Assert.All(versions, v => Assert.Equal(ManualJson.HashOf(v.Json), v.Hash));
        Assert.Equal([1, 2], versions.Select(v => v.Number));

        // Those who prepare disclosures are told, and the item's table is what was approved.
        await app.DrainJobsAsync();
        Assert.Contains(
            "คู่มืองานบริการมีฉบับใหม่",
            await TextAsync(app.Officer, "/staff/inbox"),
            StringComparison.Ordinal
        );
        var table = await app.Ask<IEnumerable<IDisclosedRecords>, DisclosedTable?>(doors =>
            doors.Single(d => d.Topics.Contains("service_manual")).TakeAsync(app.Agency, new FiscalYear(2568))
        );
        Assert.Equal(
            [
                "ทำบัตรประจำตัวประชาชน",
                "1. ยื่นเอกสาร (5 นาที)",
                "15 นาที",
                "ที่สำนักงาน: ชั้น 1",
                "ออกบัตรใหม่ 120.50 บาท",
                "ไม่ต้องใช้เอกสาร",
            ],
            Assert.Single(table!.Rows)
        );
    }

    [Theory, OnBothDatabases]
    public async Task And_the_public_searches_ticks_off_and_reads_in_its_own_language(Database database)
    {
        await using var app = await App.StartAsync(database);
        await Web.SampleIn.LoadAsync(app);

        foreach (
            var (asked, found) in new[]
            {
                ("บัตร", "ทำบัตรประจำตัวประชาชนใหม่"),
                ("ภ", "ผ่อนชำระภาษี"),
                ("กิ", "ตัดแต่งกิ่งไม้"),
                ("กิงไม", "ตัดแต่งกิ่งไม้"),
                ("Identity", "ทำบัตรประจำตัวประชาชนใหม่"),
                ("๒๕๒๒", "ก่อสร้างอาคาร"),
            }
        )
            Assert.Contains(
                found,
                await TextAsync(app.Stranger, $"/khlong-sam-wa/services?q={Uri.EscapeDataString(asked)}"),
                StringComparison.Ordinal
            );
        Assert.Contains(
            "ไม่พบงานบริการ",
            await TextAsync(app.Stranger, "/khlong-sam-wa/services?q=zzz"),
            StringComparison.Ordinal
        );

        const string building = "/khlong-sam-wa/services/building-permit";
        var missing = await App.OpenAsync(app.Stranger, $"{building}?check=true&have=0&have=2&have=99&have=-1");
        Assert.Contains(
            "ยังไม่ได้เลือก 5 อย่าง",
            missing.QuerySelector("[role=status]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(2, missing.QuerySelectorAll("input[name=have]").Count(box => box.HasAttribute("checked")));
        var burmese = await App.OpenAsync(app.Stranger, "/khlong-sam-wa/services/house-registration-move-in?in=my");
        Assert.Equal("my", burmese.QuerySelector("h1")!.GetAttribute("lang"));
        // What is not translated is Thai, and says so.
        Assert.Equal("th", burmese.QuerySelector("ol span.as-written")!.GetAttribute("lang"));
        Assert.Contains("สมมุติ", burmese.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger.GetAsync($"{building}?version=7")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await app.Stranger.GetAsync($"{building}/forms/{new string('0', 64)}")).StatusCode
        );
    }

    [Theory, OnBothDatabases]
    public async Task And_files_come_in_whole_or_not_at_all_and_a_withdrawn_one_says_why(Database database)
    {
        var clock = new MovableClock();
        await using var app = await App.StartAsync(database, clock.Set);
        await Web.SampleIn.LoadAsync(app);
        var exported = Encoding.UTF8.GetString(
            await app.Officer.GetByteArrayAsync("/staff/services/export/services.csv")
        );
        var lines = exported.Split("\r\n");

        // One good new service and one bad row: nothing is kept.
        var bad = exported + "new-one,name,,ใหม่\r\nnew-one,total,,,,,,,x,minutes\r\n";
        var refused = await ImportAsync(app, "hostile.csv", bad);
        Assert.Contains("ไม่ได้นำเข้าสิ่งใด", refused, StringComparison.Ordinal);
        Assert.Contains("hostile.csv แถว", refused, StringComparison.Ordinal);
        Assert.Equal(7, await CountAsync(app));
        var macro = await ImportAsync(
            app,
            "x.csv",
            "service,part,text_th,text_en\nmacro,name,\"'=cmd|' /C calc'!A0\",x\n"
        );
        Assert.Contains("เพิ่ม 1", macro, StringComparison.Ordinal);
        var formula = Encoding.UTF8.GetString(
            await app.Officer.GetByteArrayAsync("/staff/services/export/services.csv")
        );
        Assert.Contains("'=cmd", formula, StringComparison.Ordinal);

        // The same file again changes nothing.
        Assert.Contains(
            "เพิ่ม 0 แก้ไข 0 เหมือนเดิม 7",
            await ImportAsync(app, "same.csv", string.Join("\r\n", lines)),
            StringComparison.Ordinal
        );

        var tree = await app.Ask<ProngsaiDb, Service>(db =>
            db.Set<Service>().AsNoTracking().SingleAsync(s => s.Slug == "tree-branches")
        );
        await app.DrainJobsAsync();
        Assert.DoesNotContain(
            "คู่มืองานบริการ",
            await TextAsync(app.Officer, "/staff/inbox"),
            StringComparison.Ordinal
        );
        var until = tree.ReviewDueOn!.Value.DayNumber - clock.Now().Today.DayNumber;
        clock.Advance(TimeSpan.FromDays(until + 1));
        await App.SignInAsync(app.Officer, app.Administrator);
        var told = await RemindedAsync(app);
        Assert.Contains("เกินกำหนดทบทวน 7 งาน", told, StringComparison.Ordinal);
        // On the same day nobody is told again.
        Assert.Equal(told.Split("เกินกำหนดทบทวน").Length, (await RemindedAsync(app)).Split("เกินกำหนดทบทวน").Length);
        await App.SubmitAsync(app.Officer, $"{tree.Page}/keep", new() { ["months"] = "6" }, $"{tree.Page}/keep");
        Assert.Equal(
            clock.Now().Today.AddMonths(6),
            await app.Ask<ProngsaiDb, DateOnly?>(db =>
                db.Set<Service>().Where(s => s.Slug == "tree-branches").Select(s => s.ReviewDueOn).SingleAsync()
            )
        );

        await App.SubmitAsync(
            app.Officer,
            $"{tree.Page}/keep",
            new() { ["because"] = "ย้ายไปสำนักสิ่งแวดล้อม" },
            "handler=Withdraw"
        );
        var gone = await app.Stranger.GetAsync("/khlong-sam-wa/services/tree-branches");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await app.Stranger.GetAsync("/khlong-sam-wa/services/tree-branches/request")).StatusCode
        );
        Assert.DoesNotContain(
            "ตัดแต่งกิ่งไม้",
            await TextAsync(app.Stranger, "/khlong-sam-wa/services"),
            StringComparison.Ordinal
        );
    }

    private static async Task<string> AddAsync(App app)
    {
        var wrong = await TheText(
            await App.SubmitAsync(app.Officer, "/staff/services/new", new() { ["name"] = "บัตร", ["slug"] = "บัตร" })
        );
        Assert.Contains("ที่อยู่ย่อต้องเป็นอักษร a-z", wrong, StringComparison.Ordinal);
        await App.SubmitAsync(
            app.Officer,
            "/staff/services/new",
            new()
            {
                ["name"] = "บัตร",
                ["english"] = "Card",
                ["slug"] = "id-card",
            }
        );
        var list = await App.OpenAsync(app.Officer, "/staff/services");
        return list.QuerySelector("tbody th a")!.GetAttribute("href")!;
    }

    private static async Task<string> RemindedAsync(App app)
    {
        await app.With<RemindingOfReviews>(job =>
            job.RunAsync(new RemindOfReviews(), new JobRun(default, null, 1), default)
        );
        await app.DrainJobsAsync();
        return await TextAsync(app.Officer, "/staff/inbox");
    }

    private static async Task<string> ImportAsync(App app, string file, string content) =>
        await TheText(
            await App.SubmitAsync(
                app.Officer,
                "/staff/services/import",
                [],
                files: [("file", file, Encoding.UTF8.GetBytes(content))]
            )
        );

    private static Task<int> CountAsync(App app) => app.Ask<ProngsaiDb, int>(db => db.Set<Service>().CountAsync());

    private static async Task<string> TextAsync(HttpClient who, string address) =>
        (await App.OpenAsync(who, address)).Body!.TextContent;

    private static async Task<string> TheText(HttpResponseMessage answer) =>
        (await App.ReadAsync(await answer.Content.ReadAsStringAsync())).Body!.TextContent;
}
