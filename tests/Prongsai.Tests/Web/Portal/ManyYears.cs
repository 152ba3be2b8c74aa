using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Kernel;
using Prongsai.Tests.Assessment.Results;

namespace Prongsai.Tests.Web.Portal;

/// <summary>An office with figures of many years, scored by frameworks of its own.</summary>
public sealed class ManyYears
{
    [Theory, OnBothDatabases]
    public async Task Cost_no_more_queries_than_two(Database database)
    {
        var queries = new QueryCount();
        await using var app = await App.StartAsync(database, queries.Listen);
        await GivenYearsAsync(app, 2566, 2567);
        var two = await CountAsync(app, queries);

        await GivenYearsAsync(app, 2563, 2564, 2565);
        var five = await CountAsync(app, queries);

        Assert.All(two.Values, count => Assert.True(count > 0));
        Assert.Equal(two, five);
    }

    [Theory, OnBothDatabases]
    public async Task Are_given_earliest_first(Database database)
    {
        await using var app = await App.StartAsync(database);
        await GivenYearsAsync(app, 2567, 2564, 2566);

        var results = await app.Ask<IScores, IReadOnlyList<YearResult>>(scores => scores.AllAsync(app.Agency));

        Assert.Equal([2564, 2566, 2567], results.Select(r => r.Year.Buddhist));
        Assert.Equal(["64.00", "66.00", "67.00"], results.Select(r => $"{r["IND09"]!.Value}"));
    }

    // An officer is never served from the portal's cache. The first look warms what is kept in memory.
    private static async Task<Dictionary<string, int>> CountAsync(App app, QueryCount queries)
    {
        Dictionary<string, int> counts = [];
        foreach (
            var address in new[] { "/khlong-sam-wa", "/khlong-sam-wa/scores", "/staff", "/staff/assessment/compare" }
        )
        {
            await App.OpenAsync(app.Officer, address);
            counts[address] = await queries.OfAsync(() => App.OpenAsync(app.Officer, address));
        }

        return counts;
    }

    private static async Task GivenYearsAsync(App app, params int[] years)
    {
        foreach (var year in years.Select(y => new FiscalYear(y)))
        {
            await app.With<FrameworkLibrary>(async library =>
            {
                var model = ShippedFrameworks.For(new FiscalYear(2567), "sub_department")!;
                var own = model with { Key = model.Key with { Year = year }, AppliesTo = [year] };
                await library.KeepAsync(
                    app.Agency,
                    own,
                    "FrameworkImported",
                    TimeProvider.System.Now(),
                    Actor.System,
                    "ทดสอบ"
                );
                await library.SaveAsync();
            });
            await using var file = new MemoryStream(
                AFile.Csv(
                    AFile.Header,
                    $"khlong-sam-wa,{year},IND09,{year.Buddhist - 2500}",
                    $"khlong-sam-wa,{year},O15,0"
                )
            );
            Assert.Empty(
                await app.Ask<IResultImport, IReadOnlyList<Refusal>>(import =>
                    import.ImportAsync(app.Agency, $"{year}.csv", file, acceptRepairs: false, Actor.System)
                )
            );
        }
    }
}
