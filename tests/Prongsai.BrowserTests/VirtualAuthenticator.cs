using Microsoft.Playwright;

namespace Prongsai.BrowserTests;

/// <summary>Chromium's own stand-in for the fingerprint reader of a phone or computer.</summary>
internal static class VirtualAuthenticator
{
    /// <param name="page">The window that gets one.</param>
    /// <param name="knowsOwner">Whether a finger or PIN was recognised.</param>
    public static async Task<(ICDPSession Session, string Id)> GiveAsync(IPage page, bool knowsOwner)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var made = await session.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = knowsOwner,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );

        return (session, made!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Adds a passkey on the account's own page.</summary>
    public static async Task AddPasskeyAsync(IPage page)
    {
        await page.GotoAsync("/staff/account/passkeys");
        await page.Locator("form[action$=Add] [name=name]").FillAsync("คอมพิวเตอร์ที่โต๊ะ");
        await page.Locator("form[action$=Add] button").ClickAsync();
        await Assertions.Expect(page.Locator(".codes")).ToBeVisibleAsync();
    }
}
