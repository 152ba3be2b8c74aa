using System.Buffers.Binary;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Surveys;
using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Tests.Surveys;

/// <summary>One program for each database, many rounds: people answer through the pages, without scripts and without cookies.</summary>
public sealed class AnsweringASurvey(AnsweringASurvey.Apps apps) : IClassFixture<AnsweringASurvey.Apps>
{
    public sealed class Apps() : AppOnEach(("Prongsai:Surveys:FromOneNetwork", "1000"));

    [Theory, OnBothDatabases]
    public async Task An_answer_is_kept_once_however_often_it_is_sent(Database database)
    {
        var app = await apps.OnAsync(database);
        var survey = await ASurvey.OpenAsync(app);
        var form = await FormAsync(app, survey.Address());

        var first = await SendAsync(app, survey.Address(), form, ("q-Q1", "2"), ("q-Q2", "ดีมาก 😀"));
        var again = await SendAsync(app, survey.Address(), form, ("q-Q1", "0"), ("q-Q2", "เปลี่ยนใจ"));

        Assert.EndsWith("/thanks?in=th", first.RequestMessage!.RequestUri!.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(first.RequestMessage.RequestUri, again.RequestMessage!.RequestUri);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        var answer = Assert.Single(await survey.AnswersAsync());
        Assert.Equal([2], Columns.Unpack(answer.Given));
        Assert.Equal((1, "th"), (answer.Way, answer.Language));
        Assert.Equal("ดีมาก 😀", Assert.Single(await survey.TextsAsync()).Text);
        Assert.Equal(1, Assert.Single(await survey.MarksAsync()).Count);
        Assert.False(first.Headers.Contains("Set-Cookie"));
    }

    [Theory, OnBothDatabases]
    public async Task Pages_are_saved_in_the_form_and_branches_come_up_without_scripts(Database database)
    {
        var app = await apps.OnAsync(database);
        var survey = await ASurvey.OpenAsync(app, SomeQuestionnaire.OfEveryKind());
        var address = survey.Address();

        // Nothing chosen: an error for each required question, with a link to it.
        var page = await ReadAsync(await SendAsync(app, address, await FormAsync(app, address)));
        Assert.Equal(["#q-Q1", "#q-Q3"], page.QuerySelectorAll("[role=alert] a").Select(a => a.GetAttribute("href")));
        Assert.All(
            page.QuerySelectorAll("[role=alert] a"),
            link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..]))
        );

        // A yes brings up Q4 on the same page; what was chosen stays.
        page = await ReadAsync(await SendAsync(app, address, Sealed(page), ("q-Q1", "dk"), ("q-Q3", "yes")));
        Assert.NotNull(page.GetElementById("q-Q4"));
        Assert.Equal("dk", page.QuerySelector("[name=q-Q1][checked]")!.GetAttribute("value"));

        page = await ReadAsync(
            await SendAsync(
                app,
                address,
                Sealed(page),
                ("q-Q1", "1"),
                ("q-Q3", "yes"),
                ("q-Q4", "ที่ช่อง 2"),
                ("q-Q5-a", "0")
            )
        );
        Assert.NotNull(page.GetElementById("q-Q6"));

        // Back keeps what was written on the second page, and the first is as it was left.
        page = await ReadAsync(await SendAsync(app, address, Sealed(page), ("q-Q8", "12.5"), ("go", "back")));
        Assert.Equal("ที่ช่อง 2", page.GetElementById("q-Q4")!.TextContent.Trim());
        page = await ReadAsync(
            await SendAsync(app, address, Sealed(page), ("q-Q1", "1"), ("q-Q3", "no"), ("q-Q5-a", "0"))
        );
        Assert.Equal("12.5", page.GetElementById("q-Q8")!.GetAttribute("value"));

        var sent = await SendAsync(app, address, Sealed(page), ("q-Q7", "x"), ("q-Q8", "12.5"), ("q-Q11", "พอใช้"));

        Assert.Contains("thanks", sent.RequestMessage!.RequestUri!.PathAndQuery, StringComparison.Ordinal);
        var answer = Columns.Unpack(Assert.Single(await survey.AnswersAsync()).Given);
        const short open = Columns.Open;
        Assert.Equal([1, open, 0, 0, open, open, 1, 0, 0, 1250, open, open], answer);
        // The "yes" was taken back, and with it what depended on it.
        Assert.Equal(["พอใช้"], (await survey.TextsAsync()).Select(t => t.Text));
    }

    [Theory, OnBothDatabases]
    public async Task A_code_is_good_for_one_answer_and_sending_it_twice_is_thanked_twice(Database database)
    {
        var app = await apps.OnAsync(database);
        var survey = await ASurvey.OpenAsync(app, also: WayKind.Token);
        var address = survey.Address(WayKind.Token);
        var code = await survey.TokenAsync();

        Assert.Null((await App.OpenAsync(app.Stranger, address)).QuerySelector("[name=sheet]"));
        Assert.Contains(
            "ไม่พบรหัสนี้",
            await app.Stranger.GetStringAsync($"{address}?code=0000000000000000"),
            StringComparison.Ordinal
        );
        var typed = await app.Stranger.PostAsync(
            address,
            new FormUrlEncodedContent([new("code", code.ToUpperInvariant().Insert(4, "-"))])
        );
        var one = Sealed(await ReadAsync(typed));
        var two = await FormAsync(app, $"{address}?code={code}");

        var first = await SendAsync(app, address, one, ("q-Q1", "1"));
        var twice = await SendAsync(app, address, one, ("q-Q1", "1"));
        var other = await SendAsync(app, address, two, ("q-Q1", "2"));

        Assert.Contains("thanks", first.RequestMessage!.RequestUri!.PathAndQuery, StringComparison.Ordinal);
        Assert.Contains("thanks", twice.RequestMessage!.RequestUri!.PathAndQuery, StringComparison.Ordinal);
        Assert.Contains("สิทธิ์ตอบนี้ใช้ไปแล้ว", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(
            "สิทธิ์ตอบนี้ใช้ไปแล้ว",
            await app.Stranger.GetStringAsync($"{address}?code={code}"),
            StringComparison.Ordinal
        );
        Assert.Equal([1], Columns.Unpack(Assert.Single(await survey.AnswersAsync()).Given));
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_taken_is_said_and_nothing_is_kept(Database database)
    {
        var app = await apps.OnAsync(database);
        var survey = await ASurvey.OpenAsync(app);
        var other = await ASurvey.OpenAsync(app);
        var early = await ASurvey.OpenAsync(app, opened: false);
        var form = await FormAsync(app, survey.Address());

        Assert.Contains(
            "ยังไม่เปิดรับคำตอบ",
            await app.Stranger.GetStringAsync(early.Address()),
            StringComparison.Ordinal
        );
        foreach (var wrong in new[] { "", "!!", "AAAA", form[..^4] + "AAAA", await FormAsync(app, other.Address()) })
        {
            var answered = await SendAsync(app, survey.Address(), wrong, ("q-Q1", "1"));
            Assert.Equal(HttpStatusCode.Conflict, answered.StatusCode);
            Assert.Contains("ยังไม่ได้บันทึก", await answered.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        // A million letters do not even fit the door; what fits is cut, said, and given back.
        var million = await SendAsync(app, survey.Address(), form, ("q-Q1", "1"), ("q-Q2", new string('ก', 1_000_000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, million.StatusCode);
        var page = await ReadAsync(
            await SendAsync(app, survey.Address(), form, ("q-Q1", "1"), ("q-Q2", new string('ก', 50_000)))
        );
        Assert.Contains("50,000", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);

        await survey.CloseAsync();
        var late = await SendAsync(app, survey.Address(), form, ("q-Q1", "1"));
        Assert.Contains("ปิดรับคำตอบแล้ว", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await survey.AnswersAsync());
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await app.Stranger.GetAsync("/khlong-sam-wa/survey/0000000000")).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await app.Stranger.GetAsync($"/nowhere/survey/{survey.Ways[0].Key}")).StatusCode
        );
    }

    [Theory, OnBothDatabases]
    public async Task Broken_bytes_and_another_language_are_taken(Database database)
    {
        var app = await apps.OnAsync(database);
        var survey = await ASurvey.OpenAsync(app, SomeQuestionnaire.OfEveryKind());
        var page = await App.OpenAsync(app.Stranger, survey.Address() + "?in=my");
        Assert.Equal("စမ်းသပ်မှု", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("my", page.DocumentElement.GetAttribute("lang"));

        page = await ReadAsync(await SendAsync(app, survey.Address(), Sealed(page), ("in", "en"), ("q-Q1", "2")));
        Assert.Equal("A test", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("2", page.QuerySelector("[name=q-Q1][checked]")!.GetAttribute("value"));
        page = await ReadAsync(await SendAsync(app, survey.Address(), Sealed(page), ("q-Q1", "2"), ("q-Q3", "no")));

        // %ff%fe is no UTF-8; %00 is no form at all.
        var body = $"sheet={Sealed(page)}&go=next&q-Q11=%E0%B8%94%E0%B8%B5%ff%fe%F0%9F%99%82";
        var none = await PostAsync(app, survey.Address(), body + "%00");
        var sent = await PostAsync(app, survey.Address(), body);

        Assert.Equal(HttpStatusCode.Conflict, none.StatusCode);
        Assert.Contains("ยังไม่ได้บันทึก", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.EndsWith("thanks?in=en", sent.RequestMessage!.RequestUri!.PathAndQuery, StringComparison.Ordinal);
        var kept = Assert.Single(await survey.TextsAsync()).Text;
        Assert.StartsWith("ดี", kept, StringComparison.Ordinal);
        Assert.EndsWith("🙂", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("\uFFFD", kept, StringComparison.Ordinal);
        Assert.Equal("en", Assert.Single(await survey.AnswersAsync()).Language);
    }

    [Theory, OnBothDatabases]
    public async Task A_ballot_proves_the_right_once_and_nothing_leads_from_person_to_answer(Database database)
    {
        var app = await apps.OnAsync(database);
        var survey = await ASurvey.OpenAsync(app, also: WayKind.Staff);
        var address = survey.Address(WayKind.Staff);
        using var somsri = await app.PersonAsync(
            $"somsri-{database}".ToLowerInvariant(),
            app.Agency,
            Duty.MeasureOwner
        );
        using var manager = await app.PersonAsync(
            $"manager-{database}".ToLowerInvariant(),
            app.Agency,
            Duty.SurveyManager
        );
        var staffPage = $"/staff/surveys/{survey.Round.Id.Value}/staff";
        var list = await App.OpenAsync(manager, staffPage);
        var account = list.QuerySelectorAll("label")
            .First(l => l.TextContent.Contains("somsri", StringComparison.Ordinal))
            .QuerySelector("input")!
            .GetAttribute("value")!;
        await App.SubmitAsync(manager, staffPage, new() { ["who"] = account }, "/staff");

        Assert.Null((await App.OpenAsync(app.Stranger, address)).QuerySelector("[name=sheet]"));
        Assert.Null((await App.OpenAsync(app.Stranger, address + "?ballot=AAAA")).QuerySelector("[name=sheet]"));
        var handed = await ReadAsync(
            await App.SubmitAsync(
                somsri,
                "/staff/surveys/mine",
                new() { ["round"] = $"{survey.Round.Id.Value}" },
                "/mine"
            )
        );
        var ballot = handed.QuerySelector("main a.button")!.GetAttribute("href")!;
        var second = await ReadAsync(
            await App.PostAsync(somsri, "/staff/surveys/mine", new() { ["round"] = $"{survey.Round.Id.Value}" })
        );
        Assert.Null(second.QuerySelector("main a.button"));

        // Answered by a browser that is not signed in.
        var sent = await SendAsync(app, address, await FormAsync(app, ballot), ("q-Q1", "2"));
        Assert.Contains("thanks", sent.RequestMessage!.RequestUri!.PathAndQuery, StringComparison.Ordinal);
        Assert.Contains("สิทธิ์ตอบนี้ใช้ไปแล้ว", await app.Stranger.GetStringAsync(ballot), StringComparison.Ordinal);

        Assert.Empty(await survey.MarksAsync());
        var answer = Assert.Single(await survey.AnswersAsync());
        // What is good once and who had it, against the answer: no value of the one stands in the other.
        var (spent, person) = await app.Ask<ProngsaiDb, (List<SpentKey>, EligiblePerson)>(async db =>
            (
                await db.SpentKeys.Where(s => s.RoundId == survey.Round.Id).ToListAsync(),
                await db.EligiblePeople.SingleAsync(p => p.RoundId == survey.Round.Id)
            )
        );
        Assert.Equal(2, spent.Count);
        Assert.DoesNotContain(spent, key => key.Key.AsSpan().IndexOf(answer.Id.ToByteArray()) >= 0);
        Assert.NotEqual(person.AccountId, answer.Id);
        // Other identifiers begin with the millisecond of their making.
        var made = BinaryPrimitives.ReadInt64BigEndian([0, 0, .. answer.Id.ToByteArray(bigEndian: true)[..6]]);
        Assert.False(Math.Abs(made - TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()) < 86_400_000);
    }

    private static Task<HttpResponseMessage> PostAsync(App app, string address, string body) =>
        app.Stranger.PostAsync(address, new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded"));

    private static async Task<string> FormAsync(App app, string address) =>
        Sealed(await App.OpenAsync(app.Stranger, address));

    private static string Sealed(IHtmlDocument page) => page.QuerySelector("[name=sheet]")!.GetAttribute("value")!;

    private static async Task<HttpResponseMessage> SendAsync(
        App app,
        string address,
        string form,
        params (string Field, string Value)[] fields
    ) =>
        await app.Stranger.PostAsync(
            address,
            new FormUrlEncodedContent([
                new("sheet", form),
                .. fields.Any(f => f.Field is "go" or "in")
                    ? []
                    : new KeyValuePair<string, string>[] { new("go", "next") },
                .. fields.Select(f => new KeyValuePair<string, string>(f.Field, f.Value)),
            ])
        );

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        await App.ReadAsync(await answer.Content.ReadAsStringAsync());
}
