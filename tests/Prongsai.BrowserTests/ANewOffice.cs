using Microsoft.Playwright;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Tests.Agencies.Accounts;
using Prongsai.Web.CommandLine;

namespace Prongsai.BrowserTests;

/// <summary>
/// The first day of an office, by three people in three browsers: Anan sets the program up and registers the district, and invites
/// Somsri, who signs in with an app and prepares the report, and Wichai, who signs in with a passkey and publishes it. Somsri holds
/// both duties and still cannot publish her own.
/// </summary>
[Collection(InTheOffice.Name)]
public sealed class ANewOffice(Office browserOnly)
{
    private const string Password = "four unrelated words";
    private const string Improve = "ติดป้ายคู่มือการให้บริการทุกจุด และชี้แจงเจ้าหน้าที่ทุกเดือน";

    [BrowserFact]
    public async Task Comes_from_the_first_run_to_a_report_that_everybody_reads_by_the_hands_of_two()
    {
        await using var app = await App.StartAsync(Database.Sqlite, agency: false, administrator: false);
        var anan = await WindowAsync(app);
        var somsri = await WindowAsync(app);
        var wichai = await WindowAsync(app);
        var citizen = await WindowAsync(app);

        await SetUpAsync(app, anan);
        await RegisterAsync(anan);
        var forSomsri = await InviteAsync(anan, "นางสมศรี ใจดี", "นักจัดการงานทั่วไป", Duty.Preparer, Duty.Reviewer);
        var forWichai = await InviteAsync(anan, "นายวิชัย รอบคอบ", "หัวหน้าฝ่ายปกครอง", Duty.Reviewer);

        await AcceptAsync(somsri, forSomsri, "somsri", "06");
        await SignInWithAnAppAsync(somsri, "somsri");
        await AcceptAsync(wichai, forWichai, "wichai", "08");
        await SignInWithAPasskeyAsync(wichai, "wichai");
        await SeeThatNobodyPublishesAloneAsync(anan);

        await PrepareAsync(somsri);
        await IsRefusedAsync(somsri);
        await IsNotThereAsync(citizen);
        await PublishAsync(wichai);
        await ReadAsync(citizen);
        await SeeWhoDidItAsync(anan);
    }

    private static async Task SetUpAsync(App app, IPage page)
    {
        var path = await app.Ask<IFirstAdministrator, string?>(first => first.SetUpPathAsync());
        await page.GotoAsync(path!);
        await LookedAt.IsGoodAsync(page, "office 01 set up");

        await page.Locator("[name=name]").FillAsync("anan");
        await page.Locator("[name=password]").FillAsync(Password);
        await page.Locator("[name=again]").FillAsync(Password);
        await page.Locator("main [type=submit]").ClickAsync();

        await page.WaitForURLAsync("**/staff/agency");
        Assert.Equal("เริ่มต้น: ลงทะเบียนหน่วยงาน", await page.Locator("h1").InnerTextAsync());
    }

    private static async Task RegisterAsync(IPage page)
    {
        await LookedAt.IsGoodAsync(page, "office 02 register");

        await page.Locator("[name=NameTh]").FillAsync("สำนักงานเขตคลองสามวา");
        await page.Locator("[name=NameEn]").FillAsync("Khlong Sam Wa District Office");
        await page.Locator("[name=ParentTh]").FillAsync("กรุงเทพมหานคร");
        await page.Locator("[name=ParentEn]").FillAsync("Bangkok");
        await page.Locator("[name=Slug]").FillAsync("khlong-sam-wa");
        await page.Locator("[name=Profile]").SelectOptionAsync("sub_department");
        await page.Locator("main form[action='/staff/agency'] [type=submit]").ClickAsync();

        await Assertions.Expect(page.Locator(".brand__name")).ToHaveTextAsync("สำนักงานเขตคลองสามวา");
        await LookedAt.IsGoodAsync(page, "office 03 registered");
    }

    private static async Task<string> InviteAsync(IPage page, string name, string post, params Duty[] duties)
    {
        await page.GotoAsync("/staff/people");
        await page.Locator("main a[href='/staff/people/invite']").First.ClickAsync();
        await page.Locator("[name=Name]").FillAsync(name);
        await page.Locator("[name=Post]").FillAsync(post);
        foreach (var duty in duties)
            await page.Locator($"[name=duties][value={duty}]").CheckAsync();
        if (duties.Length > 1)
            await LookedAt.IsGoodAsync(page, "office 04 invite");
        await page.Locator("[name=byEmail][value=false]").ClickAsync();

        var link = await page.Locator("input.link").InputValueAsync();
        if (duties.Length > 1)
            await LookedAt.IsGoodAsync(page, "office 05 the link");
        return link;
    }

    private static async Task AcceptAsync(IPage page, string link, string signInName, string step)
    {
        await page.GotoAsync(link);
        await LookedAt.IsGoodAsync(page, $"office {step} accept");
        await page.Locator("[name=signInName]").FillAsync(signInName);
        await page.Locator("[name=password]").FillAsync(Password);
        await page.Locator("[name=again]").FillAsync(Password);
        await page.Locator("main [type=submit]").ClickAsync();

        await page.WaitForURLAsync("**/staff/sign-in");
        // The link has opened once.
        var again = await page.Context.APIRequest.GetAsync(link);
        Assert.Equal(404, again.Status);
        await GivePasswordAsync(page, signInName);
        await page.WaitForURLAsync("**/staff");
    }

    private static async Task SignInWithAnAppAsync(IPage page, string signInName)
    {
        await page.GotoAsync("/staff/account");
        await page.Locator("main a[href='/staff/account/authenticator']").ClickAsync();
        var phone = new Authenticator(await page.Locator("code.key").InnerTextAsync());
        await LookedAt.IsGoodAsync(page, "office 07 the app");
        await page.Locator("[name=code]").FillAsync(phone.Code());
        await page.Locator("form[action$=TurnOn] [type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".codes code")).ToHaveCountAsync(10);

        await SignOutAsync(page);
        await GivePasswordAsync(page, signInName);
        await page.WaitForURLAsync("**/staff/sign-in/second-step*");
        // A code opens once: the next one.
        await page.Locator("[name=code]").First.FillAsync(phone.Code(later: 1));
        await page.Locator("form[action*='handler=Code'] [type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/staff");
    }

    private static async Task SignInWithAPasskeyAsync(IPage page, string signInName)
    {
        await VirtualAuthenticator.GiveAsync(page, knowsOwner: true);
        await VirtualAuthenticator.AddPasskeyAsync(page);
        // The page that answers is still an officer's, with the agency above it.
        await Assertions.Expect(page.Locator(".brand__name")).ToHaveTextAsync("สำนักงานเขตคลองสามวา");
        await LookedAt.IsGoodAsync(page, "office 09 the passkey");

        await SignOutAsync(page);
        await page.GetByText("เข้าสู่ระบบด้วยพาสคีย์").ClickAsync();
        await page.WaitForURLAsync("**/staff");
        await Assertions
            .Expect(page.Locator(".masthead__tools a[href='/staff/account']"))
            .ToContainTextAsync(signInName);
    }

    private static async Task SeeThatNobodyPublishesAloneAsync(IPage page)
    {
        await page.GotoAsync("/staff/people");
        await LookedAt.IsGoodAsync(page, "office 10 people");
        await page.Locator("main a[href='/staff/people/who-could']").First.ClickAsync();
        await Assertions.Expect(page.Locator(".alone").First).ToHaveTextAsync("ไม่มีใคร");
        await Assertions.Expect(page.Locator(".notice--warn")).ToHaveCountAsync(0);
        await LookedAt.IsGoodAsync(page, "office 11 who could");
    }

    private static async Task PrepareAsync(IPage page)
    {
        await page.GotoAsync("/staff");
        await LookedAt.IsGoodAsync(page, "office 12 today before");
        await page.Locator(".empty a.button").ClickAsync();
        await page.Locator("input[type=file]")
            .SetInputFilesAsync(Path.Combine(SampleOffice.FolderOf("khlong-sam-wa"), "results.csv"));
        await page.Locator("main form [type=submit]").ClickAsync();
        await LookedAt.IsGoodAsync(page, "office 13 look before keeping");
        await page.Locator("main form[action*=Keep] [type=submit]").ClickAsync();

        await page.GotoAsync("/staff/measures/plan?year=2568");
        await LookedAt.IsGoodAsync(page, "office 14 plan");
        var weak = page.Locator("#weak-O15");
        await weak.GetByText("เพิ่มเข้าตาราง").First.ClickAsync();
        await weak.Locator("textarea").FillAsync(Improve);
        await weak.Locator("[type=submit]").ClickAsync();
        await Assertions.Expect(page.GetByText(Improve).First).ToBeVisibleAsync();

        await page.GotoAsync("/staff/reports");
        await page.Locator("main a[href='/staff/reports/2568']").First.ClickAsync();
        await Assertions.Expect(page.Locator(".report-preview")).ToContainTextAsync(Improve);
        await page.Locator("form[action$='/issue'] [type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/staff/reports/2568/editions/1");
    }

    private static async Task IsRefusedAsync(IPage page)
    {
        await Assertions.Expect(page.Locator(".errors")).ToContainTextAsync("ผู้จัดทำเผยแพร่สิ่งที่ตนจัดทำไม่ได้");
        await Assertions.Expect(page.Locator(".errors")).ToContainTextAsync("นายวิชัย รอบคอบ");
        await Assertions.Expect(page.Locator("form[action$='/publish']")).ToHaveCountAsync(0);
        await LookedAt.IsGoodAsync(page, "office 15 issued and refused");

        // There is no button, so she makes one of another form's token: the server says no all the same.
        var answered = page.WaitForResponseAsync(r => r.Url.EndsWith("/publish", StringComparison.Ordinal));
        await page.EvaluateAsync(
            """
            () => {
                const form = document.querySelector("form[action='/staff/sign-out']");
                form.action = "/staff/reports/2568/editions/1/publish";
                form.submit();
            }
            """
        );
        Assert.Equal(409, (await answered).Status);
        await Assertions.Expect(page.Locator(".errors")).ToContainTextAsync("ผู้จัดทำเผยแพร่สิ่งที่ตนจัดทำไม่ได้");
        await LookedAt.IsGoodAsync(page, "office 16 refused by the server");
    }

    private static async Task IsNotThereAsync(IPage page)
    {
        await page.GotoAsync("/khlong-sam-wa/reports");
        await Assertions.Expect(page.Locator(".empty")).ToHaveTextAsync("ยังไม่มีรายงานที่เผยแพร่");
        var early = await page.Context.APIRequest.GetAsync("/khlong-sam-wa/reports/2568/1");
        Assert.Equal(404, early.Status);
    }

    private static async Task PublishAsync(IPage page)
    {
        await page.GotoAsync("/staff/reports");
        await LookedAt.IsGoodAsync(page, "office 17 the reviewer's reports");
        await page.Locator("main a[href='/staff/reports/2568/editions/1']").ClickAsync();
        await LookedAt.IsGoodAsync(page, "office 18 the reviewer looks");
        await page.Locator("form[action$='/publish'] button").ClickAsync();

        await Assertions.Expect(page.Locator(".badge--good")).ToHaveTextAsync("เผยแพร่แล้ว");
        await LookedAt.IsGoodAsync(page, "office 19 published");
    }

    private static async Task ReadAsync(IPage page)
    {
        await page.GotoAsync("/khlong-sam-wa");
        await LookedAt.IsGoodAsync(page, "office 20 the public page");
        await page.GotoAsync("/khlong-sam-wa/reports");
        await page.Locator("main ul a").First.ClickAsync();
        await LookedAt.IsGoodAsync(page, "office 21 the public report");
        await page.Locator("main a[href$='/html']").ClickAsync();

        await Assertions.Expect(page.Locator("body")).ToContainTextAsync(Improve);
    }

    private static async Task SeeWhoDidItAsync(IPage page)
    {
        await page.GotoAsync("/staff/reports/2568/editions/1");
        await page.Locator("main a[href^='/staff/history']").ClickAsync();

        var story = page.Locator("ol.story");
        await Assertions.Expect(story).ToContainTextAsync("นางสมศรี ใจดี");
        await Assertions.Expect(story).ToContainTextAsync("นายวิชัย รอบคอบ");
        await LookedAt.IsGoodAsync(page, "office 22 the history");
    }

    // Passkeys belong to a domain, which an address of numbers is not: localhost instead of 127.0.0.1.
    private async Task<IPage> WindowAsync(App app)
    {
        var context = await browserOnly.Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = $"http://localhost:{app.Address.Port}",
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        return await context.NewPageAsync();
    }

    private static async Task GivePasswordAsync(IPage page, string signInName)
    {
        await page.Locator("[name=name]").FillAsync(signInName);
        await page.Locator("[name=password]").FillAsync(Password);
        await page.Locator("main form:not([data-passkey]) [type=submit]").ClickAsync();
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.Locator("form[action='/staff/sign-out'] button").ClickAsync();
        await page.WaitForURLAsync("**/staff/sign-in");
    }
}
