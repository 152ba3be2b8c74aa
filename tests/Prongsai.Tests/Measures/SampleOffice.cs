using System.Text;
using Microsoft.AspNetCore.Builder;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Tests.Measures;

/// <summary>Khlong Sam Wa with the results that its report gives, brought in through the door an office uses.</summary>
internal static class SampleOffice
{
    private const string Name = "สำนักงานเขตคลองสามวา";

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "samples", "khlong-sam-wa");

    public static async Task<App> StartAsync(Database database, Action<WebApplicationBuilder>? adjust = null)
    {
        var app = await App.StartAsync(database, adjust);
        await GiveResultsAsync(app, app.Agency, Name);

        return app;
    }

    /// <summary>The same results for an agency of another name.</summary>
    public static async Task GiveResultsAsync(App app, AgencyId agency, string name)
    {
        var csv = await File.ReadAllTextAsync(Path.Combine(Folder, "results.csv"));
        await using var results = new MemoryStream(
            Encoding.UTF8.GetBytes(csv.Replace(Name, name, StringComparison.Ordinal))
        );
        Assert.Empty(
            await app.Ask<IResultImport, IReadOnlyList<Refusal>>(import =>
                import.ImportAsync(agency, "results.csv", results, acceptRepairs: false, Actor.System)
            )
        );
    }
}
