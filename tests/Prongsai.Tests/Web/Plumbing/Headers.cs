using System.Net;

namespace Prongsai.Tests.Web.Plumbing;

public sealed class Headers
{
    private static readonly Dictionary<string, string> Wanted = new()
    {
        ["Content-Security-Policy"] = "default-src 'none'",
        ["X-Content-Type-Options"] = "nosniff",
        ["Permissions-Policy"] = "geolocation=()",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
    };

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/khlong-sam-wa", HttpStatusCode.OK)]
    [InlineData("/staff/sign-in", HttpStatusCode.OK)]
    [InlineData("/prongsai.css", HttpStatusCode.OK)]
    [InlineData("/health", HttpStatusCode.OK)]
    [InlineData("/nobody/has/this", HttpStatusCode.NotFound)]
    [InlineData("/staff/nor/this", HttpStatusCode.NotFound)]
    public async Task Are_on_every_kind_of_answer(string address, HttpStatusCode status)
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var answer = await app.Stranger.GetAsync(address);

        Assert.Equal(status, answer.StatusCode);
        Assert.Empty(WhatIsMissing(answer));
    }

    [Fact]
    public async Task Keep_pages_behind_sign_in_out_of_the_cache_and_versioned_files_in_it()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var page = await app.Officer.GetAsync("/staff");
        var sheet = (await App.ReadAsync(await page.Content.ReadAsStringAsync()))
            .QuerySelectorAll("link[rel=stylesheet]")
            .Select(link => link.GetAttribute("href")!)
            .Single(href => href.StartsWith("/prongsai.css?v=", StringComparison.Ordinal));
        var style = await app.Stranger.GetAsync(sheet);

        Assert.Contains("no-store", page.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("immutable", style.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    internal static IEnumerable<string> WhatIsMissing(HttpResponseMessage answer)
    {
        foreach (var (name, part) in Wanted)
        {
            if (!ValueOf(name).Contains(part, StringComparison.Ordinal))
                yield return name;
        }

        // A page may tell even less than the usual: nothing at all.
        if (ValueOf("Referrer-Policy") is not ("same-origin" or "no-referrer"))
            yield return "Referrer-Policy";

        string ValueOf(string name) =>
            answer.Headers.TryGetValues(name, out var values) ? string.Join(' ', values) : "";
    }
}
