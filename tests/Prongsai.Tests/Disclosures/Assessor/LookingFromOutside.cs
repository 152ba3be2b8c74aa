using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Assessor;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Editions;
using Prongsai.Kernel;

namespace Prongsai.Tests.Disclosures.Assessor;

/// <summary>The program on a real port looks at itself, and at a website beside it, through the same door as everybody.</summary>
public sealed class LookingFromOutside
{
    private static readonly FiscalYear Year = new(2567);

    [Theory, OnBothDatabases]
    public async Task Our_own_portal_is_found_in_order_until_a_byte_of_a_kept_file_changes(Database database)
    {
        await using var app = await StartAsync(database);
        var file = await APublishedItem.PublishAsync(app);

        var good = await LookAsync(app, app.Agency);

        Assert.Empty(good.Notes);
        Assert.Empty(good.Faults);
        Assert.True(good.IsClean);
        var page = Assert.Single(good.Pages, p => p.Clicks is not null);
        Assert.True(page.Clicks <= 3, $"{page.Clicks} clicks");
        Assert.Equal(6, good.Pages.Count); // page, edition.json, file, table as CSV, XLSX and JSON

        var kept = Directory
            .GetFiles(app.Services.GetRequiredService<Installation>().DataFolder, file.Hex, SearchOption.AllDirectories)
            .Single();
        var bytes = await System.IO.File.ReadAllBytesAsync(kept);
        bytes[3] ^= 1;
        System.IO.File.SetAttributes(kept, FileAttributes.Normal);
        await System.IO.File.WriteAllBytesAsync(kept, bytes);
        await ForgetCachedAsync(app);

        var broken = await LookAsync(app, app.Agency);

        var fault = Assert.Single(broken.Faults);
        Assert.Equal(("O15", "changed"), (fault.Code, fault.Kind));
        Assert.Contains("/files/", fault.Address, StringComparison.Ordinal);
        Assert.Contains("SHA-256", fault.Words.En, StringComparison.Ordinal);

        bytes[3] ^= 1;
        await System.IO.File.WriteAllBytesAsync(kept, bytes);
        await ForgetCachedAsync(app);
        var mended = await LookAsync(app, app.Agency);

        Assert.Empty(mended.Faults);
        await app.With<ProngsaiDb>(async db =>
        {
            var closed = await db.Faults.SingleAsync();
            Assert.NotNull(closed.ClosedAt);
            Assert.Equal(18, await db.PageVisits.CountAsync());
            Assert.Equal(3, await db.VisitRounds.CountAsync(r => r.EndedAt != null));
            Assert.Equal(
                ["DisclosureFaultSeen", "DisclosureFaultGone"],
                await db.Set<JournalEntry>()
                    .Where(e => e.What.StartsWith("DisclosureFault"))
                    .OrderBy(e => e.At)
                    .Select(e => e.What)
                    .ToListAsync()
            );
        });
    }

    [Theory, OnBothDatabases]
    public async Task A_table_is_held_against_what_was_written_when_it_was_published(Database database)
    {
        await using var app = await StartAsync(database);
        await APublishedItem.PublishAsync(app);
        // As a version of this program wrote it that ends lines otherwise.
        var then = await app.Ask<KeptFiles, FileHash>(files =>
            files.KeepAsync(app.Agency, Actor.System, "b2.csv", Encoding.UTF8.GetBytes("ที่,งาน\n1,จ้างทำป้าย\n"))
        );
        await app.Ask<ProngsaiDb, int>(db =>
            db.Set<EditionTable>()
                .Where(t => t.Name == "b2.csv")
                .ExecuteUpdateAsync(row => row.SetProperty(t => t.File, then))
        );

        Assert.Empty((await LookAsync(app, app.Agency)).Faults);

        var workbook = await app.Ask<ProngsaiDb, FileHash>(db =>
            db.Set<EditionTable>().Where(t => t.Name == "b2.xlsx").Select(t => t.File).SingleAsync()
        );
        var kept = Directory
            .GetFiles(
                app.Services.GetRequiredService<Installation>().DataFolder,
                workbook.Hex,
                SearchOption.AllDirectories
            )
            .Single();
        System.IO.File.SetAttributes(kept, FileAttributes.Normal);
        await System.IO.File.AppendAllTextAsync(kept, "x");
        await ForgetCachedAsync(app);

        var broken = (await LookAsync(app, app.Agency)).Faults;

        Assert.Contains(broken, f => f.Kind == "changed" && f.Words.En.StartsWith("b2.xlsx", StringComparison.Ordinal));
        Assert.DoesNotContain(broken, f => f.Words.En.StartsWith("b2.csv", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Another_website_shows_its_dead_link_its_outdated_year_and_what_robots_txt_forbids(
        Database database
    )
    {
        await using var site = await OtherWebsite.StartAsync();
        await using var app = await StartAsync(database);
        var agency = await GeneralAgencyAsync(app);
        const string menu =
            "<nav><a href='/'>หน้าแรก</a> <a href='/ita'>ITA</a> <a href='/old-2560'>คลังปี 2560</a></nav>";
        site.Page("/", menu);
        site.Page(
            "/ita",
            menu
                + "<a href='/o1'>O1</a> <a href='/o2'>O2</a> <a href='/o3'>O3</a> <a href='/secret/o4'>O4</a> <a href='/o5'>O5</a> <a href='/a'>ต่อ</a>"
        );
        site.Page("/o1", menu + "<h1>โครงสร้าง ปีงบประมาณ พ.ศ. 2567</h1> <a href='/o1.csv'>ข้อมูล</a>");
        site.File("/o1.csv", "text/csv", Encoding.UTF8.GetBytes("ชื่อ,ตำแหน่ง\nก,ข\n"));
        site.Page("/o2", menu + "<h1>แผนปฏิบัติการประจำปี ๒๕๖๕</h1><footer>© 2024</footer>");
        site.Page("/secret/o4", "<h1>ปี 2567</h1>");
        site.Page("/o5", menu + "<h1>คู่มือ ปี 2567</h1> <a href='/gone.csv'>คู่มือ</a>");
        site.Page("/a", menu + "<a href='/b'>ต่อ</a>");
        site.Page("/b", menu + "<a href='/deep'>ต่อ</a>");
        site.Page("/deep", menu + "<h1>ข้อมูลปี 2567</h1>");
        site.Page("/old-2560", menu);
        site.Pages["/robots.txt"] = context => context.Response.WriteAsync("User-agent: *\nDisallow: /secret\n");
        await ListAsync(
            app,
            agency,
            site.Address,
            ("O1", "/o1"),
            ("O2", "/o2"),
            ("O3", "/o3"),
            ("O4", "/secret/o4"),
            ("O5", "/o5"),
            ("O6", "/deep")
        );

        var look = await LookAsync(app, agency);

        Assert.Equal(
            [
                ("O2", FaultKinds.Outdated, "/o2"),
                ("O3", FaultKinds.Dead, "/o3"),
                ("O4", FaultKinds.Robots, "/secret/o4"),
                ("O5", FaultKinds.Dead, "/gone.csv"),
                ("O6", FaultKinds.TooFar, "/deep"),
            ],
            look.Faults.Select(f => (f.Code, f.Kind, new Uri(f.Address).AbsolutePath)).Order()
        );
        Assert.Contains("2565", look.Faults.Single(f => f.Code == "O2").Words.Th, StringComparison.Ordinal);
        Assert.DoesNotContain("/secret/o4", site.Asked);
        Assert.Equal(2, look.Pages.Single(p => new Uri(p.Address).AbsolutePath == "/o1").Clicks);
        await app.With<ProngsaiDb>(async db =>
        {
            var visit = await db.PageVisits.SingleAsync(v => v.Code == "O1" && v.Part == Part.Page);
            Assert.Equal(("2567", "CSV"), (visit.Years, visit.Offers));
            var file = await db.PageVisits.SingleAsync(v => v.Code == "O1" && v.Part == Part.File);
            Assert.Equal(2023, file.LastModified!.Value.Year);
        });

        // Mended: the tasks close by themselves, and stay to be read.
        site.Page("/o2", menu + "<h1>แผนปฏิบัติการประจำปี ๒๕๖๗</h1>");
        site.Page("/o3", menu + "<h1>ปี 2567</h1>");
        site.File("/gone.csv", "text/csv", "ข้อ,คู่มือ\n1,ก\n"u8.ToArray());
        var again = await LookAsync(app, agency);

        Assert.Equal(["O4", "O6"], again.Faults.Select(f => f.Code).Order());
        await app.With<ProngsaiDb>(async db => Assert.Equal(5, await db.Faults.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_site_that_does_not_answer_closes_no_task_of_what_stands_there(Database database)
    {
        await using var app = await StartAsync(database);
        var agency = await GeneralAgencyAsync(app);
        var site = await OtherWebsite.StartAsync();
        site.Page("/", "<a href='/o2'>O2</a>");
        site.Page("/o2", "<h1>แผนปี 2565</h1>");
        await ListAsync(app, agency, site.Address, ("O2", "/o2"));
        Assert.Equal([FaultKinds.Outdated], (await LookAsync(app, agency)).Faults.Select(f => f.Kind));

        await site.DisposeAsync();
        var down = await LookAsync(app, agency);

        Assert.Equal([FaultKinds.Dead, FaultKinds.Outdated], down.Faults.Select(f => f.Kind).Order());
        Assert.Single(down.Notes);
    }

    [Theory, OnBothDatabases]
    public async Task An_officer_asks_for_a_look_reads_what_was_seen_and_takes_the_evidence_along(Database database)
    {
        await using var site = await OtherWebsite.StartAsync();
        await using var app = await StartAsync(database);
        site.Page("/", "<a href='/o15'>O15</a>");
        site.Page("/o15", "<h1>สรุปผลจัดซื้อจัดจ้าง ปี 2565</h1>");
        const string addresses = "/staff/disclosures/assessor/addresses?year=2567";
        await App.SubmitAsync(
            app.Officer,
            addresses,
            new() { ["home"] = $"{site.Address}/" },
            "handler=Home&year=2567"
        );
        var refused = await App.ReadAsync(
            await (
                await App.SubmitAsync(
                    app.Officer,
                    addresses,
                    [],
                    "handler=Import&year=2567",
                    [("file", "ที่อยู่.csv", Encoding.UTF8.GetBytes("ข้อ,ที่อยู่\nO99,https://a.example/\n"))]
                )
            ).Content.ReadAsStringAsync()
        );
        Assert.Contains(
            "ที่อยู่.csv แถว 2 คอลัมน์ ข้อ",
            refused.QuerySelector(".errors")!.TextContent,
            StringComparison.Ordinal
        );
        await App.SubmitAsync(
            app.Officer,
            addresses,
            [],
            "handler=Import&year=2567",
            [("file", "ที่อยู่.csv", Encoding.UTF8.GetBytes($"ข้อ,ที่อยู่\nO15,{site.Address}/o15\n"))]
        );

        await App.SubmitAsync(app.Officer, "/staff/disclosures/assessor?year=2567", [], "assessor?year=2567");
        var waiting = await App.OpenAsync(app.Officer, "/staff/disclosures/assessor?year=2567");
        Assert.NotNull(waiting.QuerySelector("form[action*='handler=Stop']"));
        await app.DrainJobsAsync();

        var seen = await App.OpenAsync(app.Officer, "/staff/disclosures/assessor?year=2567");
        Assert.Contains("ไม่พบปี 2567", seen.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var today = await App.OpenAsync(app.Officer, "/staff");
        Assert.Contains("ไม่พบปี 2567", today.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var history = await App.OpenAsync(app.Officer, "/staff/disclosures/assessor/visits?year=2567&code=O15");
        Assert.Contains("100.0 %", history.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var csv = await app.Officer.GetStringAsync(
            new Uri("/staff/disclosures/assessor/visits?handler=Csv&year=2567", UriKind.Relative)
        );
        Assert.Contains($"{site.Address}/o15,reached,200", csv, StringComparison.Ordinal);
        Assert.Equal(2, csv.TrimEnd().Split('\n').Length);
        Assert.Equal(1, await app.Ask<ProngsaiDb, int>(db => db.Set<Job>().CountAsync(j => j.Kind == "notice")));
    }

    [Theory, OnBothDatabases]
    public async Task A_look_that_was_told_to_stop_does_not_begin(Database database)
    {
        await using var app = await StartAsync(database);
        await APublishedItem.PublishAsync(app);
        const string page = "/staff/disclosures/assessor?year=2567";
        await App.SubmitAsync(app.Officer, page, [], "assessor?year=2567");
        await App.SubmitAsync(app.Officer, page, [], "handler=Stop&year=2567");

        await app.DrainJobsAsync();

        await app.With<ProngsaiDb>(async db =>
        {
            Assert.Equal(JobState.Stopped, (await db.Set<Job>().SingleAsync(j => j.Kind == "look-at-pages")).State);
            Assert.Empty(await db.VisitRounds.ToListAsync());
        });
    }

    [Theory, OnBothDatabases]
    public async Task Every_week_it_happens_by_itself_and_old_clean_visits_are_forgotten(Database database)
    {
        var clock = new MovableClock();
        await using var site = await OtherWebsite.StartAsync();
        await using var app = await StartAsync(database, clock.Set);
        site.Page("/", "<a href='/good'>O15</a> <a href='/old'>O15</a>");
        var year = FiscalYear.Of(TimeProvider.System.Now().Today);
        site.Page("/good", $"<h1>ข้อมูลปี {year}</h1>");
        site.Page("/old", "<h1>ข้อมูลปี 2560</h1>");
        await ListAsync(app, app.Agency, site.Address, year, ("O15", "/good"), ("O15", "/old"));

        await WeeklyAsync();
        await WeeklyAsync();
        Assert.Equal(1, await RoundsAsync());
        clock.Advance(TimeSpan.FromDays(7));
        await WeeklyAsync();
        Assert.Equal(2, await RoundsAsync());
        clock.Advance(TimeSpan.FromDays(365));
        await ForgetAsync();
        Assert.Equal((2, 2), await VisitsAsync());
        clock.Advance(TimeSpan.FromDays(100));
        await ForgetAsync();
        // Of the clean page the last visit stays; those with findings stay all.
        Assert.Equal((1, 2), await VisitsAsync());

        Task WeeklyAsync() => EnqueueAsync(new LookWeekly());
        Task ForgetAsync() => EnqueueAsync(new ForgetVisits());

        async Task EnqueueAsync<TJob>(TJob job)
            where TJob : class
        {
            await app.With<ProngsaiDb>(db =>
            {
                db.Enqueue(null, clock.Now(), job);
                return db.SaveChangesAsync();
            });
            await app.DrainJobsAsync();
        }

        Task<int> RoundsAsync() => app.Ask<ProngsaiDb, int>(db => db.VisitRounds.CountAsync());

        Task<(int Clean, int Found)> VisitsAsync() =>
            app.Ask<ProngsaiDb, (int, int)>(async db =>
                (await db.PageVisits.CountAsync(v => v.IsClean), await db.PageVisits.CountAsync(v => !v.IsClean))
            );
    }

    private static async Task<App> StartAsync(Database database, Action<WebApplicationBuilder>? adjust = null)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        return await App.StartAsync(
            database,
            builder =>
            {
                builder.WebHost.UseUrls(address);
                builder.Configuration.AddInMemoryCollection([new("Prongsai:Address", address)]);
                builder.Services.AddSingleton(
                    new PoliteVisitor(
                        new VisitSettings { Allowed = [IPNetwork.Parse("127.0.0.0/8")], Pause = TimeSpan.Zero },
                        TimeProvider.System
                    )
                );
                adjust?.Invoke(builder);
            }
        );
    }

    // The portal keeps answers for half a minute; nobody waits for that here.
    private static Task ForgetCachedAsync(App app) => app.With<IPublicPages>(portal => portal.HaveChangedAsync());

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Task<SiteLook> LookAsync(App app, AgencyId agency) =>
        app.Ask<IAssessorsEye, SiteLook>(eye => eye.LookAsync(agency, Year, Actor.System));

    private static Task<AgencyId> GeneralAgencyAsync(App app) =>
        app.Ask<IAgencies, AgencyId>(agencies =>
            agencies.RegisterAsync(
                "ban-na",
                new("เทศบาลตำบลบ้านนา", "Ban Na Municipality"),
                new("นครนายก", "Nakhon Nayok"),
                "general",
                Actor.System
            )
        );

    private static Task ListAsync(App app, AgencyId agency, string site, params (string Code, string Path)[] pages) =>
        ListAsync(app, agency, site, Year, pages);

    private static Task ListAsync(
        App app,
        AgencyId agency,
        string site,
        FiscalYear year,
        params (string Code, string Path)[] pages
    ) =>
        app.With<ProngsaiDb>(async db =>
        {
            var now = TimeProvider.System.Now();
            foreach (var (code, path) in pages)
                db.ElsewhereAddresses.Add(ElsewhereAddress.Add(agency, year, code, site + path, now, Actor.System));
            await db.SaveChangesAsync();
        });
}
