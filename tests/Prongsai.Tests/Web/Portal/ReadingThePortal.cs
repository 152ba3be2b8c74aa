using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Tests.Web.Portal;

public sealed class ReadingThePortal
{
    private static readonly Regex Spaces = new(@"\s+");

    [Theory, OnBothDatabases]
    public async Task Shows_the_latest_result_and_what_fell(Database database)
    {
        await using var app = await App.StartAsync(database);
        await SampleIn.LoadAsync(app);

        var page = await App.OpenAsync(app.Stranger, "/");

        Assert.Contains(
            "สำนักงานเขตคลองสามวา",
            page.QuerySelector(".brand__name")!.TextContent,
            StringComparison.Ordinal
        );
        var moved = page.QuerySelector("[aria-labelledby=moved]")!.TextContent;
        Assert.Contains("การเปิดเผยข้อมูล", moved, StringComparison.Ordinal);
        Assert.Contains("96.50 → 95.00", moved, StringComparison.Ordinal);
        Assert.Contains("ลดลง 1 ตัวชี้วัด", moved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_of_a_computed_total_that_it_stands_on_made_up_figures()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        await SampleIn.LoadAsync(app);

        var page = await App.OpenAsync(app.Stranger, "/khlong-sam-wa");

        Assert.Contains(
            "สมมุติ",
            page.QuerySelector("[aria-labelledby=latest] .confidence")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Opens_an_indicator_down_to_its_questions_with_the_document_s_scores()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        await SampleIn.LoadAsync(app);

        var page = await App.OpenAsync(app.Stranger, "/khlong-sam-wa/scores/2567");

        var opened = page.QuerySelectorAll("details")
            .Single(d => d.TextContent.Contains("ประสิทธิภาพการสื่อสาร", StringComparison.Ordinal));
        Assert.Contains("87.25", opened.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Says_in_both_languages_how_a_score_was_computed(Database database)
    {
        await using var app = await App.StartAsync(database);
        await SampleIn.LoadAsync(app);

        var thai = Opened(await App.OpenAsync(app.Stranger, "/khlong-sam-wa/scores/2567"));
        var english = Opened(await App.OpenAsync(app.Stranger, "/khlong-sam-wa/scores/2567?lang=en"));

        Assert.Contains(thai, words => words.Contains("ผลรวมถ่วงน้ำหนัก 0.30 ×", StringComparison.Ordinal));
        Assert.Contains(english, words => words.Contains("the weighted sum 0.30 ×", StringComparison.Ordinal));
        // The sample has no scores by question of this indicator, and the page says so instead of showing half a sum.
        Assert.All(thai, words => Assert.Contains("วิธีคำนวณ", words, StringComparison.Ordinal));

        static List<string> Opened(IHtmlDocument page) =>
            [.. page.QuerySelectorAll("details").Select(d => Spaces.Replace(d.TextContent, " "))];
    }

    [Fact]
    public async Task Draws_the_indicators_in_words_too_with_the_table_beside()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        await SampleIn.LoadAsync(app);

        var page = await App.OpenAsync(app.Stranger, "/khlong-sam-wa");

        var chart = page.QuerySelector("figure.chart svg[role=img]")!;
        Assert.Contains(
            "2566 และ 2567",
            page.GetElementById(chart.GetAttribute("aria-labelledby")!)!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "การเปิดเผยข้อมูล: 2566 96.50, 2567 95.00",
            page.GetElementById(chart.GetAttribute("aria-describedby")!)!.TextContent,
            StringComparison.Ordinal
        );
        var beside = page.QuerySelectorAll("table tbody tr")
            .Single(row => row.TextContent.Contains("การเปิดเผยข้อมูล", StringComparison.Ordinal));
        Assert.Equal(["96.50", "95.00"], beside.QuerySelectorAll(".score").Select(score => score.TextContent));
    }

    [Fact]
    public async Task Shows_the_same_to_everybody_at_once_after_an_officer_changes_something()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        await App.OpenAsync(app.Stranger, "/khlong-sam-wa");

        await App.SubmitAsync(app.Officer, "/staff/agency", new() { ["NameTh"] = "สำนักงานเขตใหม่" });

        var page = await App.OpenAsync(app.Stranger, "/khlong-sam-wa");
        Assert.Equal("สำนักงานเขตใหม่", page.QuerySelector(".brand__name")!.TextContent);
    }

    [Fact]
    public async Task Is_honest_when_there_is_nothing_yet()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var page = await App.OpenAsync(app.Stranger, "/khlong-sam-wa");

        Assert.Contains("ยังไม่ได้เผยแพร่", page.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nobody")]
    [InlineData("/nobody/scores")]
    [InlineData("/khlong-sam-wa/scores/2567")]
    [InlineData("/khlong-sam-wa/scores/2024")]
    [InlineData("/khlong-sam-wa/scores/last")]
    public async Task Answers_404_for_what_nobody_published(string address)
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Begins_with_a_list_where_there_are_several_agencies()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        await app.With<IAgencies>(agencies =>
            agencies.RegisterAsync(
                "bang-kapi",
                new("เขตบางกะปิ", "Bang Kapi"),
                new("กรุงเทพมหานคร", "Bangkok"),
                "general",
                Actor.System
            )
        );

        var page = await App.OpenAsync(app.Stranger, "/");

        Assert.Equal(
            ["/bang-kapi", "/khlong-sam-wa"],
            page.QuerySelectorAll("main li a").Select(a => a.GetAttribute("href"))
        );
    }
}
