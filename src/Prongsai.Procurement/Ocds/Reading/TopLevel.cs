using System.Text.Json;

namespace Prongsai.Procurement.Ocds.Reading;

/// <summary>Which of the names that tell one kind of OCDS from another stand at the top of a JSON object.</summary>
[Flags]
internal enum TopNames
{
    None = 0,
    Ocid = 1,
    Releases = 2,
    Records = 4,

    /// <summary>Names that only packages have: uri, publisher, publishedDate.</summary>
    Package = 8,

    /// <summary>Names that only records have: compiledRelease, versionedRelease.</summary>
    Record = 16,
}

/// <summary>The beginning of a JSON text, looked at before anything is used of it.</summary>
/// <param name="Names">Those met so far.</param>
/// <param name="Whole">How many bytes the whole object takes; null when it goes on behind what was looked at.</param>
internal readonly record struct TopLevel(TopNames Names, int? Whole)
{
    /// <summary>A package, as far as is known. A record has releases too, and an ocid.</summary>
    public bool IsPackage =>
        !Names.HasFlag(TopNames.Ocid) && (Names & (TopNames.Releases | TopNames.Records | TopNames.Package)) != 0;

    public bool IsRecord => Names.HasFlag(TopNames.Ocid) && (Names & (TopNames.Releases | TopNames.Record)) != 0;

    public static readonly JsonReaderOptions Options = new() { MaxDepth = 128, AllowMultipleValues = true };

    /// <summary>Looks at an object; what is not JSON ends the look and nothing more.</summary>
    /// <param name="isAll">True when nothing comes after these bytes.</param>
    public static TopLevel Of(ReadOnlySpan<byte> json, bool isAll)
    {
        var names = TopNames.None;
        try
        {
            var reader = new Utf8JsonReader(json, isAll, new JsonReaderState(Options));
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return new TopLevel(names, null);

            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.EndObject)
                    return new TopLevel(names, (int)reader.BytesConsumed);

                names |= NameAt(ref reader);
                if (!reader.Read() || !reader.TrySkip())
                    break;
            }
        }
        catch (JsonException)
        {
            // Said where it is read, with its place.
        }

        return new TopLevel(names, null);
    }

    private static TopNames NameAt(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("ocid"u8) ? TopNames.Ocid
        : reader.ValueTextEquals("releases"u8) ? TopNames.Releases
        : reader.ValueTextEquals("records"u8) ? TopNames.Records
        : reader.ValueTextEquals("uri"u8) ? TopNames.Package
        : reader.ValueTextEquals("publisher"u8) ? TopNames.Package
        : reader.ValueTextEquals("publishedDate"u8) ? TopNames.Package
        : reader.ValueTextEquals("compiledRelease"u8) ? TopNames.Record
        : reader.ValueTextEquals("versionedRelease"u8) ? TopNames.Record
        : TopNames.None;
}
