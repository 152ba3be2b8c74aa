using System.Text.Json;
using System.Text.Unicode;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Ocds.Reading;

/// <summary>What a piece of an OCDS file is.</summary>
internal enum PieceKind
{
    Release,
    Record,

    /// <summary>What stands around the releases of a package, once they are over: their list is empty here.</summary>
    ReleasePackage,
    RecordPackage,
}

/// <summary>One release or record, or the envelope of a package.</summary>
/// <param name="Json">Its bytes; they are gone with the next piece.</param>
/// <param name="Line">Where it begins in the file, from 1.</param>
/// <param name="Offset">Where it begins in the file, in bytes from 0.</param>
/// <param name="InPackage">False for one that stands by itself.</param>
/// <param name="Contents">How many releases or records a package had.</param>
internal readonly record struct OcdsPiece(
    PieceKind Kind,
    ReadOnlyMemory<byte> Json,
    long Line,
    long Offset,
    bool InPackage = false,
    long Contents = 0
);

/// <summary>
/// Reads OCDS as it is found: a release package, a record package, one release or record, or any of these one on each line. Only one
/// piece is held at a time, whatever the size of the file. What cannot be read is kept aside with its place; a broken line does not
/// end the reading, a broken package does.
/// </summary>
internal sealed class OcdsReader(ByteFeed feed, string file)
{
    /// <summary>In bytes; a release larger than this is not one.</summary>
    public const int LargestPiece = 64 << 20;

    private const int MostNamed = 100;
    private readonly List<Refusal> _unreadable = [];

    /// <summary>The first hundred things that could not be read, with their line.</summary>
    public IReadOnlyList<Refusal> Unreadable => _unreadable;

    /// <summary>How many there were.</summary>
    public long UnreadableCount { get; private set; }

    /// <summary>Opens a file, letting go of a byte order mark.</summary>
    /// <exception cref="RefusedException">It is blank, or not UTF-8 text.</exception>
    public static (OcdsReader Reader, Shape Shape) Open(Stream data, string file)
    {
        var feed = new ByteFeed(data);
        var shape = Shapes.Of(feed);
        return shape switch
        {
            Shape.Blank => throw new RefusedException([ReadingRefusals.Blank(file)]),
            Shape.Utf16 => throw new RefusedException([ReadingRefusals.Utf16(file)]),
            _ => (new OcdsReader(feed, file), shape),
        };
    }

    public IEnumerable<OcdsPiece> Pieces(Shape shape = Shape.Document) =>
        shape == Shape.Lines ? OfLines() : OfDocument();

    private IEnumerable<OcdsPiece> OfLines()
    {
        while (feed.SkipWhiteSpace())
        {
            int end;
            while ((end = feed.Window.Span.IndexOf((byte)'\n')) < 0 && feed.Window.Length < LargestPiece && feed.Fill())
            { }

            if (end < 0 && !feed.AtEnd)
            {
                Refuse(feed.Line, ReadingRefusals.TooLarge(LargestPiece));
                SkipLine();
                continue;
            }

            var line = feed.Window[..(end < 0 ? feed.Window.Length : end)];
            foreach (var piece in OfOne(line, feed.Line, feed.Offset))
                yield return piece;
            feed.Advance(line.Length);
        }
    }

    private void SkipLine()
    {
        int end;
        while ((end = feed.Window.Span.IndexOf((byte)'\n')) < 0)
        {
            feed.Advance(feed.Window.Length);
            if (!feed.Fill())
                return;
        }

        feed.Advance(end);
    }

    private IEnumerable<OcdsPiece> OfDocument()
    {
        while (feed.SkipWhiteSpace())
        {
            var top = TopLevel.Of(feed.Window.Span, feed.AtEnd);
            while (top.Whole is null && !top.IsPackage && feed.Window.Length < LargestPiece && feed.Fill())
                top = TopLevel.Of(feed.Window.Span, feed.AtEnd);

            if (top.Whole is { } length)
            {
                foreach (var piece in OfOne(feed.Window[..length], feed.Line, feed.Offset))
                    yield return piece;
                feed.Advance(length);
            }
            else if (top.IsPackage)
            {
                var package = new PackageReader(feed);
                foreach (var piece in package.Pieces())
                    if (IsSound(piece.Json.Span, piece.Line))
                        yield return piece;
                if (package.Wrong is not { } wrong)
                    continue;

                Refuse(wrong.Line, wrong.Why);
                yield break;
            }
            else
            {
                if (feed.Window.Length >= LargestPiece && !feed.AtEnd)
                    Refuse(feed.Line, ReadingRefusals.TooLarge(LargestPiece));
                else
                    Check(feed.Window.Span, feed.Line);
                yield break;
            }
        }
    }

    // A JSON text in memory.
    private IEnumerable<OcdsPiece> OfOne(ReadOnlyMemory<byte> json, long line, long offset)
    {
        var top = TopLevel.Of(json.Span, isAll: true);
        if (!top.IsPackage)
        {
            if (Check(json.Span, line))
                yield return new OcdsPiece(top.IsRecord ? PieceKind.Record : PieceKind.Release, json, line, offset);
            yield break;
        }

        using var bytes = new MemoryStream(json.ToArray(), writable: false);
        var package = new PackageReader(new ByteFeed(bytes));
        foreach (var piece in package.Pieces())
            if (IsSound(piece.Json.Span, line + piece.Line - 1))
                yield return piece with
                {
                    Line = line + piece.Line - 1,
                    Offset = offset + piece.Offset,
                };
        if (package.Wrong is { } wrong)
            Refuse(line + wrong.Line - 1, wrong.Why);
    }

    // Text that can be taken out of the JSON, which itself has been read.
    private bool IsSound(ReadOnlySpan<byte> json, long line)
    {
        if (!Utf8.IsValid(json))
        {
            RefuseNotUtf8(json, line);
            return false;
        }

        if (json.IndexOf("\\u"u8) < 0)
            return true;

        try
        {
            var reader = new Utf8JsonReader(json, TopLevel.Options);
            while (reader.Read())
                if (reader is { ValueIsEscaped: true, TokenType: JsonTokenType.String or JsonTokenType.PropertyName })
                    reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            Refuse(line, ReadingRefusals.HalfCharacter());
            return false;
        }
    }

    private bool Check(ReadOnlySpan<byte> json, long line)
    {
        if (Utf8.IsValid(json) && json is not [(byte)'{', ..])
        {
            Refuse(line, ReadingRefusals.NotAnObject());
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(json, TopLevel.Options with { AllowMultipleValues = false });
            while (reader.Read()) { }

            return IsSound(json, line);
        }
        catch (JsonException wrong)
        {
            if (Utf8.IsValid(json))
                Refuse(line + (wrong.LineNumber ?? 0), ReadingRefusals.NotJson(wrong, json));
            else
                RefuseNotUtf8(json, line);
            return false;
        }
    }

    private void RefuseNotUtf8(ReadOnlySpan<byte> json, long line)
    {
        var bad = ReadingRefusals.FirstBadByte(json);
        var before = json[..(bad - 1)];
        Refuse(line + before.Count((byte)'\n'), ReadingRefusals.NotUtf8(bad - 1 - before.LastIndexOf((byte)'\n')));
    }

    private void Refuse(long line, Bilingual why)
    {
        UnreadableCount++;
        if (_unreadable.Count < MostNamed)
            _unreadable.Add(
                new Refusal("ocds-unreadable", why, new Place(file, Row: (int)Math.Min(line, int.MaxValue)))
            );
    }
}
