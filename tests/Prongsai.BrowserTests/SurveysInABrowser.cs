using Microsoft.Playwright;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;
using Prongsai.Tests.Surveys;

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
            WayKind.Paper
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
            $"/staff/surveys/{staff.Round.Id.Value}/staff",
            "/staff/surveys/mine",
        ];

        var manager = await office.App.Ask<IPeople, Credentials?>(people =>
            people.AppointAsync(
                office.App.Agency,
                new Newcomer("survey-manager", "นางสาวมาลี สมมุติ"),
                [Duty.SurveyManager],
                Actor.System
            )
        );
        var wrong = await LookedAt.WrongAsync(
            async (language, colours, width) =>
            {
                var page = await office.WindowAsync(width, 900, colours, signedIn: false, language: language);
                await Office.SignInAsync(page, manager!);
                return page;
            },
            "surveys",
            addresses,
            ("th", ColorScheme.Light, 1440),
            ("en", ColorScheme.Dark, 360)
        );
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
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
