using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Tests.Web.Operations;

namespace Prongsai.Tests.Surveys;

/// <summary>
/// The server of the database is stopped at once for half a minute while many answer. Whoever waits long enough is thanked when it is
/// back, whoever does not is told honestly and sends the same form again; whoever was thanked is stored, once.
/// </summary>
public sealed class WhenPostgresIsAway
{
    private const int Visitors = 16;
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(30);

    [FactWithPostgres]
    public async Task Half_a_minute_without_it_loses_nothing_that_was_thanked_and_counts_nothing_twice()
    {
        using var server = new PostgresServer();
        await using var node = await Node.StartAsync(
            await server.NewDatabaseAsync("away"),
            settings: ("Surveys:FromOneNetwork", "1000000")
        );
        ASurvey survey;
        await using (var scope = node.Services.CreateAsyncScope())
        {
            var agency = await App.KhlongSamWaAsync(scope.ServiceProvider.GetRequiredService<IAgencies>());
            survey = await ASurvey.OpenAsync(node.Services, agency);
        }

        ConcurrentDictionary<string, byte> thanked = [];
        ConcurrentBag<HttpStatusCode> others = [];
        ConcurrentBag<TimeSpan> waited = [];
        using var visitor = node.Client();
        visitor.Timeout = TimeSpan.FromMinutes(2);
        var (sent, over) = (0, false);
        var visitors = Enumerable.Range(0, Visitors).Select(_ => Task.Run(VisitAsync)).ToArray();

        await Eventually.IsAsync(() => Task.FromResult(thanked.Count > 100));
        server.Stop();
        var atStop = thanked.Count;
        await Task.Delay(Away);
        var whileAway = thanked.Count - atStop;
        server.Start();
        await Eventually.IsAsync(() => Task.FromResult(thanked.Count > atStop + Visitors + 100), seconds: 90);
        Volatile.Write(ref over, true);
        await Task.WhenAll(visitors);

        // What had been committed in the moment of the stop may still have been told; nothing new was.
        Assert.InRange(whileAway, 0, Visitors);
        Assert.Contains(waited, w => w > TimeSpan.FromSeconds(5));
        Assert.All(others, status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));
        var stored = (await survey.TextsAsync()).Select(t => t.Text).ToList();
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.Equal(thanked.Keys.Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
        Assert.Equal(stored.Count, (await survey.AnswersAsync()).Count);

        async Task VisitAsync()
        {
            while (!Volatile.Read(ref over))
            {
                var name = $"ผู้ตอบ {Interlocked.Increment(ref sent)}";
                var opened = await visitor.GetAsync(survey.Address());
                if (!opened.IsSuccessStatusCode)
                {
                    others.Add(opened.StatusCode);
                    await Task.Delay(200);
                    continue;
                }

                var page = await App.ReadAsync(await opened.Content.ReadAsStringAsync());
                var form = page.QuerySelector("[name=sheet]")!.GetAttribute("value")!;
                var from = Stopwatch.StartNew();
                // The same form until somebody says that it was taken.
                while (!thanked.ContainsKey(name))
                {
                    using var fields = new FormUrlEncodedContent([
                        new("sheet", form),
                        new("go", "next"),
                        new("q-Q1", "1"),
                        new("q-Q2", name),
                    ]);
                    var answer = await visitor.PostAsync(survey.Address(), fields);
                    if (answer.StatusCode == HttpStatusCode.Redirect)
                    {
                        thanked[name] = 0;
                        waited.Add(from.Elapsed);
                    }
                    else
                    {
                        others.Add(answer.StatusCode);
                        await Task.Delay(200);
                    }
                }
            }
        }
    }
}
