using System.Net;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Tests.Assessment.Results;

namespace Prongsai.Tests.Assessment;

/// <summary>The pages under /staff/assessment, on the figures of the sample.</summary>
public sealed class AssessmentPages
{
    [Theory, OnBothDatabases]
    public async Task Begin_with_an_invitation_to_import(Database database)
    {
        await using var app = await App.StartAsync(database);

        var page = await App.OpenAsync(app.Officer, "/staff/assessment");

        Assert.NotNull(page.QuerySelector("a[href='/staff/assessment/import']"));
    }

    [Theory, OnBothDatabases]
    public async Task Show_the_sample(Database database)
    {
        await using var app = await WithTheSampleAsync(database);

        var year = await App.OpenAsync(app.Officer, "/staff/assessment");
        Assert.Contains("2567", year.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ผ่านดี", year.QuerySelector(".badge")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(year.QuerySelector("svg[role=img] > title"));
        Assert.Contains(
            year.QuerySelectorAll(".confidence"),
            mark => mark.TextContent.Contains("สมมุติ", StringComparison.Ordinal)
        );

        var tree = await App.OpenAsync(app.Officer, "/staff/assessment/2567/explain/TOTAL");
        Assert.Contains("0.30 ×", tree.Body!.TextContent, StringComparison.Ordinal);
        Assert.True(tree.QuerySelectorAll("details").Length >= 4);

        var weak = await App.OpenAsync(app.Officer, "/staff/assessment/2567/weak-points");
        Assert.Contains("(100 − 0.00) × 1/20 × 1/2 × 0.40 = 1.00", weak.Body!.TextContent, StringComparison.Ordinal);

        var way = await App.OpenAsync(app.Officer, "/staff/assessment/2567/next-level");
        Assert.Contains("ผ่านดีเยี่ยม", way.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(way.QuerySelectorAll(".empty"));

        var compared = await App.OpenAsync(app.Officer, "/staff/assessment/compare");
        Assert.Equal("IND09", compared.QuerySelector("tbody th")!.TextContent);
        Assert.Contains("-1.50", compared.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("96.50", compared.QuerySelector("desc")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Take_a_file_only_after_it_was_looked_at(Database database)
    {
        await using var app = await App.StartAsync(database);
        var content = AFile.Csv(AFile.Header, "khlong-sam-wa,2567,1๕,91.70", "khlong-sam-wa,2567,IND09,95");

        var looked = await App.SubmitAsync(
            app.Officer,
            "/staff/assessment/import",
            [],
            "handler=Look",
            [("file", "ผล.csv", content)]
        );

        var preview = await App.ReadAsync(await looked.Content.ReadAsStringAsync());
        Assert.Contains("1๕", preview.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await app.Ask<IScores, IReadOnlyList<FiscalYear>>(scores => scores.YearsAsync(app.Agency)));

        // The button is pressed as a browser would: every hidden field is sent along, the box is ticked.
        var form = preview.QuerySelector("form[action$='handler=Keep']")!;
        using var fields = new MultipartFormDataContent();
        foreach (var input in form.QuerySelectorAll("input[type=hidden]"))
            fields.Add(new StringContent(input.GetAttribute("value")!), input.GetAttribute("name")!);
        fields.Add(new StringContent("true"), "acceptRepairs");
        var kept = await app.Officer.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), fields);

        Assert.Equal("/staff/assessment/imports", kept.RequestMessage!.RequestUri!.AbsolutePath);
        var history = await App.ReadAsync(await kept.Content.ReadAsStringAsync());
        var link = history.QuerySelector("tbody a")!;
        Assert.Equal("ผล.csv", link.TextContent);
        Assert.Equal(
            content,
            await app.Officer.GetByteArrayAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative))
        );
        Assert.Equal(
            [new FiscalYear(2567)],
            await app.Ask<IScores, IReadOnlyList<FiscalYear>>(scores => scores.YearsAsync(app.Agency))
        );
    }

    [Theory, OnBothDatabases]
    public async Task Say_by_place_what_is_wrong_with_a_file(Database database)
    {
        await using var app = await App.StartAsync(database);

        var answer = await App.SubmitAsync(
            app.Officer,
            "/staff/assessment/import",
            [],
            "handler=Look",
            [("file", "ผล.csv", AFile.Csv(AFile.Header, "khlong-sam-wa,2567,IND09,101"))]
        );

        var page = await App.ReadAsync(await answer.Content.ReadAsStringAsync());
        Assert.Contains(
            "ผล.csv แถว 2 คอลัมน์ score",
            page.QuerySelector(".errors")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Null(page.QuerySelector("form[action$='handler=Keep']"));
    }

    [Theory]
    [InlineData("/staff/assessment")]
    [InlineData("/staff/assessment/2567")]
    [InlineData("/staff/assessment/2567/explain/TOTAL")]
    [InlineData("/staff/assessment/2567/weak-points")]
    [InlineData("/staff/assessment/2567/next-level")]
    [InlineData("/staff/assessment/compare")]
    [InlineData("/staff/assessment/import")]
    [InlineData("/staff/assessment/imports")]
    public async Task Ask_strangers_to_sign_in(string path)
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var answer = await app.Stranger.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal("/staff/sign-in", answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory]
    [InlineData("/staff/assessment/2560")]
    [InlineData("/staff/assessment/2567/explain/IND99")]
    [InlineData("/staff/assessment/imports/00000000-0000-0000-0000-000000000001")]
    public async Task Are_not_found_where_there_is_nothing(string path)
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var answer = await app.Officer.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<App> WithTheSampleAsync(Database database)
    {
        var app = await App.StartAsync(database);
        await using var results = File.OpenRead(
            Path.Combine(AppContext.BaseDirectory, "samples", "khlong-sam-wa", "results.csv")
        );
        var refusals = await app.Ask<IResultImport, IReadOnlyList<Refusal>>(import =>
            import.ImportAsync(app.Agency, "results.csv", results, acceptRepairs: false, Actor.System)
        );
        Assert.Empty(refusals);
        return app;
    }
}
