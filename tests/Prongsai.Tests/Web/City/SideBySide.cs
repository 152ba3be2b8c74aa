using System.Globalization;
using System.Net;
using System.Text;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Web.City;
using Prongsai.Web.CommandLine;

namespace Prongsai.Tests.Web.City;

/// <summary>Bangkok and its districts on the parent's page.</summary>
public sealed class SideBySide
{
    [Theory, OnBothDatabases]
    public async Task Shows_fifty_districts_sorts_filters_and_exports_them(Database database)
    {
        var queries = new QueryCount();
        await using var app = await App.StartAsync(database, queries.Listen);
        using var observer = await CityAsync(app);

        var page = await App.OpenAsync(observer, "/staff/city");
        var warm = await queries.OfAsync(() => App.OpenAsync(observer, "/staff/city"));
        var byScore = await App.OpenAsync(observer, "/staff/city?sort=2568&dir=desc");
        var found = await App.OpenAsync(observer, "/staff/city?q=คลองสามวา");
        var help = await App.OpenAsync(observer, "/staff/city?need=help&sort=need&dir=desc");
        var csv = await observer.GetByteArrayAsync("/staff/city/agencies.csv?sort=2568&dir=desc");
        var xlsx = await observer.GetByteArrayAsync("/staff/city/agencies.xlsx");

        Assert.Equal(50, Names(page).Count);
        Assert.StartsWith("สำนักงานเขตพระนคร", Names(page)[0], StringComparison.Ordinal);
        Assert.True(warm <= 12, $"{warm} queries");
        var scores = byScore
            .QuerySelectorAll("tbody tr")
            .Select(tr => tr.QuerySelector("[data-label='2568'] .score")?.TextContent)
            .ToList();
        Assert.Null(scores[^1]);
        var told = scores.OfType<string>().Select(s => decimal.Parse(s, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(49, told.Count);
        Assert.Equal(told.OrderDescending(), told);
        Assert.Equal("descending", byScore.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
        var ours = Assert.Single(found.QuerySelectorAll("tbody tr"));
        Assert.Contains("93.41", ours.TextContent, StringComparison.Ordinal);
        Assert.Contains("ยังไม่มีผลปี 2568", ours.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(Names(help));
        Assert.All(help.QuerySelectorAll("tbody tr"), tr => Assert.NotNull(tr.QuerySelector(".badge--bad")));
        Assert.True(csv.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        var lines = Encoding.UTF8.GetString(csv).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(51, lines.Length);
        Assert.Contains("คะแนนรวมปี 2568", lines[0], StringComparison.Ordinal);
        Assert.Contains("ข้อมูลสมมุติ", lines[1], StringComparison.Ordinal);
        Assert.Null(XlsxSheets.Open("a.xlsx", xlsx).WhyNot);
    }

    [Fact]
    public async Task Has_a_twin_for_everybody_that_marks_made_up_totals()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        using var observer = await CityAsync(app);

        var home = await App.OpenAsync(app.Stranger, "/bangkok");
        var link = home.QuerySelector("main a[href$='/agencies']")!.GetAttribute("href")!;
        var page = await App.OpenAsync(app.Stranger, link);

        Assert.Equal(50, Names(page).Count);
        Assert.All(
            page.QuerySelectorAll("td.number").Where(cell => cell.QuerySelector(".score") is not null),
            cell => Assert.Contains("สมมุติ", cell.TextContent, StringComparison.Ordinal)
        );
        Assert.Single(Names(await App.OpenAsync(app.Stranger, "/bangkok/agencies?q=บางรัก")));
    }

    [Theory, OnBothDatabases]
    public async Task Asks_no_more_of_the_database_for_more_agencies_and_computes_only_what_is_new(Database database)
    {
        var queries = new QueryCount();
        await using var app = await App.StartAsync(database, queries.Listen);
        var city = await RegisterAsync(app, "city", null);
        await GivenAsync(app, city, 0, 3);
        using var observer = await app.PersonAsync("observer", city, Duty.ParentObserver);
        await App.OpenAsync(observer, "/staff/city");
        var few = await queries.OfAsync(() => App.OpenAsync(observer, "/staff/city"));

        await GivenAsync(app, city, 3, 30);
        var first = await queries.OfAsync(() => App.OpenAsync(observer, "/staff/city"));
        var many = await queries.OfAsync(() => App.OpenAsync(observer, "/staff/city"));

        Assert.Equal(few, many);
        Assert.InRange(first - many, 1, 2);
    }

    [Fact]
    public async Task Is_closed_to_those_who_do_not_observe_and_shows_nothing_of_others()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        var city = await RegisterAsync(app, "city", null);
        await GivenAsync(app, city, 0, 2);
        using var preparer = await app.PersonAsync("preparer", city, Duty.Preparer);
        using var elsewhere = await app.PersonAsync("elsewhere", app.Agency, Duty.ParentObserver);

        var refused = await preparer.GetAsync("/staff/city");
        var file = await preparer.GetAsync("/staff/city/agencies.csv");
        var page = await App.OpenAsync(elsewhere, "/staff/city");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, file.StatusCode);
        Assert.Empty(Names(page));
    }

    [Theory]
    [InlineData("84.99", "86.00", 0, Need.Help)] // under the gate
    [InlineData("90.00", "91.00", 0, Need.Watch)] // fell by a point
    [InlineData("90.01", "91.00", 0, Need.None)] // fell by less
    [InlineData("95.00", "94.00", 1, Need.Watch)] // a late measure
    [InlineData("90.00", "95.00", 2, Need.Help)] // two reasons
    [InlineData("", "95.00", 0, Need.Watch)] // no result
    public void Says_who_needs_help_by_the_rule_on_the_page(string now, string before, int late, object expected)
    {
        var agency = new Agency(Ids.Next<AgencyId>(), "a", new("ก", "A"), new("", ""), "general");
        var other = agency with { Id = Ids.Next<AgencyId>() };
        List<YearTotal> totals = [Total(2566, before)];
        if (now.Length > 0)
            totals.Add(Total(2567, now));

        var overview = Overview.Of(
            [agency, other],
            new Dictionary<AgencyId, IReadOnlyList<YearTotal>>
            {
                [agency.Id] = totals,
                [other.Id] = [Total(2567, "99.00")],
            },
            new Dictionary<AgencyId, MeasuresStanding> { [agency.Id] = new(new FiscalYear(2568), 1, 0, 0, late) }
        );

        Assert.Equal(expected, overview.Rows[0].Need);

        static YearTotal Total(int year, string score) =>
            new(
                new FiscalYear(year),
                Prongsai.Kernel.Score.TryParse(score, out var known) ? known.Exactly : null,
                Confidence.Official,
                null,
                []
            );
    }

    private static List<string> Names(AngleSharp.Html.Dom.IHtmlDocument page) =>
        [.. page.QuerySelectorAll("tbody th").Select(th => th.TextContent.Trim())];

    private static async Task<HttpClient> CityAsync(App app)
    {
        await SampleIn.LoadAsync(app);
        var city = await app.Ask<IServiceProvider, Agency>(services =>
            SampleCity.LoadAsync(services, new DateOnly(2026, 11, 22), CancellationToken.None)
        );
        return await app.PersonAsync("observer", city.Id, Duty.ParentObserver);
    }

    private static async Task GivenAsync(App app, AgencyId city, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var slug = string.Create(CultureInfo.InvariantCulture, $"office-{i}");
            var id = await RegisterAsync(app, slug, city);
            using var file = new MemoryStream(Encoding.UTF8.GetBytes(SampleCity.Results(slug)));
            Assert.Empty(
                await app.Ask<IResultImport, IReadOnlyList<Refusal>>(import =>
                    import.ImportAsync(id, "r.csv", file, acceptRepairs: false, Actor.System)
                )
            );
        }
    }

    private static Task<AgencyId> RegisterAsync(App app, string slug, AgencyId? under) =>
        app.Ask<IAgencies, AgencyId>(async agencies =>
        {
            var id = await agencies.RegisterAsync(slug, new(slug, slug), new("", ""), "sub_department", Actor.System);
            if (under is not null)
                await agencies.PutUnderAsync(id, under, Actor.System);
            return id;
        });
}
