using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;
using Prongsai.Kernel;

namespace Prongsai.Tests.Disclosures.Portal;

public sealed class ReadingAnItem
{
    [Theory, OnBothDatabases]
    public async Task The_table_lists_every_item_with_its_state_and_leads_to_what_is_published(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        var before = await App.OpenAsync(app.Stranger, "/khlong-sam-wa/oit/2567");
        await TheDesk.ImportAsync(app, "disclosures.yaml");

        var after = await App.OpenAsync(app.NewClient(), "/khlong-sam-wa/oit/2567?fresh");

        Assert.Contains("ยังไม่เผยแพร่", before.QuerySelector("table.register")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(after.QuerySelector($"a[href='{TheDesk.Public}']"));
    }

    [Theory, OnBothDatabases]
    public async Task A_draft_never_shows(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        await TheDesk.AddTextAsync(app.Officer, "ลับ", "ยังไม่ตรวจ");

        foreach (
            var path in new[]
            {
                TheDesk.Public,
                $"{TheDesk.Public}/editions/1",
                $"{TheDesk.Public}/editions/1/edition.json",
            }
        )
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await app.Stranger.GetAsync(new Uri(path, UriKind.Relative))).StatusCode
            );
        Assert.DoesNotContain(
            "ยังไม่ตรวจ",
            (await App.OpenAsync(app.Stranger, "/khlong-sam-wa/oit/2567")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task The_json_of_an_edition_has_the_hash_that_its_page_gives(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        await TheDesk.ImportAsync(app, "disclosures.yaml");

        var page = await App.OpenAsync(app.Stranger, TheDesk.Public);
        var bytes = await app.Stranger.GetByteArrayAsync(
            new Uri($"{TheDesk.Public}/editions/1/edition.json", UriKind.Relative)
        );

        Assert.Contains(
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            page.Body!.TextContent,
            StringComparison.Ordinal
        );
        using var edition = JsonDocument.Parse(bytes);
        Assert.Equal("O15", edition.RootElement.GetProperty("code").GetString());
    }

    [Theory, OnBothDatabases]
    public async Task Every_table_has_three_twins_of_the_same_cells(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        await TheDesk.ImportAsync(app, "disclosures.yaml");
        var tables = $"{TheDesk.Public}/editions/1/tables/b1";

        var csv = await app.Stranger.GetAsync(new Uri($"{tables}.csv", UriKind.Relative));
        var xlsx = await app.Stranger.GetByteArrayAsync(new Uri($"{tables}.xlsx", UriKind.Relative));
        var json = await app.Stranger.GetStringAsync(new Uri($"{tables}.json", UriKind.Relative));

        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith(
            "เดือน,ที่,",
            (await csv.Content.ReadAsStringAsync()).TrimStart('\uFEFF'),
            StringComparison.Ordinal
        );
        using var sheets = XlsxSheets.Open("b1.xlsx", xlsx).Sheets!;
        var sheet = sheets.Next()!;
        Assert.True(sheet.NextRow() && sheet.NextRow());
        using var rows = JsonDocument.Parse(json);
        Assert.Equal(sheet[0], rows.RootElement[0].GetProperty("เดือน").GetString());
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await app.Stranger.GetAsync(new Uri($"{tables}.exe", UriKind.Relative))).StatusCode
        );
    }

    [Theory, OnBothDatabases]
    public async Task Who_has_the_page_already_is_told_so(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        await TheDesk.ImportAsync(app, "disclosures.yaml");
        var first = await app.Stranger.GetAsync(new Uri(TheDesk.Public, UriKind.Relative));

        using var asking = new HttpRequestMessage(HttpMethod.Get, new Uri(TheDesk.Public, UriKind.Relative));
        asking.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(first.Headers.ETag!.ToString()));
        var again = await app.Stranger.SendAsync(asking);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task Feed_sitemap_and_catalogue_name_what_is_published(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        await TheDesk.ImportAsync(app, "disclosures.yaml");

        var feed = XDocument.Parse(
            await app.Stranger.GetStringAsync(new Uri("/khlong-sam-wa/oit/feed.atom", UriKind.Relative))
        );
        var index = XDocument.Parse(await app.Stranger.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative)));
        var map = XDocument.Parse(
            await app.Stranger.GetStringAsync(new Uri("/khlong-sam-wa/sitemap.xml", UriKind.Relative))
        );
        var catalogue = JsonDocument.Parse(
            await app.Stranger.GetStringAsync(new Uri("/khlong-sam-wa/catalog.jsonld", UriKind.Relative))
        );

        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entry = Assert.Single(feed.Root!.Elements(atom + "entry"));
        Assert.EndsWith($"{TheDesk.Public}/editions/1", entry.Element(atom + "id")!.Value, StringComparison.Ordinal);
        Assert.Contains("/khlong-sam-wa/sitemap.xml", index.Root!.Value, StringComparison.Ordinal);
        Assert.Contains(TheDesk.Public, map.Root!.Value, StringComparison.Ordinal);
        var dataset = Assert.Single(catalogue.RootElement.GetProperty("dcat:dataset").EnumerateArray());
        Assert.Equal("khlong-sam-wa-2567-o15", dataset.GetProperty("dct:identifier").GetString());
        var download = dataset
            .GetProperty("dcat:distribution")[0]
            .GetProperty("dcat:downloadURL")
            .GetProperty("@id")
            .GetString()!;
        Assert.True((await app.Stranger.GetAsync(new Uri(download))).IsSuccessStatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task Any_part_of_a_word_finds_it_until_it_is_withdrawn(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        await TheDesk.ImportAsync(app, "disclosures.yaml");

        var found = await App.OpenAsync(app.Stranger, "/khlong-sam-wa/search?q=ทำความสะอาดอาค");
        var nothing = await App.OpenAsync(app.Stranger, "/khlong-sam-wa/search?q=ไม่มีคำนี้แน่");
        await App.SubmitAsync(
            await app.ReviewerAsync(),
            $"{TheDesk.O15}/withdraw",
            new() { ["because"] = "คำสั่งศาล" }
        );
        var gone = await App.OpenAsync(app.Stranger, "/khlong-sam-wa/search?q=ทำความสะอาดอาค");

        Assert.NotNull(found.QuerySelector($"main a[href='{TheDesk.Public}']"));
        Assert.Contains("ไม่พบ", nothing.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(gone.QuerySelector($"main a[href='{TheDesk.Public}']"));
    }

    [Theory, OnBothDatabases]
    public async Task A_withdrawn_item_answers_410_with_the_legal_reason_at_every_address(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        await TheDesk.ImportAsync(app, "disclosures.yaml");
        var reviewer = await app.ReviewerAsync();

        await App.SubmitAsync(
            reviewer,
            $"{TheDesk.O15}/withdraw",
            new() { ["because"] = "มีข้อมูลส่วนบุคคล ตาม พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562" }
        );

        foreach (var path in new[] { TheDesk.Public, $"{TheDesk.Public}/editions/1" })
        {
            var answer = await app.Stranger.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            var text = await TheDesk.TextAsync(answer);
            Assert.Contains("พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล", text, StringComparison.Ordinal);
            Assert.DoesNotContain("ซื้อวัสดุสำนักงาน", text, StringComparison.Ordinal);
        }

        var part = await app.Stranger.GetAsync(new Uri($"{TheDesk.Public}/editions/1/tables/b1.csv", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Gone, part.StatusCode);
    }
}
