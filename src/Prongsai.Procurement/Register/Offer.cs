using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Register;

/// <summary>Somebody who offered or was selected, and at what price.</summary>
/// <param name="Name">As written, tidied.</param>
/// <param name="Price">Null where none is written.</param>
/// <param name="TaxId">Thirteen digits; null where none is written.</param>
internal sealed record Offer(string Name, Money? Price, string? TaxId = null);

/// <summary>
/// Several offers, in the order they were written; equal when they are equal one by one, so that a purchase read again is seen to be
/// the same.
/// </summary>
internal sealed class Offers(IReadOnlyList<Offer> list) : IEquatable<Offers>
{
    public static readonly Offers None = new([]);

    public IReadOnlyList<Offer> List { get; } = list;

    public int Count => List.Count;

    public bool Equals(Offers? other) => other is not null && List.SequenceEqual(other.List);

    public override bool Equals(object? obj) => Equals(obj as Offers);

    public override int GetHashCode() => List.Count == 0 ? 0 : HashCode.Combine(List.Count, List[0]);

    /// <summary>Each on a line of its own: "ชื่อ / 12,345.00 บาท".</summary>
    public override string ToString() =>
        string.Join('\n', List.Select(o => o.Price is { } price ? $"{o.Name} / {price} บาท" : o.Name));
}

/// <summary>Offers in one column, as JSON that a person at the SQL prompt can read.</summary>
internal sealed class OffersConverter() : ValueConverter<Offers, string>(offers => Write(offers), text => Read(text))
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    // By hand: an import writes two of these a row.
    private static string Write(Offers offers)
    {
        if (offers.Count == 0)
            return "[]";

        var text = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = Json.Encoder }))
        {
            json.WriteStartArray();
            foreach (var offer in offers.List)
            {
                json.WriteStartObject();
                json.WriteString(nameof(Stored.Name), offer.Name);
                if (offer.Price is { Satang: var satang })
                    json.WriteNumber(nameof(Stored.Satang), satang);
                else
                    json.WriteNull(nameof(Stored.Satang));
                json.WriteString(nameof(Stored.TaxId), offer.TaxId);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static Offers Read(string text) =>
        text == "[]"
            ? Offers.None
            : new([
                .. (JsonSerializer.Deserialize<List<Stored>>(text, Json) ?? []).Select(s => new Offer(
                    s.Name,
                    s.Satang is { } satang ? new Money(satang) : null,
                    s.TaxId
                )),
            ]);

    private sealed record Stored(string Name, long? Satang, string? TaxId);
}

internal sealed class OffersComparer()
    : ValueComparer<Offers>((a, b) => object.Equals(a, b), offers => offers.GetHashCode(), offers => offers);
