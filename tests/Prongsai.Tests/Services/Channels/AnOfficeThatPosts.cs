using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prongsai.Kernel;
using Prongsai.Services.Channels;
using Prongsai.Services.Channels.Posts;
using Prongsai.Tests.Notifications;

namespace Prongsai.Tests.Services.Channels;

/// <summary>An office with a LINE Official Account and a Facebook Page at <see cref="TheirServers"/>, a writer and an approver.</summary>
internal sealed partial class AnOfficeThatPosts : IAsyncDisposable
{
    public const string Accounts = "/staff/services/channels";
    public const string Write = "/staff/services/posts/write";

    private AnOfficeThatPosts(App app, TheirServers theirs, SetClock clock) =>
        (App, Theirs, Clock) = (app, theirs, clock);

    public App App { get; }
    public TheirServers Theirs { get; }
    public SetClock Clock { get; }
    public HttpClient Writer { get; private set; } = null!;
    public HttpClient Approver { get; private set; } = null!;

    /// <summary>Every line of the log.</summary>
    public ConcurrentQueue<string> Log { get; private init; } = [];

    public static async Task<AnOfficeThatPosts> StartAsync(
        Database database,
        bool withAccounts = true,
        Action<WebApplicationBuilder>? adjust = null,
        DateTime? from = null
    )
    {
        var clock = new SetClock(from ?? TheOffice.Morning);
        var theirs = await TheirServers.StartAsync(clock);
        ConcurrentQueue<string> log = [];
        var app = await App.StartAsync(
            database,
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(clock);
                // One try at a time: what failed waits until the test lets time pass.
                builder.Services.AddSingleton(new JobSettings { Workers = 0, FirstPause = TimeSpan.FromHours(1) });
                builder.Logging.AddProvider(new Lines(log));
                builder.Logging.SetMinimumLevel(LogLevel.Trace);
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["Prongsai:Address"] = "https://ita.example.go.th",
                        ["Prongsai:Line:Address"] = theirs.Address.ToString(),
                        ["Prongsai:Facebook:Address"] = new Uri(theirs.Address, "v23.0").ToString(),
                        ["Prongsai:Outside:Allowed"] = "127.0.0.1",
                        ["Prongsai:Webhooks:PatienceSeconds"] = "1.5",
                        ["Prongsai:Browser"] = "/nowhere",
                    }
                );
                adjust?.Invoke(builder);
            }
        );
        var office = new AnOfficeThatPosts(app, theirs, clock) { Log = log };
        office.Writer = await app.PersonAsync("writer", app.Agency, Duty.ServiceManager);
        office.Approver = await app.PersonAsync("approver", app.Agency, Duty.Reviewer);
        if (withAccounts)
        {
            await office.SetAsync(Channel.Line);
            await office.SetAsync(Channel.Facebook);
        }

        return office;
    }

    public async Task<string> SetAsync(Channel channel, string? token = null)
    {
        Dictionary<string, string> fields = new() { ["channel"] = $"{channel}" };
        if (channel == Channel.Line)
            (fields["token"], fields["secret"]) = (token ?? TheirServers.LineToken, TheirServers.LineSecret);
        else
            (fields["token"], fields["secret"], fields["page"]) = (
                token ?? TheirServers.PageToken,
                TheirServers.AppSecret,
                TheirServers.Page
            );
        var answer = await App.PostAsync(Writer, $"{Accounts}?handler=Set", fields);
        return await TextAsync(answer);
    }

    /// <summary>Writes a post; its page's address.</summary>
    public async Task<string> WriteAsync(
        IEnumerable<Channel> to,
        DateTime? at = null,
        byte[]? picture = null,
        string title = "ปรับเวลาให้บริการ"
    )
    {
        var page = await App.OpenAsync(Writer, Write);
        using var form = new MultipartFormDataContent
        {
            {
                new StringContent(page.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!),
                "__RequestVerificationToken"
            },
            { new StringContent(title), "TitleTh" },
            { new StringContent("ตั้งแต่วันจันทร์ เปิดรับคำขอ ๐๘.๓๐ น.\nพักเที่ยงไม่ปิด"), "TextTh" },
            { new StringContent("New opening hours"), "TitleEn" },
            { new StringContent("From Monday on we open at 8.30."), "TextEn" },
            { new StringContent("/khlong-sam-wa/services"), "Link" },
        };
        foreach (var channel in to)
            form.Add(new StringContent($"{channel}"), "To");
        if (at is { } time)
        {
            var local = time + Prongsai.Kernel.Clock.Thailand;
            form.Add(new StringContent(local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), "On");
            form.Add(new StringContent(local.ToString("HH:mm", CultureInfo.InvariantCulture)), "At");
        }

        if (picture is not null)
        {
            form.Add(new ByteArrayContent(picture), "upload", "ป้าย.png");
            form.Add(new StringContent("ป้ายบอกเวลาเปิด"), "Alt");
        }

        var answer = await Writer.PostAsync(new Uri(Write, UriKind.Relative), form);
        var path = answer.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.True(OfAPost().IsMatch(path), $"{path}: {await TextAsync(answer)}");
        return path;
    }

    /// <summary>Writes it, sends it for approval, approves it.</summary>
    public async Task<string> ApprovedAsync(IEnumerable<Channel> to, DateTime? at = null, byte[]? picture = null)
    {
        var page = await WriteAsync(to, at, picture);
        await SubmitAsync(page);
        await ApproveAsync(page);
        return page;
    }

    public Task SubmitAsync(string page) => App.SubmitAsync(Writer, page, [], "handler=Submit");

    public async Task ApproveAsync(string page) =>
        Assert.True((await App.SubmitAsync(Approver, $"{page}/approve", [], $"{page}/approve")).IsSuccessStatusCode);

    public Task<HttpResponseMessage> AgainAsync(string page, Channel channel) =>
        App.PostAsync(Writer, $"{page}?handler=Again", new() { ["channel"] = $"{channel}" });

    /// <summary>Lets every waiting job be due, so often.</summary>
    public async Task LetJobsRunAsync(int times = 1, TimeSpan? apart = null)
    {
        for (var i = 0; i < times; i++)
        {
            await App.DrainJobsAsync();
            Clock.Utc += apart ?? TimeSpan.FromMinutes(2);
            await App.LetTimePassAsync();
        }
    }

    public Task<Delivery> DeliveryAsync(string page, Channel channel) =>
        App.Ask<ProngsaiDb, Delivery>(db =>
        {
            var id = IdOf(page);
            return db.PostDeliveries.AsNoTracking().SingleAsync(d => d.PostId == id && d.Channel == channel);
        });

    public async Task<string> ReadAsync(string page) => (await App.OpenAsync(Writer, page)).Body!.TextContent;

    public static PostId IdOf(string page) => new(Guid.Parse(page.Split('/')[^1]));

    public static async Task<string> TextAsync(HttpResponseMessage answer) =>
        (await App.ReadAsync(await answer.Content.ReadAsStringAsync())).Body!.TextContent;

    public async ValueTask DisposeAsync()
    {
        Writer?.Dispose();
        Approver?.Dispose();
        await App.DisposeAsync();
        await Theirs.DisposeAsync();
    }

    [GeneratedRegex("^/staff/services/posts/[0-9a-f-]{36}$")]
    private static partial Regex OfAPost();

    private sealed class Lines(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => log.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
