using AngleSharp.Html.Dom;

namespace Prongsai.Tests.Agencies.Accounts;

/// <summary>The administrator of an <see cref="App"/> in browsers of their own, doing what people do at the door.</summary>
internal static class Person
{
    /// <summary>Gives name and password in this browser.</summary>
    public static Task<HttpResponseMessage> SignInAsync(App app, HttpClient browser, string? password = null) =>
        App.SubmitAsync(
            browser,
            "/staff/sign-in",
            new() { ["name"] = app.Administrator.Name, ["password"] = password ?? app.Administrator.Password }
        );

    /// <summary>Sets up the app; gives back the app and the recovery codes that the page showed.</summary>
    public static async Task<(Authenticator App, IReadOnlyList<string> Codes)> TurnOnAuthenticatorAsync(App app)
    {
        var page = await App.OpenAsync(app.Officer, "/staff/account/authenticator");
        var authenticator = new Authenticator(page.QuerySelector("code.key")!.TextContent);
        var answer = await App.SubmitAsync(
            app.Officer,
            "/staff/account/authenticator",
            new() { ["code"] = authenticator.Code() },
            "?handler=TurnOn"
        );
        var done = await ReadAsync(answer);

        return (authenticator, [.. done.QuerySelectorAll(".codes code").Select(code => code.TextContent)]);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        await App.ReadAsync(await answer.Content.ReadAsStringAsync());

    public static async Task<string?> ErrorsAsync(HttpResponseMessage answer) =>
        (await ReadAsync(answer)).QuerySelector(".errors li")?.TextContent;

    public static string PathOf(HttpResponseMessage answer) => answer.RequestMessage!.RequestUri!.AbsolutePath;
}
