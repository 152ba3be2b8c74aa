using System.Text;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Tests.Measures;

namespace Prongsai.Tests.Disclosures;

/// <summary>
/// The desk at which O15 of fiscal year 2567 is written: the register of the sample office is open, the administrator writes, and a
/// second officer reviews.
/// </summary>
internal static class TheDesk
{
    public const string O15 = "/staff/disclosures/2567/O15";
    public const string Public = "/khlong-sam-wa/oit/2567/O15";

    public static async Task<App> StartAsync(
        Database database,
        Action<Microsoft.AspNetCore.Builder.WebApplicationBuilder>? adjust = null
    )
    {
        var app = await SampleOffice.StartAsync(database, adjust);
        await OpenAsync(app);
        return app;
    }

    public static async Task OpenAsync(App app) =>
        (await App.SubmitAsync(app.Officer, "/staff/disclosures?year=2567", [])).EnsureSuccessStatusCode();

    /// <summary>Adds a block of text through its page.</summary>
    public static async Task AddTextAsync(HttpClient who, string heading, string text) =>
        Assert.EndsWith(
            "/write",
            (
                await App.SubmitAsync(
                    who,
                    $"{O15}/blocks/new?kind=text",
                    new() { ["heading"] = heading, ["text"] = text }
                )
            )
                .RequestMessage!
                .RequestUri!
                .AbsolutePath,
            StringComparison.Ordinal
        );

    /// <summary>Sends it to the reviewer.</summary>
    public static Task<HttpResponseMessage> SubmitAsync(HttpClient who, string? whatChanged = null) =>
        App.SubmitAsync(who, $"{O15}/submit", whatChanged is null ? [] : new() { ["whatChanged"] = whatChanged });

    /// <summary>Approves it, with a reason for what is unmet.</summary>
    public static Task<HttpResponseMessage> ApproveAsync(HttpClient who, string? because = null, string? at = null) =>
        App.SubmitAsync(
            who,
            $"{O15}/review",
            new() { ["unmetBecause"] = because ?? "", ["publishAt"] = at ?? "" },
            "/approve"
        );

    /// <summary>Puts the made-up content of a file of the sample in.</summary>
    public static async Task ImportAsync(App app, string file) =>
        Assert.Empty(
            await app.Ask<IDisclosuresImport, IReadOnlyList<Refusal>>(import =>
                import.ImportAsync(app.Agency, Path.Combine(SampleOffice.Folder, file), Actor.System)
            )
        );

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static async Task<string> TextAsync(HttpResponseMessage answer) =>
        (await App.ReadAsync(await answer.Content.ReadAsStringAsync())).Body!.TextContent;

    public static async Task<IReadOnlyList<string>> ReasonsAsync(HttpResponseMessage answer) =>
        [
            .. (await App.ReadAsync(await answer.Content.ReadAsStringAsync()))
                .QuerySelectorAll(".errors li")
                .Select(e => e.TextContent.Trim()),
        ];
}
