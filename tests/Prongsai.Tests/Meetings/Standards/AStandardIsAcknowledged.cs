using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Meetings.Standards;
using Prongsai.Tests.Web;

namespace Prongsai.Tests.Meetings.Standards;

/// <summary>From the draft to everybody's word, and on to the measures table; then a new version, and somebody new.</summary>
public sealed class AStandardIsAcknowledged
{
    [Theory, OnBothDatabases]
    public async Task Read_answered_acknowledged_and_proven_without_typing(Database database)
    {
        var clock = InMay();
        await using var app = await App.StartAsync(database, clock.Set);
        await SampleIn.LoadAsync(app);
        var reviewer = await app.ReviewerAsync();
        var measure = await MeasureAsync(app);
        var standard = await WrittenAsync(app, new(SomeStandard.Form()) { ["measures"] = measure });

        // Nobody approves their own; the second person does.
        var own = await App.SubmitAsync(app.Officer, standard.Page, [], "handler=Submit");
        own.EnsureSuccessStatusCode();
        var refused = await App.OpenAsync(app.Officer, $"{standard.Page}/approve");
        Assert.Contains("จัดทำโดย", refused.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        await App.SubmitAsync(reviewer, $"{standard.Page}/approve", [], "/approve");
        var version = await app.Ask<ProngsaiDb, StandardVersion>(db =>
            db.Set<StandardVersion>().AsNoTracking().SingleAsync()
        );
        Assert.Equal(64, version.Hash.Length);
        Assert.Equal(await PeopleAsync(app), await app.Ask<ProngsaiDb, int>(db => db.Set<AskedPerson>().CountAsync()));

        // A wrong answer shows why and the point; the right ones are not asked again.
        var wrong = await AnswerAsync(
            app.Officer,
            standard,
            new()
            {
                ["q1"] = "1",
                ["q2"] = "2",
                ["q3"] = "2",
            }
        );
        Assert.Contains("เพราะข้อ 1", wrong.Body!.TextContent, StringComparison.Ordinal);
        Assert.Single(wrong.QuerySelectorAll("form fieldset"));
        var early = await App.PostAsync(
            app.Officer,
            $"{standard.MyPage}?handler=Acknowledge",
            new() { ["version"] = "1" }
        );
        Assert.Contains("ถูกครบทุกข้อ", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await AnswerAsync(app.Officer, standard, new() { ["q1"] = "2" });
        await AcknowledgeAsync(app.Officer, standard);
        var word = await app.Ask<ProngsaiDb, Acknowledgement>(db =>
            db.Set<Acknowledgement>().AsNoTracking().SingleAsync()
        );
        Assert.Equal((1, version.Hash), (word.Number, word.Hash));
        Assert.Contains("รับทราบและจะถือปฏิบัติ", word.Words, StringComparison.Ordinal);

        // Everybody else, and the coverage goes to the measure by itself.
        await AllRightAsync(reviewer, standard);
        await AcknowledgeForOthersAsync(app, standard);
        await app.DrainJobsAsync();
        var names = await ProofsAsync(app);
        Assert.Single(
            names,
            n =>
                n.StartsWith("acknowledgement-", StringComparison.Ordinal)
                && n.EndsWith(".docx", StringComparison.Ordinal)
        );
        Assert.Single(
            names,
            n =>
                n.StartsWith("acknowledgement-", StringComparison.Ordinal)
                && n.EndsWith(".xlsx", StringComparison.Ordinal)
        );
        await App.SubmitAsync(app.Officer, standard.Page, [], "handler=File");
        await app.DrainJobsAsync();
        Assert.Equal(names.Count, (await ProofsAsync(app)).Count);
        Assert.Equal(HttpStatusCode.OK, (await app.Officer.GetAsync($"{standard.Page}?handler=Xlsx")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_new_version_asks_only_what_changed_and_a_correction_nobody(Database database)
    {
        await using var app = await App.StartAsync(database, InMay().Set);
        var reviewer = await app.ReviewerAsync();
        var standard = await ApprovedAsync(app, SomeStandard.Form());
        await AllRightAsync(app.Officer, standard);

        // Only words: what was acknowledged carries over.
        await NextVersionAsync(
            app,
            standard,
            SomeStandard.Form(
                "มาตรฐานการให้บริการ",
                "1. ให้บริการตามลำดับของคิว",
                SomeStandard.Second,
                SomeStandard.Third
            ),
            sameMeaning: true
        );
        var carried = await App.OpenAsync(app.Officer, standard.MyPage);
        Assert.Contains("ใช้ต่อได้", carried.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(carried.QuerySelectorAll("main form"));

        // The reviewer reads version 2 to the end; meanwhile version 3 changes one point.
        await AnswerAsync(
            reviewer,
            standard,
            new()
            {
                ["q1"] = "2",
                ["q2"] = "2",
                ["q3"] = "2",
            }
        );
        await NextVersionAsync(
            app,
            standard,
            SomeStandard.Form(
                "มาตรฐานการให้บริการ",
                "1. ให้บริการตามลำดับของคิว",
                "2. แจ้งค่าธรรมเนียมก่อนรับชำระทุกครั้งและออกใบเสร็จ",
                SomeStandard.Third
            )
        );
        var outdated = await App.PostAsync(
            reviewer,
            $"{standard.MyPage}?handler=Acknowledge",
            new() { ["version"] = "2" }
        );
        var told = await App.ReadAsync(await outdated.Content.ReadAsStringAsync());
        Assert.Contains("ฉบับที่ 3", told.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["q2"], Questions(told));

        var asked = await App.OpenAsync(app.Officer, standard.MyPage);
        Assert.Equal(["q2"], Questions(asked));
        Assert.Single(asked.QuerySelectorAll(".points li"));
        await AnswerAsync(app.Officer, standard, new() { ["q2"] = "2" });
        await AcknowledgeAsync(app.Officer, standard);
        Assert.Equal(
            [1, 3],
            await app.Ask<ProngsaiDb, List<int>>(db =>
                db.Set<Acknowledgement>().OrderBy(a => a.Number).Select(a => a.Number).ToListAsync()
            )
        );
    }

    [Theory, OnBothDatabases]
    public async Task Somebody_new_is_asked_by_the_daily_job_and_reminded(Database database)
    {
        var clock = InMay();
        await using var app = await App.StartAsync(database, clock.Set);
        var standard = await ApprovedAsync(app, SomeStandard.Form());
        using var newcomer = await app.PersonAsync("malee", app.Agency);

        await RunAsync(app);
        var rows = await RowsAsync(app);
        Assert.Equal(await PeopleAsync(app), rows.Count);
        Assert.All(rows, row => Assert.Null(row.RemindedOn));
        var mine = await App.OpenAsync(newcomer, MyStandardsModel.Here);
        Assert.NotNull(mine.QuerySelector($"a[href='{standard.MyPage}']"));

        // Without a duty they acknowledge, and open nothing else.
        await AllRightAsync(newcomer, standard);
        Assert.Equal(HttpStatusCode.Forbidden, (await newcomer.GetAsync(standard.Page)).StatusCode);

        clock.Advance(TimeSpan.FromDays(7));
        await RunAsync(app);
        var reminded = (await RowsAsync(app)).Where(r => r.RemindedOn is not null).ToList();
        Assert.Equal(rows.Count - 1, reminded.Count);
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_stand_is_said_and_nothing_typed_is_lost(Database database)
    {
        await using var app = await App.StartAsync(database);
        var form = SomeStandard.Form();
        foreach (var field in new[] { "situation3", "choices3", "right3", "why3", "point3" })
            form[field] = "";
        form["right1"] = "5";
        form["point2"] = "9";

        var answer = await App.SubmitAsync(app.Officer, WriteStandardModel.Here, form);

        var page = await App.ReadAsync(await answer.Content.ReadAsStringAsync());
        var said = page.QuerySelector(".errors")!.TextContent;
        Assert.Contains("อย่างน้อย 3 ข้อ", said, StringComparison.Ordinal);
        Assert.Contains("ตัวเลือกใดถูก", said, StringComparison.Ordinal);
        Assert.Contains("ผูกกับข้อ", said, StringComparison.Ordinal);
        Assert.Contains(SomeStandard.Third, page.QuerySelector("[name=text]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.Set<Standard>().CountAsync()));
    }

    private static MovableClock InMay()
    {
        var clock = new MovableClock();
        // A Wednesday of the sample's year.
        clock.Advance(new DateTime(2025, 5, 14, 3, 0, 0, DateTimeKind.Utc) - clock.GetUtcNow().UtcDateTime);
        return clock;
    }

    internal static async Task<Standard> WrittenAsync(App app, Dictionary<string, string> form)
    {
        (await App.SubmitAsync(app.Officer, WriteStandardModel.Here, form)).EnsureSuccessStatusCode();
        return await app.Ask<ProngsaiDb, Standard>(db => db.Set<Standard>().AsNoTracking().SingleAsync());
    }

    internal static async Task<Standard> ApprovedAsync(App app, Dictionary<string, string> form)
    {
        var standard = await WrittenAsync(app, form);
        await App.SubmitAsync(app.Officer, standard.Page, [], "handler=Submit");
        await App.SubmitAsync(await app.ReviewerAsync(), $"{standard.Page}/approve", [], "/approve");
        return standard;
    }

    private static async Task NextVersionAsync(
        App app,
        Standard standard,
        Dictionary<string, string> form,
        bool sameMeaning = false
    )
    {
        await App.SubmitAsync(app.Officer, $"{WriteStandardModel.Here}/{standard.Id.Value}", form);
        await App.SubmitAsync(app.Officer, standard.Page, [], "handler=Submit");
        await App.SubmitAsync(
            await app.ReviewerAsync(),
            $"{standard.Page}/approve",
            sameMeaning ? new() { ["sameMeaning"] = "true" } : [],
            "/approve"
        );
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> AnswerAsync(
        HttpClient who,
        Standard standard,
        Dictionary<string, string> answers
    )
    {
        var answer = await App.SubmitAsync(who, standard.MyPage, answers, "handler=Answer");
        return await App.ReadAsync(await answer.Content.ReadAsStringAsync());
    }

    private static async Task AcknowledgeAsync(HttpClient who, Standard standard) =>
        (await App.SubmitAsync(who, standard.MyPage, [], "handler=Acknowledge")).EnsureSuccessStatusCode();

    private static async Task AllRightAsync(HttpClient who, Standard standard)
    {
        await AnswerAsync(
            who,
            standard,
            new()
            {
                ["q1"] = "2",
                ["q2"] = "2",
                ["q3"] = "2",
            }
        );
        await AcknowledgeAsync(who, standard);
    }

    // The sample's people have no password here: all but the last are entered as they would have answered.
    private static async Task AcknowledgeForOthersAsync(App app, Standard standard)
    {
        using var last = await app.PersonAsync("last", app.Agency);
        await app.With<IServiceProvider>(async services =>
        {
            var db = services.GetRequiredService<ProngsaiDb>();
            var staff = await services.GetRequiredService<Prongsai.Agencies.Contracts.IPeople>().StaffAsync(app.Agency);
            var version = await db.Set<StandardVersion>().AsNoTracking().SingleAsync();
            var known = await db.Set<Acknowledgement>().Select(a => a.AccountId).ToListAsync();
            foreach (
                var person in staff.Where(p =>
                    !known.Contains(p.AccountId) && !p.Name.Contains("last", StringComparison.Ordinal)
                )
            )
                db.Add(Acknowledgement.Of(version, person, null, services.GetRequiredService<TimeProvider>().Now()));
            await db.SaveChangesAsync();
        });
        await AllRightAsync(last, standard);
    }

    private static async Task<string> MeasureAsync(App app) =>
        (await App.OpenAsync(app.Officer, WriteStandardModel.Here))
            .QuerySelector("input[name=measures]")!
            .GetAttribute("value")!;

    private static Task<List<string>> ProofsAsync(App app) =>
        app.Ask<IMeasures, List<string>>(async measures =>
            [
                .. (await measures.TableAsync(app.Agency, new FiscalYear(2568))).Rows.SelectMany(r =>
                    r.Outcomes.SelectMany(o => o.Evidence.Select(e => e.FileName ?? ""))
                ),
            ]
        );

    private static Task<int> PeopleAsync(App app) =>
        app.Ask<Prongsai.Agencies.Contracts.IPeople, int>(async people => (await people.StaffAsync(app.Agency)).Count);

    private static Task<List<AskedPerson>> RowsAsync(App app) =>
        app.Ask<ProngsaiDb, List<AskedPerson>>(db => db.Set<AskedPerson>().AsNoTracking().ToListAsync());

    private static async Task RunAsync(App app)
    {
        await app.With<IServiceProvider>(async services =>
        {
            var db = services.GetRequiredService<ProngsaiDb>();
            db.Enqueue(null, services.GetRequiredService<TimeProvider>().Now(), new AskAndRemind());
            await db.SaveChangesAsync();
        });
        await app.DrainJobsAsync();
    }

    private static List<string> Questions(AngleSharp.Html.Dom.IHtmlDocument page) =>
        [.. page.QuerySelectorAll("input[type=radio]").Select(i => i.GetAttribute("name")!).Distinct()];
}
