using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Kernel;

namespace Prongsai.Tests.Assessment.Frameworks;

public sealed class FrameworkPages
{
    private const string Districts = "/staff/frameworks/2567/sub_department";

    private static readonly Dictionary<string, string> Corrected = new()
    {
        ["th"] = "ข้อความที่แก้ไขแล้ว",
        ["en"] = "The corrected text",
        ["confidence"] = "Official",
        ["source"] = "คู่มือ ป.ป.ช.",
        ["elements"] = "องค์ประกอบหนึ่ง\nองค์ประกอบสอง",
        ["elementsConfidence"] = "Official",
        ["why"] = "ตรงตามคู่มือ",
    };

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        await App.ReadAsync(await answer.Content.ReadAsStringAsync());

    private static string Text(IHtmlDocument page, string selector = "main") =>
        string.Join(
            " ",
            page.QuerySelector(selector)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    [Theory, OnBothDatabases]
    public async Task List_every_framework_and_how_sure_it_is(Database database)
    {
        await using var app = await App.StartAsync(database);

        var page = await App.OpenAsync(app.Officer, "/staff/frameworks");

        Assert.Equal(ShippedFrameworks.Keys.Count, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("ยังไม่ยืนยัน", Text(page), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Are_refused_to_strangers_and_missing_for_unknown_frameworks(Database database)
    {
        await using var app = await App.StartAsync(database);

        foreach (
            var path in new[]
            {
                "",
                "/import",
                "/compare",
                "/2567/general",
                "/2567/general/texts/O1",
                "/2567/general/add-item",
                "/2567/general/clone",
                "/2567/general/file",
                "/2567/general/versions",
            }
        )
        {
            var stranger = await app.Stranger.GetAsync($"/staff/frameworks{path}");
            Assert.Equal("/staff/sign-in", stranger.RequestMessage!.RequestUri!.AbsolutePath);
        }

        foreach (
            var path in new[]
            {
                "/2560/general",
                "/1/general",
                "/2567/hospital",
                "/2567/general/texts/O99",
                "/2567/general/file?version=9",
                "/compare?a=2567/general&b=nothing",
            }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await app.Officer.GetAsync($"/staff/frameworks{path}")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task Show_items_elements_scales_and_bands(Database database)
    {
        await using var app = await App.StartAsync(database);

        var page = await App.OpenAsync(app.Officer, Districts);

        Assert.Contains(
            "เดือนใดไม่มีการจัดซื้อจัดจ้าง ต้องระบุว่า ไม่มีการจัดซื้อจัดจ้าง",
            Text(page, "#O15"),
            StringComparison.Ordinal
        );
        Assert.Contains("1/20", Text(page, "#O15"), StringComparison.Ordinal);
        Assert.Contains("ผ่านดี: คะแนนรวม ≥ 85 และทุกเครื่องมือ ≥ 85", Text(page), StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task Open_for_every_shipped_framework()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        foreach (var key in ShippedFrameworks.Keys)
        {
            var page = await App.OpenAsync(app.Officer, $"/staff/frameworks/{key}");
            Assert.Equal(
                page.QuerySelectorAll("[id]").Length,
                page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count()
            );
        }
    }

    [Theory, OnBothDatabases]
    public async Task Keep_a_correction_as_a_new_version_that_wins_over_the_shipped_file(Database database)
    {
        await using var app = await App.StartAsync(database);

        var answer = await App.SubmitAsync(app.Officer, $"{Districts}/texts/O15", Corrected, "");

        Assert.Contains("ข้อความที่แก้ไขแล้ว", Text(await ReadAsync(answer), "#O15"), StringComparison.Ordinal);
        var framework = await app.Ask<FrameworkLibrary, Framework?>(library =>
            library.ForAsync(app.Agency, new FiscalYear(2567), "sub_department")
        );
        var o15 = framework!.ItemWith("O15")!;
        Assert.Equal(2, framework.Version);
        Assert.Equal(["องค์ประกอบหนึ่ง", "องค์ประกอบสอง"], o15.Elements.Select(e => e.Text.Th));
        Assert.Equal(Exact.Of(1, 20), o15.Share!.OfIndicator);

        var history = Text(await App.OpenAsync(app.Officer, $"{Districts}/versions"), "tbody");
        Assert.Contains("O15: ตรงตามคู่มือ", history, StringComparison.Ordinal);
        var changes = Text(
            await App.OpenAsync(
                app.Officer,
                "/staff/frameworks/compare?a=2567/sub_department@1&b=2567/sub_department@2"
            ),
            "tbody"
        );
        Assert.Contains("ข้อความที่แก้ไขแล้ว", changes, StringComparison.Ordinal);
        await app.With<ProngsaiDb>(async db =>
        {
            var line = await db.HistoryOf(app.Agency, "framework:2567/sub_department").SingleAsync();
            Assert.Equal("FrameworkTextCorrected", line.What);
            Assert.Equal(app.Administrator.Name, line.ByName);
        });
    }

    [Theory, OnBothDatabases]
    public async Task Leave_other_agencies_with_the_shipped_file(Database database)
    {
        await using var app = await App.StartAsync(database);
        await App.SubmitAsync(app.Officer, $"{Districts}/texts/O15", Corrected, "");

        var others = await app.Ask<FrameworkLibrary, Framework?>(library =>
            library.ForAsync(Ids.Next<AgencyId>(), new FiscalYear(2567), "sub_department")
        );

        Assert.Equal(1, others!.Version);
    }

    [Theory, OnBothDatabases]
    public async Task Refuse_a_correction_of_a_version_that_is_no_longer_the_newest(Database database)
    {
        await using var app = await App.StartAsync(database);
        await App.SubmitAsync(app.Officer, $"{Districts}/texts/O15", Corrected, "");

        var late = await App.SubmitAsync(
            app.Officer,
            $"{Districts}/texts/O15",
            new(Corrected) { ["basedOn"] = "1", ["th"] = "ช้าไป" },
            ""
        );

        Assert.Contains("มีผู้บันทึกรุ่นใหม่", Text(await ReadAsync(late), ".errors"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Refuse_the_slower_of_two_who_keep_at_once(Database database)
    {
        await using var app = await App.StartAsync(database);
        var framework = ShippedFrameworks.For(new FiscalYear(2567), "sub_department")!;
        var now = TimeProvider.System.Now();

        await app.With<FrameworkLibrary>(async slow =>
        {
            await slow.KeepAsync(app.Agency, framework, "FrameworkImported", now, Actor.System, "ช้า");
            await app.With<FrameworkLibrary>(async fast =>
            {
                await fast.KeepAsync(app.Agency, framework, "FrameworkImported", now, Actor.System, "เร็ว");
                await fast.SaveAsync();
            });

            var refused = await Assert.ThrowsAsync<RefusedException>(() => slow.SaveAsync());
            Assert.Equal("changed-meanwhile", Assert.Single(refused.Reasons).Code);
        });

        await app.With<ProngsaiDb>(async db => Assert.Equal("เร็ว", (await db.FrameworkVersions.SingleAsync()).Why));
    }

    [Theory, OnBothDatabases]
    public async Task Refuse_a_correction_without_source_reason_or_change(Database database)
    {
        await using var app = await App.StartAsync(database);

        var bare = await ReadAsync(
            await App.SubmitAsync(
                app.Officer,
                $"{Districts}/texts/O15",
                new(Corrected) { ["source"] = "", ["why"] = "" },
                ""
            )
        );
        var same = await ReadAsync(
            await App.SubmitAsync(app.Officer, $"{Districts}/texts/IND09", new() { ["why"] = "ลองดู" }, "")
        );

        Assert.Equal(2, bare.QuerySelectorAll(".errors li").Length);
        Assert.Contains(
            "ข้อความที่แก้ไขแล้ว",
            bare.QuerySelector("textarea[name=th]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("ไม่มีอะไรเปลี่ยน", Text(same, ".errors"));
    }

    [Theory, OnBothDatabases]
    public async Task Add_an_item(Database database)
    {
        await using var app = await App.StartAsync(database);

        var answer = await App.SubmitAsync(
            app.Officer,
            $"{Districts}/add-item",
            new()
            {
                ["parent"] = "IND10",
                ["code"] = "o20",
                ["th"] = "ประกาศ No Gift Policy",
                ["en"] = "No Gift declaration",
                ["confidence"] = "Copy",
                ["source"] = "เว็บไซต์สำนักงานเขตอื่น",
                ["scale"] = "COMPLETE",
                ["topic"] = "no_gift",
                ["why"] = "พบที่เขตอื่น",
            }
        );

        Assert.Contains("ประกาศ No Gift Policy", Text(await ReadAsync(answer), "#O20"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Clone_a_year_into_the_next_once(Database database)
    {
        await using var app = await App.StartAsync(database);

        var answer = await App.SubmitAsync(app.Officer, "/staff/frameworks/2568/sub_department/clone", []);

        Assert.EndsWith(
            "/2569/sub_department",
            answer.RequestMessage!.RequestUri!.AbsolutePath,
            StringComparison.Ordinal
        );
        Assert.Contains("คัดลอกจากกรอบ 2568/sub_department", Text(await ReadAsync(answer)), StringComparison.Ordinal);
        var again = await App.OpenAsync(app.Officer, "/staff/frameworks/2568/sub_department/clone");
        Assert.Contains("มีกรอบ 2569/sub_department อยู่แล้ว", Text(again, ".errors"), StringComparison.Ordinal);
        Assert.Contains(
            "2569",
            Text(await App.OpenAsync(app.Officer, "/staff/frameworks"), "tbody"),
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task Export_a_file_that_can_be_imported_again(Database database)
    {
        await using var app = await App.StartAsync(database);
        await App.SubmitAsync(app.Officer, $"{Districts}/texts/O15", Corrected, "");

        var exported = await app.Officer.GetAsync($"{Districts}/file");
        var file = await exported.Content.ReadAsStringAsync();
        var changed = file.Replace("The corrected text", "The text corrected twice", StringComparison.Ordinal);
        var same = await ImportAsync(app, file);
        var next = await ImportAsync(app, changed);

        Assert.Equal("2567-sub_department-v2.yaml", exported.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("ไม่มีอะไรเปลี่ยน", Text(same, ".errors"));
        Assert.Contains("รุ่นที่ 3", Text(next), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Refuse_a_file_with_every_mistake_and_keep_nothing(Database database)
    {
        await using var app = await App.StartAsync(database);
        var file = ShippedFrameworks
            .TextOf("2567-sub_department.yaml")
            .Replace("year: 2567", "year: 2024", StringComparison.Ordinal)
            .Replace("weight: 40", "weight: 41", StringComparison.Ordinal);

        var page = await ImportAsync(app, file);

        Assert.Equal(2, page.QuerySelectorAll(".errors li").Length);
        Assert.Contains("กรอบ.yaml แถว 3: 2024 เป็นปี ค.ศ.", Text(page, ".errors"), StringComparison.Ordinal);
        await app.With<ProngsaiDb>(async db => Assert.Empty(await db.FrameworkVersions.ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Refuse_an_upload_without_a_file(Database database)
    {
        await using var app = await App.StartAsync(database);

        var answer = await App.SubmitAsync(app.Officer, "/staff/frameworks/import", new() { ["why"] = "ทดสอบ" }, "");

        Assert.Contains("โปรดเลือกไฟล์", Text(await ReadAsync(answer), ".errors"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Prefer_an_own_framework_also_for_another_year_it_applies_to(Database database)
    {
        await using var app = await App.StartAsync(database);
        var file = FrameworkWriter
            .Write(ShippedFrameworks.For(new FiscalYear(2568), "sub_department")!)
            .Replace("applies_to: [2568]", "applies_to: [2568, 2569]", StringComparison.Ordinal);
        await ImportAsync(app, file);

        var framework = await app.Ask<FrameworkLibrary, Framework?>(library =>
            library.ForAsync(app.Agency, new FiscalYear(2569), "sub_department")
        );

        Assert.Equal("2568/sub_department", framework!.Key.ToString());
    }

    private static async Task<IHtmlDocument> ImportAsync(App app, string file) =>
        await ReadAsync(
            await App.SubmitAsync(
                app.Officer,
                "/staff/frameworks/import",
                new() { ["why"] = "ทดสอบ" },
                "",
                [("file", "กรอบ.yaml", Encoding.UTF8.GetBytes(file))]
            )
        );
}
