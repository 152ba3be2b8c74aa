using System.Net;

namespace Prongsai.Tests.Web.Plumbing;

public sealed class KeptPagesOfThePortal
{
    [Fact]
    public async Task Say_all_that_made_pages_say()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var made = await app.Stranger.GetAsync("/khlong-sam-wa");
        var kept = await app.Stranger.GetAsync("/khlong-sam-wa");

        Assert.Null(made.Headers.Age);
        Assert.NotNull(kept.Headers.Age);
        Assert.Empty(Headers.WhatIsMissing(kept));
        Assert.Equal(All(made), All(kept));
        Assert.Equal(await made.Content.ReadAsStringAsync(), await kept.Content.ReadAsStringAsync());

        static IEnumerable<string> All(HttpResponseMessage answer) =>
            answer
                .Headers.Concat(answer.Content.Headers)
                .Where(header => header.Key is not ("Age" or "Date" or "Content-Length" or "Transfer-Encoding"))
                .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
                .Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Are_kept_for_each_language_and_never_keep_the_choice_of_one_from_another_visitor()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        using var strangers = new HttpClient(new SocketsHttpHandler { UseCookies = false })
        {
            BaseAddress = app.Address,
        };
        var chosenBefore = new HttpRequestMessage(HttpMethod.Get, "/khlong-sam-wa?lang=en");
        chosenBefore.Headers.Add("Cookie", "prongsai-language=en");

        await strangers.SendAsync(chosenBefore);
        var choosing = await strangers.GetAsync("/khlong-sam-wa?lang=en");
        var neither = await strangers.GetAsync("/khlong-sam-wa");
        var english = new HttpRequestMessage(HttpMethod.Get, "/khlong-sam-wa");
        english.Headers.Add("Cookie", "prongsai-language=en");
        var later = await strangers.SendAsync(english);

        Assert.Contains(
            "prongsai-language=en",
            choosing.Headers.GetValues("Set-Cookie").Single(),
            StringComparison.Ordinal
        );
        Assert.Equal("th", neither.Content.Headers.ContentLanguage.Single());
        Assert.Equal("en", later.Content.Headers.ContentLanguage.Single());
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }
}
