using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using Prongsai.Kernel;
using Prongsai.Reports.Contracts;
using Prongsai.Reports.Html;

namespace Prongsai.Tests.Reports.Html;

public sealed class WritingHtml
{
    [Fact]
    public async Task Loads_nothing_from_anywhere()
    {
        var page = await PageAsync();

        Assert.All(
            page.Images,
            image => Assert.StartsWith("data:", image.GetAttribute("src"), StringComparison.Ordinal)
        );
        Assert.Empty(page.QuerySelectorAll("script, link, iframe, object, embed, base, [style], [onclick], [srcset]"));
        Assert.DoesNotContain("url(http", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Allows_its_one_style_sheet_by_its_hash()
    {
        var (report, pictures) = TheDistrict.WithPhotographs();
        var file = HtmlReport.Write(report, pictures);
        var page = await App.ReadAsync(Encoding.UTF8.GetString(file));

        var style = Assert.Single(page.QuerySelectorAll("style")).TextContent;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));

        Assert.Contains(
            $"style-src 'sha256-{hash}'",
            StandaloneHtml.ContentSecurityPolicy(file),
            StringComparison.Ordinal
        );
        Assert.Equal(
            StandaloneHtml.ContentSecurityPolicy(file),
            page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")
        );
    }

    [Fact]
    public async Task Carries_its_fonts()
    {
        var style = (await PageAsync()).QuerySelector("style")!.TextContent;

        Assert.Equal(4, style.Split("data:font/woff2;base64,").Length - 1);
    }

    [Fact]
    public async Task Marks_headers_captions_and_language()
    {
        var page = await PageAsync();

        Assert.Equal("th", page.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.All(page.QuerySelectorAll("table"), table => Assert.NotNull(table.QuerySelector("caption")));
        Assert.All(page.QuerySelectorAll("thead th"), cell => Assert.Equal("col", cell.GetAttribute("scope")));
        Assert.All(
            page.QuerySelectorAll("tbody th"),
            cell => Assert.Contains(cell.GetAttribute("scope"), new[] { "row", "rowgroup" })
        );
        Assert.All(
            page.QuerySelectorAll("tbody tr:not(.instrument):not(.indicator)"),
            row => Assert.Single(row.QuerySelectorAll("th[scope=row]"))
        );
        Assert.Equal(
            ["ประเด็นการประเมิน", "ประเด็นที่ต้องปรับปรุง/ยกระดับการพัฒนา"],
            page.QuerySelectorAll(".analysis thead th").Take(2).Select(cell => cell.TextContent)
        );
    }

    [Fact]
    public async Task Describes_every_picture_and_the_chart()
    {
        var page = await PageAsync();

        Assert.All(page.Images, image => Assert.False(string.IsNullOrWhiteSpace(image.AlternativeText)));
        Assert.Contains(
            "๙. การเปิดเผยข้อมูล",
            page.QuerySelector("svg[role=img]")!.GetAttribute("aria-label"),
            StringComparison.Ordinal
        );
        Assert.Equal(3, page.QuerySelectorAll(".photographs figure figcaption").Length);
    }

    [Fact]
    public async Task Links_addresses_in_Arabic_digits()
    {
        var page = await PageAsync();

        var links = page.Links.OfType<IHtmlAnchorElement>().ToList();

        Assert.Equal(2, links.Count);
        Assert.All(
            links,
            link =>
                Assert.Equal(
                    ("https://egp2.bangkok.go.th/", "https://egp2.bangkok.go.th/"),
                    (link.GetAttribute("href"), link.TextContent)
                )
        );
    }

    [Theory]
    [InlineData(true, "counter(page, thai)")]
    [InlineData(false, "counter(page)")]
    public async Task Numbers_pages_in_the_digits_of_the_report(bool thai, string counter)
    {
        var style = (await PageAsync(new() { ThaiDigits = thai })).QuerySelector("style")!.TextContent;

        Assert.Contains($"\"- \" {counter} \" -\"", style, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_names_as_text_not_as_markup()
    {
        var page = await PageAsync(new() { Reporter = new("<script>alert(1)</script>", "\"><img src=x>") });

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Contains(
            "<script>alert(๑)</script>",
            page.QuerySelector(".signature")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task For_the_workspace_links_the_sources_of_lines()
    {
        var (report, _) = TheDistrict.WithPhotographs();
        var preview = await App.ReadAsync(
            HtmlReport.Preview(report, photograph => $"/staff/evidence/{photograph.File}", Language.Thai)
        );

        Assert.NotEmpty(preview.QuerySelectorAll("details.sources a[href^='/staff/measures?year=2568']"));
        Assert.NotEmpty(preview.QuerySelectorAll("details.sources a[href^='/staff/assessment']"));
        Assert.Empty((await PageAsync()).QuerySelectorAll("details"));
    }

    private static async Task<IHtmlDocument> PageAsync(ReportOptions? options = null)
    {
        var (report, pictures) = TheDistrict.WithPhotographs(options);

        return await App.ReadAsync(Encoding.UTF8.GetString(HtmlReport.Write(report, pictures)));
    }
}
