using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Prongsai.Agencies;
using Prongsai.Kernel;
using Prongsai.Tests.Kernel.Jobs;

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

    [FactWithPostgres]
    public async Task A_restart_under_load_loses_nothing_that_was_answered_and_doubles_nothing()
    {
        using var server = new PostgresServer();
        await using var node = await Node.StartAsync(await server.NewDatabaseAsync("written"));
        var jar = await node.SignInAsync();
        using var stop = new CancellationTokenSource();
        var answered = new System.Collections.Concurrent.ConcurrentBag<string>();
        var turnedAway = 0;
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(() => WriteAsync(writer))).ToArray();

        await Eventually.IsAsync(() => Task.FromResult(answered.Count > 20));
        server.Stop();
        await Eventually.IsAsync(() => Task.FromResult(Volatile.Read(ref turnedAway) > 0));
        server.Start();
        var before = answered.Count;
        await Eventually.IsAsync(() => Task.FromResult(answered.Count > before + 20));
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        await using var scope = node.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var kept = await db.Sections.Select(s => s.NameTh).ToListAsync();
        Assert.Empty(answered.Except(kept));
        Assert.Equal(kept.Count, kept.Distinct().Count());
        // A section and its line of the journal are one.
        Assert.Equal(kept.Count, await db.Set<JournalEntry>().CountAsync(e => e.What == "SectionOpened"));

        async Task WriteAsync(int writer)
        {
            using var officer = node.Client(jar);
            var page = await App.OpenAsync(officer, "/staff/agency/sections");
            var token = page.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!;
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var name = $"ฝ่าย {writer}-{i}";
                using var fields = new FormUrlEncodedContent([
                    new("__RequestVerificationToken", token),
                    new("NameTh", name),
                    new("Position", "1"),
                ]);
                using var answer = await officer.PostAsync("/staff/agency/sections", fields);
                if (answer.StatusCode == HttpStatusCode.Redirect)
                    answered.Add(name);
                else
                {
                    Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                    Interlocked.Increment(ref turnedAway);
                }
            }
        }
    }

    [FactWithPostgres]
    public async Task A_job_that_ran_meanwhile_is_written_down_afterwards_and_the_next_one_runs()
    {
        using var server = new PostgresServer();
        var work = new Meanwhile();
        await using var node = await Node.StartAsync(
            await server.NewDatabaseAsync("working"),
            builder =>
            {
                builder.Services.AddSingleton(SomeWork.Quick with { Workers = 2, Lease = TimeSpan.FromMinutes(1) });
                builder.Services.AddSingleton(work);
                builder.Services.AddJob<Begun, Beginning>("begun", tries: 3);
            }
        );
        await EnqueueAsync(node, new Begun(1));
        await work.HasBegun.Task.WaitAsync(TimeSpan.FromSeconds(20));

        server.Stop();
        work.MayEnd.SetResult();
        await Eventually.IsAsync(() => Task.FromResult(work.Ended.Contains(1)));
        server.Start();

        await Eventually.IsAsync(() => IsDoneAsync(node, 1), seconds: 60);
        await EnqueueAsync(node, new Begun(2));
        await Eventually.IsAsync(() => IsDoneAsync(node, 2), seconds: 60);
        // The lease was still ours: it did not run a second time.
        Assert.Equal([1, 2], work.Ended.Order());
    }

    [FactWithPostgres]
    public async Task A_visitor_of_the_portal_is_told_and_then_reads_on()
    {
        using var server = new PostgresServer();
        await using var node = await Node.StartAsync(await server.NewDatabaseAsync("read"));
        await node.SignInAsync();
        using var reader = node.Client();
        await App.OpenAsync(reader, "/khlong-sam-wa");

        server.Stop();
        var kept = await reader.GetAsync("/khlong-sam-wa");
        var other = await reader.GetAsync("/khlong-sam-wa/scores");

        // What was read in the last half minute is still here; the rest says when to come back.
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        Assert.NotNull(kept.Headers.Age);
        await SaysSoAsync(other, "หน้านี้จะเปิดใหม่เอง", comesBack: true);

        server.Start();
        await Eventually.IsAsync(async () => (await reader.GetAsync("/khlong-sam-wa/scores")).IsSuccessStatusCode);
    }

    private static async Task EnqueueAsync(Node node, Begun job)
    {
        await using var scope = node.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        db.Enqueue(null, TimeProvider.System.Now(), job, key: $"{job.Number}");
        await db.SaveChangesAsync();
    }

    private static async Task<bool> IsDoneAsync(Node node, int number)
    {
        await using var scope = node.Services.CreateAsyncScope();
        var jobs = scope.ServiceProvider.GetRequiredService<ProngsaiDb>().Set<Job>();
        try
        {
            return await jobs.AnyAsync(j => j.Kind == "begun" && j.Key == $"{number}" && j.State == JobState.Done);
        }
        catch (Exception gone) when (gone is NpgsqlException or InvalidOperationException)
        {
            return false;
        }
    }

    private sealed record Begun(int Number);

    /// <summary>The first job waits until the database is gone; what ended is remembered outside of any database.</summary>
    private sealed class Meanwhile
    {
        public TaskCompletionSource HasBegun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public TaskCompletionSource MayEnd { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public System.Collections.Concurrent.ConcurrentQueue<int> Ended { get; } = [];
    }

    private sealed class Beginning(Meanwhile work) : IJobWork<Begun>
    {
        public async Task RunAsync(Begun job, JobRun run, CancellationToken cancellation)
        {
            work.HasBegun.TrySetResult();
            await work.MayEnd.Task.WaitAsync(cancellation);
            work.Ended.Enqueue(job.Number);
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
