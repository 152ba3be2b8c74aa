using Microsoft.EntityFrameworkCore.Migrations;

namespace Prongsai.Data.Sqlite.Migrations;

/// <summary>
/// The database itself refuses to change or remove a line of the journal, also from an SQL prompt. The third trigger is for
/// INSERT OR REPLACE, which removes a row without asking the second. Whoever rebuilds the table in a migration makes these again.
/// </summary>
internal static class AppendOnlyJournal
{
    public static void Make(MigrationBuilder migration)
    {
        foreach (
            var (name, when) in new[]
            {
                ("update", "BEFORE UPDATE ON journal_entries"),
                ("delete", "BEFORE DELETE ON journal_entries"),
                (
                    "replace",
                    "BEFORE INSERT ON journal_entries WHEN EXISTS (SELECT 1 FROM journal_entries WHERE \"Id\" = NEW.\"Id\")"
                ),
            }
        )
            migration.Sql(
                $"CREATE TRIGGER journal_entries_no_{name} {when} BEGIN SELECT RAISE(ABORT, 'journal_entries is append-only'); END;"
            );
    }

    public static void Drop(MigrationBuilder migration)
    {
        foreach (var name in new[] { "update", "delete", "replace" })
            migration.Sql($"DROP TRIGGER journal_entries_no_{name};");
    }
}
