using Microsoft.EntityFrameworkCore.Migrations;

namespace Prongsai.Data.Sqlite.Migrations;

/// <summary>
/// The trigrams of search_texts, with tone marks and without, and the triggers that keep them. They hold no text of their own: what
/// is shown comes from the table. Whoever rebuilds the table in a migration makes the triggers again.
/// </summary>
internal static class SearchIndex
{
    private static readonly (string Index, string Column)[] Forms =
    [
        ("search_toneless", "Toneless"),
        ("search_exact", "Folded"),
    ];

    /// <summary>Empties both indexes and fills them from the table.</summary>
    public static IEnumerable<string> FillAnew =>
        Forms.SelectMany(form =>
            new[]
            {
                $"INSERT INTO {form.Index}({form.Index}) VALUES ('delete-all');",
                $"INSERT INTO {form.Index}(rowid, body) SELECT \"Id\", \"{form.Column}\" FROM search_texts;",
            }
        );

    public static void Make(MigrationBuilder migration)
    {
        foreach (var (index, column) in Forms)
        {
            // Texts are folded before they come, so trigrams need not care about case.
            migration.Sql(
                $"CREATE VIRTUAL TABLE {index} USING fts5(body, content='', contentless_delete=1, tokenize='trigram case_sensitive 1');"
            );
            var put = $"INSERT INTO {index}(rowid, body) VALUES (NEW.\"Id\", NEW.\"{column}\");";
            var take = $"DELETE FROM {index} WHERE rowid = OLD.\"Id\";";
            migration.Sql($"CREATE TRIGGER {index}_put AFTER INSERT ON search_texts BEGIN {put} END;");
            migration.Sql($"CREATE TRIGGER {index}_take AFTER DELETE ON search_texts BEGIN {take} END;");
            migration.Sql(
                $"CREATE TRIGGER {index}_change AFTER UPDATE OF \"{column}\" ON search_texts BEGIN {take} {put} END;"
            );
        }
    }

    public static void Drop(MigrationBuilder migration)
    {
        foreach (var (index, _) in Forms)
        {
            foreach (var trigger in new[] { "put", "take", "change" })
                migration.Sql($"DROP TRIGGER {index}_{trigger};");
            migration.Sql($"DROP TABLE {index};");
        }
    }
}
