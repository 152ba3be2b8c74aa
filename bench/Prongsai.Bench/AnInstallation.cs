using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Prongsai.Web;

namespace Prongsai.Bench;

/// <summary>The whole program on a folder of its own, with its database made, and silent but for warnings.</summary>
internal static class AnInstallation
{
    /// <param name="folder">Its data folder.</param>
    /// <param name="settings">More settings, as on the command line: name, value, name, value.</param>
    public static async Task<WebApplication> PreparedAsync(string folder, params string[] settings)
    {
        var app = Web.Host.Build([
            "--Prongsai:DataFolder",
            folder,
            "--Logging:LogLevel:Default",
            "Warning",
            .. settings,
        ]);
        await app.Services.PrepareAsync();
        return app;
    }

    /// <summary>Starts one on a free port, on a folder that goes with it, without jobs; measures; stops it.</summary>
    /// <param name="server">Connection string of PostgreSQL; null: SQLite.</param>
    public static async Task<int> WhileItRunsAsync(
        string? server,
        Func<WebApplication, Task<int>> measure,
        params string[] settings
    )
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-bench-").FullName;
        try
        {
            await using var app = await PreparedAsync(
                folder,
                [
                    "--Prongsai:Jobs:Workers",
                    "0",
                    "--Prongsai:Database",
                    server ?? "",
                    "--urls",
                    "http://127.0.0.1:0",
                    .. settings,
                ]
            );
            await app.StartAsync();
            var result = await measure(app);
            await app.StopAsync();
            return result;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Where it answers.</summary>
    public static Uri AddressOf(WebApplication app) => new(app.Urls.First());
}
