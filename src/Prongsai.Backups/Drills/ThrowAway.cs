using Npgsql;
using Prongsai.Kernel;

namespace Prongsai.Backups.Drills;

/// <summary>
/// A folder and a database that exist for one drill. On PostgreSQL a database of its own beside ours; where the server does not
/// let us make one, SQLite in the folder, and the statement says so.
/// </summary>
internal sealed class ThrowAway : IAsyncDisposable
{
    private const string Prefix = "prongsai_drill_";

    private readonly Installation _installation;
    private readonly string _folder;
    private string? _database;

    public ThrowAway(Installation installation)
    {
        _installation = installation;
        // On the disk of the data, which has room for them; the machine's temporary folder may be small.
        _folder = Path.Combine(installation.DataFolder, $"drill-{Path.GetRandomFileName()}");
        Directory.CreateDirectory(_folder);
    }

    public string BackupFile => Path.Combine(_folder, "drill.zip");

    public async Task<Installation> DatabaseAsync(CancellationToken cancellation)
    {
        if (!_installation.UsesPostgres)
            return new Installation(_folder, "");

        await using var server = new NpgsqlConnection(Server(null));
        await server.OpenAsync(cancellation);
        await RemoveLeftoversAsync(server, cancellation);
        var name = $"{Prefix}{Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal)}";
        try
        {
            await ExecuteAsync(server, $"CREATE DATABASE {name}", cancellation);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return new Installation(_folder, "");
        }

        _database = name;
        return new Installation(_folder, Server(name));
    }

    // A drill that was killed leaves its database; nobody is connected to it any more.
    private static async Task RemoveLeftoversAsync(NpgsqlConnection server, CancellationToken cancellation)
    {
        List<string> left = [];
        await using (
            var select = new NpgsqlCommand(
                $"""
                SELECT datname FROM pg_database d
                WHERE datname LIKE '{Prefix.Replace("_", "\\_", StringComparison.Ordinal)}%'
                  AND pg_has_role(datdba, 'USAGE')
                  AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datname = d.datname)
                """,
                server
            )
        )
        await using (var reader = await select.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation))
                left.Add(reader.GetString(0));
        foreach (var database in left)
            await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {database}", cancellation);
    }

    private static async Task ExecuteAsync(NpgsqlConnection server, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, server) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private string Server(string? database)
    {
        var server = new NpgsqlConnectionStringBuilder(_installation.ConnectionString) { Pooling = false };
        if (database is not null)
            server.Database = database;
        return server.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await using var server = new NpgsqlConnection(Server(null));
            await server.OpenAsync();
            await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {_database} WITH (FORCE)", CancellationToken.None);
        }

        Directory.Delete(_folder, recursive: true);
    }
}
