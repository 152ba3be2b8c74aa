using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Prongsai.Kernel;
using SQLitePCL;

namespace Prongsai.Data.Sqlite;

/// <summary>
/// Writes rows through one prepared statement, bound by number. Microsoft.Data.Sqlite binds by name and looks each name up among all
/// others for every row, which costs several times what SQLite needs to write it; values are written in its formats, as it reads them.
/// </summary>
internal sealed class SqliteRows
{
    private readonly sqlite3_stmt _statement;
    private byte[] _utf8 = new byte[1024];

    private SqliteRows(sqlite3_stmt statement) => _statement = statement;

    /// <exception cref="SqliteException">A rule of the table forbids a row.</exception>
    public static void Write(SqliteConnection connection, BulkRows rows)
    {
        var database = connection.Handle!;
        var values = string.Join(", ", Enumerable.Repeat("?", rows.Columns.Count));
        var result = raw.sqlite3_prepare_v2(
            database,
            $"INSERT INTO \"{rows.Table}\" ({rows.ColumnList}) VALUES ({values})",
            out var statement
        );
        using (statement)
        {
            SqliteException.ThrowExceptionForRC(result, database);
            var writing = new SqliteRows(statement);
            // What is bound stays bound: much of a row is what the row before it said.
            var bound = new object?[rows.Columns.Count];
            foreach (var row in rows.Rows)
            {
                for (var at = 0; at < bound.Length; at++)
                {
                    var value = rows.Columns[at].ValueOf(row);
                    if (Equals(value, bound[at]))
                        continue;

                    SqliteException.ThrowExceptionForRC(writing.Bind(at + 1, value), database);
                    bound[at] = value;
                }

                result = raw.sqlite3_step(statement);
                if (result != raw.SQLITE_DONE)
                    SqliteException.ThrowExceptionForRC(result, database);
                raw.sqlite3_reset(statement);
            }
        }
    }

    private int Bind(int at, object? value) =>
        value switch
        {
            null => raw.sqlite3_bind_null(_statement, at),
            string text => BindText(at, text),
            long number => raw.sqlite3_bind_int64(_statement, at, number),
            int number => raw.sqlite3_bind_int64(_statement, at, number),
            short number => raw.sqlite3_bind_int64(_statement, at, number),
            bool flag => raw.sqlite3_bind_int64(_statement, at, flag ? 1 : 0),
            double number => raw.sqlite3_bind_double(_statement, at, number),
            Guid id => BindGuid(at, id),
            DateOnly day => BindFormatted(at, day, "yyyy-MM-dd"),
            DateTime instant => BindFormatted(at, instant, "yyyy-MM-dd HH:mm:ss.FFFFFFF"),
            byte[] bytes => raw.sqlite3_bind_blob(_statement, at, bytes),
            _ => throw new NotSupportedException($"{value.GetType()} is not written in bulk; say here how it is kept."),
        };

    private int BindText(int at, string text)
    {
        // No text is an address of nothing, which would be null.
        if (text.Length == 0)
            return raw.sqlite3_bind_text(_statement, at, text);

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_utf8.Length < most)
            _utf8 = new byte[most];
        return raw.sqlite3_bind_text(_statement, at, _utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, _utf8)));
    }

    // In capitals: SQLite compares them as text.
    private int BindGuid(int at, Guid id)
    {
        id.TryFormat(_utf8, out var length);
        foreach (ref var letter in _utf8.AsSpan(0, length))
        {
            if (letter is >= (byte)'a' and <= (byte)'f')
                letter -= 'a' - 'A';
        }

        return raw.sqlite3_bind_text(_statement, at, _utf8.AsSpan(0, length));
    }

    private int BindFormatted(int at, IUtf8SpanFormattable value, string format)
    {
        value.TryFormat(_utf8, out var length, format, CultureInfo.InvariantCulture);
        return raw.sqlite3_bind_text(_statement, at, _utf8.AsSpan(0, length));
    }
}
