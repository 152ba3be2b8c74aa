using Microsoft.Playwright;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.BrowserTests;

/// <summary>
/// Pages that are reached by doing something, not by a link: axe looks at them, a phone's width is tried, and where
/// PICTURES_OF_PRONGSAI names a folder a person can look at them too.
/// </summary>
internal static class LookedAt
{
    private const int Phone = 390;
    private const int Desk = 1440;

    public static async Task IsGoodAsync(IPage page, string what)
    {
        await page.SetViewportSizeAsync(Phone, 844);
        var scrolls = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(scrolls <= Phone, $"{what}: {scrolls} pixels wide on a phone of {Phone}");
        await PictureAsync(page, what, Phone);

        await page.SetViewportSizeAsync(Desk, 900);
        await PictureAsync(page, what, Desk);

        var found = await EveryPageInABrowser.ViolationsAsync(page);
        Assert.True(!found.Any(), $"{what}: {string.Join('\n', found)}");
    }

    /// <summary>What is wrong with pages in several languages, colours and widths: axe, and whether they scroll sideways.</summary>
    /// <param name="window">Opens a window for one of these ways, signed in as whoever looks.</param>
    /// <param name="what">Begins the names of the pictures.</param>
    public static async Task<IReadOnlyList<string>> WrongAsync(
        Func<string, ColorScheme, int, Task<IPage>> window,
        string what,
        IReadOnlyList<string> addresses,
        params (string Language, ColorScheme Colours, int Width)[] ways
    )
    {
        List<string> wrong = [];
        foreach (var (language, colours, width) in ways)
        {
            var page = await window(language, colours, width);
            for (var at = 0; at < addresses.Count; at++)
            {
                wrong.AddRange(await EveryPageInABrowser.ViolationsAsync(page, addresses[at]));
                var scrolls = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
                if (scrolls > width)
                    wrong.Add($"{addresses[at]}: {scrolls} at {width}");
                await PictureAsync(page, $"{what}-{at}-{language}", width);
            }

            await page.Context.CloseAsync();
        }

        return wrong;
    }

    /// <summary>The same for pages as somebody with a duty sees them, at a desk in Thai and on a phone in the dark in English.</summary>
    public static async Task AreGoodForAsync(Office office, Newcomer who, Duty duty, string what, string[] addresses)
    {
        var person = await office.App.Ask<IPeople, Credentials?>(people =>
            people.AppointAsync(office.App.Agency, who, [duty], Actor.System)
        );
        var wrong = await WrongAsync(
            async (language, colours, width) =>
            {
                var page = await office.WindowAsync(width, 900, colours, signedIn: false, language: language);
                await Office.SignInAsync(page, person!);
                return page;
            },
            what,
            addresses,
            ("th", ColorScheme.Light, 1440),
            ("en", ColorScheme.Dark, 360)
        );
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>A picture, where a folder for pictures is named.</summary>
    public static async Task PictureAsync(IPage page, string what, int width)
    {
        if (Environment.GetEnvironmentVariable("PICTURES_OF_PRONGSAI") is not { Length: > 0 } folder)
            return;

        Directory.CreateDirectory(folder);
        var file = $"{what.Trim('/').Replace('/', '_').Replace(' ', '-')}-{width}.png";
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, file), FullPage = true });
    }
}
