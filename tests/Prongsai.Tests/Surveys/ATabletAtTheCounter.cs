using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Surveys;
using Prongsai.Surveys.Kiosks;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Tests.Surveys;

/// <summary>What a tablet kept while it had no network is sent, acknowledged once it is on the disk, and counted once.</summary>
public sealed class ATabletAtTheCounter(AnsweringASurvey.Apps apps) : IClassFixture<AnsweringASurvey.Apps>
{
    private static string Today =>
        TimeProvider.System.Now().Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Theory, OnBothDatabases]
    public async Task Brings_a_day_home_once_however_often_it_is_sent(Database database)
    {
        var app = await apps.OnAsync(database);
        var survey = await KioskAsync(app);
        var (sync, seal) = await OpenAsync(app, survey);
        KioskAnswer[] day = [.. Enumerable.Range(0, 200).Select(n => Tap(seal, value: $"{n % 5}"))];

        // The first reply is lost, the second batch is sent by two windows at once, and one answer stands in it twice.
        await SendAsync(app, sync, day[..100]);
        var first = await SendAsync(app, sync, day[..100]);
        var both = await Task.WhenAll(
            SendAsync(app, sync, [.. day[100..199], day[100]]),
            SendAsync(app, sync, day[100..])
        );

        Assert.Equal(day[..100].Select(a => a.Id), first.Taken);
        Assert.All(both, told => Assert.Empty(told.Refused));
        Assert.Equal(100, both[1].Taken.Count);
        var answers = await survey.AnswersAsync();
        Assert.Equal(200, answers.Count);
        Assert.Equal(
            [40, 40, 40, 40, 40],
            answers.GroupBy(a => Columns.Unpack(a.Given)[0]).OrderBy(g => g.Key).Select(g => g.Count())
        );
        Assert.All(answers, a => Assert.Equal((2, "en", 0), (a.Way, a.Language, a.Pace)));
        Assert.All(answers, a => Assert.All(Columns.Unpack(a.Given)[1..], v => Assert.Equal(Columns.Open, v)));
    }

    [Theory, OnBothDatabases]
    public async Task Leaves_nothing_by_which_an_answer_could_be_found_again(Database database)
    {
        var app = await apps.OnAsync(database);
        var survey = await KioskAsync(app);
        var (sync, seal) = await OpenAsync(app, survey);
        var tap = Tap(seal);

        await SendAsync(app, sync, [tap], waiting: 3, refused: 1);

        var answer = Assert.Single(await survey.AnswersAsync());
        Assert.Empty(await survey.MarksAsync());
        var (spent, way) = await app.Ask<ProngsaiDb, (byte[], WayIn)>(async db =>
            (
                (await db.SpentKeys.SingleAsync(s => s.RoundId == survey.Round.Id)).Key,
                await db.WaysIn.SingleAsync(w => w.RoundId == survey.Round.Id && w.Kind == WayKind.Kiosk)
            )
        );
        // Neither the tablet's number nor the answer's stands in what is spent.
        Assert.NotEqual(Convert.FromHexString(tap.Id!), spent);
        Assert.Equal(-1, spent.AsSpan().IndexOf(answer.Id.ToByteArray()));
        Assert.Equal((3, 1), (way.Waiting, way.Refused));
        // When it was heard of is known to five minutes.
        Assert.Equal(0, way.SeenAt!.Value.Ticks % TimeSpan.FromMinutes(5).Ticks);
    }

    [Theory, OnBothDatabases]
    public async Task Is_told_of_each_answer_that_is_not_taken_and_why(Database database)
    {
        var app = await apps.OnAsync(database);
        var survey = await KioskAsync(app);
        var other = await KioskAsync(app);
        var (sync, seal) = await OpenAsync(app, survey);
        var (_, foreign) = await OpenAsync(app, other);
        var good = Tap(seal);
        (KioskAnswer? Answer, string Code)[] wrong =
        [
            (null, "kiosk-key"),
            (good with { Id = "1" }, "kiosk-key"),
            (Tap(seal) with { Id = new string('F', 64) }, "kiosk-key"),
            (Tap(seal[..^6] + "AAAAAA"), "kiosk-seal"),
            (Tap(foreign), "kiosk-seal"),
            (Tap(""), "kiosk-seal"),
            (Tap(seal) with { Day = "26/11/2569" }, "kiosk-day"),
            (Tap(seal) with { Question = "S2" }, "kiosk-other-question"),
            (Tap(seal) with { Value = "9" }, "kiosk-value"),
            (Tap(seal) with { Value = "ก😀\0" + new string('ย', 100_000) }, "kiosk-value"),
        ];

        var told = await SendAsync(app, sync, [.. wrong.Select(w => w.Answer).Append(good)]);

        Assert.Equal(wrong.Select(w => w.Code), told.Refused.Select(r => r.Code));
        Assert.Equal(wrong.Select(w => w.Answer?.Id), told.Refused.Select(r => r.Id));
        Assert.All(told.Refused, r => Assert.True(r.Th.Length > 0 && r.En.Length > 0));
        Assert.Equal([good.Id!], told.Taken);
        Assert.Single(await survey.AnswersAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Is_told_when_nothing_of_a_batch_can_be_read(Database database)
    {
        var app = await apps.OnAsync(database);
        var survey = await KioskAsync(app);
        var (sync, seal) = await OpenAsync(app, survey);
        byte[] broken = [.. "{\"answers\":[{\"id\":\""u8, 0xff, 0xfe, .. "\"}]}"u8];

        foreach (var body in new[] { broken, "{"u8.ToArray(), "null"u8.ToArray(), "[]"u8.ToArray(), [] })
        {
            var content = new ByteArrayContent(body);
            content.Headers.ContentType = new("application/json");
            var answered = await app.Stranger.PostAsync(sync, content);
            Assert.Equal(HttpStatusCode.BadRequest, answered.StatusCode);
            var why = await answered.Content.ReadFromJsonAsync<KioskRefused>();
            Assert.Equal("kiosk-unreadable", why!.Code);
        }

        var form = await app.Stranger.PostAsync(sync, new StringContent("a=b", Encoding.UTF8, "text/plain"));
        var many = await PostAsync(app, sync, [.. Enumerable.Range(0, 101).Select(_ => Tap(seal))]);
        var million = await PostAsync(app, sync, [Tap(seal) with { Value = new string('x', 1_100_000) }]);

        Assert.Equal(HttpStatusCode.BadRequest, form.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, many.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, million.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger.GetAsync(sync)).StatusCode);
        Assert.Empty(await survey.AnswersAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Is_told_that_it_was_closed_and_keeps_what_came_too_late(Database database)
    {
        var app = await apps.OnAsync(database);
        var survey = await KioskAsync(app);
        var early = await KioskAsync(app, opened: false);
        var (sync, seal) = await OpenAsync(app, survey);
        var (earlySync, earlySeal) = await OpenAsync(app, early);
        var before = await SendAsync(app, sync, [Tap(seal)]);
        await survey.CloseAsync();

        var after = await SendAsync(app, sync, [Tap(seal)]);
        var tooEarly = await SendAsync(app, earlySync, [Tap(earlySeal)]);

        Assert.Equal("open", before.Standing);
        Assert.Equal(("shut", "kiosk-closed"), (after.Standing, Assert.Single(after.Refused).Code));
        Assert.Equal(("prepared", "kiosk-not-open"), (tooEarly.Standing, Assert.Single(tooEarly.Refused).Code));
        Assert.Single(await survey.AnswersAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Is_set_up_named_and_closed_by_an_officer(Database database)
    {
        var app = await apps.OnAsync(database);
        var survey = await ASurvey.OpenAsync(app, ShippedTemplates.With("counter")!);
        using var manager = await app.PersonAsync(
            $"kiosks-{database}".ToLowerInvariant(),
            app.Agency,
            Duty.SurveyManager
        );
        var round = $"/staff/surveys/{survey.Round.Id.Value}";

        var nameless = await App.SubmitAsync(manager, round, new() { ["kind"] = "Kiosk" }, "handler=Way");
        Assert.Contains("โปรดตั้งชื่อแท็บเล็ต", await nameless.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await App.SubmitAsync(manager, round, new() { ["kind"] = "Kiosk", ["label"] = "ช่องบริการ 3" }, "handler=Way");

        var page = await App.OpenAsync(manager, $"{round}/kiosk?way=2");
        Assert.Contains("ช่องบริการ 3", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".qr svg path"));
        Assert.Contains("ยังไม่เคยติดต่อ", page.Body!.TextContent, StringComparison.Ordinal);
        var address = new Uri(page.QuerySelector(".qr + p a")!.GetAttribute("href")!).PathAndQuery;
        var kiosk = await App.OpenAsync(app.Stranger, address);
        var seal = kiosk.GetElementById("kiosk")!.GetAttribute("data-seal")!;
        await SendAsync(app, $"{address}/sync", [Tap(seal)], waiting: 7);
        page = await App.OpenAsync(manager, round);
        Assert.Contains("เมื่อครู่ · รอส่ง 7", page.Body!.TextContent, StringComparison.Ordinal);

        await App.PostAsync(manager, $"{round}?handler=CloseWay", new() { ["number"] = "2" });
        var told = await SendAsync(app, $"{address}/sync", [Tap(seal)]);
        Assert.Equal("kiosk-closed", Assert.Single(told.Refused).Code);
        Assert.Equal(
            "shut",
            (await App.OpenAsync(app.Stranger, address)).GetElementById("kiosk")!.GetAttribute("data-standing")
        );

        // Only the keys of kiosks open kiosks, and those open no other page.
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger.GetAsync($"{survey.Address()}/kiosk")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await app.Stranger.GetAsync(address.Replace("/kiosk", "", StringComparison.Ordinal))).StatusCode
        );
        var manifest = await app.Stranger.GetFromJsonAsync<JsonElement>($"{address}/manifest.webmanifest");
        Assert.Equal(address, manifest.GetProperty("start_url").GetString());
    }

    [Theory]
    // The round is of 5 to 10 June. A good clock.
    [InlineData("2026-06-06", "2026-06-07", "2026-06-08", "2026-06-07", null)]
    // Years behind, and years ahead: bounded by what the server told last, and by today.
    [InlineData("2026-06-06", "1970-01-01", "2026-06-08", "2026-06-06", null)]
    [InlineData("2026-06-06", "2031-01-01", "2026-06-08", "2026-06-08", null)]
    // Told before the first day.
    [InlineData("2026-06-01", "2026-06-01", "2026-06-08", "2026-06-05", null)]
    // Brought home after the last day, and too long after it.
    [InlineData("2026-06-09", "2026-06-10", "2026-06-17", "2026-06-10", null)]
    [InlineData("2026-06-09", "2026-06-10", "2026-06-18", null, "kiosk-too-late")]
    // Given after the last day, by the tablet's or by the server's own saying.
    [InlineData("2026-06-09", "2026-06-11", "2026-06-12", null, "kiosk-after")]
    [InlineData("2026-06-11", "2026-06-10", "2026-06-12", null, "kiosk-after")]
    [InlineData("2026-06-01", "2026-06-05", "2026-06-04", null, "kiosk-not-open")]
    public void Has_a_clock_that_nobody_trusts(string told, string said, string today, string? day, string? refused)
    {
        var round = RoundOf(Day("2026-06-05"), Day("2026-06-10"));

        var (given, whyNot) = KioskDay.Of(round, WayIn.To(round, 1, WayKind.Kiosk), Day(told), Day(said), Day(today));

        Assert.Equal(refused, whyNot?.Code);
        if (day is not null)
            Assert.Equal(Day(day), given);

        static DateOnly Day(string text) =>
            DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Asks_the_first_question_with_faces_and_none_that_depends_on_another()
    {
        Assert.Equal("S1", KioskQuestion.Of(ShippedTemplates.With("counter")!)!.Question.Code);
        Assert.Equal(
            ["😠", "🙁", "😐", "🙂", "😀"],
            KioskQuestion.Of(ShippedTemplates.With("counter")!)!.Choices.Select(c => c.Face)
        );
        Assert.Null(KioskQuestion.Of(ShippedTemplates.With("counter")! with { Sections = [] }));
    }

    private static Round RoundOf(DateOnly opens, DateOnly closes)
    {
        var now = new Now(opens.AddDays(-9).ToDateTime(default, DateTimeKind.Utc), opens.AddDays(-9));
        var record = QuestionnaireRecord.New(default, SomeQuestionnaire.Short(), now);
        var round = Round.Prepare(new RoundPlan("รอบ", "", opens, closes, null, null), record.Issue(now, Actor.System));
        round.Open(now);
        return round;
    }

    private static Task<ASurvey> KioskAsync(App app, bool opened = true) =>
        ASurvey.OpenAsync(app, ShippedTemplates.With("counter")!, opened, WayKind.Kiosk);

    private static async Task<(string Sync, string Seal)> OpenAsync(App app, ASurvey survey)
    {
        var address = $"{survey.Address(WayKind.Kiosk)}/kiosk";
        var page = await App.OpenAsync(app.Stranger, address);
        return ($"{address}/sync", page.GetElementById("kiosk")!.GetAttribute("data-seal")!);
    }

    private static KioskAnswer Tap(string seal, string value = "1") =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), seal, Today, "en", "S1", value);

    private static Task<HttpResponseMessage> PostAsync(
        App app,
        string sync,
        IReadOnlyList<KioskAnswer?> answers,
        int waiting = 0,
        int refused = 0
    ) => app.Stranger.PostAsJsonAsync(sync, new KioskBatch(waiting, refused, answers));

    private static async Task<KioskTold> SendAsync(
        App app,
        string sync,
        IReadOnlyList<KioskAnswer?> answers,
        int waiting = 0,
        int refused = 0
    )
    {
        var answered = await PostAsync(app, sync, answers, waiting, refused);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        return (await answered.Content.ReadFromJsonAsync<KioskTold>())!;
    }
}
