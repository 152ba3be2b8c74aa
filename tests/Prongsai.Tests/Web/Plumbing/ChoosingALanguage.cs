using System.Net;

namespace Prongsai.Tests.Web.Plumbing;

public sealed class ChoosingALanguage
{
    [Fact]
    public async Task Starts_in_Thai_and_keeps_the_choice()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var first = await App.OpenAsync(app.Stranger, "/staff/sign-in");
        var chosen = await app.Stranger.GetAsync(first.QuerySelector("a[hreflang=en]")!.GetAttribute("href"));
        var later = await App.OpenAsync(app.Stranger, "/staff/sign-in");

        Assert.Equal("เข้าสู่ระบบ", first.QuerySelector("h1")!.TextContent);
        Assert.Equal("/staff/sign-in", chosen.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("en", chosen.Content.Headers.ContentLanguage.Single());
        Assert.Equal("Sign in", later.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org/")]
    [InlineData(null)]
    public async Task Leads_back_into_this_program_only(string? back)
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = app.Address,
        };

        var answer = await browser.GetAsync($"/language?to=en&back={WebUtility.UrlEncode(back)}");

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }
}
