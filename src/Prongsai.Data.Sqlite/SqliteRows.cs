using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using Prongsai.Kernel;
using SQLitePCL;

namespace Prongsai.Data.Sqlite;

/// <summary>
/// Writes rows through one prepared statement, bound by number. Microsoft.Data.Sqlite binds by name and looks each name up among all
/// others for every row, which costs several times what SQLite needs to write it; values are written in its formats, as it reads them.
/// </summary>
internal static class SqliteRows
{
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
            var bound = rows.Columns.Select((_, at) => new BoundValue(statement, at + 1)).ToArray();
            foreach (var row in rows.Rows)
            {
                for (var at = 0; at < bound.Length; at++)
                    SqliteException.ThrowExceptionForRC(bound[at].Bind(rows.Columns[at].ValueOf(row)), database);

                result = raw.sqlite3_step(statement);
                if (result != raw.SQLITE_DONE)
                    SqliteException.ThrowExceptionForRC(result, database);
                raw.sqlite3_reset(statement);
            }

            // The values live until here, which the statement does not know.
            GC.KeepAlive(bound);
        }
    }
}

/// <summary>
/// One value of the statement. SQLite reads a text where it stands: the library's own way has it copied for each row, which took as long
/// as writing the row. What is bound stays bound: much of a row is what the row before it said.
/// </summary>
internal sealed partial class BoundValue(sqlite3_stmt statement, int at)
{
    private readonly nint _statement = statement.DangerousGetHandle();
    private object? _value;
    private byte[] _utf8 = [];
    private nint _address;

    /// <returns>SQLite's answer.</returns>
    public int Bind(object? value)
    {
        if (Equals(value, _value))
            return raw.SQLITE_OK;

        _value = value;
        return value switch
        {
            null => BindNull(_statement, at),
            string text => BindText(text),
            long number => BindNumber(_statement, at, number),
            int number => BindNumber(_statement, at, number),
            short number => BindNumber(_statement, at, number),
            bool flag => BindNumber(_statement, at, flag ? 1 : 0),
            double number => raw.sqlite3_bind_double(statement, at, number),
            Guid id => BindGuid(id),
            DateOnly day => BindFormatted(day, "yyyy-MM-dd"),
            DateTime instant => BindFormatted(instant, "yyyy-MM-dd HH:mm:ss.FFFFFFF"),
            byte[] bytes => raw.sqlite3_bind_blob(statement, at, bytes),
            _ => throw new NotSupportedException($"{value.GetType()} is not written in bulk; say here how it is kept."),
        };
    }

    private int BindText(string text) =>
        Bind(Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length))));

    // In capitals: SQLite compares them as text.
    private int BindGuid(Guid id)
    {
        id.TryFormat(Room(36), out var length);
        foreach (ref var letter in _utf8.AsSpan(0, length))
        {
            if (letter is >= (byte)'a' and <= (byte)'f')
                letter -= 'a' - 'A';
        }

        return Bind(length);
    }

    private int BindFormatted(IUtf8SpanFormattable value, string format)
    {
        value.TryFormat(Room(64), out var length, format, CultureInfo.InvariantCulture);
        return Bind(length);
    }

    private byte[] Room(int bytes)
    {
        if (_utf8.Length < bytes)
        {
            _utf8 = GC.AllocateUninitializedArray<byte>(Math.Max(bytes, 64), pinned: true);
            _address = Marshal.UnsafeAddrOfPinnedArrayElement(_utf8, 0);
        }

        return _utf8;
    }

    private int Bind(int length) => BindStaticText(_statement, at, _address, length, nint.Zero);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_null")]
    private static partial int BindNull(nint statement, int at);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_int64")]
    private static partial int BindNumber(nint statement, int at, long value);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_text")]
    private static partial int BindStaticText(nint statement, int at, nint text, int bytes, nint keptUntilRebound);
}
