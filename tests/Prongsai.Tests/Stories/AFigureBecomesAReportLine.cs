using System.Net;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Tests.Stories;

/// <summary>
/// docs/follow-an-answer.md tells this story; change one, change the other. Everything is done as an officer does it: in the
/// pages, from a file on the desk to the report that anybody may read.
/// </summary>
public sealed class AFigureBecomesAReportLine
{
    private const string MustImprove = "หน่วยงานเปิดเผยข้อมูลไม่ครบถ้วนตามองค์ประกอบที่กำหนด";
    private const string Measure = "ตรวจองค์ประกอบของ O15 ให้ครบทุกข้อก่อนเผยแพร่ทุกเดือน";
    private const string Outcome = "เผยแพร่ข้อมูลครบทุกองค์ประกอบเป็นประจำทุกเดือน";

    private static readonly string Results = string.Join(
        '\n',
        "agency,year_be,indicator_or_instrument,score,confidence",
        "สำนักงานเขตคลองสามวา,2566,IND09,96.50,copy",
        "สำนักงานเขตคลองสามวา,2566,IND10,93.75,made_up",
        "สำนักงานเขตคลองสามวา,2567,IND09,95.00,copy",
        "สำนักงานเขตคลองสามวา,2567,IND10,100.00,made_up",
        "สำนักงานเขตคลองสามวา,2567,ITEM:O15,0.00,copy"
    );

    [Theory, OnBothDatabases]
    public async Task From_a_file_on_the_desk_to_a_page_anybody_may_read(Database database)
    {
        await using var app = await App.StartAsync(database);

        // 1. The file is looked at, then kept.
        var looked = await App.SubmitAsync(
            app.Officer,
            "/staff/assessment/import",
            [],
            "handler=Look",
            [("file", "results.csv", System.Text.Encoding.UTF8.GetBytes(Results))]
        );
        await PressAsync(app, looked, "handler=Keep");

        // 2. The year stands beside the year before: indicator 9 fell.
        var comparison = await app.Ask<IScores, YearComparison?>(scores =>
            scores.CompareAsync(app.Agency, new FiscalYear(2566), new FiscalYear(2567))
        );
        var fall = Assert.Single(comparison!.Indicators, movement => movement.Fell);
        Assert.Equal(("IND09", "-1.50"), (fall.Figure.Code, fall.Change.ToString()));

        // 3. Why: an item with nothing, worth one point of the total.
        var weak = await App.OpenAsync(app.Officer, "/staff/assessment/2567/weak-points");
        Assert.Contains("(100 − 0.00) × 1/20 × 1/2 × 0.40 = 1.00", weak.Body!.TextContent, StringComparison.Ordinal);

        // 4. It becomes a row of the table, with a measure and a result.
        await App.SubmitAsync(
            app.Officer,
            "/staff/measures/plan?year=2568",
            new() { ["item"] = "O15", ["mustImprove"] = MustImprove }
        );
        var row = await OpenRowAsync(app);
        await App.SubmitAsync(
            app.Officer,
            $"/staff/measures/{row}/add-measure",
            new() { ["text"] = Measure, ["everyMonth"] = "true" }
        );
        await App.SubmitAsync(
            app.Officer,
            $"/staff/measures/{row}/add-outcome",
            new() { ["text"] = Outcome, ["on"] = "2025-01-06" }
        );

        // 5. The report says all of it, in Thai digits, and every line names where it came from.
        var preview = await App.OpenAsync(app.Officer, "/staff/reports/2568");
        var report = preview.Body!.TextContent;
        Assert.Contains("ปี ๒๕๖๖ ได้ ๙๖.๕๐ และในปี ๒๕๖๗ ได้ ๙๕.๐๐", report, StringComparison.Ordinal);
        Assert.Contains(MustImprove, report, StringComparison.Ordinal);
        Assert.Contains(ThaiDigits.ToThai(Measure), report, StringComparison.Ordinal);
        Assert.Contains(Outcome, report, StringComparison.Ordinal);
        Assert.NotEmpty(preview.QuerySelectorAll("a[href^='/staff/assessment/']"));

        // 6. Issued, it no longer changes, whatever happens to the table. Who issued it cannot publish it, administrator or not; a
        // second officer does, and then anybody may read it.
        await App.SubmitAsync(app.Officer, "/staff/reports/2568", [], "/issue");
        var alone = await App.PostAsync(app.Officer, "/staff/reports/2568/editions/1/publish", []);
        Assert.Equal(HttpStatusCode.Conflict, alone.StatusCode);
        await App.SubmitAsync(await app.ReviewerAsync(), "/staff/reports/2568/editions/1", [], "/publish");
        await App.SubmitAsync(app.Officer, $"/staff/measures/{row}/reword", new() { ["mustImprove"] = "ถ้อยคำใหม่" });
        var published = await app.Stranger.GetAsync("/khlong-sam-wa/reports/2568/1/html");
        var frozen = await published.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
        Assert.Contains(MustImprove, frozen, StringComparison.Ordinal);
        Assert.DoesNotContain("ถ้อยคำใหม่", frozen, StringComparison.Ordinal);
        Assert.Contains(
            "ถ้อยคำใหม่",
            (await App.OpenAsync(app.Officer, "/staff/reports/2568")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    private static async Task<string> OpenRowAsync(App app)
    {
        var table = await App.OpenAsync(app.Officer, "/staff/measures?year=2568");
        var link = table.QuerySelector("a[href$='/add-measure']")!.GetAttribute("href")!;
        return link.Split('/')[3];
    }

    private static async Task PressAsync(App app, HttpResponseMessage shown, string action)
    {
        var page = await App.ReadAsync(await shown.Content.ReadAsStringAsync());
        var form = page.QuerySelector($"form[action$='{action}']")!;
        using var fields = new MultipartFormDataContent();
        foreach (var input in form.QuerySelectorAll("input[type=hidden]"))
            fields.Add(new StringContent(input.GetAttribute("value")!), input.GetAttribute("name")!);
        var answer = await app.Officer.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), fields);
        answer.EnsureSuccessStatusCode();
    }
}
