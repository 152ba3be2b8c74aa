using System.Text;
using System.Text.Json;

namespace Prongsai.Procurement.Ocds.Checking;

/// <summary>Reaching into a release that may be of any shape: what is not there, or of another type, is simply not reached.</summary>
internal static class Reaching
{
    /// <summary>The value at the end of the names; null when there is none.</summary>
    public static JsonElement? At(this JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element.ValueKind == JsonValueKind.Null ? null : element;
    }

    /// <summary>The objects of the list at the end of the names.</summary>
    public static IEnumerable<JsonElement> Each(this JsonElement element, params ReadOnlySpan<string> names) =>
        element.At(names) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object)
            : [];

    public static string? Text(this JsonElement element, params ReadOnlySpan<string> names) =>
        element.At(names) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static double? Number(this JsonElement element, params ReadOnlySpan<string> names) =>
        element.At(names) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value)
            ? value
            : null;

    /// <summary>An id, which may be written as a text or a number.</summary>
    public static string? Id(this JsonElement element, string name = "id") =>
        element.At(name) switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => null,
        };

    /// <summary>An instant in ticks of UTC; null for what is not RFC 3339.</summary>
    public static long? Instant(this JsonElement element, params ReadOnlySpan<string> names) =>
        element.Text(names) is { } text && Rfc3339.TryParse(Encoding.UTF8.GetBytes(text), out var ticks) ? ticks : null;
}
