using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Prongsai.Tests.Web.Operations;

public sealed class NothingPersonalInTelemetry
{
    private const string Name = "somsri.jaidee",
        Password = "correct-horse-battery",
        Token = "one-time-token-8f3a";

    [Fact]
    public async Task Traces_figures_and_logs_go_by_OTLP_without_names_passwords_and_links()
    {
        await using var receiver = await Receiver.StartAsync();
        await using (
            var node = await Node.StartAsync(
                "",
                null,
                null,
                ("Otlp:Endpoint", receiver.Address),
                ("Otlp:Headers", "x-key=let-me-in")
            )
        )
        {
            await SignInWronglyAsync(node);
            node.Services.GetRequiredService<ILogger<Receiver>>().LogWarning("a line of the log");
        }

        // What was left is sent when the node stops.
        Assert.Contains("staff/sign-in", receiver.Of("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", receiver.Of("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("a line of the log", receiver.Of("/v1/logs"), StringComparison.Ordinal);
        Assert.All(receiver.Keys, key => Assert.Equal("let-me-in", key));
        foreach (var secret in new[] { Name, Password, Token })
            Assert.DoesNotContain(secret, receiver.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_tells_no_names_passwords_and_links()
    {
        var log = new Lines();
        await using (
            var node = await Node.StartAsync(
                "",
                builder => builder.Logging.SetMinimumLevel(LogLevel.Information).AddProvider(log)
            )
        )
            await SignInWronglyAsync(node);

        Assert.NotEmpty(log.Written);
        foreach (var secret in new[] { Name, Password, Token })
            Assert.DoesNotContain(log.Written, line => line.Contains(secret, StringComparison.Ordinal));
    }

    private static async Task SignInWronglyAsync(Node node)
    {
        using var stranger = node.Client();
        await App.SubmitAsync(
            stranger,
            $"/staff/sign-in?returnUrl=%2Fstaff%3Finvite%3D{Token}",
            new() { ["name"] = Name, ["password"] = Password }
        );
        await stranger.GetAsync($"/staff/nowhere/{Token}?key={Token}");
    }

    private sealed class Receiver : IAsyncDisposable
    {
        private readonly ConcurrentBag<(string Path, string Body, string Key)> _posts = [];
        private readonly WebApplication _web;

        private Receiver(WebApplication web) => _web = web;

        public string Address =>
            _web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

        public string Everything => string.Concat(_posts.Select(post => post.Body));

        public IEnumerable<string> Keys => _posts.Select(post => post.Key);

        public string Of(string path) =>
            string.Concat(_posts.Where(post => post.Path == path).Select(post => post.Body));

        public static async Task<Receiver> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var web = builder.Build();
            var receiver = new Receiver(web);
            web.Run(async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                receiver._posts.Add(
                    // Protobuf keeps strings as they are, so a search finds them.
                    (
                        context.Request.Path,
                        Encoding.UTF8.GetString(body.ToArray()),
                        context.Request.Headers["x-key"].ToString()
                    )
                );
                context.Response.ContentType = "application/x-protobuf";
            });
            await web.StartAsync();
            return receiver;
        }

        public ValueTask DisposeAsync() => _web.DisposeAsync();
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Written { get; } = [];

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
        ) => Written.Add($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
