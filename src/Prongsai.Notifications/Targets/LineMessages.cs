using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Prongsai.Kernel;

namespace Prongsai.Notifications.Targets;

/// <summary>
/// Pushes text by the LINE Messaging API (https://developers.line.biz/en/reference/messaging-api/#send-push-message). LINE Notify,
/// which many offices used, ended in March 2025.
/// </summary>
internal sealed class LineMessages(IHttpClientFactory https, OutwardSettings settings)
{
    /// <exception cref="TargetRefusesException">LINE will not take it however often it is tried.</exception>
    /// <exception cref="RetryLaterException">LINE asks to wait.</exception>
    public async Task PushAsync(string token, string to, string text, Guid once, CancellationToken cancellation)
    {
        using var http = https.CreateClient(OutwardSettings.Client);
        using var push = Request(HttpMethod.Post, "v2/bot/message/push", token);
        // With the same key LINE takes the message once, however often we had to ask: 409 says that it has it.
        push.Headers.Add("X-Line-Retry-Key", once.ToString());
        push.Content = JsonContent.Create(new { to, messages = new[] { new { type = "text", text } } });
        using var answer = await http.SendAsync(push, cancellation);
        if (answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.Conflict)
            return;

        var code = (int)answer.StatusCode;
        if (answer.StatusCode == HttpStatusCode.TooManyRequests)
        {
            // 429 is said both for haste and for a month's messages being used up; only the quota tells which.
            if (await UsedUpAsync(http, token, cancellation) is { } used)
                throw new TargetRefusesException(used, disables: true);
            throw new RetryLaterException(answer.AskedPause(), "LINE: 429");
        }

        if (code is >= 400 and < 500 and not 408)
            throw new TargetRefusesException(TargetRefusals.LineRefuses(code), disables: code is 401 or 403);

        throw new HttpRequestException($"LINE: {code}", null, answer.StatusCode);
    }

    private async Task<Refusal?> UsedUpAsync(HttpClient http, string token, CancellationToken cancellation)
    {
        var quota = await AskAsync<Quota>(http, "v2/bot/message/quota", token, cancellation);
        if (quota is not { Type: "limited", Value: { } of })
            return null;

        var consumed = await AskAsync<Consumption>(http, "v2/bot/message/quota/consumption", token, cancellation);
        return consumed?.TotalUsage >= of ? TargetRefusals.LineQuotaUsed(consumed.TotalUsage, of) : null;
    }

    private async Task<T?> AskAsync<T>(HttpClient http, string path, string token, CancellationToken cancellation)
        where T : class
    {
        using var ask = Request(HttpMethod.Get, path, token);
        using var answer = await http.SendAsync(ask, cancellation);

        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<T>(cancellation) : null;
    }

    private HttpRequestMessage Request(HttpMethod method, string path, string token) =>
        new(method, new Uri(settings.Line, path))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };

    private sealed record Quota(string Type, long? Value);

    private sealed record Consumption(long TotalUsage);
}

/// <summary>The other side says no for good.</summary>
internal sealed class TargetRefusesException(Refusal why, bool disables) : Exception(why.Code)
{
    public Refusal Why { get; } = why;

    /// <summary>Nothing will be taken any more, not only this.</summary>
    public bool Disables { get; } = disables;
}

internal static class Pauses
{
    /// <summary>What Retry-After asks for, within reason; a minute when it says nothing.</summary>
    public static TimeSpan AskedPause(this HttpResponseMessage answer)
    {
        var asked = answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromMinutes(1);

        return asked < TimeSpan.FromHours(6) ? asked : TimeSpan.FromHours(6);
    }
}
