using System.Net;
using Prongsai.Kernel;
using Prongsai.Tests.Measures;

namespace Prongsai.Tests.Agencies.People;

/// <summary>Nobody publishes what they prepared, and the page that says who could is computed, not written.</summary>
public sealed class TwoPersons
{
    private static readonly Duty[] Everything =
    [
        .. DutyWords.OfAnAgency.Where(duty => duty != Duty.ComplaintHandler),
        Duty.SystemAdministrator,
    ];

    [Theory, OnBothDatabases]
    public async Task Whoever_holds_every_duty_still_cannot_publish_alone(Database database)
    {
        await using var app = await OfficeAsync(database);
        using var chief = await app.PersonAsync("chief", app.Agency, Everything);
        await App.SubmitAsync(chief, "/staff/reports/2568", [], "/issue");

        var alone = await App.PostAsync(chief, "/staff/reports/2568/editions/1/publish", []);
        var page = await App.OpenAsync(chief, "/staff/reports/2568/editions/1");
        var second = await App.PostAsync(app.Officer, "/staff/reports/2568/editions/1/publish", []);

        Assert.Equal(HttpStatusCode.Conflict, alone.StatusCode);
        var words = await alone.WordsAsync();
        Assert.Contains("ผู้จัดทำเผยแพร่สิ่งที่ตนจัดทำไม่ได้", words, StringComparison.Ordinal);
        Assert.Contains("ผู้ที่ทำได้: admin", words, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action$='/publish']"));
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Stranger.GetAsync("/khlong-sam-wa/reports/2568/1")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task Standing_in_for_the_reviewer_does_not_help(Database database)
    {
        await using var app = await OfficeAsync(database);
        using var preparer = await app.PersonAsync("preparer", app.Agency, Duty.Preparer);
        await app.ReviewerAsync();
        var today = TimeProvider.System.Now().Today;
        await App.SubmitAsync(
            app.Officer,
            $"/staff/people/{await app.IdOfAsync("reviewer")}/deputy",
            new()
            {
                ["deputy"] = (await app.IdOfAsync("preparer")).ToString(),
                ["from"] = today.ToString("O", null),
                ["until"] = today.AddDays(3).ToString("O", null),
            },
            "handler=Name"
        );
        await App.SubmitAsync(preparer, "/staff/reports/2568", [], "/issue");

        var alone = await App.PostAsync(preparer, "/staff/reports/2568/editions/1/publish", []);

        Assert.Equal(HttpStatusCode.Conflict, alone.StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_could_publish_o15_alone(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var chief = await app.PersonAsync("chief", app.Agency, Everything);

        var page = await App.OpenAsync(app.Officer, "/staff/people/who-could");

        var answers = page.QuerySelectorAll(".alone").Select(answer => answer.TextContent.Trim()).ToList();
        Assert.Contains(
            page.QuerySelectorAll("h2"),
            heading => heading.TextContent.Contains("ใครเผยแพร่ O15", StringComparison.Ordinal)
        );
        Assert.True(answers.Count >= 2);
        Assert.All(answers, answer => Assert.Equal("ไม่มีใคร", answer));
    }

    [Fact]
    public async Task An_office_of_one_is_told_that_it_needs_a_second_person()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var alone = await App.OpenAsync(app.Officer, "/staff/people/who-could");
        await app.ReviewerAsync();
        var both = await App.OpenAsync(app.Officer, "/staff/people/who-could");

        Assert.Contains("ยังไม่มีคนสองคน", alone.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("ยังไม่มีคนสองคน", both.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_names_the_duty_and_who_holds_it()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        using var executive = await app.PersonAsync("executive", app.Agency, Duty.Executive);
        await app.ReviewerAsync();

        var refused = await App.PostAsync(executive, "/staff/reports/2568/editions/1/publish", []);
        var english = await executive.GetAsync("/language?to=en&back=/staff");

        var words = await refused.WordsAsync();
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("ต้องมีหน้าที่: ผู้ตรวจสอบและเผยแพร่", words, StringComparison.Ordinal);
        Assert.Contains("นางสาวreviewer สมมุติ", words, StringComparison.Ordinal);
        Assert.True(english.IsSuccessStatusCode);
        var said = await (await App.PostAsync(executive, "/staff/reports/2568/editions/1/publish", [])).WordsAsync();
        Assert.Contains("The duty needed: Reviewer and publisher", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_system_administrator_reads_no_content()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        using var keeper = await app.PersonAsync("keeper", app.Agency, Duty.SystemAdministrator);

        var measures = await keeper.GetAsync("/staff/measures");
        var first = await keeper.GetAsync("/staff");

        Assert.Equal(HttpStatusCode.Forbidden, measures.StatusCode);
        Assert.Equal("/staff/my-duties", first.RequestMessage!.RequestUri!.AbsolutePath);
    }

    private static async Task<App> OfficeAsync(Database database)
    {
        var app = await SampleOffice.StartAsync(
            database,
            builder => builder.Configuration["Prongsai:Browser"] = "/nowhere"
        );
        using var table = new SomeTable();
        await app.With<Prongsai.Measures.Contracts.IMeasuresImport>(async import =>
            Assert.Empty(await import.ImportAsync(app.Agency, table.YamlPath, Actor.System))
        );
        return app;
    }
}
