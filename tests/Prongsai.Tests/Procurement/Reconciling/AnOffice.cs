using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Reconciling;

namespace Prongsai.Tests.Procurement.Reconciling;

/// <summary>An office whose register has three purchases of October 2567, and that may ask a server on this machine.</summary>
internal static class AnOffice
{
    public const string Page = "/staff/procurement/reconcile?year=2568",
        Settings = "/staff/procurement/reconcile/settings";

    public static Task<App> StartAsync(
        Database database,
        string feedClosed = "never",
        string allowed = "127.0.0.0/8"
    ) =>
        App.StartAsync(
            database,
            builder =>
            {
                builder.Configuration.AddInMemoryCollection([
                    new("Prongsai:Outside:Allowed", allowed),
                    new("Prongsai:Procurement:FeedClosed", feedClosed),
                ]);
                WithoutPauses(builder);
            }
        );

    public static void WithoutPauses(WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(new NationalPace(TimeSpan.Zero));

    public static async Task GiveRegisterAsync(App app)
    {
        var file = SomePurchases.Csv(
            ["1,ซื้อกระดาษ,40000,-,เฉพาะเจาะจง,ร้าน ก,30000,1/2568,7 ต.ค. 67,67109000001"],
            ["2,จ้างซ่อมรถ,12500,-,เฉพาะเจาะจง,อู่ ข,12500,2/2568,9 ต.ค. 67,67109000002"],
            ["3,ซื้อน้ำดื่ม,900,-,เฉพาะเจาะจง,ร้าน ค,900,3/2568,9 ต.ค. 67,-"]
        );
        var done = await app.Ask<IPurchaseImport, PurchasesImported>(import =>
            import.ImportAsync(
                app.Agency,
                "ตุลาคม.csv",
                file,
                new FiscalYear(2568),
                new DateOnly(2024, 10, 1),
                new PurchaseImportOptions(AcceptRepairs: true),
                Actor.System
            )
        );
        Assert.Empty(done.Refusals);
    }

    public static async Task<HttpResponseMessage> SetAsync(
        App app,
        NationalServer server,
        string key = NationalServer.Key,
        Dictionary<string, string>? more = null
    )
    {
        Dictionary<string, string> fields = new()
        {
            ["form.DeptCode"] = "3101",
            ["form.FeedAddress"] = server.Feed,
            ["form.RecordAddress"] = server.Record,
            ["form.Key"] = key,
        };
        foreach (var (name, value) in more ?? [])
            fields[name] = value;
        var answer = await App.SubmitAsync(app.Officer, Settings, fields, "/settings");
        answer.EnsureSuccessStatusCode();
        return answer;
    }

    public static async Task AskAsync(App app)
    {
        (await App.SubmitAsync(app.Officer, Page, [], "reconcile?year=2568")).EnsureSuccessStatusCode();
        await app.DrainJobsAsync();
    }

    public static async Task<string> TextAsync(App app, string address = Page) =>
        (await App.OpenAsync(app.Officer, address)).QuerySelector("main")!.TextContent;

    public static Task<NationalAsk> AskOfAsync(App app, NationalSystem system) =>
        app.Ask<ProngsaiDb, NationalAsk>(db => db.NationalAsks.AsNoTracking().SingleAsync(a => a.System == system));

    public static Task<Job> JobAsync(App app, string kind) =>
        app.Ask<ProngsaiDb, Job>(db =>
            db.Set<Job>().AsNoTracking().Where(j => j.Kind == kind).OrderByDescending(j => j.Id).FirstAsync()
        );

    /// <summary>Lets a job that waits for later run now.</summary>
    public static async Task LaterAsync(App app)
    {
        await app.With<ProngsaiDb>(db =>
            db.Set<Job>()
                .Where(j => j.State == JobState.Waiting)
                .ExecuteUpdateAsync(j => j.SetProperty(one => one.DueAt, (DateTime?)null))
        );
        await app.DrainJobsAsync();
    }
}
