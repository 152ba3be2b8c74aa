using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Prongsai.Disclosures.Ckan;
using Prongsai.Kernel;

namespace Prongsai.Tests.Disclosures.Ckan;

/// <summary>Published editions go to a server that answers as CKAN does, over real HTTP.</summary>
public sealed class PushingEditions
{
    private const string Page = "/staff/disclosures/ckan",
        Name = "khlong-sam-wa-2567-o15";

    [Theory, OnBothDatabases]
    public async Task An_edition_becomes_a_package_the_next_one_changes_it_and_a_withdrawal_leaves_a_tombstone(
        Database database
    )
    {
        await using var ckan = await CkanServer.StartAsync();
        await using var app = await StartAsync(database);
        await APublishedItem.PublishAsync(app);
        await SetAsync(app, ckan);
        await app.DrainJobsAsync();

        var package = ckan.Packages[Name];
        var id = (string)package["id"]!;
        Assert.Equal("khlong-sam-wa", (string)package["owner_org"]!);
        Assert.Equal("https://ita.example.go.th/khlong-sam-wa/oit/2567/O15", (string)package["url"]!);
        Assert.Equal("1", Extra(package, "edition"));
        Assert.Equal("2567", Extra(package, "fiscal_year"));
        var resources = package["resources"]!.AsArray();
        Assert.Equal(["JSON", "CSV", "XLSX", "JSON", "TXT"], resources.Select(r => (string)r!["format"]!));
        Assert.All(resources, r => Assert.Equal(64, ((string)r!["hash"]!).Length));

        await APublishedItem.PublishAsync(app, "สรุปผลการจัดซื้อจัดจ้าง ฉบับแก้ไข");
        await RoundAsync(app);
        Assert.Equal((id, "2"), ((string)ckan.Packages[Name]["id"]!, Extra(ckan.Packages[Name], "edition")));

        var calls = ckan.Calls.Count;
        await RoundAsync(app);
        Assert.Equal(calls, ckan.Calls.Count);

        await APublishedItem.WithdrawAsync(app, "มาตรา 15 แห่งพระราชบัญญัติข้อมูลข่าวสาร");
        await RoundAsync(app);
        var tombstone = ckan.Packages[Name];
        Assert.Empty(tombstone["resources"]!.AsArray());
        Assert.Contains("มาตรา 15", (string)tombstone["notes"]!, StringComparison.Ordinal);
        Assert.NotNull(Extra(tombstone, "withdrawn"));
    }

    [Theory, OnBothDatabases]
    public async Task What_somebody_changed_there_is_shown_and_stays_until_an_officer_decides(Database database)
    {
        await using var ckan = await CkanServer.StartAsync();
        await using var app = await StartAsync(database);
        await APublishedItem.PublishAsync(app);
        await SetAsync(app, ckan);
        await app.DrainJobsAsync();
        ckan.Packages[Name]["notes"] = "คำอธิบายที่เจ้าหน้าที่กลางแก้ให้";
        await APublishedItem.PublishAsync(app, "ฉบับแก้ไข");

        await RoundAsync(app);
        await RoundAsync(app);

        Assert.Equal("คำอธิบายที่เจ้าหน้าที่กลางแก้ให้", (string)ckan.Packages[Name]["notes"]!);
        Assert.Equal("1", Extra(ckan.Packages[Name], "edition"));
        var page = (await App.OpenAsync(app.Officer, Page)).QuerySelector("main")!.TextContent;
        Assert.Contains("คำอธิบายที่เจ้าหน้าที่กลางแก้ให้", page, StringComparison.Ordinal);
        Assert.Contains("ฉบับที่ 2", page, StringComparison.Ordinal);

        await App.PostAsync(app.Officer, $"{Page}?handler=Overwrite&year=2567&code=O15", []);
        await app.DrainJobsAsync();

        Assert.Equal("2", Extra(ckan.Packages[Name], "edition"));
        Assert.Equal(CkanState.Pushed, (await PackageAsync(app)).State);
    }

    [Theory, OnBothDatabases]
    public async Task A_name_that_somebody_else_has_is_not_taken_from_them(Database database)
    {
        await using var ckan = await CkanServer.StartAsync();
        await using var app = await StartAsync(database);
        ckan.Packages[Name] = new JsonObject
        {
            ["id"] = "theirs",
            ["name"] = Name,
            ["title"] = "ชุดข้อมูลของผู้อื่น",
            ["resources"] = new JsonArray(),
        };
        await APublishedItem.PublishAsync(app);
        await SetAsync(app, ckan);
        await app.DrainJobsAsync();

        Assert.Equal(CkanState.NameTaken, (await PackageAsync(app)).State);
        Assert.Equal("ชุดข้อมูลของผู้อื่น", (string)ckan.Packages[Name]["title"]!);
        Assert.DoesNotContain("package_patch", ckan.Calls);

        ckan.Packages.Clear();
        await App.PostAsync(app.Officer, $"{Page}?handler=Again&year=2567&code=O15", []);
        await app.DrainJobsAsync();
        Assert.Equal(CkanState.Pushed, (await PackageAsync(app)).State);
    }

    [Theory, OnBothDatabases]
    public async Task What_ckan_refuses_for_good_is_said_in_words_and_not_tried_again(Database database)
    {
        await using var ckan = await CkanServer.StartAsync();
        await using var app = await StartAsync(database);
        await APublishedItem.PublishAsync(app);
        await SetAsync(app, ckan, token: "no-such-token");
        await app.DrainJobsAsync();

        var refused = await PackageAsync(app);
        Assert.Equal(CkanState.Refused, refused.State);
        Assert.Contains("User not authorized", refused.TroubleEn!, StringComparison.Ordinal);
        var calls = ckan.Calls.Count;
        await RoundAsync(app);
        Assert.Equal(calls, ckan.Calls.Count);

        ckan.Instead = context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<html>Please sign in</html>");
        };
        await App.PostAsync(app.Officer, $"{Page}?handler=Again&year=2567&code=O15", []);
        await app.DrainJobsAsync();
        Assert.Contains("CKAN", (await PackageAsync(app)).TroubleEn!, StringComparison.Ordinal);
        Assert.Contains("sign-in", (await PackageAsync(app)).TroubleEn!, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_fault_of_ckan_is_tried_again_later(Database database)
    {
        var clock = new MovableClock();
        await using var ckan = await CkanServer.StartAsync();
        await using var app = await StartAsync(database, clock);
        await APublishedItem.PublishAsync(app);
        ckan.Instead = context =>
        {
            context.Response.StatusCode = 503;
            return context.Response.WriteAsync("<html>Bad gateway</html>");
        };
        await SetAsync(app, ckan);
        await app.DrainJobsAsync();
        Assert.Empty(ckan.Packages);
        Assert.Equal(JobState.Waiting, (await JobAsync(app)).State);

        ckan.Instead = null;
        clock.Advance(TimeSpan.FromHours(1));
        await app.With<ProngsaiDb>(db =>
            db.Set<Job>()
                .Where(j => j.Kind == "push-to-ckan")
                .ExecuteUpdateAsync(j => j.SetProperty(one => one.DueAt, (DateTime?)null))
        );
        await app.DrainJobsAsync();

        Assert.Single(ckan.Packages);
    }

    [Theory, OnBothDatabases]
    public async Task The_token_is_sealed_and_goes_to_no_other_address(Database database)
    {
        await using var ckan = await CkanServer.StartAsync();
        await using var app = await StartAsync(database);
        await SetAsync(app, ckan);

        var site = await app.Ask<ProngsaiDb, CkanSite>(db => db.CkanSites.SingleAsync());
        Assert.DoesNotContain(CkanServer.Token, site.ProtectedToken, StringComparison.Ordinal);
        var page = await app.Officer.GetStringAsync(new Uri(Page, UriKind.Relative));
        Assert.DoesNotContain(CkanServer.Token, page, StringComparison.Ordinal);
        Assert.DoesNotContain(site.ProtectedToken, page, StringComparison.Ordinal);

        var elsewhere = await App.SubmitAsync(
            app.Officer,
            Page,
            new() { ["address"] = "https://elsewhere.example", ["token"] = "" },
            "handler=Set"
        );
        Assert.Contains("API token", Assert.Single(await TheDesk.ReasonsAsync(elsewhere)), StringComparison.Ordinal);
        Assert.Equal(ckan.Address, (await app.Ask<ProngsaiDb, CkanSite>(db => db.CkanSites.SingleAsync())).Address);
    }

    [Theory]
    [InlineData("http://data.go.th", "khlong-sam-wa", "t", "ckan-address")]
    [InlineData("https://user:pass@data.go.th", "khlong-sam-wa", "t", "ckan-address")]
    [InlineData("https://data.go.th", "Khlong Sam Wa", "t", "ckan-organisation")]
    [InlineData("https://data.go.th", "khlong-sam-wa", " ", "ckan-token-missing")]
    public void A_setting_that_cannot_work_is_refused(string address, string organisation, string token, string code) =>
        Assert.Equal([code], CkanSite.WhyNot(address, organisation, token, hasToken: false).Select(r => r.Code));

    private static Task<App> StartAsync(Database database, MovableClock? clock = null) =>
        App.StartAsync(
            database,
            builder =>
            {
                builder.Configuration.AddInMemoryCollection([
                    new("Prongsai:Address", "https://ita.example.go.th"),
                    new("Prongsai:Outside:Allowed", "127.0.0.0/8"),
                ]);
                clock?.Set(builder);
            }
        );

    private static async Task SetAsync(App app, CkanServer ckan, string token = CkanServer.Token) =>
        (
            await App.SubmitAsync(
                app.Officer,
                Page,
                new()
                {
                    ["address"] = ckan.Address,
                    ["organisation"] = "khlong-sam-wa",
                    ["token"] = token,
                },
                "handler=Set"
            )
        ).EnsureSuccessStatusCode();

    private static async Task RoundAsync(App app)
    {
        await app.With<ProngsaiDb>(db =>
        {
            db.Enqueue(null, TimeProvider.System.Now(), new LookForCkan());
            return db.SaveChangesAsync();
        });
        await app.DrainJobsAsync();
    }

    private static Task<CkanPackage> PackageAsync(App app) =>
        app.Ask<ProngsaiDb, CkanPackage>(db => db.CkanPackages.AsNoTracking().SingleAsync());

    private static Task<Job> JobAsync(App app) =>
        app.Ask<ProngsaiDb, Job>(db => db.Set<Job>().SingleAsync(j => j.Kind == "push-to-ckan"));

    private static string? Extra(JsonObject package, string key) =>
        package["extras"]!
            .AsArray()
            .Where(e => (string)e!["key"]! == key)
            .Select(e => (string)e!["value"]!)
            .FirstOrDefault();
}
