using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;

namespace Prongsai.Kernel;

/// <summary>A CSV as officers have it: UTF-8 with or without mark, UTF-16, or what Excel in Thailand wrote for decades, Windows-874.</summary>
public sealed class CsvSheet : Sheet
{
    private readonly CsvParser _parser;
    private bool _isBad;

    private CsvSheet(byte[] content, Encoding encoding)
    {
        _parser = new CsvParser(
            Reader(content, encoding),
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = DelimiterOf(Reader(content, encoding).ReadLine() ?? ""),
                // Row numbers must be those a spreadsheet shows.
                IgnoreBlankLines = false,
                BadDataFound = _ => _isBad = true,
            }
        );
    }

    /// <inheritdoc />
    public override int Row => _parser.Row;

    /// <inheritdoc />
    public override int Count => _parser.Count;

    /// <inheritdoc />
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

    /// <inheritdoc />
    public override bool NextRow() => _parser.Read();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _parser.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Opens bytes; says which encoding was taken when it is not one of Unicode's. Null when the bytes are not text.</summary>
    public static (CsvSheet Sheet, bool IsWindows874)? Open(byte[] content)
    {
        var encoding = EncodingOf(content);

        return IsText(content, encoding) ? (new CsvSheet(content, encoding), encoding == Windows874) : null;
    }

    /// <summary>The bytes as text, with the same guess of the encoding; null when they are not text.</summary>
    internal static StreamReader? OpenText(byte[] content)
    {
        var encoding = EncodingOf(content);

        return IsText(content, encoding) ? Reader(content, encoding) : null;
    }

    private static readonly Encoding Windows874 = CodePagesEncodingProvider.Instance.GetEncoding(
        874,
        EncoderFallback.ExceptionFallback,
        DecoderFallback.ExceptionFallback
    )!;

    // Thai in Windows-874 is a row of bytes over 0xA0, which UTF-8 practically never is by accident.
    private static Encoding EncodingOf(ReadOnlySpan<byte> content) =>
        content.StartsWith(Encoding.Unicode.Preamble) ? Encoding.Unicode
        : content.StartsWith(Encoding.BigEndianUnicode.Preamble) ? Encoding.BigEndianUnicode
        : Utf8.IsValid(content) ? Encoding.UTF8
        : Windows874;

    // Never as one string: with a country's results that would be a large object, and cost a full collection.
    private static StreamReader Reader(byte[] content, Encoding encoding) =>
        new(new MemoryStream(content), encoding, detectEncodingFromByteOrderMarks: true);

    private static bool IsText(byte[] content, Encoding encoding)
    {
        using var reader = Reader(content, encoding);
        var piece = new char[16 * 1024];
        try
        {
            while (reader.Read(piece) is > 0 and var length)
            {
                // What undefined bytes of a code page become, control characters, and what was lost on the way.
                var text = piece.AsSpan(0, length);
                if (
                    text.ContainsAnyInRange('\uE000', '\uF8FF')
                    || text.ContainsAnyInRange('\0', '\u0008')
                    || text.Contains('\uFFFD')
                )
                    return false;
            }
        }
        catch (DecoderFallbackException)
        {
            return false;
        }

        return true;
    }

    private static string DelimiterOf(string header) =>
        header.Contains(',', StringComparison.Ordinal) ? ","
        : header.Contains('\t', StringComparison.Ordinal) ? "\t"
        : header.Contains(';', StringComparison.Ordinal) ? ";"
        : ",";
}
