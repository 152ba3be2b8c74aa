using Microsoft.Playwright;
using Prongsai.Agencies.Contracts;
using Prongsai.Tests.Web;

namespace Prongsai.BrowserTests;

/// <summary>
/// The sample office and one browser, shared by every test that only reads. <see cref="PageKinds"/> are its pages, one of each kind.
/// </summary>
public sealed class Office : IAsyncLifetime
{
    private IPlaywright? _playwright;

    public App App { get; private set; } = null!;
    public IBrowser Browser { get; private set; } = null!;
    public IReadOnlyList<string> PageKinds { get; private set; } = [];

    public async Task InitializeAsync()
    {
        if (Chromium.Program is null)
            return;

        App = await App.StartAsync(Database.Sqlite);
        await SampleIn.LoadAsync(App);
        PageKinds = await Tests.Web.PageKinds.ReachableAsync(App);
        _playwright = await Playwright.CreateAsync();
        Browser = await Chromium.LaunchAsync(_playwright);
    }

    /// <summary>A window on the sample office, with its own cookies.</summary>
    public Task<IPage> WindowAsync(
        int width = 1280,
        int height = 900,
        ColorScheme colours = ColorScheme.Light,
        bool scripts = true,
        bool signedIn = true,
        string language = "th"
    ) => WindowAsync(App, width, height, colours, scripts, signedIn, language);

    /// <summary>A window on an office of the test's own.</summary>
    public async Task<IPage> WindowAsync(
        App app,
        int width = 1280,
        int height = 900,
        ColorScheme colours = ColorScheme.Light,
        bool scripts = true,
        bool signedIn = true,
        string language = "th"
    )
    {
        var context = await Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = app.Address.ToString(),
                ViewportSize = new ViewportSize { Width = width, Height = height },
                ColorScheme = colours,
                JavaScriptEnabled = scripts,
                ReducedMotion = ReducedMotion.Reduce,
                AcceptDownloads = true,
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/language?to={language}&back=/staff/sign-in");
        if (signedIn)
            await SignInAsync(page, app);

        return page;
    }

    /// <summary>Fills the sign-in page that is open.</summary>
    public static Task SignInAsync(IPage page, App app) => SignInAsync(page, app.Administrator);

    /// <summary>Fills the sign-in page that is open, as somebody.</summary>
    public static async Task SignInAsync(IPage page, Credentials who)
    {
        await page.Locator("[name=name]").FillAsync(who.Name);
        await page.Locator("[name=password]").FillAsync(who.Password);
        await page.Locator("main [type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/staff");
    }

    public async Task DisposeAsync()
    {
        if (_playwright is null)
            return;

        await Browser.DisposeAsync();
        _playwright.Dispose();
        await App.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class InTheOffice : ICollectionFixture<Office>
{
    public const string Name = "the sample office in a browser";
}
