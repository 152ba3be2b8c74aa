using System.Net;
using Prongsai.Agencies;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Tests.Agencies.People;

public sealed class Inviting
{
    [Theory, OnBothDatabases]
    public async Task By_a_link_makes_an_account_with_the_duties_that_were_promised(Database database)
    {
        await using var app = await App.StartAsync(database);
        var link = await InviteAsync(app);

        using var somsri = app.NewClient();
        var made = await AcceptAsync(somsri, link);
        await App.SignInAsync(somsri, new Credentials("somsri", "a long enough password"));

        Assert.EndsWith("/staff/sign-in", made.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        var mine = await App.OpenAsync(somsri, "/staff/my-duties");
        Assert.Contains("ผู้จัดทำ", mine.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.PostAsync(somsri, "/staff/people/invite", [])).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task Opens_once(Database database)
    {
        await using var app = await App.StartAsync(database);
        var link = await InviteAsync(app);
        using var somsri = app.NewClient();
        await AcceptAsync(somsri, link);

        var again = await app.Stranger.GetAsync(link);

        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal((await app.Stranger.GetAsync("/staff/invitation/0000")).StatusCode, again.StatusCode);
    }

    [Fact]
    public async Task Keeps_only_the_hash_of_the_link()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        var link = await InviteAsync(app);

        var kept = await app.Ask<ProngsaiDb, string>(db => Task.FromResult(db.Invitations.Single().TokenHash));

        Assert.DoesNotContain(kept, link, StringComparison.Ordinal);
        Assert.DoesNotContain(link.Split('/')[^1], kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_over_after_a_week_and_once_withdrawn()
    {
        var clock = new MovableClock();
        await using var app = await App.StartAsync(Database.Sqlite, clock.Set);
        var late = await InviteAsync(app);
        clock.Advance(TimeSpan.FromDays(8));
        var afterAWeek = await app.Stranger.GetAsync(late);
        await App.SignInAsync(app.Officer, app.Administrator);
        var withdrawn = await InviteAsync(app);
        await App.SubmitAsync(app.Officer, "/staff/people", [], "handler=Withdraw");

        Assert.Equal(HttpStatusCode.NotFound, afterAWeek.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger.GetAsync(withdrawn)).StatusCode);
    }

    [Fact]
    public async Task Gives_somebody_who_has_an_account_elsewhere_a_second_agency_to_work_for()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        var other = await app.Ask<IAgencies, AgencyId>(agencies =>
            agencies.RegisterAsync(
                "bang-kapi",
                new("บางกะปิ", "Bang Kapi"),
                new("", ""),
                "sub_department",
                Actor.System
            )
        );
        using var somsri = await app.PersonAsync("somsri", other, Duty.Executive);
        var link = await InviteAsync(app);

        await App.SubmitAsync(somsri, link, []);
        await App.SubmitAsync(somsri, "/staff/work-for", new() { ["agency"] = app.Agency.ToString() });

        var today = await App.OpenAsync(somsri, "/staff");
        Assert.Contains("คลองสามวา", today.QuerySelector(".brand__name")!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(
            HttpStatusCode.Forbidden,
            (await App.PostAsync(somsri, "/staff/assessment/import", [])).StatusCode
        );
    }

    [Fact]
    public async Task Is_refused_without_a_name_or_a_duty()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var refused = await App.SubmitAsync(app.Officer, "/staff/people/invite", new() { ["Name"] = " " });

        var words = await refused.WordsAsync();
        Assert.Contains("ต้องระบุชื่อ", words, StringComparison.Ordinal);
        Assert.Contains("ต้องเลือกหน้าที่อย่างน้อยหนึ่งอย่าง", words, StringComparison.Ordinal);
    }

    private static async Task<string> InviteAsync(App app)
    {
        var answer = await App.SubmitAsync(
            app.Officer,
            "/staff/people/invite",
            new() { ["Name"] = "นางสมศรี สมมุติ", ["duties"] = nameof(Duty.Preparer) }
        );
        var page = await App.ReadAsync(await answer.Content.ReadAsStringAsync());

        return new Uri(page.QuerySelector("input.link")!.GetAttribute("value")!).AbsolutePath;
    }

    private static Task<HttpResponseMessage> AcceptAsync(HttpClient who, string link) =>
        App.SubmitAsync(
            who,
            link,
            new()
            {
                ["signInName"] = "somsri",
                ["password"] = "a long enough password",
                ["again"] = "a long enough password",
            }
        );
}
