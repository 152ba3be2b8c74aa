using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Outside;

/// <summary>What a citizen reaches from the home page, and by which clicks.</summary>
public sealed class WalkingASite
{
    [Fact]
    public async Task The_shortest_way_is_told()
    {
        await using var site = await ASiteWithPagesAsync();
        using var visitor = site.Visitor();
        var (near, far) = (site.At("/oit/o15"), site.At("/files/plan.pdf"));

        var walk = await new SiteWalk(visitor).WalkAsync(site.At("/"), [near, far]);

        Assert.True(walk.IsWhole);
        Assert.Equal([site.At("/"), site.At("/ita"), near], walk.Wanted[near]!.Path);
        Assert.Equal(3, walk.Wanted[far]!.Clicks);
        // The file is on the way to nowhere and was not fetched.
        Assert.DoesNotContain(site.Requests, request => request.Path == "/files/plan.pdf");
    }

    [Fact]
    public async Task What_lies_deeper_is_not_reached()
    {
        await using var site = await ASiteWithPagesAsync();
        using var visitor = site.Visitor();
        var deep = site.At("/deep/4");

        var walk = await new SiteWalk(visitor).WalkAsync(site.At("/"), [deep]);
        var further = await new SiteWalk(visitor).WalkAsync(site.At("/"), [deep], new WalkLimits(Clicks: 4));

        Assert.Null(walk.Wanted[deep]);
        Assert.True(walk.IsWhole);
        Assert.Equal(4, further.Wanted[deep]!.Clicks);
    }

    [Fact]
    public async Task A_limit_of_pages_is_kept_and_said()
    {
        await using var site = await ASite.StartAsync();
        site.Page("/", string.Concat(Enumerable.Range(0, 50).Select(i => $"<a href='/p/{i}'>x</a>")));
        for (var i = 0; i < 50; i++)
            site.Page($"/p/{i}", "x");
        using var visitor = site.Visitor();

        var walk = await new SiteWalk(visitor).WalkAsync(site.At("/"), [site.At("/nowhere")], new WalkLimits(Pages: 5));

        Assert.Equal((5, false), (walk.Opened.Count, walk.IsWhole));
    }

    [Fact]
    public async Task Another_site_is_linked_to_but_not_walked()
    {
        await using var site = await ASite.StartAsync();
        await using var other = await ASite.StartAsync();
        site.Page("/", $"<a href='{other.At("/")}'>x</a>");
        other.Page("/", "<a href='/inside'>x</a>");
        using var visitor = site.Visitor();

        var walk = await new SiteWalk(visitor).WalkAsync(site.At("/"), [other.At("/"), other.At("/inside")]);

        Assert.Equal(1, walk.Wanted[other.At("/")]!.Clicks);
        Assert.Null(walk.Wanted[other.At("/inside")]);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_home_page_that_is_gone_is_said()
    {
        await using var site = await ASite.StartAsync();
        using var visitor = site.Visitor();

        var walk = await new SiteWalk(visitor).WalkAsync(site.At("/"), [site.At("/x")]);

        Assert.Equal((VisitOutcome.Status, 404), (walk.Home.Outcome, walk.Home.Status));
        Assert.Null(walk.Wanted[site.At("/x")]);
    }

    [Fact]
    public async Task Redirects_and_last_slashes_are_the_same_page()
    {
        await using var site = await ASite.StartAsync();
        site.Redirect("/", "/th/");
        site.Page("/th/", "<a href='/old'>x</a>");
        site.Redirect("/old", "/oit/o15");
        site.Page("/oit/o15", "x");
        using var visitor = site.Visitor();

        var walk = await new SiteWalk(visitor).WalkAsync(site.At("/"), [site.At("/oit/o15/"), site.At("/th")]);

        Assert.Equal(1, walk.Wanted[site.At("/oit/o15/")]!.Clicks);
        Assert.Equal(0, walk.Wanted[site.At("/th")]!.Clicks);
    }

    private static async Task<ASite> ASiteWithPagesAsync()
    {
        var site = await ASite.StartAsync();
        site.Page("/", "<a href='/news'>ข่าว</a><a href='/ita'>ITA</a>");
        site.Page("/news", "<a href='/ita'>ITA</a><a href='/deep/2'>x</a>");
        site.Page("/ita", "<a href='/oit/o15'>O15</a><a href='/'>หน้าแรก</a>");
        site.Page("/oit/o15", "<a href='/files/plan.pdf'>แผน</a>");
        site.Page("/deep/2", "<a href='/deep/3'>x</a>");
        site.Page("/deep/3", "<a href='/deep/4'>x</a>");
        site.Page("/deep/4", "x");
        return site;
    }
}
