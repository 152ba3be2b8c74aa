using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Prongsai.Disclosures.Checking;
using Prongsai.Kernel;
using Prongsai.Tests.Kernel.Outside;

namespace Prongsai.Tests.Disclosures.Checking;

public sealed class LinksAreTried
{
    [Theory, OnBothDatabases]
    public async Task A_dead_link_is_found_at_night_and_a_living_one_is_left_alone_for_a_week(Database database)
    {
        await using var site = await ASite.StartAsync();
        site.Page("/here", "<h1>มี</h1>");
        await using var app = await TheDesk.StartAsync(
            database,
            builder =>
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?> { ["Prongsai:Outside:Allowed"] = "127.0.0.1" }
                )
        );
        foreach (var path in new[] { "/here", "/gone" })
            await App.SubmitAsync(
                app.Officer,
                $"{TheDesk.O15}/blocks/new?kind=link",
                new() { ["url"] = site.At(path).ToString() }
            );

        await RunAsync(app);
        var visits = site.Requests.Count(r => r.Path == "/here");
        await RunAsync(app);

        var links = await app.Ask<ProngsaiDb, List<LinkCheck>>(db =>
            db.Set<LinkCheck>().AsNoTracking().OrderBy(l => l.Url).ToListAsync()
        );
        Assert.Equal([false, true], links.Select(l => l.Answers));
        Assert.Contains("404", links[0].WhyTh, StringComparison.Ordinal);
        Assert.Equal(visits, site.Requests.Count(r => r.Path == "/here"));
        var page = await App.OpenAsync(app.Officer, TheDesk.O15);
        Assert.Contains($"เปิด {site.At("/gone")} ไม่ได้", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task RunAsync(App app)
    {
        await app.With<ProngsaiDb>(async db =>
        {
            db.Enqueue(null, TimeProvider.System.Now(), new TryLinks());
            await db.SaveChangesAsync();
        });
        await app.DrainJobsAsync();
    }
}
