using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Surveys;
using Prongsai.Surveys.Answering;
using Prongsai.Surveys.Contracts;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Tests.Surveys;

/// <summary>A survey manager at work, through the pages.</summary>
public sealed class RunningASurvey
{
    [Theory, OnBothDatabases]
    public async Task From_a_template_to_a_closed_round(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var manager = await app.PersonAsync("manager", app.Agency, Duty.SurveyManager);
        using var reader = await app.PersonAsync("reader", app.Agency, Duty.Executive);

        // A template becomes a draft; the draft is reworded and issued.
        var made = await App.SubmitAsync(
            manager,
            "/staff/surveys/questionnaires/new",
            new() { ["name"] = "counter" },
            "handler=Template"
        );
        var questionnaire = made.RequestMessage!.RequestUri!.AbsolutePath;
        await App.SubmitAsync(
            manager,
            $"{questionnaire}/edit",
            new() { ["title-th"] = "ความพึงพอใจ ฝ่ายทะเบียน" },
            "handler=Words"
        );
        var issued = await ReadAsync(await App.SubmitAsync(manager, questionnaire, [], "handler=Issue"));
        Assert.Equal("ความพึงพอใจ ฝ่ายทะเบียน", issued.QuerySelector("h1")!.TextContent);
        Assert.Null(issued.QuerySelector("form[action$='handler=Issue']"));
        var json = await manager.GetStringAsync($"{questionnaire}?handler=File&version=1");
        Assert.Equal(
            json,
            QuestionnaireJson.Write(QuestionnaireJson.Read("a", Encoding.UTF8.GetBytes(json)).Questionnaire!)
        );

        // A round is refused with reasons, then prepared and opened.
        var plan = issued.QuerySelector("a[href^='/staff/surveys/new']")!.GetAttribute("href")!;
        var refused = await ReadAsync(
            await App.SubmitAsync(
                manager,
                plan,
                new()
                {
                    ["name"] = "",
                    ["closesOn"] = "2020-01-01",
                    ["eligible"] = "5",
                    ["minimum"] = "6",
                }
            )
        );
        Assert.Equal(3, refused.QuerySelectorAll(".errors li").Length);
        var prepared = await App.SubmitAsync(
            manager,
            plan,
            new()
            {
                ["name"] = "เดือนนี้",
                ["eligible"] = "100",
                ["minimum"] = "3",
            }
        );
        var round = prepared.RequestMessage!.RequestUri!.AbsolutePath;
        await App.SubmitAsync(manager, round, [], "handler=Open");
        await App.SubmitAsync(manager, round, new() { ["kind"] = "Place", ["label"] = "ช่องบริการ 3" }, "handler=Way");
        await App.SubmitAsync(manager, round, new() { ["kind"] = "Token" }, "handler=Way");
        var shown = await ReadAsync(await App.SubmitAsync(manager, round, new() { ["kind"] = "Paper" }, "handler=Way"));
        Assert.Equal(4, shown.QuerySelectorAll("tbody tr").Length);

        // Codes are shown once, and only their hashes are kept.
        var tokens = shown.QuerySelector("a[href*='/tokens?way=']")!.GetAttribute("href")!;
        var sheet = await ReadAsync(await App.SubmitAsync(manager, tokens, new() { ["count"] = "5" }, "way=3"));
        var codes = sheet.QuerySelectorAll(".codes code").Select(c => ReadableKey.Tidy(c.TextContent)).ToList();
        Assert.Equal(5, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Equal(16, code.Length));
        Assert.Empty((await App.OpenAsync(manager, tokens)).QuerySelectorAll(".codes code"));

        // Codes for those who were just served: what an officer cancelled is not handed out from the heap any more.
        var cancelled = await app.Ask<IVisitCodes, string?>(visitors => visitors.TakeAsync(app.Agency));
        await App.SubmitAsync(manager, tokens, new() { ["sheet"] = "0" }, "handler=Cancel");
        var good = await app.Ask<IVisitCodes, string?>(visitors => visitors.TakeAsync(app.Agency));
        Assert.Null((await App.OpenAsync(app.Stranger, $"/khlong-sam-wa/{cancelled}")).QuerySelector("[name=sheet]"));
        Assert.NotNull((await App.OpenAsync(app.Stranger, $"/khlong-sam-wa/{good}")).QuerySelector("[name=sheet]"));

        // Two answers at the counter, in an office that watches the count.
        var place = new Uri(
            shown
                .QuerySelectorAll("tbody a")
                .Select(a => a.GetAttribute("href")!)
                .Where(a => a.Contains("/survey/", StringComparison.Ordinal))
                .ElementAt(1)
        ).AbsolutePath;
        for (var n = 0; n < 2; n++)
            await AnswerAsync(app, place);
        Assert.Equal("2", (await App.OpenAsync(reader, round)).QuerySelector(".score")!.TextContent);

        // Paper: the second entry must say the same.
        var paper = $"{round}/paper";
        Dictionary<string, string> entry = new()
        {
            ["number"] = "1",
            ["q-S1"] = "4",
            ["q-S2"] = "3",
            ["q-S3"] = "3",
            ["q-W1"] = "ขอร่มเงา",
        };
        await App.SubmitAsync(manager, paper, entry, "/paper");
        var differing = await ReadAsync(await App.SubmitAsync(manager, paper, new(entry) { ["q-S2"] = "0" }, "/paper"));
        Assert.Contains(
            "S2",
            Assert.Single(differing.QuerySelectorAll(".notice--bad li")).TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("2", (await App.OpenAsync(reader, round)).QuerySelector(".score")!.TextContent);
        await App.SubmitAsync(manager, paper, entry, "/paper");
        var thrice = await ReadAsync(await App.SubmitAsync(manager, paper, entry, "/paper"));
        Assert.Single(thrice.QuerySelectorAll(".errors li"));
        Assert.Equal("3", (await App.OpenAsync(reader, round)).QuerySelector(".score")!.TextContent);
        Assert.Equal("", await app.Ask<ProngsaiDb, string>(db => db.PaperSheets.Select(s => s.First).SingleAsync()));

        // Closed for everybody at once, and told in the journal.
        var closed = await ReadAsync(await App.SubmitAsync(manager, round, [], "handler=Close"));
        Assert.Null(closed.QuerySelector("form[action$='handler=Close']"));
        Assert.Contains("ปิดรับคำตอบแล้ว", await app.Stranger.GetStringAsync(place), StringComparison.Ordinal);
        var told = await app.Ask<ProngsaiDb, List<string>>(db =>
            db.Set<JournalEntry>()
                .Where(e => e.Record.StartsWith("survey-round:"))
                .OrderBy(e => e.At)
                .Select(e => e.What)
                .ToListAsync()
        );
        Assert.Equal(
            [
                "SurveyPrepared",
                "SurveyOpened",
                "SurveyWayAdded",
                "SurveyWayAdded",
                "SurveyWayAdded",
                "SurveyTokensMade",
                "SurveyTokensCancelled",
                "SurveyPaperEntered",
                "SurveyClosed",
            ],
            told
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await App.PostAsync(reader, $"{round}?handler=Open", [])).StatusCode);
    }

    [Fact]
    public async Task A_rehearsal_comes_from_the_framework_and_a_bad_file_is_refused_whole()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        using var manager = await app.PersonAsync("manager", app.Agency, Duty.SurveyManager);

        var made = await ReadAsync(
            await App.SubmitAsync(
                manager,
                "/staff/surveys/questionnaires/new",
                new() { ["instrument"] = "IIT" },
                "handler=Framework"
            )
        );
        Assert.Contains("IIT", made.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(made.QuerySelectorAll(".unsure"));

        var bad = await ReadAsync(
            await App.SubmitAsync(
                manager,
                "/staff/surveys/questionnaires/new",
                [],
                "handler=File",
                [("file", "my.json", "{ \"format\": 1 }"u8.ToArray())]
            )
        );
        Assert.Contains(
            "my.json",
            Assert.Single(bad.QuerySelectorAll(".errors li")).TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(1, await app.Ask<ProngsaiDb, int>(db => db.Questionnaires.CountAsync()));
    }

    [Fact]
    public async Task A_burst_from_one_network_works_or_waits_and_loses_nothing()
    {
        await using var app = await App.StartAsync(
            Database.Sqlite,
            builder => builder.Configuration["Prongsai:Surveys:FromOneNetwork"] = "1",
            administrator: false
        );
        var survey = await ASurvey.OpenAsync(app);

        await SendAsync(app, survey.Address(), await FormAsync(app, survey.Address()), "");
        var held = await SendAsync(app, survey.Address(), await FormAsync(app, survey.Address()), "");
        Assert.Equal(HttpStatusCode.TooManyRequests, held.StatusCode);
        var page = await ReadAsync(held);
        Assert.Single(await survey.AnswersAsync());
        Assert.NotNull(page.QuerySelector("script[src^='/proof-of-work.js']"));
        var challenge = page.QuerySelector("#work")!.GetAttribute("data-challenge");
        var form = page.QuerySelector("[name=sheet]")!.GetAttribute("value")!;

        var lazy = await SendAsync(app, survey.Address(), form, "1");
        var work = 0;
        while (!Worked(challenge!, work))
            work++;
        var worked = await SendAsync(app, survey.Address(), form, $"{work}");

        Assert.Equal(HttpStatusCode.TooManyRequests, lazy.StatusCode);
        Assert.Contains("thanks", worked.RequestMessage!.RequestUri!.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(2, (await survey.AnswersAsync()).Count);
    }

    private static bool Worked(string challenge, int number)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes($"{challenge}:{number}"));
        return hash[0] == 0 && hash[1] >> (16 - Floods.ZeroBits) == 0;
    }

    private static async Task AnswerAsync(App app, string address)
    {
        var first = await App.OpenAsync(app.Stranger, address);
        // The first load, before any picture of a cache: the page and its one style sheet.
        var css = await app.Stranger.GetByteArrayAsync(
            first.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")
        );
        Assert.InRange(Encoding.UTF8.GetByteCount(first.DocumentElement.OuterHtml) + css.Length, 1, 60_000);
        Assert.Empty(first.QuerySelectorAll("script"));

        var second = await ReadAsync(
            await App.SubmitAsync(
                app.Stranger,
                address,
                new()
                {
                    ["q-S1"] = "4",
                    ["q-S2"] = "4",
                    ["q-S3"] = "4",
                    ["go"] = "next",
                }
            )
        );
        var form = second.QuerySelector("[name=sheet]")!.GetAttribute("value")!;
        var sent = await app.Stranger.PostAsync(
            address,
            new FormUrlEncodedContent([new("sheet", form), new("go", "next")])
        );
        Assert.Contains("thanks", sent.RequestMessage!.RequestUri!.PathAndQuery, StringComparison.Ordinal);
    }

    private static async Task<string> FormAsync(App app, string address) =>
        (await App.OpenAsync(app.Stranger, address)).QuerySelector("[name=sheet]")!.GetAttribute("value")!;

    private static Task<HttpResponseMessage> SendAsync(App app, string address, string form, string work) =>
        app.Stranger.PostAsync(
            address,
            new FormUrlEncodedContent([new("sheet", form), new("go", "next"), new("q-Q1", "1"), new("work", work)])
        );

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        await App.ReadAsync(await answer.Content.ReadAsStringAsync());
}
