using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Prongsai.Data.Postgres;
using Prongsai.Data.Sqlite;
using Prongsai.Kernel;

namespace Prongsai.Backups.Copying;

/// <summary>Opens any database with the tables of this program: our own, the one to move to, the one of a drill.</summary>
internal sealed class Databases(IEnumerable<ITables> tables, TimeProvider clock, JobKinds kinds, JobSignal signal)
{
    private readonly IReadOnlyList<ITables> _tables = [.. tables];

    /// <summary>The database that a setting Prongsai:Database would mean; nothing is opened yet.</summary>
    public WholeDatabase Of(Installation installation)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(clock).AddSingleton(installation);
        // What is written into it may ask for work, which whoever opens it next carries out.
        services.AddSingleton(kinds).AddSingleton(signal);
        foreach (var module in _tables)
            services.AddSingleton(module);

        // No pooling: a connection of ours has settings of its own and must really be closed at the end.
        if (installation.UsesPostgres)
        {
            var server = new NpgsqlConnectionStringBuilder(installation.ConnectionString)
            {
                Pooling = false,
                CommandTimeout = 0,
            };
            services.AddPostgres(server.ConnectionString);
            return new WholePostgres(services.BuildServiceProvider(), server);
        }

        var file = new SqliteConnectionStringBuilder(installation.ConnectionString) { Pooling = false };
        services.AddSqlite(file.ConnectionString);
        return new WholeSqlite(services.BuildServiceProvider(), Path.GetFullPath(file.DataSource));
    }
}
