using System.Globalization;
using Microsoft.Playwright;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;
using Prongsai.Tests.Surveys;

namespace Prongsai.BrowserTests;

/// <summary>A tablet at the counter, a day without network, and the way home.</summary>
[Collection(InTheOffice.Name)]
public sealed class ATabletInABrowser(Office office)
{
    private const int Taps = 200;

    [BrowserFact]
    public async Task Works_a_day_without_network_and_brings_every_answer_home_once()
    {
        var survey = await ASurvey.OpenAsync(office.App, ShippedTemplates.With("counter")!, also: WayKind.Kiosk);
        await using var cable = Cable.To(office.App.Address);
        var page = await TabletAsync(cable, survey);

        cable.PullOut();
        for (var tap = 0; tap < Taps; tap++)
        {
            if (tap == Taps / 2)
            {
                // Switched off and on again.
                await page.ReloadAsync();
                await WaitForAsync(page, "ask");
                await CountAsync(page, tap);
            }

            await page.Locator($"[data-view=ask]:visible [data-value='{tap % 5}']").ClickAsync();
            await WaitForAsync(page, "thanks");
            // It returns by itself.
            await page.Clock.RunForAsync(5_000);
            await WaitForAsync(page, "ask");
        }

        await CountAsync(page, Taps);
        Assert.Empty(await survey.AnswersAsync());

        // Back at the network; the first reply is lost after the answers are on the disk.
        cable.SwallowReplyTo("/kiosk/sync");
        cable.PutIn();
        for (var minute = 0; minute < 5 && await page.Locator("#waiting[data-count='0']").CountAsync() == 0; minute++)
        {
            await page.Clock.RunForAsync(61_000);
            await page.WaitForTimeoutAsync(500);
        }

        await CountAsync(page, 0);
        Assert.Equal(1, cable.Swallowed);
        var answers = await survey.AnswersAsync();
        Assert.Equal(Taps, answers.Count);
        Assert.Equal(
            Enumerable.Repeat(Taps / 5, 5),
            answers.GroupBy(a => Columns.Unpack(a.Given)[0]).OrderBy(g => g.Key).Select(g => g.Count())
        );
        Assert.Equal(0, await page.EvaluateAsync<int>(CountOnDisk));
    }

    [BrowserFact]
    public async Task Is_large_open_to_everybody_and_lists_what_was_not_taken()
    {
        var survey = await ASurvey.OpenAsync(
            office.App,
            SomeQuestionnaire.OfEveryKind() with
            {
                Languages = ["th", "en", "my"],
            },
            also: WayKind.Kiosk
        );
        await using var cable = Cable.To(office.App.Address);
        var page = await TabletAsync(cable, survey);
        await LookAsync(page, "kiosk-ask");
        await page.GetByRole(AriaRole.Button, new() { Name = "မြန်မာ" }).ClickAsync();
        await LookAsync(page, "kiosk-ask-my");
        await page.Locator("[data-view=ask]:visible [data-value='1']").ClickAsync();
        await WaitForAsync(page, "thanks");
        await LookAsync(page, "kiosk-thanks");
        // Back to the first language with the next person.
        await page.Clock.RunForAsync(1_000);
        await page.Locator("[data-view=thanks]:visible .next").ClickAsync();
        await WaitForAsync(page, "ask");
        Assert.Equal("th", await page.EvaluateAsync<string>("document.documentElement.lang"));

        await survey.CloseAsync();
        await page.Clock.RunForAsync(61_000);
        await WaitForAsync(page, "closed");
        await page.Locator("#refused").ClickAsync();
        await page.GetByText("เจ้าหน้าที่ปิดรอบ").WaitForAsync();
        await LookAsync(page, "kiosk-refused");
        await page.GetByRole(AriaRole.Button, new() { Name = "ลองส่งอีกครั้ง" }).ClickAsync();
        await page.Locator("#refused[data-count='1']").WaitForAsync();
        Assert.Empty(await survey.AnswersAsync());
    }

    private const string CountOnDisk = """
        () => new Promise((done) => {
            const asked = indexedDB.open("prongsai-kiosk", 1);
            asked.onsuccess = () => {
                const count = asked.result.transaction("answers").objectStore("answers").count();
                count.onsuccess = () => done(count.result);
            };
        })
        """;

    private async Task<IPage> TabletAsync(Cable cable, ASurvey survey)
    {
        var context = await office.Browser.NewContextAsync(
            new()
            {
                BaseURL = cable.Address.ToString(),
                ViewportSize = new() { Width = 1280, Height = 800 },
                HasTouch = true,
            }
        );
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync($"{survey.Address(WayKind.Kiosk)}/kiosk".TrimStart('/'));
        await page.Locator("#offline[data-is=true]").WaitForAsync();
        await WaitForAsync(page, "ask");
        return page;
    }

    private static Task WaitForAsync(IPage page, string view) =>
        page.Locator($"[data-view={view}]:visible").WaitForAsync();

    private static Task CountAsync(IPage page, int waiting) =>
        page.Locator(string.Create(CultureInfo.InvariantCulture, $"#waiting[data-count='{waiting}']")).WaitForAsync();

    private static async Task LookAsync(IPage page, string what)
    {
        await LookedAt.IsGoodAsync(page, what);
        await page.SetViewportSizeAsync(360, 740);
        var scrolls = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(scrolls <= 360, $"{what}: {scrolls}");
        var found = await EveryPageInABrowser.ViolationsAsync(page);
        Assert.True(!found.Any(), $"{what} at 360: {string.Join('\n', found)}");
        foreach (var button in await page.Locator("button:visible").AllAsync())
        {
            var box = (await button.BoundingBoxAsync())!;
            Assert.True(
                box.Width >= 64 && box.Height >= 64,
                $"{what}: {await button.TextContentAsync()} {box.Width} × {box.Height}"
            );
        }

        await page.SetViewportSizeAsync(1280, 800);
    }
}
