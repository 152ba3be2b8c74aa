using System.Net;
using Microsoft.AspNetCore.Builder;

namespace Prongsai.Tests.Agencies.Accounts;

public sealed class SigningInWithAProvider
{
    [Fact]
    public async Task Says_that_the_provider_is_silent_and_the_password_still_works()
    {
        await using var app = await App.StartAsync(
            Database.Sqlite,
            WithProvider($"http://127.0.0.1:{Peer.FreePort()}")
        );

        var answer = await app.Stranger.GetAsync("/staff/sign-in/with-provider?returnUrl=/staff/measures");

        Assert.Equal("/staff/sign-in", Person.PathOf(answer));
        Assert.Contains("ไม่ตอบสนอง", await Person.ErrorsAsync(answer), StringComparison.Ordinal);
        Assert.Equal("/staff", Person.PathOf(await Person.SignInAsync(app, app.Stranger)));
    }

    [Theory]
    [InlineData("/staff/sign-in/oidc")]
    [InlineData("/staff/sign-in/oidc?code=abc&state=def")]
    [InlineData("/staff/sign-in/from-provider")]
    public async Task Takes_no_answer_that_it_did_not_ask_for(string address)
    {
        await using var app = await App.StartAsync(Database.Sqlite, WithProvider("http://127.0.0.1:9"));

        var answer = await app.Stranger.GetAsync(address);

        Assert.Equal("/staff/sign-in", Person.PathOf(answer));
        Assert.Contains("ไม่รับคำตอบ", await Person.ErrorsAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_nowhere_to_be_seen_without_a_provider()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger.GetAsync("/staff/sign-in/with-provider")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Officer.GetAsync("/staff/account/provider")).StatusCode);
    }

    [Theory]
    [InlineData("Authority", "http://sso.example", "setting-oidc-authority")]
    [InlineData("Authority", "sso.example", "setting-oidc-authority")]
    [InlineData("ClientSecret", " ", "setting-oidc-incomplete")]
    [InlineData("LinksByEmail", "perhaps", "setting-oidc-true-or-false")]
    public async Task Is_refused_at_the_start_with_settings_that_cannot_work(string name, string value, string code)
    {
        var refused = await Assert.ThrowsAsync<Prongsai.Kernel.RefusedException>(() =>
            App.StartAsync(
                Database.Sqlite,
                builder =>
                {
                    WithProvider("https://sso.example")(builder);
                    builder.Configuration[$"Prongsai:Oidc:{name}"] = value;
                }
            )
        );

        Assert.Equal(code, Assert.Single(refused.Reasons).Code);
        Assert.DoesNotContain("only for tests", refused.ToString(), StringComparison.Ordinal);
    }

    private static Action<WebApplicationBuilder> WithProvider(string authority) =>
        builder =>
        {
            builder.Configuration["Prongsai:Oidc:Authority"] = authority;
            builder.Configuration["Prongsai:Oidc:ClientId"] = "prongsai";
            builder.Configuration["Prongsai:Oidc:ClientSecret"] = "only for tests";
            builder.Configuration["Prongsai:Oidc:Name"] = "SSO";
        };
}
