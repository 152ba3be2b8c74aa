using System.Net;
using Microsoft.AspNetCore.Builder;

namespace Prongsai.Tests.Web.Plumbing;

/// <summary>Thirty tries a minute from one address, over all the doors at which something secret is tried.</summary>
public sealed class TryingTooOften
{
    private const int Allowed = 30;

    // Quick to answer (no password is hashed), and a door like the others: links of invitations must not be guessed either.
    private const string SomeLink = "/staff/invitation/0000";

    [Theory]
    [InlineData("/staff/sign-in")]
    [InlineData("/staff/sign-in/second-step")]
    [InlineData("/staff/set-up?token=abc")]
    [InlineData(SomeLink)]
    public async Task Is_turned_away_at_every_door_in_words_while_pages_open_as_before(string door)
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        using var stranger = app.NewClient();
        await TryAsync(stranger, Allowed - Tried(app));

        using var turnedAway = await PostAsync(stranger, door);

        Assert.Equal(HttpStatusCode.TooManyRequests, turnedAway.StatusCode);
        var words = await turnedAway.Content.ReadAsStringAsync();
        Assert.Contains("ลองบ่อยเกินไป", words, StringComparison.Ordinal);
        Assert.Contains("รอ 1 นาที", words, StringComparison.Ordinal);
        // Reading is no try, and whoever is in goes on working.
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/staff/sign-in")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/khlong-sam-wa")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Officer.GetAsync("/staff")).StatusCode);
    }

    [Fact]
    public async Task Is_counted_for_each_visitor_whom_a_trusted_proxy_names()
    {
        await using var app = await App.StartAsync(Database.Sqlite, TrustThisMachine);
        using var guesser = From(app, "203.0.113.1");
        using var neighbour = From(app, "203.0.113.2");
        await TryAsync(guesser, Allowed);

        using var turnedAway = await PostAsync(guesser, SomeLink);
        using var other = await PostAsync(neighbour, SomeLink);

        Assert.Equal(HttpStatusCode.TooManyRequests, turnedAway.StatusCode);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, other.StatusCode);
    }

    [Fact]
    public async Task Cannot_be_escaped_by_claiming_another_address()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        await TryAsync(app.Stranger, Allowed - Tried(app));
        using var liar = From(app, "203.0.113.9");

        using var turnedAway = await PostAsync(liar, SomeLink);

        Assert.Equal(HttpStatusCode.TooManyRequests, turnedAway.StatusCode);
    }

    // The administrator has signed in from this machine.
    private static int Tried(App app) => app.Administrator is null ? 0 : 1;

    private static void TrustThisMachine(WebApplicationBuilder builder) =>
        builder.Configuration["Prongsai:TrustedProxies"] = "127.0.0.1";

    private static HttpClient From(App app, string address)
    {
        var client = app.NewClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    private static async Task TryAsync(HttpClient who, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var answer = await PostAsync(who, SomeLink);
            Assert.NotEqual(HttpStatusCode.TooManyRequests, answer.StatusCode);
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient who, string door)
    {
        using var nothing = new FormUrlEncodedContent([]);
        return await who.PostAsync(new Uri(door, UriKind.Relative), nothing);
    }
}
