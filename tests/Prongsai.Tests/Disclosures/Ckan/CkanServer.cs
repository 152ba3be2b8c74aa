using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Prongsai.Tests.Disclosures.Ckan;

/// <summary>A server that answers as CKAN 2.10's Action API does (ckan/views/api.py), with packages in memory.</summary>
internal sealed class CkanServer : IAsyncDisposable
{
    public const string Token = "eyJ-the-token-of-an-editor";

    private readonly WebApplication _app;

    private CkanServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>By name.</summary>
    public Dictionary<string, JsonObject> Packages { get; } = [];

    public List<string> Calls { get; } = [];

    /// <summary>Answers instead, while it is set.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public static async Task<CkanServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new CkanServer(app);
        app.MapPost("/api/3/action/{action}", server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, string action)
    {
        Calls.Add(action);
        if (Instead is { } instead)
        {
            await instead(context);
            return;
        }

        if (context.Request.Headers.Authorization != Token && action != "package_show")
        {
            await SayAsync(context, 403, Error("Authorization Error", "message", "Access denied: User not authorized"));
            return;
        }

        var asked = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        var present = Packages.Values.FirstOrDefault(p =>
            (string?)p["id"] == (string?)asked["id"] || (string?)p["name"] == (string?)asked["id"]
        );
        switch (action)
        {
            case "package_create" when Packages.ContainsKey((string)asked["name"]!):
                await SayAsync(
                    context,
                    409,
                    Error("Validation Error", "name", new JsonArray("That URL is already in use."))
                );
                return;
            case "package_create":
                asked["id"] = Guid.CreateVersion7().ToString();
                await TakeAsync(asked);
                return;
            case "package_show" or "package_patch" when present is null:
                await SayAsync(context, 404, Error("Not Found Error", "message", "Not found"));
                return;
            case "package_patch":
                foreach (var (key, value) in asked.ToList())
                    present![key] = value?.DeepClone();
                await TakeAsync(present!);
                return;
            case "package_show":
                await ResultAsync(present!);
                return;
            default:
                await SayAsync(context, 400, JsonValue.Create("Bad request - Action name not known"));
                return;
        }

        Task TakeAsync(JsonObject package)
        {
            // CKAN adds much of its own.
            package["metadata_modified"] = TimeProvider
                .System.GetUtcNow()
                .ToString("O", System.Globalization.CultureInfo.InvariantCulture);
            package["state"] ??= "active";
            foreach (var resource in package["resources"]!.AsArray())
                resource!["id"] ??= Guid.CreateVersion7().ToString();
            Packages[(string)package["name"]!] = package;
            return ResultAsync(package);
        }

        Task ResultAsync(JsonObject package) =>
            SayAsync(context, 200, new JsonObject { ["success"] = true, ["result"] = package.DeepClone() });
    }

    public static JsonObject Error(string kind, string field, JsonNode value) =>
        new()
        {
            ["help"] = "http://ckan/api/3/action/help_show",
            ["success"] = false,
            ["error"] = new JsonObject { [field] = value, ["__type"] = kind },
        };

    private static Task SayAsync(HttpContext context, int status, JsonNode body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json;charset=utf-8";
        return context.Response.WriteAsync(body.ToJsonString());
    }
}
