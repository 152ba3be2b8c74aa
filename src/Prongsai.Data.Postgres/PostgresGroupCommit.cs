using System.Net.Sockets;
using Npgsql;
using NpgsqlTypes;
using Prongsai.Kernel;

namespace Prongsai.Data.Postgres;

/// <summary>One statement for all rows: arrays where duplicates must be told, binary COPY where rows are new.</summary>
internal sealed class PostgresGroupCommit(string connectionString) : IGroupCommit
{
    public async Task<IGroup> OpenAsync(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            // A role or server that was told to hurry must not hurry with these.
            await using var settings = new NpgsqlCommand(
                "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN ('off', 'local')",
                connection
            );
            await settings.ExecuteNonQueryAsync(cancellation);
            return new Group(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public bool IsPassing(Exception failure) =>
        failure is NpgsqlException { IsTransient: true } or SocketException or IOException or TimeoutException
        || failure
            is PostgresException
            {
                SqlState: "57P01" or "57P02" or "57P03" or "25006" or ['5', '3', ..] or ['0', '8', ..]
            }
        || failure is NpgsqlException and not PostgresException;

    private sealed class Group(NpgsqlConnection connection) : IGroup
    {
        private NpgsqlTransaction? _transaction;

        public async Task BeginAsync(CancellationToken cancellation) =>
            _transaction = await connection.BeginTransactionAsync(cancellation);

        public Task<bool[]> AddNewAsync(
            GroupTable table,
            IReadOnlyList<object[]> rows,
            CancellationToken cancellation
        ) =>
            WhichAsync(
                $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) SELECT * FROM unnest({Arrays(table)}) ON CONFLICT DO NOTHING RETURNING \"{table.Columns[^1]}\"",
                rows,
                eachOnce: true,
                cancellation
            );

        public Task<bool[]> AreThereAsync(
            GroupTable table,
            IReadOnlyList<object[]> rows,
            CancellationToken cancellation
        ) =>
            WhichAsync(
                $"SELECT \"{table.Columns[^1]}\" FROM \"{table.Name}\" WHERE ({table.ColumnList}) IN (SELECT * FROM unnest({Arrays(table)}))",
                rows,
                eachOnce: false,
                cancellation
            );

        public async Task AddAsync(GroupTable table, IReadOnlyList<object[]> rows, CancellationToken cancellation)
        {
            if (rows.Count == 0)
                return;

            await using var copy = await connection.BeginBinaryImportAsync(
                $"COPY \"{table.Name}\" ({table.ColumnList}) FROM STDIN (FORMAT BINARY)",
                cancellation
            );
            foreach (var row in rows)
            {
                await copy.StartRowAsync(cancellation);
                foreach (var value in row)
                    await WriteAsync(copy, value, cancellation);
            }

            await copy.CompleteAsync(cancellation);
        }

        public async Task CountAsync(GroupTable table, IReadOnlyList<object[]> rows, CancellationToken cancellation)
        {
            if (rows.Count == 0)
                return;

            var count = table.Columns[^1];
            await using var command = WithArrays(
                $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) SELECT * FROM unnest({Arrays(table)}) ON CONFLICT ({table.ListBeforeTheLast}) DO UPDATE SET \"{count}\" = \"{table.Name}\".\"{count}\" + excluded.\"{count}\"",
                rows
            );
            await command.ExecuteNonQueryAsync(cancellation);
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
            if (_transaction is not null)
                await _transaction.DisposeAsync();
            await connection.DisposeAsync();
        }

        // Keys come back in any order, so they are told by what they are.
        private async Task<bool[]> WhichAsync(
            string sql,
            IReadOnlyList<object[]> rows,
            bool eachOnce,
            CancellationToken cancellation
        )
        {
            if (rows.Count == 0)
                return [];

            HashSet<string> found = [];
            await using (var command = WithArrays(sql, rows))
            await using (var reader = await command.ExecuteReaderAsync(cancellation))
            {
                while (await reader.ReadAsync(cancellation))
                    found.Add(Convert.ToHexString(reader.GetFieldValue<byte[]>(0)));
            }

            return
            [
                .. rows.Select(row => Convert.ToHexString((byte[])row[^1]))
                    .Select(key => eachOnce ? found.Remove(key) : found.Contains(key)),
            ];
        }

        private NpgsqlCommand WithArrays(string sql, IReadOnlyList<object[]> rows)
        {
            var command = new NpgsqlCommand(sql, connection, _transaction);
            for (var column = 0; column < rows[0].Length; column++)
            {
                var values = Array.CreateInstance(rows[0][column].GetType(), rows.Count);
                for (var row = 0; row < rows.Count; row++)
                    values.SetValue(rows[row][column], row);
                command.Parameters.Add(new NpgsqlParameter { Value = values });
            }

            return command;
        }

        private static Task WriteAsync(NpgsqlBinaryImporter copy, object value, CancellationToken cancellation) =>
            value switch
            {
                Guid id => copy.WriteAsync(id, NpgsqlDbType.Uuid, cancellation),
                int number => copy.WriteAsync(number, NpgsqlDbType.Integer, cancellation),
                short number => copy.WriteAsync(number, NpgsqlDbType.Smallint, cancellation),
                DateOnly day => copy.WriteAsync(day, NpgsqlDbType.Date, cancellation),
                byte[] bytes => copy.WriteAsync(bytes, NpgsqlDbType.Bytea, cancellation),
                string text => copy.WriteAsync(text, NpgsqlDbType.Text, cancellation),
                _ => throw new NotSupportedException($"{value.GetType()} is not written in groups."),
            };

        private static string Arrays(GroupTable table) =>
            string.Join(", ", table.Columns.Select((_, i) => $"${i + 1}"));
    }
}
