using System.Net;
using System.Text;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Tests.Measures;

namespace Prongsai.Tests.Reports.Editions;

public sealed class IssuingAReport
{
    [Theory, OnBothDatabases]
    public async Task Freezes_it_while_the_records_go_on(Database database)
    {
        await using var app = await WithMeasuresAsync(database);

        await IssueAsync(app);
        var before = await app.Officer.GetStringAsync("/staff/reports/2568/editions/1/html");
        await ImportAsync(
            app,
            SomeTable.Yaml.Replace("จัดประชุมชี้แจง", "จัดอบรมเจ้าหน้าที่", StringComparison.Ordinal)
        );
        var after = await app.Officer.GetStringAsync("/staff/reports/2568/editions/1/html");
        var draft = await app.Officer.GetStringAsync("/staff/reports/2568/html");

        Assert.Equal(before, after);
        Assert.Contains("จัดประชุมชี้แจง", after, StringComparison.Ordinal);
        Assert.Contains("จัดอบรมเจ้าหน้าที่", draft, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Asks_of_the_second_edition_what_changed(Database database)
    {
        await using var app = await WithMeasuresAsync(database);
        await IssueAsync(app);

        var silent = await IssueAsync(app);
        var told = await IssueAsync(app, "แก้คำผิดในข้อ E1");

        Assert.Contains(
            "ฉบับที่ 2 ต้องระบุว่าเปลี่ยนแปลงอะไร",
            await silent.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.EndsWith("/editions/2", told.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("แก้คำผิดในข้อ E1", await told.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Writes_the_journal(Database database)
    {
        await using var app = await WithMeasuresAsync(database);

        await IssueAsync(app);
        await App.SubmitAsync(await app.ReviewerAsync(), "/staff/reports/2568/editions/1", [], "/publish");

        var journal = await app.Ask<ProngsaiDb, List<string>>(async db =>
        {
            await Task.CompletedTask;
            return
            [
                .. db.Set<JournalEntry>()
                    .Where(e => e.What.StartsWith("Report"))
                    .OrderBy(e => e.At)
                    .ThenBy(e => e.Id)
                    .Select(e => e.What),
            ];
        });
        Assert.Equal(["ReportIssued", "ReportPublished"], journal);
    }

    [Theory, OnBothDatabases]
    public async Task Is_not_public_until_it_is_published(Database database)
    {
        await using var app = await WithMeasuresAsync(database);
        await IssueAsync(app);

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await app.Stranger.GetAsync("/khlong-sam-wa/reports/2568/1")).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await app.Stranger.GetAsync("/khlong-sam-wa/reports/2568/1/docx")).StatusCode
        );
        Assert.Empty(
            (await App.OpenAsync(app.Stranger, "/khlong-sam-wa/reports")).QuerySelectorAll(
                "main a[href*='/reports/2568']"
            )
        );
    }

    [Theory, OnBothDatabases]
    public async Task Once_published_stays_readable_beside_later_ones(Database database)
    {
        await using var app = await WithMeasuresAsync(database);
        await IssueAsync(app);
        await App.SubmitAsync(await app.ReviewerAsync(), "/staff/reports/2568/editions/1", [], "/publish");
        await IssueAsync(app, "เพิ่มผลการดำเนินการ");
        await App.SubmitAsync(await app.ReviewerAsync(), "/staff/reports/2568/editions/2", [], "/publish");

        var list = await App.OpenAsync(app.Stranger, "/khlong-sam-wa/reports");
        var first = await App.OpenAsync(app.Stranger, "/khlong-sam-wa/reports/2568/1");
        var docx = await app.Stranger.GetByteArrayAsync("/khlong-sam-wa/reports/2568/1/docx");
        var html = await app.Stranger.GetAsync("/khlong-sam-wa/reports/2568/1/html");

        Assert.Equal(
            ["/khlong-sam-wa/reports/2568/2", "/khlong-sam-wa/reports/2568/1"],
            list.QuerySelectorAll("main li a").Select(a => a.GetAttribute("href"))
        );
        Assert.NotNull(first.QuerySelector("a[href='/khlong-sam-wa/reports/2568/2']"));
        Assert.Contains(FileHash.Of(docx).Hex, first.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "style-src 'sha256-",
            html.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task Shows_a_preview_whose_lines_lead_to_their_records(Database database)
    {
        await using var app = await WithMeasuresAsync(database);

        var preview = await App.OpenAsync(app.Officer, "/staff/reports/2568?digits=arabic&owners=true");

        Assert.Contains(
            "E1 เต็มใจให้บริการ เท่าเทียมไม่เลือกปฏิบัติ (89.11 คะแนน)",
            preview.Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotEmpty(preview.QuerySelectorAll(".report details.sources a[href^='/staff/measures?year=2568#row-']"));
        Assert.Contains(
            "ผู้รับผิดชอบ",
            preview.QuerySelector(".report .analysis thead")!.TextContent,
            StringComparison.Ordinal
        );
        var picture = preview.QuerySelector(".report img")!.GetAttribute("src")!;
        Assert.StartsWith("/staff/evidence/", picture, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Uses_the_agencys_template_once_it_is_sound(Database database)
    {
        await using var app = await WithMeasuresAsync(database);
        var start = await app.Officer.GetByteArrayAsync("/staff/reports/template/starting.docx");

        var refused = await App.SubmitAsync(
            app.Officer,
            "/staff/reports/template",
            [],
            files: [("file", "แม่แบบ.docx", Encoding.ASCII.GetBytes("MZ"))]
        );
        var refusals = (await App.ReadAsync(await refused.Content.ReadAsStringAsync()))
            .QuerySelector(".errors")!
            .TextContent;
        await App.SubmitAsync(app.Officer, "/staff/reports/template", [], files: [("file", "แม่แบบ.docx", start)]);
        var page = await App.OpenAsync(app.Officer, "/staff/reports/template");

        Assert.Contains("ไม่ใช่เอกสาร Word", refusals, StringComparison.Ordinal);
        Assert.Contains("แม่แบบ.docx", page.QuerySelector("article.card")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(start, await app.Officer.GetByteArrayAsync("/staff/reports/template/ours.docx"));
        Assert.StartsWith(
            "PK",
            Encoding.Latin1.GetString(await app.Officer.GetByteArrayAsync("/staff/reports/2568/docx")),
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task Is_refused_where_there_is_nothing_to_report(Database database)
    {
        await using var app = await WithMeasuresAsync(database);

        Assert.Equal(HttpStatusCode.Conflict, (await app.Officer.GetAsync("/staff/reports/2570")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Officer.GetAsync("/staff/reports/2025")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await app.Officer.GetAsync("/staff/reports/2568/editions/9")).StatusCode
        );
    }

    private static async Task<App> WithMeasuresAsync(Database database)
    {
        var app = await App.StartAsync(
            database,
            // Printing has its own tests; here the browser would only cost time.
            builder => builder.Configuration["Prongsai:Browser"] = "/nowhere"
        );
        await using var results = File.OpenRead(
            Path.Combine(AppContext.BaseDirectory, "samples", "khlong-sam-wa", "results.csv")
        );
        await app.With<IResultImport>(async import =>
            Assert.Empty(
                await import.ImportAsync(app.Agency, "results.csv", results, acceptRepairs: false, Actor.System)
            )
        );
        await ImportAsync(app, SomeTable.Yaml);
        return app;
    }

    private static async Task ImportAsync(App app, string yaml)
    {
        using var table = new SomeTable(yaml);
        await app.With<IMeasuresImport>(async import =>
            Assert.Empty(await import.ImportAsync(app.Agency, table.YamlPath, Actor.System))
        );
    }

    private static async Task<HttpResponseMessage> IssueAsync(App app, string? whatChanged = null)
    {
        var answer = await App.SubmitAsync(
            app.Officer,
            "/staff/reports/2568",
            whatChanged is null ? [] : new() { ["whatChanged"] = whatChanged },
            "/issue"
        );
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage!.RequestUri} {(int)answer.StatusCode}");
        return answer;
    }
}
