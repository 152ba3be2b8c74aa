using System.Net;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Tests.Measures;

namespace Prongsai.Tests.Agencies.People;

public sealed class KeepingPeople
{
    [Theory, OnBothDatabases]
    public async Task Duties_given_and_taken_back_count_with_the_next_click(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var somsri = await app.PersonAsync("somsri", app.Agency, Duty.Executive);
        var person = $"/staff/people/{await app.IdOfAsync("somsri")}";
        var before = await App.PostAsync(somsri, "/staff/assessment/import", []);

        await App.SubmitAsync(
            app.Officer,
            $"{person}/duties",
            new() { ["duty"] = nameof(Duty.Preparer) },
            "handler=Give"
        );
        var given = await App.PostAsync(somsri, "/staff/assessment/import", []);
        await EndAllAsync(app, person);
        var taken = await somsri.GetAsync("/staff/measures");

        Assert.Equal(HttpStatusCode.Forbidden, before.StatusCode);
        Assert.NotEqual(HttpStatusCode.Forbidden, given.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, taken.StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_suspended_person_is_out_at_once_and_in_again_when_it_is_lifted(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var somsri = await app.PersonAsync("somsri", app.Agency, Duty.Executive);
        var suspend = $"/staff/people/{await app.IdOfAsync("somsri")}/suspend";

        await App.SubmitAsync(app.Officer, suspend, new() { ["why"] = "สอบข้อเท็จจริง" });
        var outside = await somsri.GetAsync("/staff/measures");
        await App.SubmitAsync(app.Officer, suspend, [], "handler=Lift");

        Assert.Equal("/staff/sign-in", outside.RequestMessage!.RequestUri!.AbsolutePath);
        var person = await App.OpenAsync(app.Officer, suspend.Replace("/suspend", "", StringComparison.Ordinal));
        Assert.Contains("เลิกระงับการใช้งาน", person.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        var me = $"/staff/people/{await app.IdOfAsync("admin")}";

        var suspended = await App.SubmitAsync(app.Officer, $"{me}/suspend", new() { ["why"] = "ลอง" });
        var ended = await EndAllAsync(app, me);

        Assert.Contains("ผู้ดูแลคนสุดท้าย", await suspended.WordsAsync(), StringComparison.Ordinal);
        Assert.Contains("ผู้ดูแลคนสุดท้าย", ended, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_handles_complaints_does_not_administer()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var refused = await App.SubmitAsync(
            app.Officer,
            $"/staff/people/{await app.IdOfAsync("admin")}/duties",
            new() { ["duty"] = nameof(Duty.ComplaintHandler) },
            "handler=Give"
        );

        Assert.Contains("ต้องแยกจาก", await refused.WordsAsync(), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_deputy_has_the_duties_between_the_two_days_only(Database database)
    {
        var clock = new MovableClock();
        await using var app = await App.StartAsync(database, clock.Set);
        using var deputy = await app.PersonAsync("deputy", app.Agency, Duty.Executive);
        using var principal = await app.PersonAsync("principal", app.Agency, Duty.Preparer);
        var today = clock.Now().Today;

        await App.SubmitAsync(
            app.Officer,
            $"/staff/people/{await app.IdOfAsync("principal")}/deputy",
            new()
            {
                ["deputy"] = (await app.IdOfAsync("deputy")).ToString(),
                ["from"] = today.AddDays(1).ToString("O", null),
                ["until"] = today.AddDays(2).ToString("O", null),
            },
            "handler=Name"
        );
        var before = await App.PostAsync(deputy, "/staff/assessment/import", []);
        clock.Advance(TimeSpan.FromDays(1));
        using var again = app.NewClient();
        await ReenterAsync(app, "deputy", again);
        var during = await App.PostAsync(again, "/staff/assessment/import", []);
        clock.Advance(TimeSpan.FromDays(2));
        await ReenterAsync(app, "deputy", again);
        var after = await App.PostAsync(again, "/staff/assessment/import", []);

        Assert.Equal(HttpStatusCode.Forbidden, before.StatusCode);
        Assert.NotEqual(HttpStatusCode.Forbidden, during.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, after.StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_hand_over_waits_for_the_successor_and_then_moves_everything(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var old = await app.PersonAsync("old", app.Agency, Duty.Preparer, Duty.MeasureOwner);
        using var successor = await app.PersonAsync("successor", app.Agency, Duty.Executive);
        await Measures.SampleOffice.GiveResultsAsync(app, app.Agency, "สำนักงานเขตคลองสามวา");
        using var table = new SomeTable(
            SomeTable
                .Yaml.Replace("section: ฝ่ายปกครอง", "person: นางสาวold สมมุติ", StringComparison.Ordinal)
                .Replace("made_up: [section, period]", "made_up: [period]", StringComparison.Ordinal)
        );
        await app.With<IMeasuresImport>(async import =>
            Assert.Empty(await import.ImportAsync(app.Agency, table.YamlPath, Actor.System))
        );

        await App.SubmitAsync(
            app.Officer,
            $"/staff/people/{await app.IdOfAsync("old")}/hand-over",
            new() { ["to"] = (await app.IdOfAsync("successor")).ToString(), ["why"] = "คำสั่งที่ 12/2568" },
            "handler=Ask"
        );
        var waiting = await App.OpenAsync(app.Officer, "/staff/people");
        var stillOld = await App.PostAsync(old, "/staff/assessment/import", []);
        await App.SubmitAsync(successor, "/staff/my-duties", []);

        Assert.Contains("รอผู้รับมอบรับทราบ", waiting.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.Forbidden, stillOld.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.PostAsync(old, "/staff/assessment/import", [])).StatusCode);
        Assert.NotEqual(
            HttpStatusCode.Forbidden,
            (await App.PostAsync(successor, "/staff/assessment/import", [])).StatusCode
        );
        var measures = await App.OpenAsync(successor, "/staff/measures?year=2568");
        Assert.Contains("นางสาวsuccessor สมมุติ", measures.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("นางสาวold สมมุติ", measures.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_administrators_the_second_sees_what_the_first_saved_and_loses_nothing(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var second = await app.PersonAsync("second", app.Agency, Duty.AgencyAdministrator);
        using var somsri = await app.PersonAsync("somsri", app.Agency, Duty.Executive);
        var details = $"/staff/people/{await app.IdOfAsync("somsri")}/details";
        var version = (await App.OpenAsync(second, details))
            .QuerySelector("input[name=Version]")!
            .GetAttribute("value")!;

        await App.SubmitAsync(app.Officer, details, new() { ["Post"] = "นิติกรชำนาญการ" });
        var raced = await App.SubmitAsync(
            second,
            details,
            new()
            {
                ["Name"] = "นางสมศรี ใจสมมุติ",
                ["Post"] = "",
                ["Version"] = version,
            }
        );
        var shown = await App.ReadAsync(await raced.Content.ReadAsStringAsync());
        var standing = (await App.OpenAsync(app.Officer, details)).QuerySelector("input[name=Post]")!;

        Assert.Contains("นิติกรชำนาญการ", shown.QuerySelector(".theirs")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("นางสมศรี ใจสมมุติ", shown.QuerySelector("input[name=Name]")!.GetAttribute("value"));
        Assert.Equal("นิติกรชำนาญการ", standing.GetAttribute("value"));
    }

    [Theory, OnBothDatabases]
    public async Task An_observer_opens_the_agencies_below_and_changes_nothing(Database database)
    {
        await using var app = await App.StartAsync(database);
        var (city, stranger) = (await RegisterAsync(app, "bangkok"), await RegisterAsync(app, "elsewhere"));
        await app.With<IAgencies>(agencies => agencies.PutUnderAsync(app.Agency, city, Actor.System));
        using var observer = await app.PersonAsync("observer", city, Duty.ParentObserver);

        await App.SubmitAsync(observer, "/staff/work-for", new() { ["agency"] = app.Agency.ToString() });
        var below = await App.OpenAsync(observer, "/staff/measures");
        var submitted = await App.PostAsync(observer, "/staff/measures/plan?year=2568", []);
        var notBelow = await App.SubmitAsync(observer, "/staff/work-for", new() { ["agency"] = stranger.ToString() });

        Assert.Contains("คลองสามวา", below.QuerySelector(".brand__name")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, submitted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, notBelow.StatusCode);
    }

    private static Task<AgencyId> RegisterAsync(App app, string slug) =>
        app.Ask<IAgencies, AgencyId>(agencies =>
            agencies.RegisterAsync(slug, new(slug, slug), new("", ""), "general", Actor.System)
        );

    // Presses "take it back" until there is none left, or it is refused.
    private static async Task<string> EndAllAsync(App app, string person)
    {
        for (var presses = 0; presses < 10; presses++)
        {
            var page = await App.OpenAsync(app.Officer, $"{person}/duties");
            if (page.QuerySelector("form[action$='handler=End']") is null)
                return "";

            var words = await (await App.SubmitAsync(app.Officer, $"{person}/duties", [], "handler=End")).WordsAsync();
            if (words.Contains("คนสุดท้าย", StringComparison.Ordinal))
                return words;
        }

        return "";
    }

    private static async Task ReenterAsync(App app, string name, HttpClient who)
    {
        // A working day's cookie does not last until tomorrow.
        var password = await app.Ask<
            Microsoft.AspNetCore.Identity.UserManager<Prongsai.Agencies.Accounts.Account>,
            string
        >(async accounts =>
        {
            var account = (await accounts.FindByNameAsync(name))!;
            await accounts.RemovePasswordAsync(account);
            Assert.True((await accounts.AddPasswordAsync(account, "another long password")).Succeeded);
            return "another long password";
        });
        await App.SignInAsync(who, new Credentials(name, password));
    }
}
