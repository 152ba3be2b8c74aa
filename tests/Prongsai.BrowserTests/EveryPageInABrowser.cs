using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Prongsai.BrowserTests;

/// <summary>What must hold on every page that an officer or a citizen can reach in the sample office.</summary>
[Collection(InTheOffice.Name)]
public sealed class EveryPageInABrowser(Office office)
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // In the page that is open, and only what is wrong: the library's own call opens one more page for every result, and brings home
    // everything that is right as well, which takes longer than looking.
    private const string Look = """
        async () => (await axe.run(document, {
          runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
          resultTypes: ['violations'],
        })).violations.flatMap(v => v.nodes.map(n => `${v.id} ${n.target} ${n.html} ${n.any[0]?.message ?? ''}`))
        """;

    [BrowserTheory]
    // Each language, each set of colours and each width once; that takes a minute a line.
    [InlineData("th", ColorScheme.Light, 1280)]
    [InlineData("en", ColorScheme.Dark, 390)]
    public async Task Is_open_to_everybody(string language, ColorScheme colours, int width)
    {
        // Two windows side by side: a page keeps one core busy, and there are many pages.
        string[] addresses = [.. office.PageKinds, "/nobody/has/this"];
        var wrong = await Task.WhenAll(
            addresses
                .Chunk((addresses.Length + 1) / 2)
                .Select(half => WrongInOneWindowAsync(half, language, colours, width))
        );

        Assert.True(wrong.All(w => w.Count == 0), string.Join('\n', wrong.SelectMany(w => w)));
    }

    private async Task<List<string>> WrongInOneWindowAsync(
        string[] addresses,
        string language,
        ColorScheme colours,
        int width
    )
    {
        var page = await office.WindowAsync(width, colours: colours, signedIn: false, language: language);
        List<string> wrong = [];
        page.Console += (_, said) =>
        {
            if (said.Type == "error" && !said.Text.Contains("404", StringComparison.Ordinal))
                wrong.Add($"{page.Url}: {said.Text}");
        };

        wrong.AddRange(await ViolationsAsync(page, "/staff/sign-in"));
        await Office.SignInAsync(page, office.App);
        foreach (var address in addresses)
            wrong.AddRange(await ViolationsAsync(page, address));

        return wrong;
    }

    [BrowserFact]
    public async Task Would_be_found_out_if_it_were_not()
    {
        var page = await office.WindowAsync(signedIn: false);
        await page.SetContentAsync("<html lang=th><title>t</title><main><h1>h</h1><img src=x></main>");

        Assert.StartsWith("image-alt", Assert.Single(await ViolationsAsync(page)), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Fits_a_phone_of_320_pixels()
    {
        var page = await office.WindowAsync(width: 320, height: 640);

        List<string> wrong = [];
        foreach (var address in office.PageKinds)
        {
            await page.GotoAsync(address);
            var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > 320)
                wrong.Add($"{address}: {width} ({await WidestAsync(page)})");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [BrowserFact]
    public async Task Of_the_portal_reads_without_scripts()
    {
        var page = await office.WindowAsync(scripts: false, signedIn: false);

        foreach (var address in office.PageKinds.Where(a => !a.StartsWith("/staff", StringComparison.Ordinal)))
        {
            await page.GotoAsync(address);
            Assert.Equal(1, await page.Locator("h1").CountAsync());
        }

        await page.GotoAsync("/khlong-sam-wa");
        await page.Locator("tbody a", new() { HasText = "2567" }).First.ClickAsync();
        await page.Locator("summary", new() { HasText = "การเปิดเผยข้อมูล" }).First.ClickAsync();

        Assert.Contains("95.00", await page.Locator("details[open]").InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Can_be_entered_by_keyboard_past_the_menu()
    {
        var page = await office.WindowAsync();
        await page.GotoAsync("/staff");

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("ข้ามไปเนื้อหา", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    internal static async Task<IEnumerable<string>> ViolationsAsync(IPage page, string address)
    {
        await page.GotoAsync(address);

        return (await ViolationsAsync(page)).Select(violation => $"{address}: {violation}");
    }

    /// <summary>What axe finds on the page that is open.</summary>
    internal static async Task<IEnumerable<string>> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(Axe);

        return await page.EvaluateAsync<string[]>(Look);
    }

    private static Task<string> WidestAsync(IPage page) =>
        page.EvaluateAsync<string>(
            """
            [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > 321 && !e.closest('.table-scroll'))
              .map(e => e.tagName + '.' + (e.className.baseVal ?? e.className)).slice(0, 4).join(', ')
            """
        );
}
