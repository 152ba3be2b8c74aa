using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Prongsai.Kernel;
using Prongsai.Services.Channels.Accounts;

namespace Prongsai.Services.Channels.Sending;

/// <summary>A picture on its way to Facebook.</summary>
internal sealed record FacebookPicture(ReadOnlyMemory<byte> Content, string MediaType, string FileName, string Alt);

/// <summary>A post as Facebook has it.</summary>
/// <param name="Permalink">Null while it has none.</param>
internal sealed record FacebookPost(string Id, string? Permalink, bool IsPublished, DateTime? CreatedAt);

/// <summary>
/// Facebook's Graph API for a page (https://developers.facebook.com/docs/pages-api/posts). It knows no key that would prevent a second
/// post: after an answer that did not come, whoever sends looks first whether it is there (<see cref="FindAsync"/>). The exceptions
/// mean what they mean for <see cref="LineApi"/>.
/// </summary>
internal sealed class FacebookApi(IHttpClientFactory https, ChannelSettings settings)
{
    /// <summary>Facebook publishes by itself what is due in no less…</summary>
    public static readonly TimeSpan SoonestSchedule = TimeSpan.FromMinutes(12);

    /// <summary>…and no more than this. Its own bounds are ten minutes and thirty days; ours leave room for a slow line.</summary>
    public static readonly TimeSpan LatestSchedule = TimeSpan.FromDays(29);

    private static readonly TimeSpan PauseWhenTooMany = TimeSpan.FromMinutes(15);

    /// <summary>Who it is, and until when the token lasts.</summary>
    public async Task<AccountLook> LookAsync(ChannelDoor door, CancellationToken cancellation)
    {
        var page = await AskAsync(
            door,
            HttpMethod.Get,
            $"{door.PageId}?fields=name,followers_count",
            null,
            cancellation
        );
        var expires = await ExpiryAsync(door, cancellation);

        return new(Text(page["name"]), Handle: null, Quota: null, Used: null, Number(page["followers_count"]), expires);
    }

    // Not every kind of token may be asked about itself; that it works was just seen.
    private async Task<DateTime?> ExpiryAsync(ChannelDoor door, CancellationToken cancellation)
    {
        try
        {
            var token = await AskAsync(
                door,
                HttpMethod.Get,
                $"debug_token?input_token={Uri.EscapeDataString(door.Token)}",
                null,
                cancellation
            );
            // 0: it never ends.
            return Number(token["data"]?["expires_at"]) is { } seconds and > 0
                ? DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime
                : null;
        }
        catch (ChannelRefusesException)
        {
            return null;
        }
    }

    /// <summary>Leaves a picture that nobody sees until a post shows it, so that trying twice does no harm.</summary>
    /// <returns>Its number.</returns>
    public async Task<string> LeavePictureAsync(
        ChannelDoor door,
        FacebookPicture picture,
        bool forLater,
        CancellationToken cancellation
    )
    {
        using var form = new MultipartFormDataContent();
        using var source = new ReadOnlyMemoryContent(picture.Content);
        source.Headers.ContentType = new MediaTypeHeaderValue(picture.MediaType);
        form.Add(source, "source", picture.FileName);
        form.Add(new StringContent("false"), "published");
        if (forLater)
            form.Add(new StringContent("true"), "temporary");
        form.Add(new StringContent(picture.Alt), "alt_text_custom");
        var left = await AskAsync(door, HttpMethod.Post, $"{door.PageId}/photos", form, cancellation);

        return Text(left["id"]) is { Length: > 0 } id
            ? id
            : throw new HttpRequestException("Facebook: no id of a photo");
    }

    /// <summary>Posts what <see cref="FacebookMessage"/> made.</summary>
    /// <returns>The number of the post; null when Facebook says that it has just this post already.</returns>
    public async Task<string?> PostAsync(ChannelDoor door, ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        using var body = new ReadOnlyMemoryContent(message);
        body.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        try
        {
            var posted = await AskAsync(door, HttpMethod.Post, $"{door.PageId}/feed", body, cancellation);

            return Text(posted["id"]) is { Length: > 0 } id
                ? id
                : throw new HttpRequestException("Facebook: no id of a post");
        }
        catch (GraphException twice) when (twice.Code == GraphException.Duplicate)
        {
            return null;
        }
    }

    /// <summary>Looks for a post of ours by its words among those made since; null when it is not there.</summary>
    public async Task<string?> FindAsync(
        ChannelDoor door,
        string message,
        DateTime since,
        bool isScheduled,
        CancellationToken cancellation
    )
    {
        var from = new DateTimeOffset(since).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var path = isScheduled
            ? $"{door.PageId}/scheduled_posts?fields=id,message,created_time&limit=100"
            : $"{door.PageId}/published_posts?fields=id,message,created_time&since={from}&limit=100";
        var there = await AskAsync(door, HttpMethod.Get, path, null, cancellation);

        return (there["data"] as JsonArray)
            ?.OfType<JsonObject>()
            .Where(post => Plain(Text(post["message"])) == Plain(message) && !(Time(post["created_time"]) < since))
            .Select(post => Text(post["id"]))
            .FirstOrDefault(id => id.Length > 0);
    }

    /// <summary>A post as it stands there; null when it is gone.</summary>
    public async Task<FacebookPost?> ShowAsync(ChannelDoor door, string id, CancellationToken cancellation)
    {
        try
        {
            var post = await AskAsync(
                door,
                HttpMethod.Get,
                $"{id}?fields=permalink_url,is_published,created_time",
                null,
                cancellation
            );
            return new(
                id,
                Text(post["permalink_url"]) is { Length: > 0 } link ? link : null,
                post["is_published"] is not JsonValue value || !value.TryGetValue(out bool is_) || is_,
                Time(post["created_time"])
            );
        }
        catch (GraphException gone) when (gone.IsMissing)
        {
            return null;
        }
    }

    /// <summary>Removes a post; that it is gone already counts as removed.</summary>
    public async Task RemoveAsync(ChannelDoor door, string id, CancellationToken cancellation)
    {
        try
        {
            await AskAsync(door, HttpMethod.Delete, id, null, cancellation);
        }
        catch (GraphException gone) when (gone.IsMissing)
        {
            // What was wanted.
        }
    }

    private async Task<JsonObject> AskAsync(
        ChannelDoor door,
        HttpMethod method,
        string path,
        HttpContent? content,
        CancellationToken cancellation
    )
    {
        using var http = https.CreateClient(ChannelSettings.Client);
        using var ask = new HttpRequestMessage(method, new Uri(settings.Facebook, path + ProofOf(door, path)))
        {
            Content = content,
            // In the header and not in the address, which logs of proxies keep.
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", door.Token) },
        };
        using var answer = await http.SendAsync(ask, cancellation);
        var said = await answer.ObjectAsync(cancellation);
        if (answer.IsSuccessStatusCode && said is not null && said["error"] is null)
            return said;

        throw Failure(answer, said?["error"] as JsonObject);
    }

    // Shows that whoever calls has the app's secret too, where the agency gave it: a token that leaked is then of no use.
    private static string ProofOf(ChannelDoor door, string path)
    {
        if (door.Secret is not { } secret)
            return "";

        var proof = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(door.Token));
        return $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}appsecret_proof={Convert.ToHexStringLower(proof)}";
    }

    private static Exception Failure(HttpResponseMessage answer, JsonObject? error)
    {
        var status = (int)answer.StatusCode;
        var code = (int)(Number(error?["code"]) ?? 0);
        var words = Answers.Short(
            Text(error?["error_user_msg"]) is { Length: > 0 } said ? said : Text(error?["message"])
        );
        return code switch
        {
            190 or 102 => new ChannelRefusesException(
                ChannelRefusals.TokenRefused(Channel.Facebook, code),
                breaksAccount: true
            ),
            3 or 10 or (>= 200 and < 300) => new ChannelRefusesException(
                ChannelRefusals.NoPermission(Channel.Facebook, code),
                breaksAccount: true
            ),
            4 or 17 or 32 or 613 => new RetryLaterException(PauseOf(answer), $"Facebook: {code}"),
            368 => new ChannelRefusesException(ChannelRefusals.Blocked(words)),
            GraphException.Duplicate => new GraphException(code, 0, words),
            100 => new GraphException(code, (int)(Number(error?["error_subcode"]) ?? 0), words),
            _ when status == 429 => new RetryLaterException(PauseOf(answer), "Facebook: 429"),
            _ when status is 401 => new ChannelRefusesException(
                ChannelRefusals.TokenRefused(Channel.Facebook, status),
                breaksAccount: true
            ),
            // 1 and 2 are faults of theirs that pass, whatever the status is.
            _ when code is not (1 or 2) && status is >= 400 and < 500 and not 408 => new ChannelRefusesException(
                ChannelRefusals.NotTaken(Channel.Facebook, code == 0 ? status : code, words)
            ),
            _ => new HttpRequestException($"Facebook: {status}/{code}", null, answer.StatusCode),
        };
    }

    // Facebook says in a header of its own, in minutes, when one may come again.
    private static TimeSpan PauseOf(HttpResponseMessage answer)
    {
        if (answer.Headers.RetryAfter is not null)
            return answer.AskedPause();
        if (!answer.Headers.TryGetValues("X-Business-Use-Case-Usage", out var usage))
            return PauseWhenTooMany;

        try
        {
            var minutes =
                (JsonNode.Parse(usage.First()) as JsonObject)
                    ?.SelectMany(of => of.Value as JsonArray ?? [])
                    .Max(use => Number(use?["estimated_time_to_regain_access"]))
                ?? 0;
            return minutes is > 0 and < 360 ? TimeSpan.FromMinutes(minutes) : PauseWhenTooMany;
        }
        catch (System.Text.Json.JsonException)
        {
            return PauseWhenTooMany;
        }
    }

    // Facebook trims what is posted and counts a line's end as one sign.
    private static string Plain(string words) => words.ReplaceLineEndings("\n").Trim();

    private static string Text(JsonNode? value) => value?.ToString() ?? "";

    private static long? Number(JsonNode? value) =>
        long.TryParse(value?.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    // "2026-03-23T03:00:00+0000": without the colon that .NET writes.
    private static DateTime? Time(JsonNode? value) =>
        DateTimeOffset.TryParse(
            value?.ToString(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time.UtcDateTime
            : null;
}

/// <summary>An error of the Graph API that means one thing here and another there.</summary>
internal sealed class GraphException(int code, int subcode, string words)
    : ChannelRefusesException(ChannelRefusals.NotTaken(Channel.Facebook, code, words))
{
    /// <summary>The page has just published these words.</summary>
    public const int Duplicate = 506;

    public int Code { get; } = code;

    /// <summary>There is no such object, or it is not ours.</summary>
    public bool IsMissing => Code == 100 && subcode == 33;
}
