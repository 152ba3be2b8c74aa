using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;

namespace Prongsai.Data.Sqlite;

/// <summary>The database as a single file beside the program; write-ahead logging, so that readers never wait.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options, IEnumerable<ITables> tables)
    : ProngsaiDb(options, tables)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        base.OnModelCreating(modelBuilder);
        foreach (
            var column in modelBuilder
                .Model.GetEntityTypes()
                .SelectMany(table => table.GetProperties())
                .Where(column => column.GetCollation() == LetterByLetter)
        )
            column.SetCollation(null);
    }

    /// <inheritdoc />
    public override Task WriteRowsAsync(BulkRows rows, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        SqliteRows.Write((SqliteConnection)Database.GetDbConnection(), rows);
        return Task.CompletedTask;
    }
}

/// <summary>Chooses SQLite.</summary>
public static class SqliteModule
{
    /// <summary>Uses the SQLite file that the connection string names.</summary>
    public static IServiceCollection AddSqlite(this IServiceCollection services, string connectionString) =>
        services
            .AddDbContext<SqliteDb>(options => options.UseSqlite(connectionString).AddInterceptors(new ToldToSqlite()))
            .AddSingleton<IJobClaims, SqliteClaims>()
            .AddSingleton<IJournalGuards, SqliteJournalGuards>()
            .AddSingleton<ISearchIndex, SqliteSearch>()
            .AddSingleton<IGroupCommit>(new SqliteGroupCommit(connectionString))
            .AddSingleton<INodes>(new OneMachine(connectionString))
            .AddSingleton<IDatabaseFacts>(new SqliteFacts(connectionString))
            .AddScoped<ProngsaiDb>(provider => provider.GetRequiredService<SqliteDb>());
}
