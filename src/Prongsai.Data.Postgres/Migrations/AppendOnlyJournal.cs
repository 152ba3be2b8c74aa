using Microsoft.EntityFrameworkCore.Migrations;

namespace Prongsai.Data.Postgres.Migrations;

/// <summary>The database itself refuses to change or remove a line of the journal, also from an SQL prompt.</summary>
internal static class AppendOnlyJournal
{
    public static void Make(MigrationBuilder migration)
    {
        migration.Sql(
            """
            CREATE FUNCTION journal_entries_append_only() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'journal_entries is append-only' USING ERRCODE = 'restrict_violation'; END $$;
            """
        );
        migration.Sql(
            """
            CREATE TRIGGER journal_entries_no_change BEFORE UPDATE OR DELETE ON journal_entries
            FOR EACH ROW EXECUTE FUNCTION journal_entries_append_only();
            """
        );
        migration.Sql(
            """
            CREATE TRIGGER journal_entries_no_truncate BEFORE TRUNCATE ON journal_entries
            FOR EACH STATEMENT EXECUTE FUNCTION journal_entries_append_only();
            """
        );
    }

    public static void Drop(MigrationBuilder migration)
    {
        migration.Sql("DROP TRIGGER journal_entries_no_truncate ON journal_entries;");
        migration.Sql("DROP TRIGGER journal_entries_no_change ON journal_entries;");
        migration.Sql("DROP FUNCTION journal_entries_append_only();");
    }
}
