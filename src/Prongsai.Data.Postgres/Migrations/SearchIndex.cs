using Microsoft.EntityFrameworkCore.Migrations;
using Prongsai.Kernel;

namespace Prongsai.Data.Postgres.Migrations;

/// <summary>
/// The trigrams of a table of texts, with tone marks and without. Where pg_trgm is not installed on the server or may not be created,
/// the migration goes on without: the server's log says so, and so does the status page until somebody creates it.
/// </summary>
internal static class SearchIndex
{
    /// <summary>Published purchases; without tone marks is enough for them.</summary>
    public static readonly SearchedTable Purchases = new(
        "procurement_public_words",
        "procurement_public_trigrams",
        null
    );

    /// <summary>Makes the indexes where they are not there yet and the server lets us; those that are keep themselves.</summary>
    /// <remarks>A block with an exception handler is a transaction inside the transaction: what fails in it undoes nothing else.</remarks>
    public static string MakeIfItMay(params IEnumerable<SearchedTable> tables)
    {
        var indexes =
            from table in tables
            from form in table.Indexes
            select $"""CREATE INDEX IF NOT EXISTS {NameOf(table, form.Column)} ON {table.Name} USING gin ("{form.Column}" gin_trgm_ops);""";

        return $"""
            DO $search$
            BEGIN
                CREATE EXTENSION IF NOT EXISTS pg_trgm;
                {string.Join("\n    ", indexes)}
            EXCEPTION
                WHEN insufficient_privilege OR feature_not_supported OR undefined_file OR undefined_object THEN
                    RAISE WARNING 'pg_trgm may not be used (%): Prongsai searches without an index', SQLERRM;
            END
            $search$;
            """;
    }

    /// <summary>The names of the indexes of these tables.</summary>
    public static IReadOnlyList<string> NamesOf(IEnumerable<SearchedTable> tables) =>
        [.. tables.SelectMany(table => table.Indexes.Select(form => NameOf(table, form.Column)))];

    public static void Make(MigrationBuilder migration, SearchedTable table) => migration.Sql(MakeIfItMay(table));

    public static void Drop(MigrationBuilder migration, SearchedTable table)
    {
        foreach (var (_, column) in table.Indexes)
            migration.Sql($"DROP INDEX IF EXISTS {NameOf(table, column)};");
    }

    private static string NameOf(SearchedTable table, string column) =>
        $"{table.Name}_{(column == "Folded" ? "exact" : "toneless")}";
}
