using System.Buffers;
using System.Text.Json;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Ocds.Reading;

/// <summary>
/// Takes one package apart: each release or record as it passes, then what stood around them. Begins at the brace of the package and
/// ends behind its last.
/// </summary>
internal sealed class PackageReader(ByteFeed feed)
{
    private readonly ArrayBufferWriter<byte> _envelope = new();
    private readonly long _line = feed.Line;
    private readonly long _offset = feed.Offset;
    private JsonReaderState _state = new(TopLevel.Options);
    private ReadOnlyMemory<byte> _piece;
    private long _pieceLine;
    private long _pieceOffset;
    private int _pending;

    /// <summary>Why the package could not be read to its end; null when it could.</summary>
    public (long Line, Bilingual Why)? Wrong { get; private set; }

    public IEnumerable<OcdsPiece> Pieces()
    {
        var kind = PieceKind.ReleasePackage;
        long contents = 0;
        Next(out _); // the brace
        _envelope.Write("{"u8);
        while (Next(out var name) == JsonTokenType.PropertyName)
        {
            if (name is not ("releases" or "records"))
            {
                if (Next(out _, whole: true) is null)
                    yield break;

                Keep(name!, _piece.Span);
                continue;
            }

            kind = name == "records" ? PieceKind.RecordPackage : PieceKind.ReleasePackage;
            if (Next(out _) is not { } first)
                yield break;

            if (first != JsonTokenType.StartArray)
            {
                // Of the wrong type, which the check will say; nothing of it is a release.
                Keep(name, first == JsonTokenType.StartObject ? "{}"u8 : _piece.Span);
                SkipFrom(first);
                continue;
            }

            Keep(name, "[]"u8);
            while (Next(out _, whole: true) is { } token && token != JsonTokenType.EndArray)
            {
                contents++;
                yield return new OcdsPiece(
                    kind == PieceKind.RecordPackage ? PieceKind.Record : PieceKind.Release,
                    _piece,
                    _pieceLine,
                    _pieceOffset,
                    InPackage: true
                );
            }
        }

        if (Wrong is not null)
            yield break;

        feed.Advance(_pending);
        _pending = 0;
        _envelope.Write("}"u8);
        yield return new OcdsPiece(kind, _envelope.WrittenMemory, _line, _offset, InPackage: false, contents);
    }

    /// <summary>
    /// The next token, or with <paramref name="whole"/> the whole value it begins; its bytes are in the piece until the one after.
    /// Null when the package is broken there.
    /// </summary>
    private JsonTokenType? Next(out string? name, bool whole = false)
    {
        name = null;
        if (Wrong is not null)
            return null;

        feed.Advance(_pending);
        _pending = 0;
        try
        {
            while (true)
            {
                var reader = new Utf8JsonReader(feed.Window.Span, feed.AtEnd, _state);
                if (reader.Read())
                {
                    var (token, start) = (reader.TokenType, (int)reader.TokenStartIndex);
                    if (!whole || reader.TrySkip())
                        return Took(ref reader, token, start, out name);
                }

                if (feed.Window.Length >= OcdsReader.LargestPiece)
                    return Broken(feed.Line, ReadingRefusals.TooLarge(OcdsReader.LargestPiece));
                if (feed.AtEnd)
                    return Broken(feed.Line, ReadingRefusals.BreaksOff(feed.Window.Length + 1));

                feed.Fill();
            }
        }
        catch (JsonException wrong)
        {
            // The reader counts lines from the beginning of the package.
            return Broken(_line + (wrong.LineNumber ?? 0), ReadingRefusals.NotJson(wrong, feed.Window.Span, _state));
        }
        catch (InvalidOperationException)
        {
            return Broken(feed.Line, ReadingRefusals.HalfCharacter());
        }
    }

    private JsonTokenType Took(ref Utf8JsonReader reader, JsonTokenType token, int start, out string? name)
    {
        name = token == JsonTokenType.PropertyName ? reader.GetString() : null;
        var end = (int)reader.BytesConsumed;
        _piece = feed.Window[start..end];
        _pieceLine = feed.Line + feed.Window.Span[..start].Count((byte)'\n');
        _pieceOffset = feed.Offset + start;
        _state = reader.CurrentState;
        _pending = end;
        return token;
    }

    private void SkipFrom(JsonTokenType? token)
    {
        for (var depth = 0; token is not null; token = Next(out _))
        {
            if (token is JsonTokenType.StartObject or JsonTokenType.StartArray)
                depth++;
            else if (token is JsonTokenType.EndObject or JsonTokenType.EndArray)
                depth--;
            if (depth == 0)
                return;
        }
    }

    private JsonTokenType? Broken(long line, Bilingual why)
    {
        Wrong = (line, why);
        return null;
    }

    private void Keep(string name, ReadOnlySpan<byte> value)
    {
        if (_envelope.WrittenCount > 1)
            _envelope.Write(","u8);
        _envelope.Write(JsonSerializer.SerializeToUtf8Bytes(name));
        _envelope.Write(":"u8);
        _envelope.Write(value);
    }
}
