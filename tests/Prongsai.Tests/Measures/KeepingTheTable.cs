using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;

namespace Prongsai.Tests.Measures;

/// <summary>What an officer does with the table, page by page, without scripts.</summary>
public sealed class KeepingTheTable
{
    [Theory, OnBothDatabases]
    public async Task A_row_is_opened_from_a_weak_point_with_its_score_and_headings(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);

        // The first weak point of the page is the weakest.
        var answer = await App.SubmitAsync(
            app.Officer,
            "/staff/measures/plan?year=2568",
            new() { ["mustImprove"] = "หน่วยงานเปิดเผยข้อมูลไม่ครบถ้วน\nตามองค์ประกอบ" }
        );

        Assert.Equal("/staff/measures", answer.RequestMessage!.RequestUri!.AbsolutePath);
        var row = Assert.Single((await TableAsync(app)).Rows);
        Assert.Equal(
            ("O15", "0.00", "IND09", "OIT"),
            (row.Item.Code, row.Item.Score.ToString(), row.Indicator.Code, row.Instrument.Code)
        );
        Assert.Equal("หน่วยงานเปิดเผยข้อมูลไม่ครบถ้วน\nตามองค์ประกอบ", row.MustImprove);
    }

    [Theory, OnBothDatabases]
    public async Task The_same_item_is_not_opened_twice(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        await ReadingTheTable.GivenATableAsync(app);

        var words = await RefusalsAsync(
            await PostAsync(app, "/staff/measures/plan?year=2568", new() { ["item"] = "E1", ["mustImprove"] = "ก" })
        );

        Assert.Equal(["ประเด็น E1 มีอยู่ในตารางปีงบประมาณ 2568 แล้ว"], words);
    }

    [Theory, OnBothDatabases]
    public async Task An_item_that_the_year_does_not_have_is_refused_and_the_text_is_kept(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);

        var answer = await PostAsync(
            app,
            "/staff/measures/plan?year=2568",
            new() { ["item"] = "X9", ["mustImprove"] = "ข้อความของฉัน" }
        );

        var page = await App.ReadAsync(await answer.Content.ReadAsStringAsync());
        Assert.Contains("X9", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("textarea"), t => t.TextContent == "ข้อความของฉัน");
    }

    [Theory, OnBothDatabases]
    public async Task A_measure_is_added_with_owner_period_and_sign_of_success(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        var row = (await ReadingTheTable.GivenATableAsync(app)).Rows[1];

        await App.SubmitAsync(
            app.Officer,
            $"/staff/measures/{row.Id.Value}/add-measure",
            new()
            {
                ["text"] = "มอบหมายเจ้าหน้าที่ผู้รับผิดชอบ",
                ["section"] = "ฝ่ายการคลัง",
                ["person"] = "นางสมศรี",
                ["startsOn"] = "2024-10-01",
                ["endsOn"] = "30 ก.ย. 2568",
                ["everyMonth"] = "true",
                ["success"] = "ครบทุกองค์ประกอบ",
            },
            "add-measure"
        );

        var measure = Assert.Single((await TableAsync(app)).Rows[1].Measures);
        Assert.Equal(new MeasurePeriod(new(2024, 10, 1), new(2025, 9, 30), true), measure.Period);
        Assert.Equal(
            ("ฝ่ายการคลัง", "นางสมศรี", "ครบทุกองค์ประกอบ"),
            (measure.Section, measure.Person, measure.Success)
        );
        var page = await App.OpenAsync(app.Officer, "/staff/measures?year=2568");
        Assert.Contains("เป็นประจำทุกเดือน (1 ต.ค. 67 – 30 ก.ย. 68)", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_change_tells_the_journal_what_it_was_and_what_it_is(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        var row = (await ReadingTheTable.GivenATableAsync(app)).Rows[0];

        await App.SubmitAsync(
            app.Officer,
            $"/staff/measures/measure/{row.Measures[0].Id.Value}",
            new() { ["section"] = "ฝ่ายทะเบียน" },
            "measure/" + row.Measures[0].Id.Value
        );

        var changed = (await TableAsync(app)).Rows[0].Measures[0];
        Assert.Equal(("ฝ่ายทะเบียน", false, true), (changed.Section, changed.OwnerMadeUp, changed.PeriodMadeUp));
        var story = await App.OpenAsync(app.Officer, $"/staff/measures/{row.Id.Value}/history");
        var first = story.QuerySelector(".story > li")!;
        Assert.Equal("กำหนดผู้รับผิดชอบ", first.QuerySelector("h2")!.TextContent);
        Assert.Equal("ฝ่ายปกครอง", first.QuerySelector(".was")!.TextContent);
        Assert.Equal("ฝ่ายทะเบียน", first.QuerySelector(".is")!.TextContent);
        Assert.Single(first.QuerySelectorAll("dt"));
        Assert.Contains(app.Administrator.Name, first.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_change_the_same_text_the_second_sees_both_and_loses_nothing(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        var row = (await ReadingTheTable.GivenATableAsync(app)).Rows[0];
        var address = $"/staff/measures/{row.Id.Value}/reword";
        var form = await App.OpenAsync(app.Officer, address);
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        await App.SubmitAsync(app.Officer, address, new() { ["mustImprove"] = "ข้อความของคนแรก" }, "reword");
        using var late = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["mustImprove"] = "ข้อความของคนที่สอง",
                ["version"] = form.QuerySelector("input[name=version]")!.GetAttribute("value")!,
                ["__RequestVerificationToken"] = token,
            }
        );
        var answer = await app.Officer.PostAsync(new Uri(address, UriKind.Relative), late);

        var page = await App.ReadAsync(await answer.Content.ReadAsStringAsync());
        Assert.Contains("ข้อความของคนแรก", page.QuerySelector(".theirs")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ข้อความของคนที่สอง", page.QuerySelector("textarea")!.TextContent);
        Assert.Equal("ข้อความของคนแรก", (await TableAsync(app)).Rows[0].MustImprove);

        using var again = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["mustImprove"] = "ข้อความของคนที่สอง",
                ["version"] = page.QuerySelector("input[name=version]")!.GetAttribute("value")!,
                ["__RequestVerificationToken"] = token,
            }
        );
        await app.Officer.PostAsync(new Uri(address, UriKind.Relative), again);
        Assert.Equal("ข้อความของคนที่สอง", (await TableAsync(app)).Rows[0].MustImprove);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_withdrawn_leaves_the_table_and_stays_in_the_history(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        var row = (await ReadingTheTable.GivenATableAsync(app)).Rows[0];
        var address = $"/staff/measures/withdraw/measure/{row.Measures[0].Id.Value}";

        Assert.Contains(
            "โปรดระบุเหตุผล",
            string.Concat(await RefusalsAsync(await PostAsync(app, address, new() { ["reason"] = " " }))),
            StringComparison.Ordinal
        );
        await PostAsync(app, address, new() { ["reason"] = "ซ้ำกับข้อ 2" });

        var left = Assert.Single((await TableAsync(app)).Rows[0].Measures);
        Assert.Equal((1, row.Measures[1].Text), (left.Number, left.Text));
        var story = await App.OpenAsync(app.Officer, $"/staff/measures/{row.Id.Value}/history");
        Assert.Contains("ซ้ำกับข้อ 2", story.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            row.Measures[0].Text,
            story.QuerySelector(".story > li")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_withdrawn_item_may_be_opened_again(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        var row = (await ReadingTheTable.GivenATableAsync(app)).Rows[0];

        await PostAsync(app, $"/staff/measures/withdraw/row/{row.Id.Value}", new() { ["reason"] = "เปิดผิดประเด็น" });
        await PostAsync(app, "/staff/measures/plan?year=2568", new() { ["item"] = "E1", ["mustImprove"] = "ใหม่" });

        Assert.Equal("ใหม่", (await TableAsync(app)).Rows.Single(r => r.Item.Code == "E1").MustImprove);
    }

    private static readonly string[] PagesOfARow =
    [
        "{row}/reword",
        "{row}/add-measure",
        "{row}/add-outcome",
        "{row}/history",
        "measure/{measure}",
        "outcome/{outcome}",
        "evidence/{evidence}/replace",
        "withdraw/row/{row}",
        "withdraw/measure/{measure}",
        "withdraw/outcome/{outcome}",
        "withdraw/evidence/{evidence}",
        "../evidence/{evidence}",
    ];

    [Theory, OnBothDatabases]
    public async Task Pages_of_another_agency_are_missing_and_strangers_are_asked_to_sign_in(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        var ours = await ReadingTheTable.GivenATableAsync(app);
        var other = await app.Ask<IAgencies, AgencyId>(a =>
            a.RegisterAsync(
                "min-buri",
                new("สำนักงานเขตมีนบุรี", "Min Buri"),
                new("กรุงเทพมหานคร", "Bangkok"),
                "sub_department",
                Actor.System
            )
        );
        await SampleOffice.GiveResultsAsync(app, other, "สำนักงานเขตมีนบุรี");
        using var file = new SomeTable();
        await app.Ask<IMeasuresImport, IReadOnlyList<Refusal>>(import =>
            import.ImportAsync(other, file.YamlPath, Actor.System)
        );
        var theirs = await app.Ask<IMeasures, MeasuresTable>(m => m.TableAsync(other, new FiscalYear(2568)));

        foreach (var page in PagesOfARow)
        {
            var (mine, foreign) = (AddressOf(page, ours), AddressOf(page, theirs));
            var open = await app.Officer.GetAsync(new Uri(mine, UriKind.Relative));
            Assert.True(open.IsSuccessStatusCode, $"{mine}: {open.StatusCode}");
            Assert.Equal(
                System.Net.HttpStatusCode.NotFound,
                (await app.Officer.GetAsync(new Uri(foreign, UriKind.Relative))).StatusCode
            );
            var stranger = await app.Stranger.GetAsync(new Uri(mine, UriKind.Relative));
            Assert.Equal("/staff/sign-in", stranger.RequestMessage!.RequestUri!.AbsolutePath);
        }

        static string AddressOf(string page, MeasuresTable table)
        {
            var row = table.Rows[0];
            return ("/staff/measures/" + page)
                .Replace("measures/../", "", StringComparison.Ordinal)
                .Replace("{row}", row.Id.Value.ToString(), StringComparison.Ordinal)
                .Replace("{measure}", row.Measures[0].Id.Value.ToString(), StringComparison.Ordinal)
                .Replace("{outcome}", row.Outcomes[0].Id.Value.ToString(), StringComparison.Ordinal)
                .Replace("{evidence}", row.Outcomes[0].Evidence[0].Id.Value.ToString(), StringComparison.Ordinal);
        }
    }

    internal static async Task<MeasuresTable> TableAsync(App app) =>
        await app.Ask<IMeasures, MeasuresTable>(measures => measures.TableAsync(app.Agency, new FiscalYear(2568)));

    /// <summary>Sends fields that the page's forms need not show, with the page's own token.</summary>
    internal static async Task<HttpResponseMessage> PostAsync(App app, string path, Dictionary<string, string> fields)
    {
        var page = await App.OpenAsync(app.Officer, path);
        fields["__RequestVerificationToken"] = page.QuerySelector("main input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        using var content = new FormUrlEncodedContent(fields);

        return await app.Officer.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    internal static async Task<IEnumerable<string>> RefusalsAsync(HttpResponseMessage answer)
    {
        var page = await App.ReadAsync(await answer.Content.ReadAsStringAsync());

        return page.QuerySelectorAll(".errors li").Select(e => e.TextContent.Trim());
    }
}
