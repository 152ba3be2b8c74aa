using System.Net;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Publishing;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Tests.Surveys.Publishing;

/// <summary>What the public reads of a survey, and what leaves the office about its officers: only by a decision, each in the journal.</summary>
public sealed class PublishingResults
{
    [Theory, OnBothDatabases]
    public async Task Are_public_by_a_second_person_as_they_were_and_leave_a_reason_when_withdrawn(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var stranger = app.NewClient();
        using var both = await app.PersonAsync("both", app.Agency, Duty.SurveyManager, Duty.Reviewer);
        using var reviewer = await app.PersonAsync("second", app.Agency, Duty.Reviewer);
        var (round, _) = await ARoundAsync(app, opened: false);
        var (here, open) = ($"/staff/surveys/{round.Id.Value}", $"/khlong-sam-wa/surveys/{round.Id.Value}");
        await App.SubmitAsync(both, here, [], "handler=Open");
        await App.SubmitAsync(both, here, [], "handler=Close");

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(open)).StatusCode);
        var refused = await App.SubmitAsync(both, $"{here}/publish", []);
        Assert.Contains(
            "ผู้จัดทำเผยแพร่สิ่งที่ตนจัดทำไม่ได้",
            await refused.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(open)).StatusCode);

        await App.SubmitAsync(reviewer, $"{here}/publish", new() { ["credibility"] = "true" });
        var page = await App.OpenAsync(stranger, open);
        var office = await App.OpenAsync(reviewer, $"{here}/results");
        // The same figures: mean and interval as the office reads them.
        var figures = office
            .QuerySelectorAll("section[aria-labelledby=scores] .figures dd")
            .Select(d => d.TextContent)
            .ToList();
        var shown = page.QuerySelectorAll(".figures dd").Select(d => d.TextContent).ToList();
        Assert.Equal((figures[0], figures[2], figures[1]), (shown[0], shown[1], shown[2]));
        Assert.Contains("64", shown[3], StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#credibility"));
        Assert.DoesNotContain("สมศรี", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ฝ่ายทะเบียน", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            round.Name,
            (await App.OpenAsync(stranger, "/khlong-sam-wa/surveys")).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotNull(
            (await App.OpenAsync(stranger, "/khlong-sam-wa")).QuerySelector("a[href='/khlong-sam-wa/surveys']")
        );

        // Nothing has changed: there is nothing to publish again.
        await App.SubmitAsync(reviewer, $"{here}/publish", new() { ["credibility"] = "true" });
        Assert.Equal(1, await app.Ask<ProngsaiDb, int>(db => db.Set<PublishedResults>().CountAsync()));

        await App.SubmitAsync(reviewer, $"{here}/publish", new() { ["because"] = " " }, "handler=Withdraw");
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(open)).StatusCode);
        await App.SubmitAsync(
            reviewer,
            $"{here}/publish",
            new() { ["because"] = "นับซ้ำจากจุดเดียว" },
            "handler=Withdraw"
        );
        var gone = await stranger.GetAsync(open);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        var words = await gone.Content.ReadAsStringAsync();
        Assert.Contains("นับซ้ำจากจุดเดียว", words, StringComparison.Ordinal);
        Assert.DoesNotContain(shown[0], words, StringComparison.Ordinal);
        Assert.DoesNotContain(
            round.Name,
            (await App.OpenAsync(stranger, "/khlong-sam-wa/surveys")).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["SurveyResultsPublished", "SurveyResultsWithdrawn"],
            await JournalAsync(app, PublishedResults.RecordOf(round.Id))
        );
    }

    [Theory, OnBothDatabases]
    public async Task Of_an_officer_are_that_officers_until_the_agency_decides_otherwise(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var executive = await app.PersonAsync("executive", app.Agency, Duty.Executive);
        using var officer = await app.PersonAsync("counter", app.Agency, Duty.ServiceOfficer);
        using var other = await app.PersonAsync("other", app.Agency, Duty.ServiceOfficer);
        var me = (
            await app.Ask<IPeople, IReadOnlyList<Holder>>(p => p.HoldersAsync(app.Agency, [Duty.ServiceOfficer]))
        ).Single(h => h.Name.Contains("counter", StringComparison.Ordinal));
        var (round, _) = await ARoundAsync(app, opened: true, me.AccountId, "=สมศรี");
        var (results, appraisal) = (
            $"/staff/surveys/{round.Id.Value}/results",
            $"/staff/surveys/{round.Id.Value}/appraisal"
        );

        var own = (await App.OpenAsync(officer, results)).QuerySelector("section[aria-labelledby=own]")!;
        Assert.Contains("=สมศรี", own.TextContent, StringComparison.Ordinal);
        Assert.Contains("20", own.QuerySelector("tbody td")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await App.OpenAsync(other, results)).QuerySelector("section[aria-labelledby=own]"));
        Assert.DoesNotContain(
            PlacesOf(await App.OpenAsync(executive, results)),
            p => p.Contains("สมศรี", StringComparison.Ordinal)
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(appraisal)).StatusCode);
        Assert.NotNull((await App.OpenAsync(executive, appraisal)).QuerySelector(".empty"));
        Assert.Equal(
            "text/html",
            (await App.PostAsync(executive, appraisal, new() { ["form"] = "csv" }))
                .Content
                .Headers
                .ContentType!
                .MediaType
        );

        // Without an order nothing is decided, and by nobody else.
        await App.SubmitAsync(executive, "/staff/surveys/appraisals", new() { ["inUse"] = "true", ["order"] = "" });
        Assert.NotNull((await App.OpenAsync(executive, appraisal)).QuerySelector(".empty"));
        await App.SubmitAsync(
            executive,
            "/staff/surveys/appraisals",
            new() { ["inUse"] = "true", ["order"] = "คำสั่งที่ 12/2570" }
        );
        Assert.Contains(
            "คำสั่งที่ 12/2570",
            (await App.OpenAsync(officer, "/staff/surveys/appraisals")).Body!.TextContent,
            StringComparison.Ordinal
        );

        Assert.Contains(
            PlacesOf(await App.OpenAsync(executive, results)),
            p => p.Contains("สมศรี", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            PlacesOf(await App.OpenAsync(other, results)),
            p => p.Contains("สมศรี", StringComparison.Ordinal)
        );
        var csv = await (
            await App.PostAsync(executive, appraisal, new() { ["form"] = "csv" })
        ).Content.ReadAsStringAsync();
        Assert.Contains("=สมศรี", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(csv.Split('\n', ',').Select(c => c.Trim('"')), c => c.StartsWith('='));
        var xlsx = await App.PostAsync(executive, appraisal, new() { ["form"] = "xlsx" });
        Assert.Equal((byte)'P', (await xlsx.Content.ReadAsByteArrayAsync())[0]);
        Assert.Equal(2, (await JournalAsync(app, round.Record)).Count(w => w == "SurveyAppraisalExported"));
        // The place of four answers is there with no figure.
        Assert.Contains(
            csv.Split('\n'),
            line => line.Contains("สมชาย", StringComparison.Ordinal) && line.Contains(",,,", StringComparison.Ordinal)
        );
    }

    private static IEnumerable<string> PlacesOf(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelectorAll("section[aria-labelledby=scores] tbody th").Select(th => th.TextContent);

    private static Task<List<string>> JournalAsync(App app, string record) =>
        app.Ask<ProngsaiDb, List<string>>(async db =>
            [
                .. (
                    await db.Set<JournalEntry>().Where(e => e.Record == record).OrderBy(e => e.At).ToListAsync()
                ).Select(e => e.What),
            ]
        );

    internal static async Task<(Round Round, WayIn[] Ways)> ARoundAsync(
        App app,
        bool opened,
        Guid? officer = null,
        string name = "สมศรี"
    )
    {
        foreach (var section in new[] { "ฝ่ายทะเบียน", "ฝ่ายโยธา" })
            await App.SubmitAsync(app.Officer, "/staff/agency/sections", new() { ["NameTh"] = section });
        var sections = await app.Ask<IAgencies, IReadOnlyList<Section>>(a => a.SectionsAsync(app.Agency));
        var today = TimeProvider.System.Now().Today;
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        var now = new Now(first.ToDateTime(new(3, 0), DateTimeKind.Utc), first);
        var counter = ShippedTemplates.With("counter")!;
        var record = QuestionnaireRecord.New(app.Agency, counter, now);
        var version = record.Issue(now, Actor.System);
        var round = Round.Prepare(
            new("ความพึงพอใจประจำเดือน", "ผู้มาติดต่อ", first, today.AddDays(40), null, null),
            version
        );
        if (opened)
            round.Open(now);
        var (a, b) = (
            sections.Single(s => s.Name.Th == "ฝ่ายทะเบียน").Id,
            sections.Single(s => s.Name.Th == "ฝ่ายโยธา").Id
        );
        WayIn[] ways =
        [
            WayIn.To(round, 1, WayKind.Place, "ช่อง 1", PlaceKind.Counter, a),
            WayIn.To(round, 2, WayKind.Place, name, PlaceKind.Officer, a, officer),
            WayIn.To(round, 3, WayKind.Place, "ช่อง 2", PlaceKind.Counter, b),
            WayIn.To(round, 4, WayKind.Place, "สมชาย", PlaceKind.Officer, b),
        ];
        var random = new Random(3);
        int[] many = [20, 20, 20, 4];
        await app.With<ProngsaiDb>(async db =>
        {
            db.AddRange(record, version, round);
            db.AddRange(ways);
            for (var way = 0; way < ways.Length; way++)
            for (var i = 0; i < many[way]; i++)
                db.Add(SomeAnswers.To(round, counter, (short)(way + 1), first.AddDays(random.Next(28)), random));
            await db.SaveChangesAsync();
        });
        return (round, ways);
    }
}
