using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Prongsai.Kernel;

namespace Prongsai.Notifications.Targets;

/// <summary>Calls a webhook, signed as docs/webhooks.md says.</summary>
internal sealed class Webhooks(IHttpClientFactory https, TimeProvider clock)
{
    public const string TimestampHeader = "Prongsai-Timestamp";
    public const string SignatureHeader = "Prongsai-Signature";
    public const string DeliveryHeader = "Prongsai-Delivery";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <exception cref="TargetRefusesException">The receiver is gone.</exception>
    /// <exception cref="RetryLaterException">The receiver asks to wait.</exception>
    public async Task CallAsync(string key, Uri address, object content, Guid once, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(content, Json);
        var timestamp = new DateTimeOffset(clock.Now().Utc).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var http = https.CreateClient(OutwardSettings.Client);
        using var call = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        call.Content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        call.Headers.Add(TimestampHeader, timestamp);
        call.Headers.Add(SignatureHeader, $"v1={Sign(key, timestamp, body)}");
        call.Headers.Add(DeliveryHeader, once.ToString());
        using var answer = await http.SendAsync(call, cancellation);
        if (answer.IsSuccessStatusCode)
            return;
        if (answer.StatusCode == HttpStatusCode.Gone)
            throw new TargetRefusesException(TargetRefusals.WebhookGone, disables: true);
        if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            throw new RetryLaterException(answer.AskedPause(), "webhook: 429");

        throw new HttpRequestException($"webhook: {(int)answer.StatusCode}", null, answer.StatusCode);
    }

    /// <summary>HMAC-SHA256 over the timestamp, a full stop and the body, in lower-case hexadecimal.</summary>
    public static string Sign(string key, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key));
        hmac.AppendData(Encoding.UTF8.GetBytes($"{timestamp}."));
        hmac.AppendData(body);

        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }
}
