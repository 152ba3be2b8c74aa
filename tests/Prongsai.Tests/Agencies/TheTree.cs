using System.Net;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Tests.Agencies;

public sealed class TheTree
{
    [Theory, OnBothDatabases]
    public async Task Knows_children_and_all_below_in_one_query(Database database)
    {
        var queries = new QueryCount();
        await using var app = await App.StartAsync(database, queries.Listen);
        var (ministry, department, office) = await FamilyAsync(app);

        var children = await app.Ask<IAgencies, IReadOnlyList<Agency>>(a => a.ChildrenAsync(ministry));
        IReadOnlyList<Agency> below = [];
        var asked = await queries.OfAsync(async () =>
            below = await app.Ask<IAgencies, IReadOnlyList<Agency>>(a => a.BelowAsync(ministry))
        );

        Assert.Equal([department], children.Select(a => a.Id));
        Assert.Equal(new HashSet<AgencyId> { department, office }, below.Select(a => a.Id).ToHashSet());
        Assert.Equal(1, asked);
    }

    [Theory, OnBothDatabases]
    public async Task Refuses_a_circle(Database database)
    {
        await using var app = await App.StartAsync(database);
        var (ministry, _, office) = await FamilyAsync(app);

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            app.With<IAgencies>(a => a.PutUnderAsync(ministry, office, Actor.System))
        );

        Assert.Equal("agency-under-itself", Assert.Single(refused.Reasons).Code);
    }

    [Theory, OnBothDatabases]
    public async Task Registers_below_and_shows_nothing_that_is_not_below(Database database)
    {
        await using var app = await App.StartAsync(database);
        var (ministry, _, _) = await FamilyAsync(app);

        await App.SubmitAsync(
            app.Officer,
            "/staff/agencies/register",
            new()
            {
                ["NameTh"] = "ศูนย์เยาวชนคลองสามวา",
                ["NameEn"] = "Khlong Sam Wa Youth Centre",
                ["Slug"] = "ksw-youth",
                ["Profile"] = "sub_department",
            }
        );

        var page = await App.OpenAsync(app.Officer, "/staff/agencies");
        Assert.Equal(["ศูนย์เยาวชนคลองสามวา"], page.QuerySelectorAll("tbody th").Select(th => th.TextContent));
        var child = await app.Ask<IAgencies, Agency?>(a => a.BySlugAsync("ksw-youth"));
        Assert.Equal((app.Agency, "สำนักงานเขตคลองสามวา"), (child!.ParentId, child.Parent.Th));
        var found = await App.OpenAsync(app.Officer, "/staff/agencies?q=KSW Youth");
        Assert.Single(found.QuerySelectorAll("tbody th"));
        foreach (var path in new[] { "/staff/agencies", "/staff/agencies/register" })
            Assert.Equal(HttpStatusCode.NotFound, (await app.Officer.GetAsync($"{path}?under={ministry}")).StatusCode);
    }

    private static Task<(AgencyId Ministry, AgencyId Department, AgencyId Office)> FamilyAsync(App app) =>
        app.Ask<IAgencies, (AgencyId, AgencyId, AgencyId)>(async agencies =>
        {
            var ministry = await agencies.RegisterAsync("moi", new("ก", "A"), new("", ""), "general", Actor.System);
            var department = await agencies.RegisterAsync("dola", new("ข", "B"), new("", ""), "general", Actor.System);
            var office = await agencies.RegisterAsync("amphoe", new("ค", "C"), new("", ""), "general", Actor.System);
            await agencies.PutUnderAsync(department, ministry, Actor.System);
            await agencies.PutUnderAsync(office, department, Actor.System);
            return (ministry, department, office);
        });
}
