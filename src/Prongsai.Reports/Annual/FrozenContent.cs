using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Prongsai.Kernel;

namespace Prongsai.Reports.Annual;

/// <summary>The content as it is kept with an edition: readable JSON that needs no program of ours to be understood.</summary>
internal static class FrozenContent
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(), new HashAsText() },
    };

    public static string Of(AnnualReport report) => JsonSerializer.Serialize(report, Readable);

    public static AnnualReport Read(string json) =>
        JsonSerializer.Deserialize<AnnualReport>(json, Readable)
        ?? throw new JsonException("An edition without content.");

    private sealed class HashAsText : JsonConverter<FileHash>
    {
        public override FileHash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            FileHash.TryParse(reader.GetString(), out var hash) ? hash : throw new JsonException("Not a SHA-256.");

        public override void Write(Utf8JsonWriter writer, FileHash value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Hex);
    }
}
