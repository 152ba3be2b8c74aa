using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Tests.Backups;
using Prongsai.Web;

namespace Prongsai.Tests.Surveys;

/// <summary>
/// kill -9 while many answer: whoever was thanked is in the database, once; whoever was not may send the same form again and is in it
/// once too.
/// </summary>
public sealed class WhenItIsKilledUnderLoad
{
    private const int Visitors = 24,
        Lives = 3;

    [Theory, OnBothDatabases]
    public async Task Every_answer_that_was_thanked_is_there_and_none_twice(Database database)
    {
        await using var office = await AnOffice.EmptyAsync(database);
        await office.Services.PrepareAsync();
        var survey = await PrepareAsync(office);
        ConcurrentDictionary<string, string> thanked = [],
            open = [];
        var sent = 0;
        for (var life = 0; life < Lives; life++)
        {
            await using var served = await TheProgram.ServeAsync(
                office.Folder,
                office.Setting,
                ("Surveys:FromOneNetwork", "1000000"),
                ("Jobs:Workers", "0")
            );
            using var visitor = served.Client();
            // What the last life did not acknowledge is sent again, word for word.
            foreach (var (name, form) in open.ToArray())
                await SendAsync(visitor, survey.Address(), name, form, thanked, open);

            var before = thanked.Count;
            var dead = false;
            var visitors = Enumerable
                .Range(0, Visitors)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (!Volatile.Read(ref dead))
                        {
                            var name = $"ผู้ตอบ {Interlocked.Increment(ref sent)}";
                            try
                            {
                                var page = await App.ReadAsync(await visitor.GetStringAsync(survey.Address()));
                                var form = page.QuerySelector("[name=sheet]")!.GetAttribute("value")!;
                                open[name] = form;
                                await SendAsync(visitor, survey.Address(), name, form, thanked, open);
                            }
                            catch (Exception cut)
                                when (cut is HttpRequestException or IOException or System.Net.Sockets.SocketException)
                            {
                                // It is dead; whether this one was stored nobody was told.
                            }
                        }
                    })
                )
                .ToArray();
            // In the middle: enough were thanked, and others are on their way.
            await Eventually.IsAsync(() => Task.FromResult(thanked.Count > before + 150), seconds: 40);
            await served.KillAsync();
            Volatile.Write(ref dead, true);
            await Task.WhenAll(visitors);
        }

        var left = open.Count;
        await using (
            var served = await TheProgram.ServeAsync(
                office.Folder,
                office.Setting,
                ("Surveys:FromOneNetwork", "1000000")
            )
        )
        {
            using var visitor = served.Client();
            foreach (var (name, form) in open.ToArray())
                await SendAsync(visitor, survey.Address(), name, form, thanked, open);
        }

        Assert.Empty(open);
        Assert.True(left > 0, "Nobody was cut off: the test tested nothing.");
        var stored = (await survey.TextsAsync()).Select(t => t.Text).ToList();
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.Equal(thanked.Keys.Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
        Assert.Equal(stored.Count, (await survey.AnswersAsync()).Count);
    }

    private static async Task<ASurvey> PrepareAsync(AnOffice office)
    {
        await using var scope = office.Services.CreateAsyncScope();
        var agency = await App.KhlongSamWaAsync(scope.ServiceProvider.GetRequiredService<IAgencies>());
        return await ASurvey.OpenAsync(office.Services, agency);
    }

    private static async Task SendAsync(
        HttpClient visitor,
        string address,
        string name,
        string form,
        ConcurrentDictionary<string, string> thanked,
        ConcurrentDictionary<string, string> open
    )
    {
        using var fields = new FormUrlEncodedContent([
            new("sheet", form),
            new("go", "next"),
            new("q-Q1", "1"),
            new("q-Q2", name),
        ]);
        var answer = await visitor.PostAsync(new Uri(address, UriKind.Relative), fields);
        if (!answer.RequestMessage!.RequestUri!.AbsolutePath.EndsWith("/thanks", StringComparison.Ordinal))
            return;

        thanked[name] = form;
        open.TryRemove(name, out _);
    }
}
