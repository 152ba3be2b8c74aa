using System.Globalization;
using Microsoft.Data.Sqlite;
using Prongsai.Kernel;

namespace Prongsai.Data.Sqlite;

/// <summary>Statements are prepared once for a connection; the log is synchronised at each commit, whatever the library's default.</summary>
internal sealed class SqliteGroupCommit(string connectionString) : IGroupCommit
{
    public async Task<IGroup> OpenAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            await using var settings = connection.CreateCommand();
            settings.CommandText = "PRAGMA busy_timeout = 30000; PRAGMA synchronous = FULL";
            await settings.ExecuteNonQueryAsync(cancellation);
            return new Group(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Busy, locked, out of memory, I/O, full, cannot open.
    public bool IsPassing(Exception failure) =>
        failure is SqliteException { SqliteErrorCode: 5 or 6 or 7 or 10 or 13 or 14 };

    private sealed class Group(SqliteConnection connection) : IGroup
    {
        private readonly Dictionary<(string Verb, string Table), SqliteCommand> _prepared = [];
        private SqliteTransaction? _transaction;

        // Immediate: a transaction that begins by reading may find at its first write that another was quicker.
        public Task BeginAsync(CancellationToken cancellation)
        {
            _transaction = connection.BeginTransaction(deferred: false);
            return Task.CompletedTask;
        }

        public Task<bool[]> AddNewAsync(GroupTable table, IReadOnlyList<object[]> rows, CancellationToken cancellation)
        {
            var command = Prepared("INSERT OR IGNORE", table, () => InsertInto(table, "INSERT OR IGNORE"));
            return Task.FromResult(rows.Select(row => Run(command, row).ExecuteNonQuery() == 1).ToArray());
        }

        public Task<bool[]> AreThereAsync(
            GroupTable table,
            IReadOnlyList<object[]> rows,
            CancellationToken cancellation
        )
        {
            var command = Prepared(
                "SELECT",
                table,
                () =>
                    $"SELECT 1 FROM \"{table.Name}\" WHERE {string.Join(" AND ", table.Columns.Select((c, i) => $"\"{c}\" = {Parameter(i)}"))}"
            );
            return Task.FromResult(rows.Select(row => Run(command, row).ExecuteScalar() is not null).ToArray());
        }

        public Task AddAsync(GroupTable table, IReadOnlyList<object[]> rows, CancellationToken cancellation)
        {
            var command = Prepared("INSERT", table, () => InsertInto(table, "INSERT"));
            foreach (var row in rows)
                Run(command, row).ExecuteNonQuery();
            return Task.CompletedTask;
        }

        public Task CountAsync(GroupTable table, IReadOnlyList<object[]> rows, CancellationToken cancellation)
        {
            var count = table.Columns[^1];
            var command = Prepared(
                "COUNT",
                table,
                () =>
                    $"{InsertInto(table, "INSERT")} ON CONFLICT ({table.ListBeforeTheLast}) DO UPDATE SET \"{count}\" = \"{table.Name}\".\"{count}\" + excluded.\"{count}\""
            );
            foreach (var row in rows)
                Run(command, row).ExecuteNonQuery();
            return Task.CompletedTask;
        }

        public async Task CommitAsync(CancellationToken cancellation)
        {
            // Not to be given up half way: whether it was committed must be known.
            await _transaction!.CommitAsync(CancellationToken.None);
            await _transaction.DisposeAsync();
            _transaction = null;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var command in _prepared.Values)
                await command.DisposeAsync();
            if (_transaction is not null)
                await _transaction.DisposeAsync();
            await connection.DisposeAsync();
        }

        private SqliteCommand Run(SqliteCommand command, object[] row)
        {
            command.Transaction = _transaction;
            for (var i = 0; i < row.Length; i++)
                command.Parameters[i].Value = row[i];
            return command;
        }

        private SqliteCommand Prepared(string verb, GroupTable table, Func<string> sql)
        {
            if (_prepared.TryGetValue((verb, table.Name), out var known))
                return known;

            var command = connection.CreateCommand();
            command.CommandText = sql();
            for (var i = 0; i < table.Columns.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = Parameter(i) });
            return _prepared[(verb, table.Name)] = command;
        }

        private static string InsertInto(GroupTable table, string verb) =>
            $"{verb} INTO \"{table.Name}\" ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => Parameter(i)))})";

        private static string Parameter(int i) => "@p" + i.ToString(CultureInfo.InvariantCulture);
    }
}
