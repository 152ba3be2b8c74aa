using System.Text;
using System.Text.Json;
using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Ocds.Reading;

namespace Prongsai.Procurement.Ocds.Checking;

/// <summary>
/// Walks once over the tokens of a release, record or package, holds each value against the schema and counts the fields that are
/// filled. Nothing is built from the JSON.
/// </summary>
internal sealed class StructureWalk(StructureFaults faults)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 128 };

    private OcdsPiece _piece;
    private long _pieces;
    private byte[] _unescaped = new byte[256];

    /// <param name="HasContent">Something other than "", [], {} and null.</param>
    /// <param name="Hash">Equal for equal JSON, however it is written.</param>
    private readonly record struct Walked(bool HasContent, ulong Hash);

    /// <summary>Walks over a piece; the number is equal for equal pieces.</summary>
    public ulong Walk(OcdsPiece piece, FieldNode root)
    {
        _piece = piece;
        _pieces++;
        var json = new Utf8JsonReader(piece.Json.Span, Options);
        json.Read();
        return Value(ref json, root).Hash;
    }

    /// <summary>Counts a fault of the whole piece.</summary>
    public void Fault(FieldNode node, FaultKind kind) => Fault(node, kind, 0, null);

    private Walked Value(ref Utf8JsonReader json, FieldNode node)
    {
        if (node.Schema is { OneOf.Count: > 0 } choice)
            node = node.Alternative(Choose(json, choice));
        var start = json.TokenStartIndex;
        if (node.Schema is { } schema && (schema.Kinds & JsonKindWords.At(ref json)) == 0)
            Fault(node, FaultKind.Type, start, Scalar(ref json));
        var walked = json.TokenType switch
        {
            JsonTokenType.StartObject => Object(ref json, node, start),
            JsonTokenType.StartArray => Array(ref json, node, start),
            JsonTokenType.String => String(ref json, node, start),
            JsonTokenType.Number => new Walked(true, Number(ref json)),
            JsonTokenType.True => new Walked(true, 3),
            JsonTokenType.False => new Walked(true, 5),
            _ => new Walked(false, 7),
        };
        if (walked.HasContent)
            node.CountIn(_pieces);
        return walked;
    }

    private Walked Object(ref Utf8JsonReader json, FieldNode node, long start)
    {
        ulong required = 0,
            hash = 11;
        var hasContent = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = Text(ref json);
            var nameHash = Utf8Text.Hash(name);
            var child = node.Child(name);
            json.Read();
            var value = Value(ref json, child);
            required |= child.RequiredBit;
            hasContent |= value.HasContent;
            hash += Utf8Text.Mixed(nameHash, value.Hash); // in any order
        }

        for (var i = 0; i < (node.Schema?.Required.Count ?? 0); i++)
            if ((required & (1UL << i)) == 0)
                Fault(node.Child(Encoding.UTF8.GetBytes(node.Schema!.Required[i])), FaultKind.Missing, start, null);
        return new Walked(hasContent, Utf8Text.Mixed(13, hash));
    }

    private Walked Array(ref Utf8JsonReader json, FieldNode node, long start)
    {
        var count = 0;
        ulong hash = 17;
        var hasContent = false;
        HashSet<ulong>? seen = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var at = json.TokenStartIndex;
            var value = Value(ref json, node.Element);
            count++;
            hasContent |= value.HasContent;
            hash = Utf8Text.Mixed(hash, value.Hash);
            if (node.Schema is { UniqueItems: true } && !(seen ??= []).Add(value.Hash))
                Fault(node.Element, FaultKind.Duplicate, at, null);
        }

        if (node.Schema is { } schema && count < schema.MinItems)
            Fault(node, FaultKind.NoItems, start, null);
        return new Walked(hasContent, hash);
    }

    private Walked String(ref Utf8JsonReader json, FieldNode node, long start)
    {
        var text = Text(ref json);
        var walked = new Walked(text.Length > 0, Utf8Text.Hash(text));
        if (node.Schema is not { } schema || (schema.Kinds & JsonKinds.String) == 0)
            return walked;

        if (text.Length < schema.MinLength)
            Fault(node, FaultKind.Empty, start, null);
        if (schema.Values is not null && !schema.ValuesBySpan.Contains(text))
            Fault(node, FaultKind.Code, start, Shown(text));
        if (!HasFormat(schema.Format, text))
            Fault(node, FaultKind.Format, start, Shown(text));
        if (schema.Pattern is { } pattern && !pattern.IsMatch(Encoding.UTF8.GetString(text)))
            Fault(node, FaultKind.Pattern, start, Shown(text));
        return walked;
    }

    private static bool HasFormat(TextFormat format, ReadOnlySpan<byte> text) =>
        format switch
        {
            TextFormat.DateTime => Rfc3339.TryParse(text, out _),
            TextFormat.Uri => text.IndexOfAny(" \t\r\n"u8) < 0
                && Uri.TryCreate(Encoding.UTF8.GetString(text), UriKind.Absolute, out var uri)
                && text.StartsWith(Encoding.ASCII.GetBytes(uri.Scheme)), // a path of this machine has none
            _ => true,
        };

    // Releases of a record are links, or whole releases if the first of them has an ocid.
    private static int Choose(Utf8JsonReader ahead, SchemaNode choice)
    {
        if (
            ahead.TokenType != JsonTokenType.StartArray
            || !ahead.Read()
            || ahead.TokenType != JsonTokenType.StartObject
        )
            return 0;

        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            if (ahead.ValueTextEquals("ocid"u8))
                return choice.OneOf.Count - 1;
            ahead.Skip();
        }

        return 0;
    }

    private void Fault(FieldNode node, FaultKind kind, long at, string? value)
    {
        var piece = _piece;
        faults.Add(
            node,
            kind,
            () =>
                new OcdsPlace(piece.Line + piece.Json.Span[..(int)at].Count((byte)'\n'), OcidOf(piece.Json.Span), value)
        );
    }

    /// <summary>The ocid at the top of a release or record; null when there is none.</summary>
    public static string? OcidOf(ReadOnlySpan<byte> piece)
    {
        var json = new Utf8JsonReader(piece, Options);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isOcid = json.ValueTextEquals("ocid"u8);
            json.Read();
            if (isOcid && json.TokenType == JsonTokenType.String)
                return json.GetString();

            json.Skip();
        }

        return null;
    }

    private static string? Scalar(ref Utf8JsonReader json) =>
        json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? null : Shown(json.ValueSpan);

    private static string Shown(ReadOnlySpan<byte> text) =>
        ThaiText.Truncate(Encoding.UTF8.GetString(text[..Math.Min(text.Length, 4096)]), 60);

    private ReadOnlySpan<byte> Text(ref Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped)
            return json.ValueSpan;

        if (_unescaped.Length < json.ValueSpan.Length)
            _unescaped = new byte[json.ValueSpan.Length * 2];
        return _unescaped.AsSpan(0, json.CopyString(_unescaped.AsSpan()));
    }

    private static ulong Number(ref Utf8JsonReader json) =>
        json.TryGetDouble(out var number)
            ? Utf8Text.Mixed(19, BitConverter.DoubleToUInt64Bits(number))
            : Utf8Text.Hash(json.ValueSpan);
}
