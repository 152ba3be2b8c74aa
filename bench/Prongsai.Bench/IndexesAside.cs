using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Bench;

/// <summary>
/// Puts the indexes and triggers of some tables aside while millions of rows are written, and makes them again, each by one sort: that is
/// a fraction of keeping them right row by row.
/// </summary>
internal static class IndexesAside
{
    /// <param name="tables">The beginning of the tables' names.</param>
    /// <param name="fill">Writes the rows.</param>
    public static async Task WhileAsync(ProngsaiDb db, ISearchIndex search, string tables, Func<Task> fill)
    {
        var made = await db
            .Database.SqlQueryRaw<Made>(IsPostgres(db) ? OnPostgres : OnSqlite, $"{tables}%")
            .ToListAsync();
#pragma warning disable EF1002, EF1003 // names and definitions that the database itself gives
        foreach (var one in made)
            await db.Database.ExecuteSqlRawAsync($"DROP {one.Kind} \"{one.Name}\"");
        await fill();
        foreach (var one in made)
            await db.Database.ExecuteSqlRawAsync(
                one.Sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
            );
#pragma warning restore EF1002, EF1003
        await search.RebuildAsync(db, default);
    }

    public static bool IsPostgres(ProngsaiDb db) =>
        db.Database.ProviderName?.Contains("PostgreSQL", StringComparison.Ordinal) == true;

    private const string OnSqlite = """
        SELECT type AS "Kind", name AS "Name", sql AS "Sql" FROM sqlite_master
        WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND tbl_name LIKE {0}
        """;

    private const string OnPostgres = """
        SELECT 'index' AS "Kind", indexname::text AS "Name", indexdef AS "Sql" FROM pg_indexes
        WHERE schemaname = current_schema() AND indexname NOT LIKE 'PK\_%' AND tablename LIKE {0}
        """;

    private sealed record Made(string Kind, string Name, string Sql);
}
