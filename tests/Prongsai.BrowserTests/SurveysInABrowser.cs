using Microsoft.Playwright;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Appraisals;
using Prongsai.Surveys.Memo;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;
using Prongsai.Tests.Surveys;
using Prongsai.Tests.Surveys.Publishing;
using Prongsai.Tests.Surveys.Rehearsing;

namespace Prongsai.BrowserTests;

/// <summary>People answer on a phone, and a survey manager works at a desk.</summary>
[Collection(InTheOffice.Name)]
public sealed class SurveysInABrowser(Office office)
{
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_phone_a_link_leads_to_the_thanks_also_without_scripts(bool scripts)
    {
        var survey = await ASurvey.OpenAsync(office.App, SomeQuestionnaire.OfEveryKind());
        await using var context = await office.Browser.NewContextAsync(
            new()
            {
                BaseURL = office.App.Address.ToString(),
                ViewportSize = new() { Width = 360, Height = 740 },
                JavaScriptEnabled = scripts,
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync(survey.Address());
        await LookAsync(page, "survey-first", scripts);

        // By keyboard: sending an empty page leads to what is missing.
        await page.GetByRole(AriaRole.Button, new() { Name = "บันทึกและไปต่อ" }).ClickAsync();
        await LookAsync(page, "survey-errors", scripts);
        await page.Locator("[role=alert] a").First.ClickAsync();
        if (scripts)
            Assert.Equal("q-Q1", await page.EvaluateAsync<string>("location.hash.slice(1)"));
        await page.GetByText("มาก", new() { Exact = true }).First.ClickAsync();
        await page.GetByText("ใช่ / มี", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "บันทึกและไปต่อ" }).ClickAsync();
        await page.Locator("#q-Q4").FillAsync("ที่ช่อง 2");
        await page.GetByRole(AriaRole.Button, new() { Name = "บันทึกและไปต่อ" }).ClickAsync();
        await LookAsync(page, "survey-second", scripts);
        await page.GetByRole(AriaRole.Button, new() { Name = "ส่งคำตอบ" }).ClickAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = "ได้รับคำตอบของท่านแล้ว ขอบคุณ" }).WaitForAsync();
        await LookAsync(page, "survey-thanks", scripts);
        // Back in the browser, and sent again: thanked again, counted once.
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "ส่งคำตอบ" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "ได้รับคำตอบของท่านแล้ว ขอบคุณ" }).WaitForAsync();
        Assert.Single(await survey.AnswersAsync());
    }

    [BrowserFact]
    public async Task Staff_pages_are_open_to_everybody_and_fit_a_phone()
    {
        var counter = await ASurvey.OpenAsync(
            office.App,
            ShippedTemplates.With("counter")!,
            true,
            WayKind.Place,
            WayKind.Token,
            WayKind.Paper,
            WayKind.Kiosk
        );
        var staff = await ASurvey.OpenAsync(office.App, SomeQuestionnaire.OfEveryKind(), true, WayKind.Staff);
        var round = $"/staff/surveys/{counter.Round.Id.Value}";
        var questionnaire = $"/staff/surveys/questionnaires/{counter.Round.QuestionnaireId.Value}";
        string[] addresses =
        [
            "/staff/surveys",
            "/staff/surveys/questionnaires/new",
            questionnaire,
            $"{questionnaire}/edit",
            $"/staff/surveys/new?questionnaire={counter.Round.QuestionnaireId.Value}",
            round,
            $"{round}/tokens?way=3",
            $"{round}/paper",
            $"{round}/posters?way=2",
            $"{round}/kiosk?way=5",
            $"/staff/surveys/{staff.Round.Id.Value}/staff",
            "/staff/surveys/mine",
            $"{round}/results",
            $"{round}/themes",
            $"{round}/publish",
            "/staff/surveys/board",
            "/staff/surveys/memos",
            "/staff/surveys/appraisals",
            "/staff/surveys/questionnaires/limesurvey",
        ];

        await LookedAt.AreGoodForAsync(
            office,
            new("survey-manager", "นางสาวมาลี สมมุติ"),
            Duty.SurveyManager,
            "surveys",
            addresses
        );
    }

    [BrowserFact]
    public async Task Results_the_memo_and_what_is_public_are_open_to_everybody_and_fit_a_phone()
    {
        var results = await AMonthAsync();
        var executive = await PersonAsync("survey-executive", "นายบุญ สมมุติ", Duty.Executive);
        foreach (var instrument in new[] { "IIT", "EIT" })
            await ARehearsalBesideTheResult.RehearsedIn(office.App.Services, office.App.Agency, instrument, 7);
        var month = MemoRecord.AddressOf(WritingMemos.LastMonth(TimeProvider.System.Now().Today));
        string[] addresses =
        [
            $"/staff/surveys/{results}/results",
            $"/staff/surveys/{results}/themes",
            $"/staff/surveys/{results}/appraisal",
            $"/staff/surveys/memos/{month}",
            "/staff/assessment/2567",
            "/staff/measures/memo",
            "/khlong-sam-wa/surveys",
            $"/khlong-sam-wa/surveys/{results}",
        ];

        var wrong = await LookedAt.WrongAsync(
            async (language, colours, width) =>
            {
                var page = await office.WindowAsync(width, 900, colours, signedIn: false, language: language);
                await Office.SignInAsync(page, executive);
                return page;
            },
            "results",
            addresses,
            ("th", ColorScheme.Light, 1440),
            ("th", ColorScheme.Light, 360),
            ("en", ColorScheme.Dark, 360)
        );
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task<Credentials> PersonAsync(string name, string called, params Duty[] duties) =>
        (
            await office.App.Ask<IPeople, Credentials?>(people =>
                people.AppointAsync(office.App.Agency, new Newcomer(name, called), duties, Actor.System)
            )
        )!;

    // A month at three counters and with two officers, published, with its memo, where officers' results count.
    private async Task<Guid> AMonthAsync()
    {
        var app = office.App;
        var (round, ways) = await PublishingResults.ARoundAsync(app, opened: true);
        var texts = new[] { "รอคิวนานมาก ที่จอดรถไม่พอ", "รอคิวนาน แต่เจ้าหน้าที่สุภาพ", "อยากให้มีป้ายบอกทาง" };
        var now = TimeProvider.System.Now();
        await app.With<ProngsaiDb>(db =>
        {
            db.AddRange(
                Enumerable
                    .Range(0, 12)
                    .Select(i => new FreeText
                    {
                        AgencyId = app.Agency,
                        Year = round.Year,
                        RoundId = round.Id,
                        Id = RandomIds.Next(),
                        Question = 5,
                        Way = ways[0].Number,
                        Month = round.OpensOn,
                        Text = texts[i % texts.Length],
                    })
            );
            var policy = AppraisalPolicy.NotDecided(app.Agency);
            policy.Decide(true, "คำสั่งสมมุติที่ 1/2570", now, Actor.System);
            db.Add(policy);
            return db.SaveChangesAsync();
        });
        await app.With<WritingMemos>(writing =>
            writing.RunAsync(new WriteMemos(), new JobRun(new(Guid.CreateVersion7()), null, 1), default)
        );
        using var reviewer = await app.PersonAsync("survey-reviewer", app.Agency, Duty.Reviewer);
        await App.SubmitAsync(reviewer, $"/staff/surveys/{round.Id.Value}/publish", new() { ["credibility"] = "true" });
        return round.Id.Value;
    }

    private static async Task LookAsync(IPage page, string what, bool scripts)
    {
        if (scripts)
        {
            await LookedAt.IsGoodAsync(page, what);
            await page.SetViewportSizeAsync(360, 740);
            var scrolls = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(scrolls <= 360, $"{what}: {scrolls}");
            if (Environment.GetEnvironmentVariable("PICTURES_OF_PRONGSAI") is { Length: > 0 } folder)
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{what}-360.png"), FullPage = true });
        }
    }
}
