using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Prongsai.Kernel;

/// <summary>
/// Writes many new rows of one table with prepared statements, within the transaction that is open: some twenty times faster than
/// adding them one by one. Columns, types and conversions are those of the model, so a column added there is written here too.
/// </summary>
/// <typeparam name="T">The rows; what they are must be in the model.</typeparam>
public sealed class BulkInsert<T> : IAsyncDisposable
    where T : class
{
    // A statement of PostgreSQL is a journey, one of SQLite a call; and SQLite looks each parameter up by its name, one after the other.
    private const int RowsAtOnceOnPostgres = 16,
        RowsAtOnceOnSqlite = 2;

    private readonly Column[] _columns;
    private readonly Statement _several;
    private readonly Statement _one;
    private readonly int _rowsAtOnce;
    private readonly List<T> _waiting = [];

    private BulkInsert(ProngsaiDb db, IEntityType type, StoreObjectIdentifier table)
    {
        _columns = [.. type.GetProperties().Select(property => new Column(property, property.GetColumnName(table)!))];
        _rowsAtOnce = db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal)
            ? RowsAtOnceOnSqlite
            : RowsAtOnceOnPostgres;
        _several = new Statement(db, table.Name, _columns, _rowsAtOnce);
        _one = new Statement(db, table.Name, _columns, 1);
    }

    /// <summary>How many rows were written.</summary>
    public int Count { get; private set; }

    internal static async Task<BulkInsert<T>> IntoAsync(ProngsaiDb db, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("Many rows are written in one transaction or not at all.");

        var type =
            db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"No table for {typeof(T)}.");
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var bulk = new BulkInsert<T>(db, type, table);
        await bulk._several.PrepareAsync(cancellation);
        await bulk._one.PrepareAsync(cancellation);
        return bulk;
    }

    /// <summary>Writes a row, now or with those that come next.</summary>
    public async ValueTask AddAsync(T row, CancellationToken cancellation)
    {
        _waiting.Add(row);
        if (_waiting.Count < _rowsAtOnce)
            return;

        for (var i = 0; i < _waiting.Count; i++)
            _several.Fill(i, _columns, _waiting[i]);
        await _several.RunAsync(cancellation);
        Count += _waiting.Count;
        _waiting.Clear();
    }

    /// <summary>Writes those that still wait.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        foreach (var row in _waiting)
        {
            _one.Fill(0, _columns, row);
            await _one.RunAsync(cancellation);
        }

        Count += _waiting.Count;
        _waiting.Clear();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _several.DisposeAsync();
        await _one.DisposeAsync();
    }

    private sealed class Column(IProperty property, string name)
    {
        private readonly IClrPropertyGetter _getter = property.GetGetter();

        public RelationalTypeMapping Mapping { get; } = property.GetRelationalTypeMapping();

        public string Name => name;

        public bool IsNullable => property.IsNullable;

        public object ValueOf(object row)
        {
            var value = _getter.GetClrValue(row);
            return (
                    value is null || Mapping.Converter is not { } converter ? value : converter.ConvertToProvider(value)
                ) ?? DBNull.Value;
        }
    }

    private sealed class Statement : IAsyncDisposable
    {
        private readonly DbCommand _command;
        private readonly DbParameter[] _parameters;

        // Names come from the model, never from a person.
        public Statement(ProngsaiDb db, string table, Column[] columns, int rows)
        {
            _command = db.Database.GetDbConnection().CreateCommand();
            _command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            _parameters = new DbParameter[rows * columns.Length];
            for (var i = 0; i < _parameters.Length; i++)
            {
                var column = columns[i % columns.Length];
                _parameters[i] = column.Mapping.CreateParameter(_command, $"@p{i}", null, column.IsNullable);
                _command.Parameters.Add(_parameters[i]);
            }

            var values = Enumerable
                .Range(0, rows)
                .Select(row =>
                    $"({string.Join(", ", Enumerable.Range(row * columns.Length, columns.Length).Select(i => $"@p{i}"))})"
                );
            _command.CommandText =
                $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) VALUES {string.Join(", ", values)}";
        }

        public Task PrepareAsync(CancellationToken cancellation) => _command.PrepareAsync(cancellation);

        public void Fill(int row, Column[] columns, T from)
        {
            for (var i = 0; i < columns.Length; i++)
                _parameters[row * columns.Length + i].Value = columns[i].ValueOf(from);
        }

        public Task<int> RunAsync(CancellationToken cancellation) => _command.ExecuteNonQueryAsync(cancellation);

        public ValueTask DisposeAsync() => _command.DisposeAsync();
    }
}

/// <summary>Begins to write many rows.</summary>
public static class BulkInserting
{
    /// <summary>Prepares the writing of rows of one table.</summary>
    /// <exception cref="InvalidOperationException">No transaction is open, or the type is not in the model.</exception>
    public static Task<BulkInsert<T>> BulkInsertAsync<T>(this ProngsaiDb db, CancellationToken cancellation)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(db);

        return BulkInsert<T>.IntoAsync(db, cancellation);
    }
}
