using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Prongsai.Procurement.Contracts;

namespace Prongsai.Procurement.Signs;

/// <summary>The JSON that <c>ocdscardinal indicators</c> 0.0.8 prints: groups without results are left out, meta figures have four decimals.</summary>
internal static class CardinalOutput
{
    public static void Write(SignsFound found, Stream output, bool withMeta)
    {
        using (
            var json = new Utf8JsonWriter(
                output,
                new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }
            )
        )
        {
            json.WriteStartObject();
            foreach (var subject in Enum.GetValues<SignSubject>())
                Group(json, subject, found);
            if (withMeta)
                Meta(json, found);
            if (found.Maps is { } maps)
                Maps(json, maps);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void Group(Utf8JsonWriter json, SignSubject subject, SignsFound found)
    {
        var byId = found
            .Signs.SelectMany(sign => sign.Found)
            .Where(sign => sign.Subject == subject)
            .GroupBy(sign => sign.Id, StringComparer.Ordinal)
            .OrderBy(id => id.Key, StringComparer.Ordinal)
            .ToList();
        if (byId.Count == 0)
            return;

        json.WriteStartObject(subject == SignSubject.Ocid ? "OCID" : subject.ToString());
        foreach (var id in byId)
        {
            json.WriteStartObject(id.Key);
            foreach (var sign in id)
            {
                json.WritePropertyName(sign.Code.ToString());
                Number(json, sign.Figure);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Meta(Utf8JsonWriter json, SignsFound found)
    {
        json.WriteStartObject("Meta");
        foreach (var sign in found.Signs.Where(sign => sign.Figures.Count > 0))
        {
            json.WriteStartObject(sign.Code.ToString());
            foreach (var (name, figure) in sign.Figures)
            {
                json.WritePropertyName(name);
                Number(json, Math.Round(figure * 10_000, MidpointRounding.AwayFromZero) / 10_000);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // Those of R038 name one organisation, the others a list.
    private static void Maps(
        Utf8JsonWriter json,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> maps
    )
    {
        json.WriteStartObject("Maps");
        foreach (var (map, processes) in maps)
        {
            json.WriteStartObject(map);
            foreach (var (ocid, organisations) in processes)
            {
                if (map is Signs.Maps.OfBuyers or Signs.Maps.OfEntities)
                    json.WriteString(ocid, organisations[0]);
                else
                {
                    json.WriteStartArray(ocid);
                    foreach (var organisation in organisations)
                        json.WriteStringValue(organisation);
                    json.WriteEndArray();
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // Always a decimal ("1.0", never "1"), and null for what could not be computed.
    private static void Number(Utf8JsonWriter json, double figure)
    {
        if (!double.IsFinite(figure))
        {
            json.WriteNullValue();
            return;
        }

        var text = figure.ToString("R", CultureInfo.InvariantCulture);
        json.WriteRawValue(text.AsSpan().IndexOfAny(".E") < 0 ? text + ".0" : text, skipInputValidation: true);
    }
}
