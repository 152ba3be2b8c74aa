using System.Buffers.Binary;
using System.Globalization;
using AngleSharp.Dom;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;
using Prongsai.Tests.Web;

namespace Prongsai.Tests.Surveys.Rehearsing;

/// <summary>Rehearsals of IIT and EIT stand beside the official scores of the sample agency as a forecast, and change none of them.</summary>
public sealed class ARehearsalBesideTheResult
{
    private const int Answers = 40;

    [Theory, OnBothDatabases]
    public async Task Is_a_forecast_with_its_answers_and_interval_and_changes_no_score(Database database)
    {
        await using var app = await App.StartAsync(database);
        await SampleIn.LoadAsync(app);
        var before = await ScoresAsync(app);
        Assert.Null((await App.OpenAsync(app.Officer, "/staff/assessment/2567")).QuerySelector("#rehearsed"));

        var means = await RehearsedIn(app.Services, app.Agency, "IIT", 11);
        foreach (var (code, mean) in await RehearsedIn(app.Services, app.Agency, "EIT", 12))
            means[code] = mean;

        var page = await App.OpenAsync(app.Officer, "/staff/assessment/2567");
        var section = page.QuerySelector("section[aria-labelledby=rehearsed]")!;
        Assert.Contains("ไม่ใช่ผลทางการ", section.TextContent, StringComparison.Ordinal);
        var rows = section.QuerySelectorAll("tbody tr").ToDictionary(r => r.QuerySelector("th")!.TextContent);
        Assert.Contains("TOTAL", rows.Keys);
        foreach (var (code, official) in before.Where(b => b.Key is "TOTAL" or "IIT"))
            Assert.Equal(official, Cell(rows[code], 1));
        foreach (var (code, row) in rows)
        {
            var ends = Cell(row, 3).Split('–').Select(Number).ToList();
            Assert.InRange(Number(Cell(row, 2)), ends[0], ends[1]);
            Assert.True(ends[1] - ends[0] is > 0 and < 60, $"{code}: {ends[0]}–{ends[1]}");
            Assert.Equal(code == "TOTAL" ? "–" : Answers.ToString(CultureInfo.InvariantCulture), Cell(row, 4));
        }

        // Of one question of EIT nobody knows which answer is good: nothing is guessed, and it is said.
        Assert.DoesNotContain("EIT", rows.Keys);
        Assert.DoesNotContain("IND08", rows.Keys);
        Assert.Contains("EIT บอกคะแนนรวมของแบบวัดไม่ได้", section.TextContent, StringComparison.Ordinal);

        // Every indicator of which all can be scored is there, and is the mean of its questions as worked out here.
        Assert.True(means.Count >= 6, string.Join(' ', means.Keys));
        foreach (var (code, mean) in means)
            // A question's score has two decimals before it is averaged, as published ones have.
            Assert.InRange(Math.Abs(mean - Number(Cell(rows[code], 2))), 0, 0.01m);

        Assert.Equal(before, await ScoresAsync(app));
        // It was rehearsed after 2567: beside an earlier year it would say nothing.
        Assert.Null((await App.OpenAsync(app.Officer, "/staff/assessment/2566")).QuerySelector("#rehearsed"));

        await Tells_the_whole_of_EIT_once_an_officer_says_which_answers_are_good(app);
    }

    private static async Task Tells_the_whole_of_EIT_once_an_officer_says_which_answers_are_good(App app)
    {
        var answer = await App.SubmitAsync(
            app.Officer,
            "/staff/frameworks/2567/general/texts/E9",
            new()
            {
                ["th"] = "ท่านเคยใช้บริการผ่านระบบออนไลน์ของหน่วยงานหรือไม่",
                ["en"] = "Have you used the agency's services online?",
                ["confidence"] = "Unverified",
                ["polarity"] = "Positive",
                ["why"] = "คณะทำงานตกลงว่าเคยใช้ถือเป็นคะแนนดี",
            },
            ""
        );
        var kept = await App.ReadAsync(await answer.Content.ReadAsStringAsync());
        Assert.DoesNotContain(
            "ไม่ทราบทิศทางของคะแนน",
            kept.QuerySelector("#E9")!.TextContent,
            StringComparison.Ordinal
        );

        // The form that was answered before knew nothing of it; only who is asked again is counted.
        var means = await RehearsedIn(app.Services, app.Agency, "EIT", 13);

        var page = await App.OpenAsync(app.Officer, "/staff/assessment/2567");
        var section = page.QuerySelector("section[aria-labelledby=rehearsed]")!;
        var rows = section.QuerySelectorAll("tbody tr").ToDictionary(r => r.QuerySelector("th")!.TextContent);
        Assert.DoesNotContain("EIT บอกคะแนนรวมของแบบวัดไม่ได้", section.TextContent, StringComparison.Ordinal);
        Assert.InRange(Math.Abs(means["IND08"] - Number(Cell(rows["IND08"], 2))), 0, 0.01m);
        Assert.Equal(Answers.ToString(CultureInfo.InvariantCulture), Cell(rows["EIT"], 4));
        var expected = new[] { "IND06", "IND07", "IND08" }.Average(code => means[code]);
        Assert.InRange(Math.Abs(expected - Number(Cell(rows["EIT"], 2))), 0, 0.01m);
    }

    /// <summary>A rehearsal of last month, all of whose answers are in; gives the means of its indicators, worked out plainly.</summary>
    internal static async Task<Dictionary<string, decimal>> RehearsedIn(
        IServiceProvider services,
        AgencyId agency,
        string instrument,
        int seed
    )
    {
        await using var scope =
            Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(services);
        T Need<T>()
            where T : notnull =>
            Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<T>(
                scope.ServiceProvider
            );
        var today = TimeProvider.System.Now().Today;
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        var now = new Now(first.ToDateTime(new(3, 0), DateTimeKind.Utc), first);
        var form = (await Need<ISurveyForms>().OfYearAsync(agency, FiscalYear.Of(first), instrument))!;
        var questionnaire = FrameworkForms.Rehearsal(form);
        var record = QuestionnaireRecord.New(agency, questionnaire, now);
        var version = record.Issue(now, Actor.System);
        var round = Round.Prepare(
            new($"ซ้อม {instrument}", "", first, first.AddMonths(1).AddDays(-1), null, null),
            version,
            madeUp: true
        );
        round.Open(now);
        var way = WayIn.To(round, 1, instrument == "IIT" ? WayKind.Staff : WayKind.Link);
        var random = new Random(seed);
        List<Answer> answers =
        [
            .. Enumerable
                .Range(0, Answers)
                .Select(_ => SomeAnswers.To(round, questionnaire, 1, first.AddDays(random.Next(28)), random)),
        ];
        var db = Need<ProngsaiDb>();
        db.AddRange(record, version, round, way);
        db.AddRange(answers);
        await db.SaveChangesAsync();
        return questionnaire
            .Sections.SelectMany(s => s.Questions.Select(q => (Indicator: s.Indicator ?? "", Question: q)))
            .GroupBy(q => q.Indicator, q => q.Question)
            .Where(g => g.Key.Length > 0 && g.All(q => q.Scored))
            .ToDictionary(g => g.Key, g => g.Average(q => MeanOf(questionnaire, q, answers)));
    }

    private static decimal MeanOf(Questionnaire questionnaire, Question question, List<Answer> answers)
    {
        var columns = questionnaire.Columns.Of(question.Code).ToList();
        var values = questionnaire.ScaleWith(question.Scale)!.Levels.Select(l => l.Value!.Value).ToList();
        return answers.Average(answer =>
            columns.Average(column =>
            {
                var level = BinaryPrimitives.ReadInt16LittleEndian(answer.Given.AsSpan(column.Ordinal * 2));
                var reversed = question.HasParts
                    ? question.Parts[column.Part].Reversed ?? question.Reversed
                    : question.Reversed;
                return reversed ? 100 - values[level] : values[level];
            })
        );
    }

    private static async Task<Dictionary<string, string>> ScoresAsync(App app)
    {
        var result = await app.Ask<IScores, YearResult?>(s => s.OfYearAsync(app.Agency, new FiscalYear(2567)));
        return result!.Figures.ToDictionary(f => f.Code, f => f.Value?.ToString() ?? "–");
    }

    private static string Cell(IElement row, int column) => row.Children[column + 1].TextContent.Trim();

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
