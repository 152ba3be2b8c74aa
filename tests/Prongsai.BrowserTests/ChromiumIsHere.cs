namespace Prongsai.BrowserTests;

/// <summary>A missing browser skips on a laptop and fails in CI.</summary>
public sealed class ChromiumIsHere
{
    [BrowserFact]
    public void So_every_browser_test_ran() =>
        Assert.True(Chromium.Program is not null, "No Chromium, Chrome or Edge is installed: no browser test ran.");
}
