using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Prongsai.Kernel;

namespace Prongsai.Tests.Services.Channels;

/// <summary>What came in.</summary>
internal sealed record Came(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body)!;
}

/// <summary>A post on the page of <see cref="TheirServers"/>.</summary>
internal sealed record PostThere(
    string Id,
    string Message,
    string? Photo,
    string? Link,
    DateTime CreatedAt,
    DateTime? PublishAt
);

/// <summary>
/// A server that answers as LINE, Facebook and a browser's push service do: it checks tokens, remembers retry keys, counts quotas, holds
/// scheduled posts, and can be told to fail before or after it took something.
/// </summary>
internal sealed class TheirServers : IAsyncDisposable
{
    public const string Page = "102345678901234";
    public const string LineToken = "line-channel-access-token-0123456789+/=";
    public const string LineSecret = "0123456789abcdef0123456789abcdef";
    public const string PageToken = "EAABfacebookpageaccesstoken0123456789";
    public const string AppSecret = "fedcba9876543210fedcba9876543210";

    private readonly WebApplication _app;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, string> _takenKeys = [];
    private readonly Lock _lock = new();
    private int _last;

    private TheirServers(WebApplication app, TimeProvider clock) => (_app, _clock) = (app, clock);

    public Uri Address => new(_app.Urls.First());

    public ConcurrentQueue<Came> All { get; } = [];

    /// <summary>What LINE really sent out.</summary>
    public ConcurrentQueue<Came> Broadcasts { get; } = [];
    public ConcurrentQueue<Came> Pushes { get; } = [];
    public ConcurrentQueue<Came> Replies { get; } = [];
    public List<PostThere> Posts { get; } = [];
    public Dictionary<string, byte[]> Photos { get; } = [];
    public ConcurrentQueue<Came> ToBrowsers { get; } = [];

    /// <summary>Instead of the next acts of sending, one each: an answer, given before anything was taken.</summary>
    public ConcurrentQueue<Func<HttpContext, Task>> InsteadOfLine { get; } = [];
    public ConcurrentQueue<Func<HttpContext, Task>> InsteadOfFacebook { get; } = [];

    /// <summary>Instead of the next answers to "is it there?" at Facebook.</summary>
    public ConcurrentQueue<Func<HttpContext, Task>> InsteadOfLooking { get; } = [];

    /// <summary>After the next acts of sending, one each: given although it was taken.</summary>
    public ConcurrentQueue<Func<HttpContext, Task>> AfterLine { get; } = [];
    public ConcurrentQueue<Func<HttpContext, Task>> AfterFacebook { get; } = [];

    /// <summary>Becomes true when something was taken and not answered.</summary>
    public TaskCompletionSource Hung { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string GoodLineToken { get; set; } = LineToken;
    public string GoodPageToken { get; set; } = PageToken;
    public long? Quota { get; set; } = 500;
    public long Used { get; set; } = 20;
    public long Followers { get; set; } = 130;
    public long Blocks { get; set; } = 10;

    /// <summary>What a push service answers.</summary>
    public int BrowserAnswers { get; set; } = StatusCodes.Status201Created;

    public static async Task<TheirServers> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var servers = new TheirServers(app, clock);
        app.Run(servers.AnswerAsync);
        await app.StartAsync();
        return servers;
    }

    public static Func<HttpContext, Task> Says(int code, string json, params (string Name, string Value)[] headers) =>
        async context =>
        {
            context.Response.StatusCode = code;
            foreach (var (name, value) in headers)
                context.Response.Headers[name] = value;
            await context.Response.WriteAsync(json);
        };

    public static Func<HttpContext, Task> FacebookSays(int status, int code, int subcode = 0, string words = "") =>
        Says(
            status,
            $$$"""{"error":{"message":"{{{words}}}","type":"OAuthException","code":{{{code}}},"error_subcode":{{{subcode}}},"fbtrace_id":"x"}}"""
        );

    /// <summary>The caller has long hung up when this would answer.</summary>
    public Func<HttpContext, Task> Hangs =>
        context =>
        {
            Hung.TrySetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };

    /// <summary>LINE's signature of a webhook.</summary>
    public static string Sign(byte[] body, string secret = LineSecret) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var came = new Came(
            context.Request.Method,
            context.Request.Path.Value!,
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray()
        );
        All.Enqueue(came);
        if (came.Path.StartsWith("/v2/bot/", StringComparison.Ordinal))
            await LineAsync(context, came);
        else if (came.Path.StartsWith("/v23.0/", StringComparison.Ordinal))
            await FacebookAsync(context, came);
        else
        {
            ToBrowsers.Enqueue(came);
            context.Response.StatusCode = BrowserAnswers;
        }
    }

    private async Task LineAsync(HttpContext context, Came came)
    {
        if (came.Headers.GetValueOrDefault("Authorization") != $"Bearer {GoodLineToken}")
        {
            await Says(
                401,
                """{"message":"Authentication failed. Confirm that the access token in the authorization header is valid."}"""
            )(context);
            return;
        }

        switch (came.Path["/v2/bot/".Length..])
        {
            case "info":
                await Says(
                    200,
                    """{"userId":"U1","basicId":"@216zzzzz","displayName":"สำนักงานเขตคลองสามวา","chatMode":"bot","markAsReadMode":"auto"}"""
                )(context);
                break;
            case "message/quota":
                await Says(
                    200,
                    Quota is { } limit ? $$"""{"type":"limited","value":{{limit}}}""" : """{"type":"none"}"""
                )(context);
                break;
            case "message/quota/consumption":
                await Says(200, $$"""{"totalUsage":{{Used}}}""")(context);
                break;
            case "insight/followers":
                await Says(
                    200,
                    $$"""{"status":"ready","followers":{{Followers}},"targetedReaches":{{Followers - Blocks}},"blocks":{{Blocks}}}"""
                )(context);
                break;
            case "message/reply":
                Replies.Enqueue(came);
                await Says(200, "{}")(context);
                break;
            case "message/broadcast":
                await SendAsync(context, came, Followers - Blocks, Broadcasts);
                break;
            case "message/push":
                await SendAsync(context, came, 1, Pushes);
                break;
            default:
                await Says(404, """{"message":"Not found"}""")(context);
                break;
        }
    }

    private async Task SendAsync(HttpContext context, Came came, long messages, ConcurrentQueue<Came> sent)
    {
        if (InsteadOfLine.TryDequeue(out var instead))
        {
            await instead(context);
            return;
        }

        Func<HttpContext, Task> answer;
        lock (_lock)
        {
            var request = $"req-{++_last}";
            context.Response.Headers["x-line-request-id"] = request;
            var key = came.Headers.GetValueOrDefault("X-Line-Retry-Key") ?? "";
            if (_takenKeys.TryGetValue(key, out var accepted))
            {
                context.Response.Headers["x-line-accepted-request-id"] = accepted;
                answer = Says(409, """{"message":"The retry key is already accepted"}""");
            }
            else if (Quota is { } limit && Used + messages > limit)
                answer = Says(429, """{"message":"You have reached your monthly limit."}""");
            else
            {
                Used += messages;
                sent.Enqueue(came);
                if (key.Length > 0)
                    _takenKeys[key] = request;
                answer = Says(200, "{}");
            }
        }

        await (AfterLine.TryDequeue(out var after) ? after(context) : answer(context));
    }

    private async Task FacebookAsync(HttpContext context, Came came)
    {
        if (came.Headers.GetValueOrDefault("Authorization") != $"Bearer {GoodPageToken}")
        {
            await FacebookSays(400, 190, 463, "Error validating access token: Session has expired")(context);
            return;
        }

        var proof = Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), Encoding.UTF8.GetBytes(GoodPageToken))
        );
        if (context.Request.Query["appsecret_proof"] is [{ } shown] && shown != proof)
        {
            await FacebookSays(400, 100, 0, "Invalid appsecret_proof provided in the API argument")(context);
            return;
        }

        var path = came.Path["/v23.0/".Length..];
        await (
            (came.Method, path) switch
            {
                ("GET", Page) => Says(200, $$"""{"name":"เขตคลองสามวา","followers_count":4321,"id":"{{Page}}"}"""),
                ("GET", "debug_token") => Says(
                    200,
                    $$$"""{"data":{"is_valid":true,"expires_at":{{{Unix(Utc.AddDays(10))}}} }}"""
                ),
                ("POST", $"{Page}/photos") => Photo(came),
                ("POST", $"{Page}/feed") => Feed(came),
                ("GET", $"{Page}/published_posts") => List(p => p.PublishAt is null || p.PublishAt <= Utc),
                ("GET", $"{Page}/scheduled_posts") => List(p => p.PublishAt > Utc),
                ("GET", var id) => Show(id),
                ("DELETE", var id) => Remove(id),
                _ => FacebookSays(404, 2500, 0, "Unknown path"),
            }
        )(context);
    }

    private DateTime Utc => _clock.GetUtcNow().UtcDateTime;

    private Func<HttpContext, Task> Photo(Came came)
    {
        lock (_lock)
        {
            var id = $"77{++_last}";
            Photos[id] = came.Body;
            return Says(200, $$"""{"id":"{{id}}"}""");
        }
    }

    private Func<HttpContext, Task> Feed(Came came)
    {
        if (InsteadOfFacebook.TryDequeue(out var instead))
            return instead;

        lock (_lock)
        {
            var said = came.Json;
            DateTime? at = said["scheduled_publish_time"] is { } time
                ? DateTimeOffset.FromUnixTimeSeconds(time.GetValue<long>()).UtcDateTime
                : null;
            if (at is { } when && (when < Utc.AddMinutes(10) || when > Utc.AddDays(30)))
                return FacebookSays(400, 100, 0, "(#100) The specified scheduled publish time is invalid.");
            if (at is not null != (said["published"]?.GetValue<bool>() == false))
                return FacebookSays(400, 100, 0, "You cannot specify a scheduled publish time on a published post");
            var photo = said["attached_media"]?[0]?["media_fbid"]?.GetValue<string>();
            if (photo is not null && !Photos.ContainsKey(photo))
                return FacebookSays(400, 100, 0, "Invalid media_fbid");

            var post = new PostThere(
                $"{Page}_{++_last}",
                said["message"]!.GetValue<string>(),
                photo,
                said["link"]?.GetValue<string>(),
                Utc,
                at
            );
            Posts.Add(post);
            return AfterFacebook.TryDequeue(out var after) ? after : Says(200, $$"""{"id":"{{post.Id}}"}""");
        }
    }

    private Func<HttpContext, Task> List(Func<PostThere, bool> which)
    {
        if (InsteadOfLooking.TryDequeue(out var instead))
            return instead;

        lock (_lock)
            return Says(
                200,
                new JsonObject
                {
                    ["data"] = new JsonArray([
                        .. Posts
                            .Where(which)
                            .Select(p => new JsonObject
                            {
                                ["id"] = p.Id,
                                // As Facebook gives it back.
                                ["message"] = p.Message.Trim(),
                                ["created_time"] = p.CreatedAt.ToString(
                                    "yyyy-MM-ddTHH:mm:ss+0000",
                                    CultureInfo.InvariantCulture
                                ),
                            }),
                    ]),
                }.ToJsonString()
            );
    }

    private Func<HttpContext, Task> Show(string id)
    {
        lock (_lock)
            return Posts.FirstOrDefault(p => p.Id == id) is not { } post
                ? FacebookSays(400, 100, 33, "Unsupported get request. Object does not exist")
                : Says(
                    200,
                    $$"""{"id":"{{id}}","permalink_url":"https://www.facebook.com/{{id.Replace('_', '/')}}","is_published":{{(post.PublishAt is null || post.PublishAt <= Utc ? "true" : "false")}},"created_time":"{{post.CreatedAt.ToString("yyyy-MM-ddTHH:mm:ss+0000", CultureInfo.InvariantCulture)}}"}"""
                );
    }

    private Func<HttpContext, Task> Remove(string id)
    {
        lock (_lock)
            return Posts.RemoveAll(p => p.Id == id) > 0
                ? Says(200, """{"success":true}""")
                : FacebookSays(400, 100, 33, "Unsupported delete request. Object does not exist");
    }

    private static long Unix(DateTime utc) => new DateTimeOffset(utc).ToUnixTimeSeconds();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
