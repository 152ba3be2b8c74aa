using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Prongsai.Kernel;

namespace Prongsai.Tests;

/// <summary>
/// Every migration runs once for each database, in the form that production runs it; each test then begins with a copy of that,
/// and is a third faster for it.
/// </summary>
public static class MigratedDatabase
{
    private static readonly Lazy<Task<string>> File = new(MakeFileAsync);
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    /// <summary>A new database with all tables and no rows: its connection string, empty for the file in this folder.</summary>
    public static async Task<string> NewAsync(Database database, string folder)
    {
        if (database == Database.Postgres)
            return await ThrowAwayPostgres.NewDatabaseAsync(await Template.Value);

        System.IO.File.Copy(await File.Value, Path.Combine(folder, "prongsai.db"));
        return "";
    }

    private static async Task<string> MakeFileAsync()
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-migrated-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "prongsai.db");
        await MigrateAsync("", folder);
        // The last connection to close brings the log into the file.
        SqliteConnection.ClearAllPools();
        return file;
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var connection = await ThrowAwayPostgres.NewDatabaseAsync();
        var folder = Directory.CreateTempSubdirectory("prongsai-migrated-").FullName;
        await MigrateAsync(connection, folder);
        Directory.Delete(folder, recursive: true);
        // PostgreSQL copies a database only while nobody is connected to it.
        await using (var pooled = new NpgsqlConnection(connection))
            NpgsqlConnection.ClearPool(pooled);
        return new NpgsqlConnectionStringBuilder(connection).Database!;
    }

    private static async Task MigrateAsync(string connection, string folder)
    {
        await using var web = Prongsai.Web.Host.Build(
            [],
            builder =>
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["Prongsai:DataFolder"] = folder,
                        ["Prongsai:Database"] = connection,
                    }
                )
        );
        await web
            .Services.GetRequiredService<INodes>()
            .AloneAsync(
                "start",
                async () =>
                {
                    await using var scope = web.Services.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<ProngsaiDb>().Database.MigrateAsync();
                }
            );
    }
}
