using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Prongsai.Kernel;

namespace Prongsai.Services.Channels.Sending;

/// <summary>JSON in which Thai stays Thai: what is sent is kept as evidence and read by people.</summary>
internal static class ReadableJson
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Format);
}

/// <summary>Reads what the servers of channels answer. They are not ours: whatever they say is a value, never a surprise.</summary>
internal static class Answers
{
    // Enough for every answer of theirs that we use; a proxy's page of an error is not read to its end.
    private const int MostBytes = 1024 * 1024;
    private const int LongestWords = 300;

    internal static void Limit(HttpClient http) => http.MaxResponseContentBufferSize = MostBytes;

    /// <summary>The answer as a JSON object; null when it is none.</summary>
    public static async Task<JsonObject?> ObjectAsync(this HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellation)) as JsonObject;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What it says under a name, short enough to be shown.</summary>
    public static async Task<string> WordsAsync(
        this HttpResponseMessage answer,
        string name,
        CancellationToken cancellation
    ) => Short((await answer.ObjectAsync(cancellation))?[name]?.ToString() ?? "");

    public static string Short(string words) => ThaiText.Truncate(words.ReplaceLineEndings(" "), LongestWords);

    /// <summary>What Retry-After asks for, within reason; a minute when it says nothing.</summary>
    public static TimeSpan AskedPause(this HttpResponseMessage answer)
    {
        var asked = answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromMinutes(1);

        return asked < TimeSpan.FromHours(6) ? asked : TimeSpan.FromHours(6);
    }
}
