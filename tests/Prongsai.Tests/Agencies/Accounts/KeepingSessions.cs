using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies;
using Prongsai.Agencies.Accounts.Sessions;
using Prongsai.Kernel;

namespace Prongsai.Tests.Agencies.Accounts;

public sealed class KeepingSessions
{
    private const string Sessions = "/staff/account/sessions";

    [Theory, OnBothDatabases]
    public async Task Lists_every_browser_and_ends_one_at_once(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var phone = app.NewClient();
        phone.DefaultRequestHeaders.UserAgent.ParseAdd(
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
        );
        await Person.SignInAsync(app, phone);
        Assert.Equal("/staff", Person.PathOf(await phone.GetAsync("/staff")));

        var list = await App.OpenAsync(app.Officer, Sessions);
        var row = list.QuerySelectorAll("tbody tr")
            .Single(r => r.TextContent.Contains("Chrome · Android", StringComparison.Ordinal));
        Assert.Contains("127.0.0.x", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, list.QuerySelectorAll("tbody tr").Length);
        await App.SubmitAsync(app.Officer, Sessions, [], "?handler=End");

        Assert.Equal("/staff/sign-in", Person.PathOf(await phone.GetAsync("/staff")));
        Assert.Equal("/staff", Person.PathOf(await app.Officer.GetAsync("/staff")));
        Assert.True(
            await app.Ask<ProngsaiDb, bool>(db => db.Set<JournalEntry>().AnyAsync(e => e.What == "SessionsEnded"))
        );
    }

    [Theory, OnBothDatabases]
    public async Task Ends_all_others_when_the_password_changes(Database database)
    {
        await using var app = await App.StartAsync(database);
        await Person.SignInAsync(app, app.Stranger);

        await App.SubmitAsync(
            app.Officer,
            "/staff/password",
            new()
            {
                ["present"] = app.Administrator.Password,
                ["wanted"] = "four unrelated words",
                ["again"] = "four unrelated words",
            }
        );

        Assert.Equal("/staff/sign-in", Person.PathOf(await app.Stranger.GetAsync("/staff")));
        Assert.Equal("/staff", Person.PathOf(await app.Officer.GetAsync("/staff")));
    }

    [Fact]
    public async Task Never_ends_those_of_somebody_else()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        var id = await app.Ask<ProngsaiDb, Guid>(async db => (await db.Sessions.SingleAsync()).Id.Value);
        await app.With<OpenSessions>(async sessions =>
            Assert.False(
                await sessions.EndAsync(
                    new Prongsai.Agencies.Accounts.Account { Id = Guid.CreateVersion7() },
                    new SessionId(id),
                    Actor.System
                )
            )
        );

        Assert.Equal("/staff", Person.PathOf(await app.Officer.GetAsync("/staff")));
    }

    [Fact]
    public async Task Keeps_no_key_that_would_open_one()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var session = await app.Ask<ProngsaiDb, Session>(db => db.Sessions.AsNoTracking().SingleAsync());

        Assert.Equal(64, session.KeyHash.Length);
        Assert.Equal("127.0.0.x", session.Network);
    }

    [Fact]
    public async Task Is_over_after_signing_out_though_the_cookie_is_kept()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        await App.SubmitAsync(app.Officer, "/staff/account", [], "/staff/sign-out");

        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.Sessions.CountAsync()));
        Assert.Equal("/staff/sign-in", Person.PathOf(await app.Officer.GetAsync("/staff")));
    }

    [Fact]
    public async Task Asks_for_the_password_again_when_the_last_time_is_long_ago()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        await app.With<ProngsaiDb>(db =>
            db.Sessions.ExecuteUpdateAsync(row =>
                row.SetProperty(s => s.ProvedAt, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-11))
            )
        );

        var asked = await app.Officer.GetAsync("/staff/account/authenticator");
        var wrong = await App.SubmitAsync(
            app.Officer,
            asked.RequestMessage!.RequestUri!.PathAndQuery,
            new() { ["password"] = "a guess" }
        );
        var right = await App.SubmitAsync(
            app.Officer,
            asked.RequestMessage!.RequestUri!.PathAndQuery,
            new() { ["password"] = app.Administrator.Password }
        );

        Assert.Equal("/staff/account/confirm", Person.PathOf(asked));
        Assert.Equal("รหัสผ่านปัจจุบันไม่ถูกต้อง", await Person.ErrorsAsync(wrong));
        Assert.Equal("/staff/account/authenticator", Person.PathOf(right));
    }

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.x")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.x")]
    [InlineData("2001:db8:7:1234::9", "2001:0db8:0007:…")]
    public void Tells_the_network_and_not_the_desk(string address, string words) =>
        Assert.Equal(words, Origin.NetworkOf(System.Net.IPAddress.Parse(address)));

    [Theory]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
        "Edge · Windows"
    )]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Safari Line/15.0",
        "LINE · iPhone"
    )]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux")]
    [InlineData("curl/8", "")]
    [InlineData(null, "")]
    public void Names_the_browser_and_the_system(string? userAgent, string words) =>
        Assert.Equal(words, Origin.DeviceOf(userAgent));
}
