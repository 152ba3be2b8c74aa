using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;

namespace Prongsai.Backups.Copying;

/// <summary>
/// A database opened in order to be copied or made anew as a whole, on a connection of its own, in one transaction. What the two
/// databases do differently is in the two classes that derive from it.
/// </summary>
internal abstract class WholeDatabase(ServiceProvider services) : IAsyncDisposable
{
    private const string HistoryTable = "__EFMigrationsHistory";

    private AsyncServiceScope _scope = services.CreateAsyncScope();
    private ProngsaiDb? _db;

    /// <summary>The model of this version of the program on this connection.</summary>
    public ProngsaiDb Db => _db ??= _scope.ServiceProvider.GetRequiredService<ProngsaiDb>();

    /// <summary>"sqlite" or "postgresql", as the backup says where it came from.</summary>
    public abstract string Kind { get; }

    /// <summary>True when instants are cut to what this database can keep.</summary>
    public abstract bool CutsToMicroseconds { get; }

    /// <summary>Where it is, without a password.</summary>
    public abstract string Whereabouts { get; }

    protected DbConnection Connection => Db.Database.GetDbConnection();

    protected DbTransaction? Transaction { get; private set; }

    /// <summary>True when there is such a database, empty or not.</summary>
    public abstract Task<bool> ExistsAsync(CancellationToken cancellation);

    /// <summary>Begins to read one moment of it, while others go on writing.</summary>
    public abstract Task BeginReadingAsync(CancellationToken cancellation);

    /// <summary>Begins to make it anew; makes an empty one when there is none. Others may read the old until the end.</summary>
    public abstract Task BeginWritingAsync(CancellationToken cancellation);

    /// <summary>Removes everything in it, tables that refuse deletion included. Undone unless committed.</summary>
    public abstract Task RemoveEverythingAsync(CancellationToken cancellation);

    /// <summary>Tables that are there, whoever made them.</summary>
    public abstract Task<IReadOnlyList<string>> TablesAsync(CancellationToken cancellation);

    /// <summary>Puts rows into an empty table.</summary>
    public abstract Task LoadAsync(TableShape table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellation);

    /// <summary>After all tables are loaded: counters go on after the last number, references are checked.</summary>
    /// <returns>References that lead nowhere.</returns>
    public abstract Task<IReadOnlyList<string>> SettleAsync(CancellationToken cancellation);

    protected void Use(DbTransaction transaction)
    {
        Transaction = transaction;
        Db.Database.UseTransaction(transaction);
    }

    public async Task CommitAsync(CancellationToken cancellation) => await Transaction!.CommitAsync(cancellation);

    /// <summary>Migrations applied to it, oldest first.</summary>
    public async Task<IReadOnlyList<string>> AppliedAsync(CancellationToken cancellation)
    {
        if (!(await TablesAsync(cancellation)).Contains(HistoryTable))
            return [];

        List<string> applied = [];
        await using var select = Command($"""SELECT "MigrationId" FROM "{HistoryTable}" ORDER BY "MigrationId" """);
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            applied.Add(reader.GetString(0));
        return applied;
    }

    /// <summary>Migrations that this version of the program knows for this database, oldest first.</summary>
    public IReadOnlyList<string> Known => [.. Migrations.Migrations.Keys.Order(StringComparer.Ordinal)];

    /// <summary>"First" of "20261122134234_First": the same step has another time stamp on the other database.</summary>
    public static string NameOf(string migration) =>
        migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    /// <summary>
    /// The tables as they are after a migration: what the database holds, even when the program is newer. From the model that the
    /// migration carries.
    /// </summary>
    public IReadOnlyList<TableShape> ShapesAt(string migration)
    {
        var at = Migrations.CreateMigration(Migrations.Migrations[migration], Db.Database.ProviderName!);

        return TableShape.AllOf(ModelAfter(at));
    }

    /// <summary>Takes the empty database, or one at a migration, to another migration; within the transaction.</summary>
    public async Task MigrateAsync(string? from, string to, CancellationToken cancellation)
    {
        // Step by step here, because EF Core's own Migrate begins and ends transactions of its own, and half a restore is no
        // restore. (Its script would do, but for steps whose own SQL lacks the last semicolon.)
        var history = Db.GetService<IHistoryRepository>();
        if (from is null)
            await ExecuteAsync(history.GetCreateIfNotExistsScript(), cancellation);
        foreach (var step in Known.SkipWhile(s => s != from && from is not null).Where(s => s != from))
        {
            var migration = Migrations.CreateMigration(Migrations.Migrations[step], Db.Database.ProviderName!);
            foreach (var command in Sql.Generate(migration.UpOperations, ModelAfter(migration)))
                await ExecuteAsync(command.CommandText, cancellation);
            await ExecuteAsync(history.GetInsertScript(new HistoryRow(step, ProductInfo.GetVersion())), cancellation);
            if (step == to)
                return;
        }
    }

    /// <summary>Tables that have rows, with how many. The list of migrations does not count.</summary>
    public async Task<IReadOnlyList<(string Table, long Rows)>> FullTablesAsync(CancellationToken cancellation)
    {
        List<(string, long)> full = [];
        foreach (var table in (await TablesAsync(cancellation)).Where(t => !IsOfMigrations(t)))
        {
            var rows = await CountAsync(table, cancellation);
            if (rows > 0)
                full.Add((table, rows));
        }

        return full;
    }

    /// <summary>Tables that no version of Prongsai made.</summary>
    public async Task<IReadOnlyList<string>> ForeignTablesAsync(CancellationToken cancellation)
    {
        var applied = (await AppliedAsync(cancellation)).Where(Migrations.Migrations.ContainsKey).ToList();
        var ours = applied.Count > 0 ? ShapesAt(applied[^1]).Select(s => s.Name).ToHashSet() : [];

        return [.. (await TablesAsync(cancellation)).Where(table => !ours.Contains(table) && !IsOfMigrations(table))];
    }

    /// <summary>Every row of a table, in the order of its key.</summary>
    public async IAsyncEnumerable<object?[]> RowsAsync(
        TableShape table,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var columns = string.Join(", ", table.Columns.Select(c => Quoted(c.Name)));
        var order = table.Key.Count > 0 ? $" ORDER BY {string.Join(", ", table.Key.Select(Quoted))}" : "";
        await using var select = Command($"SELECT {columns} FROM {Quoted(table.Name)}{order}");
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var row = new object?[table.Columns.Count];
            for (var i = 0; i < row.Length; i++)
                row[i] = reader.IsDBNull(i) ? null : Value(reader, i, table.Columns[i].Kind);
            yield return row;
        }
    }

    /// <summary>Count and hash of a table as it is stored here.</summary>
    public async Task<Fingerprint> FingerprintAsync(
        TableShape table,
        bool cutToMicroseconds,
        CancellationToken cancellation
    )
    {
        using var text = new RowText(table.Columns);
        var print = new Fingerprint();
        await foreach (var row in RowsAsync(table, cancellation))
        {
            if (cutToMicroseconds)
                RowText.CutToMicroseconds(row);
            print.Add(text.Write(row).Span);
        }

        return print;
    }

    /// <summary>Rows that migrations themselves put in would meet the same rows of the copy.</summary>
    public async Task RemoveSeedsAsync(IEnumerable<TableShape> tables, CancellationToken cancellation)
    {
        foreach (var table in tables.Reverse())
            if (await CountAsync(table.Name, cancellation) > 0)
                await ExecuteAsync($"DELETE FROM {Quoted(table.Name)}", cancellation);
    }

    protected virtual object Value(DbDataReader reader, int i, ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Text => reader.GetString(i),
            ColumnKind.Guid => reader.GetGuid(i),
            ColumnKind.Boolean => reader.GetBoolean(i),
            ColumnKind.Integer => Convert.ToInt64(reader.GetValue(i), CultureInfo.InvariantCulture),
            ColumnKind.Number => Convert.ToDouble(reader.GetValue(i), CultureInfo.InvariantCulture),
            ColumnKind.Decimal => reader.GetDecimal(i),
            ColumnKind.Instant => DateTime.SpecifyKind(reader.GetDateTime(i), DateTimeKind.Utc),
            ColumnKind.InstantWithOffset => reader.GetFieldValue<DateTimeOffset>(i).ToUniversalTime(),
            ColumnKind.Day => reader.GetFieldValue<DateOnly>(i),
            ColumnKind.Time => reader.GetFieldValue<TimeOnly>(i),
            ColumnKind.Duration => reader.GetFieldValue<TimeSpan>(i),
            ColumnKind.Bytes => reader.GetFieldValue<byte[]>(i),
            _ => throw new InvalidOperationException(kind.ToString()),
        };

    protected DbCommand Command(string sql)
    {
        var command = Connection.CreateCommand();
        command.Transaction = Transaction;
        command.CommandTimeout = 0;
#pragma warning disable CA2100 // names come from our own model and are quoted; there is no value in these statements
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    protected async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    protected async Task<IReadOnlyList<string>> StringsAsync(string sql, CancellationToken cancellation)
    {
        List<string> strings = [];
        await using var select = Command(sql);
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            strings.Add(reader.GetString(0));
        return strings;
    }

    protected static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private IModel ModelAfter(Migration migration)
    {
        var model = migration.TargetModel is IMutableModel open ? open.FinalizeModel() : migration.TargetModel;

        return Db.GetService<IModelRuntimeInitializer>().Initialize(model, designTime: true, validationLogger: null);
    }

    private IMigrationsSqlGenerator Sql => Db.GetService<IMigrationsSqlGenerator>();

    private IMigrationsAssembly Migrations => Db.GetService<IMigrationsAssembly>();

    private async Task<long> CountAsync(string table, CancellationToken cancellation)
    {
        await using var count = Command($"SELECT count(*) FROM {Quoted(table)}");
        return Convert.ToInt64(await count.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }

    private static bool IsOfMigrations(string table) => table.StartsWith("__EFMigrations", StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        if (Transaction is not null)
            await Transaction.DisposeAsync(); // rolls back unless committed
        await _scope.DisposeAsync();
        await services.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
