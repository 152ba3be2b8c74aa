using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Prongsai.Backups.Copying;

/// <summary>
/// A row as one line of JSON: an array of values in the order of the columns. The same row is the same bytes wherever it comes
/// from, so that hashes of two databases can be compared.
/// </summary>
internal sealed class RowText(IReadOnlyList<ColumnShape> columns) : IDisposable
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    private readonly ArrayBufferWriter<byte> _line = new(1024);
    private readonly Utf8JsonWriter _json = new(
        Stream.Null,
        new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }
    );

    /// <summary>The row as a line, without its end. Valid until the next row.</summary>
    public ReadOnlyMemory<byte> Write(object?[] row)
    {
        _line.Clear();
        _json.Reset(_line);
        _json.WriteStartArray();
        for (var i = 0; i < columns.Count; i++)
            Write(columns[i].Kind, row[i]);
        _json.WriteEndArray();
        _json.Flush();
        return _line.WrittenMemory;
    }

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It is not a row of this table.</exception>
    public object?[] Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            var row = new object?[columns.Count];
            Expect(json.Read() && json.TokenType == JsonTokenType.StartArray);
            for (var i = 0; i < columns.Count; i++)
            {
                Expect(json.Read());
                row[i] = json.TokenType == JsonTokenType.Null ? null : Read(columns[i].Kind, ref json);
            }

            Expect(json.Read() && json.TokenType == JsonTokenType.EndArray && !json.Read());
            return row;
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or InvalidOperationException or OverflowException or ArgumentException)
        {
            throw new FormatException(unreadable.Message, unreadable);
        }
    }

    /// <summary>PostgreSQL keeps a millionth of a second, SQLite what .NET has: a ten-millionth. What both can keep.</summary>
    public static void CutToMicroseconds(object?[] row)
    {
        for (var i = 0; i < row.Length; i++)
            row[i] = row[i] switch
            {
                DateTime at => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond)),
                DateTimeOffset at => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond)),
                TimeOnly at => new TimeOnly(at.Ticks - at.Ticks % TimeSpan.TicksPerMicrosecond),
                TimeSpan span => new TimeSpan(span.Ticks - span.Ticks % TimeSpan.TicksPerMicrosecond),
                var other => other,
            };
    }

    private void Write(ColumnKind kind, object? value)
    {
        switch (value)
        {
            case null:
                _json.WriteNullValue();
                break;
            case string text:
                _json.WriteStringValue(text);
                break;
            case Guid id:
                _json.WriteStringValue(id);
                break;
            case bool yes:
                _json.WriteBooleanValue(yes);
                break;
            case long whole:
                _json.WriteNumberValue(whole);
                break;
            case double number when double.IsFinite(number):
                _json.WriteNumberValue(number);
                break;
            case double number:
                _json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case decimal exact:
                _json.WriteStringValue(exact.ToString(CultureInfo.InvariantCulture));
                break;
            case DateTime at:
                _json.WriteStringValue(at.ToString(InstantFormat, CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset at:
                _json.WriteStringValue(at.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture));
                break;
            case DateOnly day:
                _json.WriteStringValue(day.ToString("O", CultureInfo.InvariantCulture));
                break;
            case TimeOnly time:
                _json.WriteStringValue(time.ToString("O", CultureInfo.InvariantCulture));
                break;
            case TimeSpan span:
                _json.WriteStringValue(span.ToString("c", CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                _json.WriteBase64StringValue(bytes);
                break;
            default:
                throw new InvalidOperationException($"{kind}: {value.GetType().Name}");
        }
    }

    private static object Read(ColumnKind kind, ref Utf8JsonReader json) =>
        kind switch
        {
            ColumnKind.Text => json.GetString()!,
            ColumnKind.Guid => json.GetGuid(),
            ColumnKind.Boolean => json.GetBoolean(),
            ColumnKind.Integer => json.GetInt64(),
            ColumnKind.Number => json.TokenType == JsonTokenType.Number
                ? json.GetDouble()
                : double.Parse(json.GetString()!, CultureInfo.InvariantCulture),
            ColumnKind.Decimal => decimal.Parse(
                json.GetString()!,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture
            ),
            ColumnKind.Instant => Instant(json.GetString()!),
            ColumnKind.InstantWithOffset => new DateTimeOffset(Instant(json.GetString()!)),
            ColumnKind.Day => DateOnly.ParseExact(json.GetString()!, "O", CultureInfo.InvariantCulture),
            ColumnKind.Time => TimeOnly.ParseExact(json.GetString()!, "O", CultureInfo.InvariantCulture),
            ColumnKind.Duration => TimeSpan.ParseExact(json.GetString()!, "c", CultureInfo.InvariantCulture),
            ColumnKind.Bytes => json.GetBytesFromBase64(),
            _ => throw new InvalidOperationException(kind.ToString()),
        };

    private static DateTime Instant(string text) =>
        DateTime.ParseExact(
            text,
            InstantFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
        );

    private static void Expect(bool right)
    {
        if (!right)
            throw new FormatException("not a row of this table");
    }

    public void Dispose() => _json.Dispose();
}
