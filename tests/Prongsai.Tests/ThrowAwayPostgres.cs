using Npgsql;

namespace Prongsai.Tests;

/// <summary>
/// A PostgreSQL server of our own for one test run: made in a temporary folder, gone with the process. Missing on a laptop is a
/// skip; missing in CI is a failure (<see cref="PostgresIsHere"/>).
/// </summary>
public static class ThrowAwayPostgres
{
    private static readonly Lazy<int> Port = new(Start);
    private static int _databases;

    /// <summary>Folder of initdb and pg_ctl; null when PostgreSQL is not installed.</summary>
    public static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory
            .GetDirectories("/usr/lib/postgresql")
            .Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .OrderDescending(StringComparer.Ordinal)
            .FirstOrDefault()
        : null;

    /// <summary>A connection string to a new database, empty or like another one.</summary>
    public static async Task<string> NewDatabaseAsync(string like = "template1")
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        var server =
            $"Host=127.0.0.1;Port={Port.Value};Username=app;Maximum Pool Size=8;Connection Idle Lifetime=2;Connection Pruning Interval=1";
        await using var connection = new NpgsqlConnection($"{server};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {like}", connection);
        await create.ExecuteNonQueryAsync();

        return $"{server};Database={name}";
    }

    private static int Start()
    {
        var server = new PostgresServer();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server.Port;
    }
}
