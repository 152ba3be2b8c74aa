using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Backups.Copying;

/// <summary>SQLite: a read transaction of the write-ahead log is the moment; inserts are prepared once per table.</summary>
internal sealed class WholeSqlite(ServiceProvider services, string file) : WholeDatabase(services)
{
    public override string Kind => "sqlite";

    public override bool CutsToMicroseconds => false;

    public override string Whereabouts => file;

    public override Task<bool> ExistsAsync(CancellationToken cancellation) =>
        Task.FromResult(new FileInfo(file) is { Exists: true, Length: > 0 });

    public override async Task BeginReadingAsync(CancellationToken cancellation)
    {
        await Connection.OpenAsync(cancellation);
        Use(((SqliteConnection)Connection).BeginTransaction(deferred: true));
        // The moment is that of the first reading, not that of BEGIN.
        await TablesAsync(cancellation);
    }

    public override async Task BeginWritingAsync(CancellationToken cancellation)
    {
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        await Connection.OpenAsync(cancellation);
        // References are checked at the end, as a whole; neither setting can be changed inside a transaction.
        await ExecuteAsync("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = OFF;", cancellation);
        Use(((SqliteConnection)Connection).BeginTransaction(deferred: false));
    }

    public override Task<IReadOnlyList<string>> TablesAsync(CancellationToken cancellation) =>
        StringsAsync(
            // Virtual tables and their shadows are made by what fills them, not carried.
            """
            SELECT name FROM pragma_table_list
            WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name
            """,
            cancellation
        );

    public override async Task RemoveEverythingAsync(CancellationToken cancellation)
    {
        // Virtual tables before plain ones: they take their own shadow tables with them.
        foreach (
            var drop in await StringsAsync(
                """
                SELECT 'DROP ' || type || ' IF EXISTS "' || replace(name, '"', '""') || '"' FROM sqlite_master
                WHERE type IN ('trigger', 'view', 'table') AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
                ORDER BY CASE WHEN type = 'trigger' THEN 0 WHEN type = 'view' THEN 1
                              WHEN sql LIKE 'CREATE VIRTUAL%' THEN 2 ELSE 3 END
                """,
                cancellation
            )
        )
            await ExecuteAsync(drop, cancellation);
    }

    public override async Task LoadAsync(
        TableShape table,
        IAsyncEnumerable<object?[]> rows,
        CancellationToken cancellation
    )
    {
        var columns = string.Join(", ", table.Columns.Select(c => Quoted(c.Name)));
        var values = string.Join(", ", table.Columns.Select((_, i) => $"$p{i}"));
        await using var insert = (SqliteCommand)Command(
            $"INSERT INTO {Quoted(table.Name)} ({columns}) VALUES ({values})"
        );
        for (var i = 0; i < table.Columns.Count; i++)
            insert.Parameters.Add(new SqliteParameter($"$p{i}", null));
        insert.Prepare();

        await foreach (var row in rows.WithCancellation(cancellation))
        {
            for (var i = 0; i < row.Length; i++)
                insert.Parameters[i].Value = row[i] ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }
    }

    public override Task<IReadOnlyList<string>> SettleAsync(CancellationToken cancellation) =>
        StringsAsync("""SELECT DISTINCT "table" || ' → ' || "parent" FROM pragma_foreign_key_check""", cancellation);
}
