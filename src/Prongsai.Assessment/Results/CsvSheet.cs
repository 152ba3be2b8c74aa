using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;

namespace Prongsai.Assessment.Results;

/// <summary>A CSV as officers have it: UTF-8 with or without mark, UTF-16, or what Excel in Thailand wrote for decades, Windows-874.</summary>
internal sealed class CsvSheet : Sheet
{
    private readonly CsvParser _parser;
    private bool _isBad;

    private CsvSheet(string text)
    {
        _parser = new CsvParser(
            new StringReader(text),
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = DelimiterOf(text),
                // Row numbers must be those a spreadsheet shows.
                IgnoreBlankLines = false,
                BadDataFound = _ => _isBad = true,
            }
        );
    }

    public override int Row => _parser.Row;

    public override int Count => _parser.Count;

    public override string this[int column]
    {
        get
        {
            if (column >= _parser.Count)
                return "";

            var field = _parser[column];
            // Fields are unquoted when they are read, so only now it is known whether they were quoted well.
            if (_isBad)
                throw new BadQuotesException(_parser.Row);
            return field.Length > 0 && (char.IsWhiteSpace(field[0]) || char.IsWhiteSpace(field[^1]))
                ? field.Trim()
                : field;
        }
    }

    public override bool Next() => _parser.Read();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _parser.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Opens bytes; says which encoding was taken when it is not one of Unicode's. Null when the bytes are not text.</summary>
    public static (CsvSheet Sheet, bool IsWindows874)? Open(ReadOnlySpan<byte> content) =>
        TextOf(content) is var (text, is874) ? (new CsvSheet(text), is874) : null;

    private static (string Text, bool IsWindows874)? TextOf(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Encoding.UTF8.Preamble))
            content = content[Encoding.UTF8.Preamble.Length..];
        else if (content.StartsWith(Encoding.Unicode.Preamble))
            return Whole(Encoding.Unicode.GetString(content[2..]), false);
        else if (content.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return Whole(Encoding.BigEndianUnicode.GetString(content[2..]), false);

        // Thai in Windows-874 is a row of bytes over 0xA0, which UTF-8 practically never is by accident.
        return Utf8.IsValid(content)
            ? Whole(Encoding.UTF8.GetString(content), false)
            : Whole(ReadWindows874(content), true);
    }

    private static string? ReadWindows874(ReadOnlySpan<byte> content)
    {
        var strict = CodePagesEncodingProvider.Instance.GetEncoding(
            874,
            EncoderFallback.ExceptionFallback,
            DecoderFallback.ExceptionFallback
        )!;
        try
        {
            return strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // Control characters and private-use characters (what undefined bytes of a code page become) do not occur in a table.
    private static (string Text, bool IsWindows874)? Whole(string? text, bool is874) =>
        text is null
        || text.AsSpan().ContainsAnyInRange('\uE000', '\uF8FF')
        || text.AsSpan().ContainsAnyInRange('\0', '\u0008')
        || text.Contains('\uFFFD', StringComparison.Ordinal)
            ? null
            : (text, is874);

    private static string DelimiterOf(string text)
    {
        var header = text.AsSpan()[
            ..(text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end : text.Length)
        ];
        return header.Contains(',') ? ","
            : header.Contains('\t') ? "\t"
            : header.Contains(';') ? ";"
            : ",";
    }
}
