using System.Net;
using System.Net.Http.Headers;

namespace Prongsai.Tests.Web.Files;

/// <summary>Files as browsers fetch them, and the page that counts them.</summary>
public sealed class OpeningFiles
{
    [Theory, OnBothDatabases]
    public async Task Sends_ranges_and_tells_by_the_hash_what_is_unchanged(Database database)
    {
        await using var app = await App.StartAsync(database);
        var address = await TemplateAsync(app);

        var whole = await app.Officer.GetAsync(address);
        var bytes = await whole.Content.ReadAsByteArrayAsync();
        var tag = whole.Headers.ETag!;
        using var part = new HttpRequestMessage(HttpMethod.Get, address);
        part.Headers.Range = new RangeHeaderValue(10, 19);
        part.Headers.IfRange = new RangeConditionHeaderValue(tag);
        var middle = await app.Officer.SendAsync(part);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(tag);
        var unchanged = await app.Officer.SendAsync(again);
        using var beyond = new HttpRequestMessage(HttpMethod.Get, address);
        beyond.Headers.Range = new RangeHeaderValue(bytes.Length + 1, null);

        Assert.False(tag.IsWeak);
        Assert.Equal($"\"{Prongsai.Kernel.FileHash.Of(bytes)}\"", tag.Tag);
        Assert.Equal(HttpStatusCode.PartialContent, middle.StatusCode);
        Assert.Equal(bytes[10..20], await middle.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Empty(await unchanged.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await app.Officer.SendAsync(beyond)).StatusCode);
        Assert.Equal("nosniff", Assert.Single(whole.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains(
            "sandbox",
            whole.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        Assert.Equal("attachment", whole.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("แม่แบบ ๒.docx", whole.Content.Headers.ContentDisposition.FileNameStar);
    }

    [Theory, OnBothDatabases]
    public async Task Are_counted_on_a_page_that_says_where_they_are_used(Database database)
    {
        await using var app = await App.StartAsync(database);
        await TemplateAsync(app);
        var preparer = await app.PersonAsync("preparer", app.Agency, Prongsai.Kernel.Duty.Preparer);

        var page = await App.OpenAsync(app.Officer, "/staff/files");

        var row = Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.Contains("แม่แบบ ๒.docx", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("/staff/reports/template", row.QuerySelector("td a")!.GetAttribute("href"));
        Assert.Contains("20 GB", page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await preparer.GetAsync("/staff/files")).StatusCode);
    }

    private static async Task<string> TemplateAsync(App app)
    {
        var starting = await app.Officer.GetByteArrayAsync("/staff/reports/template/starting.docx");
        var answer = await App.SubmitAsync(
            app.Officer,
            "/staff/reports/template",
            [],
            files: [("file", "แม่แบบ ๒.docx", starting)]
        );
        Assert.True(answer.IsSuccessStatusCode);
        return "/staff/reports/template/ours.docx";
    }
}
