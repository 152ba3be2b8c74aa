using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Web;

namespace Prongsai.Tests;

/// <summary>
/// The whole program on a real port with a database of its own: the one fixture. It holds one agency (Khlong Sam Wa) and its
/// administrator; pages are read as a person reads them.
/// </summary>
public sealed class App : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;
    private HttpClient? _reviewer;

    private App(WebApplication app, string folder)
    {
        _app = app;
        _folder = folder;
        Stranger = NewClient();
        Officer = NewClient();
    }

    /// <summary>Somebody without an account.</summary>
    public HttpClient Stranger { get; }

    /// <summary>The agency's administrator, signed in.</summary>
    public HttpClient Officer { get; }

    public AgencyId Agency { get; private set; }

    public Credentials Administrator { get; private set; } = null!;

    public Uri Address =>
        new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<App> StartAsync(
        Database database,
        Action<WebApplicationBuilder>? adjust = null,
        bool agency = true,
        bool administrator = true
    )
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-test-").FullName;
        var connection = await MigratedDatabase.NewAsync(database, folder);
        var web = Prongsai.Web.Host.Build(
            [],
            builder =>
            {
                builder.Host.UseServiceProviderFactory(new PagesFoundOnce());
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Logging.SetMinimumLevel(LogLevel.Warning);
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["Prongsai:DataFolder"] = folder,
                        ["Prongsai:Database"] = connection,
                        // Jobs run when a test says so (DrainJobsAsync): no query of theirs gets between its counts.
                        ["Prongsai:Jobs:Workers"] = "0",
                        // Meters are the process's: each program that still counts would count for all others too.
                        ["Prongsai:Metrics:Allow"] = "off",
                    }
                );
                // Slow on purpose in production; here it would be half of each test.
                builder.Services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1);
                adjust?.Invoke(builder);
            }
        );
        await web.Services.PrepareAsync();
        await web.StartAsync();

        var app = new App(web, folder);
        if (agency)
            await app.With<IAgencies>(async agencies => app.Agency = await KhlongSamWaAsync(agencies));
        if (!administrator)
            return app;

        await app.With<IFirstAdministrator>(async first =>
            app.Administrator = (await first.EnsureAsync(agency ? app.Agency : null))!
        );
        await SignInAsync(app.Officer, app.Administrator);
        return app;
    }

    /// <summary>Registers the agency of most tests.</summary>
    public static Task<AgencyId> KhlongSamWaAsync(IAgencies agencies) =>
        agencies.RegisterAsync(
            "khlong-sam-wa",
            new("สำนักงานเขตคลองสามวา", "Khlong Sam Wa District Office"),
            new("กรุงเทพมหานคร", "Bangkok"),
            "sub_department",
            Actor.System
        );

    /// <summary>A second officer of the agency, signed in: what the first prepared, this one publishes.</summary>
    public async Task<HttpClient> ReviewerAsync() => _reviewer ??= await PersonAsync("reviewer", Agency, Duty.Reviewer);

    /// <summary>A person with these duties in an agency, signed in.</summary>
    public async Task<HttpClient> PersonAsync(string name, AgencyId agency, params Duty[] duties)
    {
        var opened = await Ask<IPeople, Credentials?>(people =>
            people.AppointAsync(agency, new Newcomer(name, $"นางสาว{name} สมมุติ"), duties, Actor.System)
        );
        var person = NewClient();
        await SignInAsync(person, opened!);
        return person;
    }

    /// <summary>Signs in through the page.</summary>
    public static Task SignInAsync(HttpClient who, Credentials with) =>
        SubmitAsync(who, "/staff/sign-in", new() { ["name"] = with.Name, ["password"] = with.Password });

    /// <summary>The inside itself, for what must outlive a scope: a second node.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Something of the inside, in a scope of its own.</summary>
    public async Task With<T>(Func<T, Task> act)
        where T : notnull
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>Asks something of the inside, in a scope of its own.</summary>
    public async Task<TAnswer> Ask<T, TAnswer>(Func<T, Task<TAnswer>> ask)
        where T : notnull
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>Runs every job that is due, and those which they enqueue.</summary>
    public Task DrainJobsAsync() => With<JobRunner>(runner => runner.DrainAsync());

    /// <summary>A browser without scripts: cookies are kept, redirects followed.</summary>
    public HttpClient NewClient() =>
        new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true })
        {
            BaseAddress = Address,
        };

    /// <summary>Opens a page that must answer 200.</summary>
    public static async Task<IHtmlDocument> OpenAsync(HttpClient who, string path)
    {
        var response = await who.GetAsync(new Uri(path, UriKind.Relative));
        var html = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode}\n{html}");

        return await ReadAsync(html);
    }

    /// <summary>
    /// Opens a page, fills the form whose action ends so (the first POST form when null) and presses its button. Values that the
    /// page already shows are sent along, as a browser does.
    /// </summary>
    public static async Task<HttpResponseMessage> SubmitAsync(
        HttpClient who,
        string path,
        Dictionary<string, string> fields,
        string? action = null,
        IEnumerable<(string Field, string FileName, byte[] Content)>? files = null
    )
    {
        var page = await OpenAsync(who, path);
        // The page's own forms before those of the frame around it (signing out).
        var form = page
            .Forms.OrderByDescending(f => f.Closest("main") is not null)
            .First(f =>
                f.Method == "post" && (action is null || (f.Action ?? "").EndsWith(action, StringComparison.Ordinal))
            );
        var target = form.GetAttribute("action") is { Length: > 0 } written
            ? new Uri(written, UriKind.RelativeOrAbsolute)
            : new Uri(path, UriKind.Relative);

        var content = new MultipartFormDataContent();
        foreach (var (name, value) in ShownValues(form).Where(shown => !fields.ContainsKey(shown.Name)))
            content.Add(new StringContent(value), name);
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        foreach (var (field, fileName, bytes) in files ?? [])
        {
            var part = new ByteArrayContent(bytes);
            content.Add(part, field, fileName);
        }

        return await who.PostAsync(target, content);
    }

    /// <summary>
    /// Sends a form that no page showed, as somebody does who knows the address: with the token of whatever page has one.
    /// </summary>
    public static async Task<HttpResponseMessage> PostAsync(
        HttpClient who,
        string path,
        Dictionary<string, string> fields
    )
    {
        var frame = await OpenAsync(who, "/staff/my-duties");
        var token = frame.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token)));

        return await who.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    /// <summary>Parses a page.</summary>
    public static async Task<IHtmlDocument> ReadAsync(string html) => await new HtmlParser().ParseDocumentAsync(html);

    private static IEnumerable<(string Name, string Value)> ShownValues(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Name: { Length: > 0 } name } input
                    when input.Type is not ("submit" or "file" or "button")
                        && (input.Type is not ("checkbox" or "radio") || input.IsChecked):
                    yield return (name, input.Value);
                    break;
                case IHtmlTextAreaElement { Name: { Length: > 0 } name } area:
                    yield return (name, area.Value);
                    break;
                case IHtmlSelectElement { Name: { Length: > 0 } name } select:
                    yield return (name, select.Value ?? "");
                    break;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Stranger.Dispose();
        Officer.Dispose();
        _reviewer?.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
