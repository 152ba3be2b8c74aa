using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Prongsai.Kernel;
using Prongsai.Services.Channels.Accounts;

namespace Prongsai.Services.Channels.Sending;

/// <summary>
/// The LINE Messaging API (https://developers.line.biz/en/reference/messaging-api/). What will never work is a
/// <see cref="ChannelRefusesException"/>; what was certainly not taken but may be later a <see cref="RetryLaterException"/>; after
/// anything else nobody knows whether it was taken, and the same retry key finds out.
/// </summary>
internal sealed class LineApi(IHttpClientFactory https, ChannelSettings settings)
{
    /// <summary>For so long LINE remembers a retry key.</summary>
    public static readonly TimeSpan RemembersKeys = TimeSpan.FromHours(24);

    // LINE counts followers once a day, by Japan's calendar; yesterday's number may not be there yet.
    private static readonly TimeSpan Japan = TimeSpan.FromHours(9);

    /// <summary>Who it is, and how many messages are left.</summary>
    public async Task<AccountLook> LookAsync(ChannelDoor door, Now now, CancellationToken cancellation)
    {
        var info = await AskAsync(door, "v2/bot/info", cancellation);
        var (quota, used) = await QuotaAsync(door, cancellation);

        return new(
            Text(info, "displayName"),
            Text(info, "basicId") is { Length: > 0 } handle ? handle : null,
            quota,
            used,
            await FollowersAsync(door, now, cancellation),
            ExpiresAt: null
        );
    }

    /// <summary>Messages of this month: how many there are (null without limit) and how many are used.</summary>
    public async Task<(long? Quota, long Used)> QuotaAsync(ChannelDoor door, CancellationToken cancellation)
    {
        var quota = await AskAsync(door, "v2/bot/message/quota", cancellation);
        var used = await AskAsync(door, "v2/bot/message/quota/consumption", cancellation);

        return (Text(quota, "type") == "limited" ? Number(quota, "value") : null, Number(used, "totalUsage") ?? 0);
    }

    /// <summary>Sends to all followers.</summary>
    /// <param name="once">With the same key LINE takes it once, however often we had to ask: 409 says that it has it.</param>
    /// <returns>LINE's number of the request that it took.</returns>
    public Task<string> BroadcastAsync(
        ChannelDoor door,
        ReadOnlyMemory<byte> message,
        Guid once,
        CancellationToken cancellation
    ) => SendAsync(door, "v2/bot/message/broadcast", message, once, cancellation);

    /// <summary>Sends to one person.</summary>
    public Task<string> PushAsync(
        ChannelDoor door,
        string to,
        string text,
        Guid once,
        CancellationToken cancellation
    ) =>
        SendAsync(
            door,
            "v2/bot/message/push",
            ReadableJson.Bytes(new { to, messages = new[] { new { type = "text", text } } }),
            once,
            cancellation
        );

    /// <summary>Answers what somebody wrote; free of the month's messages. The token of an answer is good for a minute, once.</summary>
    public Task<string> ReplyAsync(ChannelDoor door, string replyToken, string text, CancellationToken cancellation) =>
        SendAsync(
            door,
            "v2/bot/message/reply",
            ReadableJson.Bytes(new { replyToken, messages = new[] { new { type = "text", text } } }),
            once: null,
            cancellation
        );

    private async Task<string> SendAsync(
        ChannelDoor door,
        string path,
        ReadOnlyMemory<byte> body,
        Guid? once,
        CancellationToken cancellation
    )
    {
        using var http = https.CreateClient(ChannelSettings.Client);
        using var send = Request(HttpMethod.Post, path, door);
        send.Content = new ReadOnlyMemoryContent(body);
        send.Content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        if (once is { } key)
            send.Headers.Add("X-Line-Retry-Key", key.ToString());
        using var answer = await http.SendAsync(send, cancellation);
        if (answer.IsSuccessStatusCode)
            return Header(answer, "x-line-request-id");
        if (answer.StatusCode == HttpStatusCode.Conflict && once is not null)
            return Header(answer, "x-line-accepted-request-id");

        // 429 is said both for haste and for a month's messages being used up.
        var said = await answer.WordsAsync("message", cancellation);
        if (answer.StatusCode == HttpStatusCode.TooManyRequests)
        {
            var (quota, used) = await QuotaAsync(door, cancellation);
            if (quota is { } of && (used >= of || said.Contains("monthly limit", StringComparison.OrdinalIgnoreCase)))
                throw new ChannelRefusesException(ChannelRefusals.QuotaUsed(used, of));
        }

        throw Failure(answer, said);
    }

    private async Task<long?> FollowersAsync(ChannelDoor door, Now now, CancellationToken cancellation)
    {
        for (var daysAgo = 1; daysAgo <= 2; daysAgo++)
        {
            var day = (now.Utc + Japan).AddDays(-daysAgo).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            var count = await AskAsync(door, $"v2/bot/insight/followers?date={day}", cancellation);
            // Of all who ever added the account, those who have not blocked it get what is sent.
            if (Text(count, "status") == "ready" && Number(count, "followers") is { } followers)
                return Math.Max(0, followers - (Number(count, "blocks") ?? 0));
        }

        return null;
    }

    private async Task<JsonObject?> AskAsync(ChannelDoor door, string path, CancellationToken cancellation)
    {
        using var http = https.CreateClient(ChannelSettings.Client);
        using var ask = Request(HttpMethod.Get, path, door);
        using var answer = await http.SendAsync(ask, cancellation);
        if (!answer.IsSuccessStatusCode)
            throw Failure(answer, await answer.WordsAsync("message", cancellation));

        return await answer.ObjectAsync(cancellation);
    }

    private HttpRequestMessage Request(HttpMethod method, string path, ChannelDoor door) =>
        new(method, new Uri(settings.Line, path))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", door.Token) },
        };

    private static Exception Failure(HttpResponseMessage answer, string said)
    {
        var code = (int)answer.StatusCode;
        return code switch
        {
            429 => new RetryLaterException(answer.AskedPause(), "LINE: 429"),
            401 => new ChannelRefusesException(ChannelRefusals.TokenRefused(Channel.Line, code), breaksAccount: true),
            403 => new ChannelRefusesException(ChannelRefusals.NoPermission(Channel.Line, code), breaksAccount: true),
            >= 400 and < 500 and not 408 => new ChannelRefusesException(
                ChannelRefusals.NotTaken(Channel.Line, code, said)
            ),
            _ => new HttpRequestException($"LINE: {code}", null, answer.StatusCode),
        };
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.First() : "";

    private static string Text(JsonObject? from, string name) =>
        from?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : "";

    private static long? Number(JsonObject? from, string name) =>
        from?[name] is JsonValue value && value.TryGetValue(out long number) ? number : null;
}
