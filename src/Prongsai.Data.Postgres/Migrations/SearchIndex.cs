using Microsoft.EntityFrameworkCore.Migrations;

namespace Prongsai.Data.Postgres.Migrations;

/// <summary>
/// The trigrams of search_texts, with tone marks and without. Where pg_trgm is not installed on the server or may not be created,
/// the migration goes on without: the server's log says so, and so does the status page until somebody creates it.
/// </summary>
internal static class SearchIndex
{
    /// <summary>Makes the indexes where they are not there yet and the server lets us; those that are keep themselves.</summary>
    /// <remarks>A block with an exception handler is a transaction inside the transaction: what fails in it undoes nothing else.</remarks>
    public const string MakeIfItMay = """
        DO $search$
        BEGIN
            CREATE EXTENSION IF NOT EXISTS pg_trgm;
            CREATE INDEX IF NOT EXISTS search_texts_toneless ON search_texts USING gin ("Toneless" gin_trgm_ops);
            CREATE INDEX IF NOT EXISTS search_texts_exact ON search_texts USING gin ("Folded" gin_trgm_ops);
        EXCEPTION
            WHEN insufficient_privilege OR feature_not_supported OR undefined_file OR undefined_object THEN
                RAISE WARNING 'pg_trgm may not be used (%): Prongsai searches without an index', SQLERRM;
        END
        $search$;
        """;

    public static void Make(MigrationBuilder migration) => migration.Sql(MakeIfItMay);

    public static void Drop(MigrationBuilder migration) =>
        migration.Sql("DROP INDEX IF EXISTS search_texts_toneless; DROP INDEX IF EXISTS search_texts_exact;");
}
