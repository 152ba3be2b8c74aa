using Microsoft.Playwright;

namespace Prongsai.BrowserTests;

/// <summary>The browser of this machine. Playwright's own are never downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/usr/bin/microsoft-edge",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];

    /// <summary>The program; null when there is none.</summary>
    public static readonly string? Program = Places.FirstOrDefault(File.Exists);

    public static bool InCi => Environment.GetEnvironmentVariable("CI") == "true";

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Program,
                // The sandbox of Chromium refuses to run as root, as containers do.
                Args = Environment.IsPrivilegedProcess ? ["--no-sandbox", "--disable-gpu"] : ["--disable-gpu"],
            }
        );
}

/// <summary>A test in a browser: skipped on a laptop without one, so that everything else still runs.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Program is null && !Chromium.InCi)
            Skip = "No Chromium, Chrome or Edge is installed.";
    }
}

/// <summary>The same, with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        if (Chromium.Program is null && !Chromium.InCi)
            Skip = "No Chromium, Chrome or Edge is installed.";
    }
}
