using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Prongsai.Kernel;

namespace Prongsai.Data.Postgres;

/// <summary>The database on a PostgreSQL server, for several nodes or many agencies.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options, IEnumerable<ITables> tables)
    : ProngsaiDb(options, tables)
{
    /// <inheritdoc />
    public override async Task WriteRowsAsync(BulkRows rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        await using var copy = await ((NpgsqlConnection)Database.GetDbConnection()).BeginBinaryImportAsync(
            $"COPY \"{rows.Table}\" ({rows.ColumnList}) FROM STDIN (FORMAT BINARY)",
            cancellation
        );
        foreach (var row in rows.Rows)
        {
            await copy.StartRowAsync(cancellation);
            foreach (var column in rows.Columns)
            {
                if (column.ValueOf(row) is { } value)
                    await copy.WriteAsync(value, column.StoreType, cancellation);
                else
                    await copy.WriteNullAsync(cancellation);
            }
        }

        await copy.CompleteAsync(cancellation);
    }
}

/// <summary>Chooses PostgreSQL.</summary>
public static class PostgresModule
{
    /// <summary>Uses the server and database that the connection string names.</summary>
    public static IServiceCollection AddPostgres(this IServiceCollection services, string connectionString) =>
        services
            .AddDbContext<PostgresDb>(options => options.UseNpgsql(connectionString))
            .AddSingleton<IJobClaims, PostgresClaims>()
            .AddSingleton<IJournalGuards, PostgresJournalGuards>()
            .AddSingleton<ISearchIndex, PostgresSearch>()
            .AddSingleton<IGroupCommit>(new PostgresGroupCommit(connectionString))
            .AddSingleton<INodes>(provider =>
                ActivatorUtilities.CreateInstance<PostgresNodes>(provider, connectionString)
            )
            .AddSingleton<IDatabaseFacts>(new PostgresFacts(connectionString))
            .AddScoped<ProngsaiDb>(provider => provider.GetRequiredService<PostgresDb>());
}
