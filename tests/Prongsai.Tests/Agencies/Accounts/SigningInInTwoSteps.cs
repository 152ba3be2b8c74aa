using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies;
using Prongsai.Agencies.Accounts.SecondSteps;
using Prongsai.Kernel;
using Prongsai.Web;

namespace Prongsai.Tests.Agencies.Accounts;

public sealed class SigningInInTwoSteps
{
    private const string SecondStep = "/staff/sign-in/second-step";

    [Theory, OnBothDatabases]
    public async Task Asks_for_a_code_after_the_password(Database database)
    {
        await using var app = await App.StartAsync(database);
        var (authenticator, _) = await Person.TurnOnAuthenticatorAsync(app);

        var halfWay = await Person.SignInAsync(app, app.Stranger);
        Assert.Equal(SecondStep, Person.PathOf(halfWay));
        Assert.Equal("/staff/sign-in", Person.PathOf(await app.Stranger.GetAsync("/staff")));
        var answer = await CodeAsync(app.Stranger, authenticator.Code(later: 1));

        Assert.Equal("/staff", Person.PathOf(answer));
        Assert.Contains("AuthenticatorAdded", await WhatHappenedAsync(app));
        Assert.DoesNotContain(
            await app.Ask<ProngsaiDb, List<string>>(db => db.Set<JournalEntry>().Select(e => e.Facts).ToListAsync()),
            facts => facts.Contains(authenticator.Code(later: 1), StringComparison.Ordinal)
        );
    }

    [Theory, OnBothDatabases]
    public async Task Keeps_the_key_of_the_app_sealed_and_bound_to_its_account(Database database)
    {
        await using var app = await App.StartAsync(database);
        var (authenticator, _) = await Person.TurnOnAuthenticatorAsync(app);

        var kept = await KeptKeyAsync(app);
        var seal = app.Services.GetRequiredService<AppKeySeal>();

        Assert.StartsWith("sealed:", kept.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(authenticator.Key, kept.Value, StringComparison.Ordinal);
        Assert.Equal(authenticator.Key, seal.Open(kept.UserId, kept.Value));
        // Somebody else's row is no place for it.
        Assert.Null(seal.Open(Guid.CreateVersion7(), kept.Value));
    }

    [Theory, OnBothDatabases]
    public async Task Seals_at_a_start_what_an_earlier_version_kept_open_and_the_same_app_goes_on(Database database)
    {
        await using var app = await App.StartAsync(database);
        var (authenticator, _) = await Person.TurnOnAuthenticatorAsync(app);
        await app.With<ProngsaiDb>(db =>
            db.AccountTokens.Where(t => t.Name == AppKeySeal.Name)
                .ExecuteUpdateAsync(row => row.SetProperty(t => t.Value, authenticator.Key))
        );
        await Person.SignInAsync(app, app.Stranger);
        var before = await CodeAsync(app.Stranger, authenticator.Code(later: 1));

        await app.Services.PrepareAsync();

        var kept = await KeptKeyAsync(app);
        Assert.Equal("/staff", Person.PathOf(before));
        Assert.StartsWith("sealed:", kept.Value, StringComparison.Ordinal);
        using var another = app.NewClient();
        await Person.SignInAsync(app, another);
        Assert.Equal("/staff", Person.PathOf(await CodeAsync(another, authenticator.Code(later: -1))));
    }

    [Fact]
    public async Task With_the_keys_of_the_installation_lost_no_code_is_right_but_a_recovery_code_is()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        var (authenticator, codes) = await Person.TurnOnAuthenticatorAsync(app);
        await app.With<ProngsaiDb>(db =>
            db.AccountTokens.Where(t => t.Name == AppKeySeal.Name)
                .ExecuteUpdateAsync(row => row.SetProperty(t => t.Value, "sealed:of keys that are gone"))
        );
        await Person.SignInAsync(app, app.Stranger);

        var wrong = await CodeAsync(app.Stranger, authenticator.Code(later: 1));
        var recovered = await RecoverAsync(app.Stranger, codes[0]);

        Assert.Equal(SecondStep, Person.PathOf(wrong));
        Assert.Equal("/staff", Person.PathOf(recovered));
    }

    private static Task<IdentityUserToken<Guid>> KeptKeyAsync(App app) =>
        app.Ask<ProngsaiDb, IdentityUserToken<Guid>>(db =>
            db.AccountTokens.AsNoTracking().SingleAsync(t => t.Name == AppKeySeal.Name)
        );

    [Fact]
    public async Task Takes_each_code_once()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        var (authenticator, _) = await Person.TurnOnAuthenticatorAsync(app);
        var code = authenticator.Code(later: 1);
        await Person.SignInAsync(app, app.Stranger);
        Assert.Equal("/staff", Person.PathOf(await CodeAsync(app.Stranger, code)));

        using var another = app.NewClient();
        await Person.SignInAsync(app, another);
        var again = await CodeAsync(another, code);

        Assert.Contains("ใช้ไปแล้ว", await Person.ErrorsAsync(again), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Takes_each_recovery_code_once_and_counts_what_is_left(Database database)
    {
        await using var app = await App.StartAsync(database);
        var (_, codes) = await Person.TurnOnAuthenticatorAsync(app);
        Assert.Equal(10, codes.Distinct().Count());

        await Person.SignInAsync(app, app.Stranger);
        var first = await RecoverAsync(
            app.Stranger,
            codes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)
        );
        using var another = app.NewClient();
        await Person.SignInAsync(app, another);
        var second = await RecoverAsync(another, codes[3]);

        Assert.Equal("/staff", Person.PathOf(first));
        Assert.Equal(SecondStep, Person.PathOf(second));
        Assert.Contains(
            "เหลือ 9 รหัส",
            (await App.OpenAsync(app.Stranger, "/staff/account")).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("RecoveryCodeUsed", await WhatHappenedAsync(app));
        // What lies in the database opens nothing.
        var kept = await app.Ask<ProngsaiDb, string>(async db =>
            string.Join(
                ' ',
                await db.Set<Microsoft.AspNetCore.Identity.IdentityUserToken<Guid>>().Select(t => t.Value).ToListAsync()
            )
        );
        Assert.DoesNotContain(codes, code => kept.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rests_after_five_wrong_codes_also_for_the_right_one()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        var (authenticator, _) = await Person.TurnOnAuthenticatorAsync(app);
        await Person.SignInAsync(app, app.Stranger);

        for (var i = 0; i < 5; i++)
            await CodeAsync(app.Stranger, "000000");
        var answer = await CodeAsync(app.Stranger, authenticator.Code(later: 1));

        Assert.Contains("พักบัญชี", await Person.ErrorsAsync(answer), StringComparison.Ordinal);
        Assert.Contains("AccountRests", await WhatHappenedAsync(app));
    }

    [Fact]
    public async Task Is_over_when_the_app_is_removed()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        await Person.TurnOnAuthenticatorAsync(app);

        await App.SubmitAsync(app.Officer, "/staff/account/authenticator", [], "?handler=TurnOff");

        Assert.Equal("/staff", Person.PathOf(await Person.SignInAsync(app, app.Stranger)));
        Assert.Contains("AuthenticatorRemoved", await WhatHappenedAsync(app));
    }

    [Fact]
    public async Task Cannot_be_entered_without_the_first_step()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        Assert.Equal("/staff/sign-in", Person.PathOf(await app.Stranger.GetAsync(SecondStep)));
    }

    [Theory, OnBothDatabases]
    public async Task Is_set_up_before_anything_else_where_it_is_required(Database database)
    {
        await using var app = await App.StartAsync(
            database,
            builder => builder.Configuration["Prongsai:SecondStep"] = "required"
        );

        var led = await app.Officer.GetAsync("/staff/measures");
        Assert.Equal("/staff/account", Person.PathOf(led));
        Assert.Contains(
            "ขั้นที่สอง",
            (await Person.ReadAsync(led)).QuerySelector(".notice--warn")!.TextContent,
            StringComparison.Ordinal
        );
        await Person.TurnOnAuthenticatorAsync(app);

        Assert.Equal("/staff/measures", Person.PathOf(await app.Officer.GetAsync("/staff/measures")));
    }

    [Fact]
    public async Task Shows_a_picture_to_scan_that_carries_the_key()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var page = await App.OpenAsync(app.Officer, "/staff/account/authenticator");

        var key = page.QuerySelector("code.key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains(
            $"secret={key}",
            page.QuerySelector("a[href^='otpauth:']")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
        Assert.True(page.QuerySelector(".qr svg path")!.GetAttribute("d")!.Length > 1000);
        // Opening the page again does not change the key that the app has scanned.
        var again = await App.OpenAsync(app.Officer, "/staff/account/authenticator");
        Assert.Equal(page.QuerySelector("code.key")!.TextContent, again.QuerySelector("code.key")!.TextContent);
    }

    internal static Task<HttpResponseMessage> CodeAsync(HttpClient who, string code) =>
        App.SubmitAsync(who, SecondStep, new() { ["code"] = code }, "?handler=Code&returnUrl=%2Fstaff");

    private static Task<HttpResponseMessage> RecoverAsync(HttpClient who, string code) =>
        App.SubmitAsync(who, SecondStep, new() { ["code"] = code }, "?handler=RecoveryCode&returnUrl=%2Fstaff");

    private static Task<List<string>> WhatHappenedAsync(App app) =>
        app.Ask<ProngsaiDb, List<string>>(db => db.Set<JournalEntry>().Select(e => e.What).ToListAsync());
}
