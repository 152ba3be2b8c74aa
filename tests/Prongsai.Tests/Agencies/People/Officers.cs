using Prongsai.Agencies;
using Prongsai.Agencies.Accounts;
using Prongsai.Kernel;

namespace Prongsai.Tests.Agencies.People;

/// <summary>Finds people by their sign-in names, as the tests call them.</summary>
internal static class Officers
{
    public static Task<Guid> IdOfAsync(this App app, string signInName) =>
        app.Ask<ProngsaiDb, Guid>(db =>
            Task.FromResult(db.Accounts.Single((Account a) => a.UserName == signInName).Id)
        );

    public static async Task<string> WordsAsync(this HttpResponseMessage answer) =>
        (await App.ReadAsync(await answer.Content.ReadAsStringAsync())).QuerySelector("main")!.TextContent;
}
