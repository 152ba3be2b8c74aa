using Microsoft.EntityFrameworkCore.Migrations;
using Prongsai.Kernel;

namespace Prongsai.Data.Sqlite.Migrations;

/// <summary>
/// The trigrams of a table of texts, with tone marks and without, and the triggers that keep them. They hold no text of their own:
/// what is shown comes from the table. Whoever rebuilds the table in a migration makes the triggers again.
/// </summary>
internal static class SearchIndex
{
    /// <summary>Published purchases; without tone marks is enough for them.</summary>
    public static readonly SearchedTable Purchases = new(
        "procurement_public_words",
        "procurement_public_trigrams",
        null
    );

    /// <summary>Empties the indexes of these tables and fills them anew.</summary>
    public static IEnumerable<string> FillAnew(IEnumerable<SearchedTable> tables) =>
        from table in tables
        from form in table.Indexes
        from step in new[]
        {
            $"INSERT INTO {form.Index}({form.Index}) VALUES ('delete-all');",
            $"INSERT INTO {form.Index}(rowid, body) SELECT \"Id\", \"{form.Column}\" FROM {table.Name};",
        }
        select step;

    public static void Make(MigrationBuilder migration, SearchedTable table)
    {
        foreach (var (index, column) in table.Indexes)
        {
            // Texts are folded before they come, so trigrams need not care about case.
            migration.Sql(
                $"CREATE VIRTUAL TABLE {index} USING fts5(body, content='', contentless_delete=1, tokenize='trigram case_sensitive 1');"
            );
            var put = $"INSERT INTO {index}(rowid, body) VALUES (NEW.\"Id\", NEW.\"{column}\");";
            var take = $"DELETE FROM {index} WHERE rowid = OLD.\"Id\";";
            migration.Sql($"CREATE TRIGGER {index}_put AFTER INSERT ON {table.Name} BEGIN {put} END;");
            migration.Sql($"CREATE TRIGGER {index}_take AFTER DELETE ON {table.Name} BEGIN {take} END;");
            migration.Sql(
                $"CREATE TRIGGER {index}_change AFTER UPDATE OF \"{column}\" ON {table.Name} BEGIN {take} {put} END;"
            );
        }
    }

    public static void Drop(MigrationBuilder migration, SearchedTable table)
    {
        foreach (var (index, _) in table.Indexes)
        {
            foreach (var trigger in new[] { "put", "take", "change" })
                migration.Sql($"DROP TRIGGER {index}_{trigger};");
            migration.Sql($"DROP TABLE {index};");
        }
    }
}
