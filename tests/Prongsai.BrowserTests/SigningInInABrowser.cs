using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Tests.Notifications;

namespace Prongsai.BrowserTests;

/// <summary>
/// What only a browser can do at the door: passkeys (with Chromium's virtual authenticator) and the trip to an OpenID Connect
/// provider (npm oidc-provider, tests/peers).
/// </summary>
[Collection(InTheOffice.Name)]
public sealed class SigningInInABrowser(Office browserOnly)
{
    private const string Account = "/staff/account";

    [BrowserFact]
    public async Task With_a_passkey_needs_no_name_and_no_password()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        var page = await WindowAsync(app);
        var device = await VirtualAuthenticator.GiveAsync(page, knowsOwner: true);

        await VirtualAuthenticator.AddPasskeyAsync(page);
        await Assertions.Expect(page.Locator(".codes code")).ToHaveCountAsync(10);
        await LookedAt.IsGoodAsync(page, "the recovery codes");
        await SignOutAsync(page);
        await page.GetByText("เข้าสู่ระบบด้วยพาสคีย์").ClickAsync();

        await page.WaitForURLAsync("**/staff");
        await page.GotoAsync("/staff/account/sessions");
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync("พาสคีย์");
        foreach (var address in (string[])[Account, $"{Account}/sessions", $"{Account}/authenticator"])
        {
            await page.GotoAsync(address);
            await LookedAt.IsGoodAsync(page, address);
        }

        await page.GotoAsync("/staff/account/passkeys");
        await Assertions.Expect(page.Locator("tbody th")).ToHaveTextAsync("คอมพิวเตอร์ที่โต๊ะ");
        await LookedAt.IsGoodAsync(page, "/staff/account/passkeys");

        // The password alone is no longer enough: the passkey is the second step.
        await SignOutAsync(page);
        await GivePasswordAsync(page, app);
        await page.WaitForURLAsync("**/staff/sign-in/second-step*");
        await LookedAt.IsGoodAsync(page, "the second step");
        await page.GetByText("ยืนยันด้วยพาสคีย์").ClickAsync();
        await page.WaitForURLAsync("**/staff");

        // A device that cannot tell whether its owner is there opens nothing.
        await device.Session.SendAsync(
            "WebAuthn.setUserVerified",
            new() { ["authenticatorId"] = device.Id, ["isUserVerified"] = false }
        );
        await SignOutAsync(page);
        await page.GetByText("เข้าสู่ระบบด้วยพาสคีย์").ClickAsync();
        await Assertions.Expect(page.Locator("[data-said]")).ToContainTextAsync("ไม่ได้รับพาสคีย์");
        Assert.Contains("PasskeyAdded", await WhatHappenedAsync(app));
    }

    [BrowserFact]
    public async Task With_a_passkey_can_be_renamed_and_ends_when_it_is_removed()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        var page = await WindowAsync(app);
        await VirtualAuthenticator.GiveAsync(page, knowsOwner: true);
        await VirtualAuthenticator.AddPasskeyAsync(page);
        await page.GotoAsync("/staff/account/passkeys");

        await page.Locator("summary").ClickAsync();
        await page.Locator("form[action$=Rename] [name=name]").FillAsync("เครื่องใหม่");
        await page.Locator("form[action$=Rename] button").ClickAsync();
        await Assertions.Expect(page.Locator("tbody th")).ToHaveTextAsync("เครื่องใหม่");
        await page.Locator("summary").ClickAsync();
        await page.Locator("form[action$=Remove] button").ClickAsync();
        await Assertions.Expect(page.Locator(".empty")).ToBeVisibleAsync();
        await SignOutAsync(page);
        await page.GetByText("เข้าสู่ระบบด้วยพาสคีย์").ClickAsync();

        await Assertions.Expect(page.Locator(".errors")).ToContainTextAsync("ไม่รับพาสคีย์นี้");
    }

    [BrowserFact]
    public async Task With_a_provider_opens_the_account_that_was_linked_and_never_makes_one()
    {
        await using var office = await WithProviderAsync();
        var app = office.App;
        var page = await WindowAsync(app);

        // A stranger there is a stranger here.
        await SignOutAsync(page);
        await LookedAt.IsGoodAsync(page, "/staff/sign-in");
        await page.GetByText("เข้าสู่ระบบด้วย ผู้ให้บริการทดสอบ").ClickAsync();
        await AtTheProviderAsync(page, "somsri");
        await Assertions.Expect(page.Locator(".errors")).ToContainTextAsync("ยังไม่ได้ผูก");
        Assert.Equal(1, await app.Ask<ProngsaiDb, int>(db => db.Set<Agencies.Accounts.Account>().CountAsync()));

        // Linked on the account's own page, by a button.
        await GivePasswordAsync(page, app);
        await page.WaitForURLAsync("**/staff");
        await page.GotoAsync("/staff/account/provider");
        await page.Locator("main a[role=button]").ClickAsync();
        await page.WaitForURLAsync("**/staff/account/provider");
        await Assertions.Expect(page.Locator("main strong")).ToHaveTextAsync("somsri@example.test");
        await LookedAt.IsGoodAsync(page, "linking");
        await page.Locator("form[action$=Link] button").ClickAsync();
        await page.WaitForURLAsync("**/staff/account?saved=true");

        // From then on it opens the account.
        await SignOutAsync(page);
        await page.GetByText("เข้าสู่ระบบด้วย ผู้ให้บริการทดสอบ").ClickAsync();
        await page.WaitForURLAsync("**/staff");
        await page.GotoAsync(Account);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("somsri@example.test");
        Assert.Contains("ProviderLinked", await WhatHappenedAsync(app));
    }

    [BrowserFact]
    public async Task With_a_provider_opens_by_e_mail_only_an_account_whose_address_was_shown_to_be_its_own()
    {
        using var mail = new SmtpServer();
        await using var office = await WithProviderAsync(builder =>
        {
            builder.Configuration["Prongsai:Oidc:LinksByEmail"] = "true";
            builder.Configuration["Prongsai:Mail:Host"] = "127.0.0.1";
            builder.Configuration["Prongsai:Mail:Port"] = $"{mail.Port}";
            builder.Configuration["Prongsai:Mail:Security"] = "none";
        });
        var app = office.App;
        // Somsri's link went to her address; Wichai's was handed over on paper, and anybody could have typed the address.
        await AcceptAsync(app, "somsri", byEmail: true, mail);
        await AcceptAsync(app, "wichai", byEmail: false, mail);
        var page = await WindowAsync(app, signedIn: false);

        await page.GotoAsync("/staff/sign-in");
        await page.GetByText("เข้าสู่ระบบด้วย ผู้ให้บริการทดสอบ").ClickAsync();
        await AtTheProviderAsync(page, "wichai");
        await Assertions.Expect(page.Locator(".errors")).ToContainTextAsync("ยังไม่ได้ผูก");
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/staff/sign-in");
        await page.GetByText("เข้าสู่ระบบด้วย ผู้ให้บริการทดสอบ").ClickAsync();
        await AtTheProviderAsync(page, "somsri");

        await page.WaitForURLAsync("**/staff");
        await Assertions.Expect(page.Locator(".masthead__tools a[href='/staff/account']")).ToContainTextAsync("somsri");
        var linked = await app.Ask<ProngsaiDb, List<JournalEntry>>(db =>
            db.Set<JournalEntry>().Where(e => e.What == "ProviderLinked").ToListAsync()
        );
        Assert.Equal(("somsri", "verified e-mail"), (Assert.Single(linked).ByName, linked[0].Why));

        // An administrator who types another address for her takes that proof away.
        await app.With<ProngsaiDb>(async db =>
        {
            var account = await db.Set<Agencies.Accounts.Account>().SingleAsync(a => a.UserName == "somsri");
            Assert.True(account.EmailConfirmed);
            new Agencies.People.PersonForm { Name = "นางสมศรี", Email = "wichai@example.test" }.Apply(account);
            Assert.False(account.EmailConfirmed);
        });
    }

    // Invited, and accepted by whoever opens the link, as people do it.
    private static async Task AcceptAsync(App app, string name, bool byEmail, SmtpServer mail)
    {
        using var invited = await App.SubmitAsync(
            app.Officer,
            "/staff/people/invite",
            new()
            {
                ["Name"] = name,
                ["Email"] = $"{name}@example.test",
                ["duties"] = nameof(Duty.Preparer),
                ["byEmail"] = byEmail ? "true" : "false",
            }
        );
        await app.DrainJobsAsync();
        var shown = await App.ReadAsync(await invited.Content.ReadAsStringAsync());
        var link = byEmail
            ? "/staff/invitation/"
                + Assert.Single(mail.Letters).TextBody!.Split("/staff/invitation/")[1].Split('\n')[0].Trim()
            : new Uri(shown.QuerySelector("input.link")!.GetAttribute("value")!).AbsolutePath;
        using var person = app.NewClient();
        using var made = await App.SubmitAsync(
            person,
            link,
            new()
            {
                ["signInName"] = name,
                ["password"] = "four unrelated words",
                ["again"] = "four unrelated words",
            }
        );
        Assert.True(made.IsSuccessStatusCode, $"{made.StatusCode}");
    }

    [BrowserTheory]
    [InlineData("nonce")]
    [InlineData("state")]
    [InlineData("code_challenge")]
    public async Task With_a_provider_is_refused_when_the_answer_is_not_to_our_question(string changed)
    {
        await using var office = await WithProviderAsync();
        var page = await WindowAsync(office.App, signedIn: false);

        // The same question, one of its secrets exchanged on the way.
        var asked = await page.Context.APIRequest.GetAsync("/staff/sign-in/with-provider", new() { MaxRedirects = 0 });
        var there = new UriBuilder(asked.Headers["location"]);
        var question = HttpUtility.ParseQueryString(there.Query);
        Assert.Equal("S256", question["code_challenge_method"]);
        question[changed] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        there.Query = question.ToString();
        await page.GotoAsync(there.ToString());
        await AtTheProviderAsync(page, "somsri");

        await page.WaitForURLAsync("**/staff/sign-in?failed=not-accepted");
        await Assertions.Expect(page.Locator(".errors")).ToContainTextAsync("ไม่รับคำตอบ");
        await GivePasswordAsync(page, office.App);
        await page.WaitForURLAsync("**/staff");
    }

    [BrowserFact]
    public async Task For_the_first_time_makes_the_administrator_and_asks_for_a_second_step_where_it_is_required()
    {
        await using var app = await App.StartAsync(
            Database.Sqlite,
            builder => builder.Configuration["Prongsai:SecondStep"] = "required",
            agency: false,
            administrator: false
        );
        var path = await app.Ask<IFirstAdministrator, string?>(first => first.SetUpPathAsync());
        var page = await WindowAsync(app, signedIn: false);
        await page.GotoAsync(path!);
        await LookedAt.IsGoodAsync(page, "set-up");
        await page.Locator("[name=name]").FillAsync("somsri");
        await page.Locator("[name=password]").FillAsync("four unrelated words");
        await page.Locator("[name=again]").FillAsync("four unrelated words");
        await page.Locator("main [type=submit]").ClickAsync();

        await page.WaitForURLAsync("**/staff/account");
        await Assertions.Expect(page.Locator(".notice--warn")).ToContainTextAsync("ขั้นที่สอง");
        await page.GotoAsync("/staff/account/authenticator");
        var app2 = new Tests.Agencies.Accounts.Authenticator(await page.Locator("code.key").InnerTextAsync());
        await page.Locator("[name=code]").FillAsync(app2.Code());
        await page.Locator("form[action$=TurnOn] [type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".codes code")).ToHaveCountAsync(10);
        await page.GotoAsync("/staff");

        Assert.Equal("เริ่มต้น: ลงทะเบียนหน่วยงาน", await page.Locator("h1").InnerTextAsync());
    }

    [BrowserFact]
    public async Task Is_asked_again_before_a_change_of_how_to_sign_in()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        var page = await WindowAsync(app);
        await page.GotoAsync("/staff/account/confirm?returnUrl=/staff/account/passkeys");
        await LookedAt.IsGoodAsync(page, "confirming");

        await page.Locator("[name=password]").FillAsync(app.Administrator.Password);
        await page.Locator("main [type=submit]").ClickAsync();

        await page.WaitForURLAsync("**/staff/account/passkeys");
    }

    // Passkeys belong to a domain, which an address of numbers is not: localhost instead of 127.0.0.1.
    private async Task<IPage> WindowAsync(App app, bool signedIn = true)
    {
        var context = await browserOnly.Browser.NewContextAsync(
            new BrowserNewContextOptions { BaseURL = $"http://localhost:{app.Address.Port}" }
        );
        var page = await context.NewPageAsync();
        if (!signedIn)
            return page;

        await page.GotoAsync("/staff/sign-in");
        await GivePasswordAsync(page, app);
        await page.WaitForURLAsync("**/staff");
        return page;
    }

    private static async Task GivePasswordAsync(IPage page, App app)
    {
        await page.Locator("[name=name]").FillAsync(app.Administrator.Name);
        await page.Locator("[name=password]").FillAsync(app.Administrator.Password);
        await page.Locator("main [type=submit]").ClickAsync();
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.Locator("form[action='/staff/sign-out'] button").ClickAsync();
        await page.WaitForURLAsync("**/staff/sign-in");
    }

    // The provider's own pages: who are you, and may Prongsai know.
    private static async Task AtTheProviderAsync(IPage page, string name)
    {
        if (await page.Locator("[name=login]").CountAsync() == 0)
            return;

        await page.Locator("[name=login]").FillAsync(name);
        await page.Locator("[name=password]").FillAsync("any");
        await page.Locator("[type=submit]").ClickAsync();
        await page.Locator("[type=submit]").ClickAsync();
    }

    private static async Task<OfficeWithProvider> WithProviderAsync(Action<WebApplicationBuilder>? adjust = null)
    {
        var port = Peer.FreePort();
        var app = await App.StartAsync(
            Database.Sqlite,
            builder =>
            {
                builder.Configuration["Prongsai:Oidc:Authority"] = $"http://127.0.0.1:{port}";
                builder.Configuration["Prongsai:Oidc:ClientId"] = "prongsai";
                builder.Configuration["Prongsai:Oidc:ClientSecret"] = "a secret between the two of them";
                builder.Configuration["Prongsai:Oidc:Name"] = "ผู้ให้บริการทดสอบ";
                adjust?.Invoke(builder);
            }
        );
        var peer = await Peer.StartAsync(
            "node",
            [
                Path.Combine(Peer.Folder, "oidc.mjs"),
                $"{port}",
                $"http://localhost:{app.Address.Port}/staff/sign-in/oidc",
            ],
            () => Peer.ListensAsync(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, port))
        );

        return new OfficeWithProvider(app, peer);
    }

    private sealed record OfficeWithProvider(App App, Peer Peer) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Peer.DisposeAsync();
            await App.DisposeAsync();
        }
    }

    private static Task<List<string>> WhatHappenedAsync(App app) =>
        app.Ask<ProngsaiDb, List<string>>(db => db.Set<JournalEntry>().Select(e => e.What).ToListAsync());
}
