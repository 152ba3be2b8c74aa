using System.Net;
using Npgsql;

namespace Prongsai.Tests.Web.Operations;

public sealed class WhenTheDatabaseIsGone
{
    [FactWithPostgres]
    public async Task Pages_say_so_in_words_and_come_back_by_themselves()
    {
        using var server = new PostgresServer();
        await using var node = await Node.StartAsync(await server.NewDatabaseAsync("gone"));
        var jar = await node.SignInAsync();
        using var officer = node.Client(jar);
        using var reader = node.Client();
        await App.OpenAsync(officer, "/staff");
        var form = await App.OpenAsync(officer, "/staff/password");
        var token = form.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!;

        server.Stop();
        var read = await officer.GetAsync("/staff");
        var portal = await reader.GetAsync("/nobody-has-asked-for-this-yet");
        using var fields = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("present", "x")]);
        var sent = await officer.PostAsync("/staff/password", fields);
        var ready = await reader.GetAsync("/health/ready");
        var live = await reader.GetAsync("/health/live");

        await SaysSoAsync(read, "หน้านี้จะเปิดใหม่เอง", comesBack: true);
        await SaysSoAsync(portal, "หน้านี้จะเปิดใหม่เอง", comesBack: true);
        await SaysSoAsync(sent, "อาจยังไม่ได้บันทึก", comesBack: false);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("not ready: Database", await ready.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);

        server.Start();
        await Eventually.IsAsync(async () => (await officer.GetAsync("/staff")).IsSuccessStatusCode);
        Assert.Equal("ready", await reader.GetStringAsync("/health/ready"));
    }

    [FactWithPostgres]
    public async Task A_restart_under_load_costs_some_answers_and_no_page_is_ever_half()
    {
        using var server = new PostgresServer();
        await using var node = await Node.StartAsync(await server.NewDatabaseAsync("restarted"));
        var jar = await node.SignInAsync();
        using var stop = new CancellationTokenSource();
        var answers = new System.Collections.Concurrent.ConcurrentBag<HttpStatusCode>();
        var visitors = Enumerable.Range(0, 8).Select(_ => Task.Run(VisitAsync)).ToArray();

        await Eventually.IsAsync(() => Task.FromResult(answers.Count > 50));
        server.Stop();
        await Eventually.IsAsync(() => Task.FromResult(answers.Contains(HttpStatusCode.ServiceUnavailable)));
        server.Start();
        await Eventually.IsAsync(async () =>
        {
            using var officer = node.Client(jar);
            return (await officer.GetAsync("/staff")).IsSuccessStatusCode;
        });
        await stop.CancelAsync();
        await Task.WhenAll(visitors);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable], answers.Distinct().Order());

        async Task VisitAsync()
        {
            using var officer = node.Client(jar);
            while (!stop.IsCancellationRequested)
                answers.Add((await officer.GetAsync("/staff")).StatusCode);
        }
    }

    private static async Task SaysSoAsync(HttpResponseMessage answer, string words, bool comesBack)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.Contains("The database cannot be reached", html, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(NpgsqlException), html, StringComparison.Ordinal);
        var page = await App.ReadAsync(html);
        Assert.Equal(comesBack, page.QuerySelector("meta[http-equiv=refresh]") is not null);
    }
}
