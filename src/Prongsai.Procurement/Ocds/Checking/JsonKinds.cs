using System.Text.Json;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Ocds.Checking;

/// <summary>The types of JSON Schema.</summary>
[Flags]
internal enum JsonKinds
{
    None = 0,
    Object = 1,
    Array = 2,
    String = 4,
    Integer = 8,
    Number = 16,
    Boolean = 32,
    Null = 64,
    Any = 127,
}

internal static class JsonKindWords
{
    private static readonly (JsonKinds Kind, string Name, string Th)[] Words =
    [
        (JsonKinds.Object, "object", "วัตถุ (object)"),
        (JsonKinds.Array, "array", "รายการ (array)"),
        (JsonKinds.String, "string", "ข้อความ (string)"),
        (JsonKinds.Integer, "integer", "จำนวนเต็ม (integer)"),
        (JsonKinds.Number, "number", "จำนวน (number)"),
        (JsonKinds.Boolean, "boolean", "จริง/เท็จ (boolean)"),
        (JsonKinds.Null, "null", "ค่าว่าง (null)"),
    ];

    /// <summary>From the word of a schema.</summary>
    public static JsonKinds Of(string name) => Words.Single(word => word.Name == name).Kind;

    /// <summary>In draft 4 a number with a point is no integer, whatever stands behind the point.</summary>
    public static JsonKinds At(ref Utf8JsonReader json) =>
        json.TokenType switch
        {
            JsonTokenType.StartObject => JsonKinds.Object,
            JsonTokenType.StartArray => JsonKinds.Array,
            JsonTokenType.String => JsonKinds.String,
            JsonTokenType.Number => json.ValueSpan.IndexOfAny(".eE"u8) < 0
                ? JsonKinds.Integer | JsonKinds.Number
                : JsonKinds.Number,
            JsonTokenType.Null => JsonKinds.Null,
            _ => JsonKinds.Boolean,
        };

    /// <summary>"string or null".</summary>
    public static Bilingual Said(this JsonKinds kinds)
    {
        var said = Words.Where(word => kinds.HasFlag(word.Kind)).ToList();
        return new(
            string.Join(" หรือ ", said.Select(word => word.Th)),
            string.Join(" or ", said.Select(word => word.Name))
        );
    }
}
