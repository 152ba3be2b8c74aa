using System.Net;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Tests.Agencies.Accounts;

public sealed class SettingUp
{
    private static readonly Dictionary<string, string> Somsri = new()
    {
        ["name"] = "somsri",
        ["password"] = "four unrelated words",
        ["again"] = "four unrelated words",
    };

    [Theory, OnBothDatabases]
    public async Task Makes_the_administrator_and_leads_to_the_agency(Database database)
    {
        await using var app = await App.StartAsync(database, agency: false, administrator: false);
        var path = await LinkAsync(app);

        var answer = await App.SubmitAsync(app.Stranger, path!, Somsri);

        Assert.Equal("/staff/agency", Person.PathOf(answer));
        Assert.Equal("เริ่มต้น: ลงทะเบียนหน่วยงาน", (await Person.ReadAsync(answer)).QuerySelector("h1")!.TextContent);
        Assert.True(
            await app.Ask<ProngsaiDb, bool>(db => db.Set<JournalEntry>().AnyAsync(e => e.What == "AdministratorMade"))
        );
    }

    [Theory, OnBothDatabases]
    public async Task Works_once(Database database)
    {
        await using var app = await App.StartAsync(database, agency: false, administrator: false);
        var first = await LinkAsync(app);
        var second = await LinkAsync(app);

        await App.SubmitAsync(app.Stranger, first!, Somsri);

        using var other = app.NewClient();
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(first)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(second)).StatusCode);
        Assert.Null(await LinkAsync(app));
        Assert.Equal(1, await app.Ask<ProngsaiDb, int>(db => db.Accounts.CountAsync()));
    }

    [Fact]
    public async Task Can_be_tried_again_after_a_password_that_is_refused()
    {
        await using var app = await App.StartAsync(Database.Sqlite, agency: false, administrator: false);
        var path = (await LinkAsync(app))!;

        var refused = await App.SubmitAsync(
            app.Stranger,
            path,
            new()
            {
                ["name"] = "somsri",
                ["password"] = "password1234",
                ["again"] = "password1234",
            }
        );

        Assert.Contains("รั่วไหล", await Person.ErrorsAsync(refused), StringComparison.Ordinal);
        Assert.Equal("/staff/agency", Person.PathOf(await App.SubmitAsync(app.Stranger, path, Somsri)));
    }

    [Fact]
    public async Task Is_a_page_that_nobody_has_without_the_link()
    {
        await using var app = await App.StartAsync(Database.Sqlite, agency: false, administrator: false);

        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger.GetAsync("/staff/set-up")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger.GetAsync("/staff/set-up?token=abc")).StatusCode);
    }

    private static Task<string?> LinkAsync(App app) =>
        app.Ask<IFirstAdministrator, string?>(first => first.SetUpPathAsync());
}

public sealed class SomebodyLockedOut
{
    [Theory, OnBothDatabases]
    public async Task Is_let_in_again_by_whoever_has_the_server(Database database)
    {
        await using var app = await App.StartAsync(database);
        await Person.TurnOnAuthenticatorAsync(app);

        var opened = await app.Ask<ILockedOut, Credentials>(door => door.OpenAsync(app.Administrator.Name));

        Assert.Equal("/staff/sign-in", Person.PathOf(await app.Officer.GetAsync("/staff")));
        Assert.Equal("/staff/sign-in", Person.PathOf(await Person.SignInAsync(app, app.Stranger)));
        Assert.Equal("/staff", Person.PathOf(await Person.SignInAsync(app, app.Stranger, opened.Password)));
    }

    [Fact]
    public async Task Is_somebody()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        await Assert.ThrowsAsync<MissingException>(() => app.With<ILockedOut>(door => door.OpenAsync("nobody")));
    }
}
