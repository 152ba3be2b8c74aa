using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Prongsai.Tests.Web.Operations;

public sealed class HealthAndMetrics
{
    [Theory, OnBothDatabases]
    public async Task Say_that_the_node_is_ready_until_it_is_told_to_stop(Database database)
    {
        await using var app = await App.StartAsync(database);

        Assert.Equal("live", await app.Stranger.GetStringAsync("/health/live"));
        Assert.Equal("ready", await app.Stranger.GetStringAsync("/health/ready"));
        Assert.Equal("ready", await app.Stranger.GetStringAsync("/health"));
    }

    [Fact]
    public async Task Count_requests_for_whoever_asks_on_this_machine()
    {
        await using var app = await App.StartAsync(Database.Sqlite, Counting);
        await App.OpenAsync(app.Officer, "/staff");

        var text = await app.Stranger.GetStringAsync("/metrics");

        Assert.Contains("http_server_request_duration_seconds_count", text, StringComparison.Ordinal);
        Assert.Contains("http_route=\"staff\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_not_there_for_what_a_proxy_passes_on()
    {
        await using var app = await App.StartAsync(Database.Sqlite, Counting);
        app.Stranger.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        var answer = await app.Stranger.GetAsync("/metrics");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("token", null, HttpStatusCode.NotFound)]
    [InlineData("token", "Bearer wrong-wrong-wrong", HttpStatusCode.NotFound)]
    [InlineData("token", "Bearer sesame-sesame-sesame", HttpStatusCode.OK)]
    [InlineData("off", "Bearer sesame-sesame-sesame", HttpStatusCode.NotFound)]
    public async Task Ask_for_a_token_when_the_setting_says_so(string allow, string? header, HttpStatusCode expected)
    {
        await using var node = await Node.StartAsync(
            "",
            null,
            null,
            ("Metrics:Allow", allow),
            ("Metrics:Token", "sesame-sesame-sesame")
        );
        using var scraper = node.Client();
        if (header is not null)
            scraper.DefaultRequestHeaders.Add("Authorization", header);

        Assert.Equal(expected, (await scraper.GetAsync("/metrics")).StatusCode);
    }

    [Fact]
    public async Task A_request_at_hand_is_finished_when_the_node_is_told_to_stop()
    {
        var arrived = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        await using var node = await Node.StartAsync(
            "",
            builder => builder.Services.AddSingleton<IStartupFilter>(new Waits(arrived, goOn))
        );
        using var client = node.Client();
        var slow = client.GetAsync("/slow");
        await arrived.Task;

        var stopping = node.StopAsync();
        var life = node.Services.GetRequiredService<IHostApplicationLifetime>();
        await Eventually.IsAsync(() => Task.FromResult(life.ApplicationStopping.IsCancellationRequested));
        Assert.False(stopping.IsCompleted);
        goOn.SetResult();

        Assert.Equal("finished", await (await slow).Content.ReadAsStringAsync());
        await stopping;
    }

    /// <summary>As the program starts when nobody set anything.</summary>
    private static void Counting(WebApplicationBuilder builder) =>
        builder.Configuration["Prongsai:Metrics:Allow"] = "local";

    private sealed class Waits(TaskCompletionSource arrived, TaskCompletionSource goOn) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Map(
                    "/slow",
                    slow =>
                        slow.Run(async context =>
                        {
                            arrived.SetResult();
                            await goOn.Task;
                            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
                                context.Response,
                                "finished"
                            );
                        })
                );
                next(app);
            };
    }
}
