using System.Net;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Web;

namespace Prongsai.Tests.Web.Operations;

/// <summary>One of several programs on one database; its data folder is its own, as on a machine of its own.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly WebApplication _web;

    private readonly bool _ownsFolder;

    private Node(WebApplication web, string folder, bool ownsFolder)
    {
        _web = web;
        _ownsFolder = ownsFolder;
        Folder = folder;
    }

    public string Folder { get; }

    public IServiceProvider Services => _web.Services;

    public Uri Address =>
        new(_web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Built, neither prepared nor started.</summary>
    public static Node Build(
        string connection,
        Action<WebApplicationBuilder>? adjust = null,
        string? folder = null,
        params (string Name, string Value)[] settings
    )
    {
        var ownsFolder = folder is null;
        folder ??= Directory.CreateTempSubdirectory("prongsai-node-").FullName;
        var web = Prongsai.Web.Host.Build(
            [],
            builder =>
            {
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Logging.SetMinimumLevel(LogLevel.Warning);
                builder.Configuration.AddInMemoryCollection(
                    (settings.Any(s => s.Name == "Metrics:Allow") ? settings : [.. settings, ("Metrics:Allow", "off")])
                        .Append(("DataFolder", folder))
                        .Append(("Database", connection))
                        .Append(("Jobs:Workers", "0"))
                        .Select(s => KeyValuePair.Create($"Prongsai:{s.Item1}", (string?)s.Item2))
                );
                adjust?.Invoke(builder);
            }
        );
        return new(web, folder, ownsFolder);
    }

    public static async Task<Node> StartAsync(
        string connection,
        Action<WebApplicationBuilder>? adjust = null,
        string? folder = null,
        params (string Name, string Value)[] settings
    )
    {
        var node = Build(connection, adjust, folder, settings);
        await node._web.Services.PrepareAsync();
        await node._web.StartAsync();
        return node;
    }

    /// <summary>Registers the agency and signs its administrator in, with a cookie jar that other nodes know too.</summary>
    public async Task<CookieContainer> SignInAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var agency = await App.KhlongSamWaAsync(scope.ServiceProvider.GetRequiredService<IAgencies>());
        var made = (await scope.ServiceProvider.GetRequiredService<IFirstAdministrator>().EnsureAsync(agency))!;
        CookieContainer jar = new();
        using var officer = Client(jar);
        await App.SubmitAsync(officer, "/staff/sign-in", new() { ["name"] = made.Name, ["password"] = made.Password });
        return jar;
    }

    /// <summary>Keeps the sample's results, as the second step of the import page does.</summary>
    /// <param name="officer">Who is signed in.</param>
    /// <param name="opened">The page, where it was opened before.</param>
    public static async Task<HttpResponseMessage> ImportAsync(HttpClient officer, IDocument? opened = null)
    {
        var file = Path.Combine(Repository.Root, "samples/khlong-sam-wa/results.csv");
        var page = opened ?? await App.OpenAsync(officer, "/staff/assessment/import");
        using var form = new FormUrlEncodedContent([
            new(
                "__RequestVerificationToken",
                page.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!
            ),
            new("fileName", "results.csv"),
            new("content", Convert.ToBase64String(await File.ReadAllBytesAsync(file))),
            new("acceptRepairs", "true"),
        ]);
        return await officer.PostAsync("/staff/assessment/import?handler=Keep", form);
    }

    public HttpClient Client(CookieContainer? jar = null) =>
        new(new SocketsHttpHandler { CookieContainer = jar ?? new(), AllowAutoRedirect = false })
        {
            BaseAddress = Address,
        };

    public Task StopAsync() => _web.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync();
        await _web.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }
}
