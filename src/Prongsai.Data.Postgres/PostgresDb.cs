using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;

namespace Prongsai.Data.Postgres;

/// <summary>The database on a PostgreSQL server, for several nodes or many agencies.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options, IEnumerable<ITables> tables)
    : ProngsaiDb(options, tables);

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
