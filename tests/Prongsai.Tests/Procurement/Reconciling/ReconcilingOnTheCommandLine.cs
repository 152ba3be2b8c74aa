using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Reconciling;
using Prongsai.Web;

namespace Prongsai.Tests.Procurement.Reconciling;

/// <summary><c>prongsai reconcile</c>, as a process of its own.</summary>
public sealed class ReconcilingOnTheCommandLine : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-reconcile-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<(int Code, string Output)> RunAsync(params string[] more)
    {
        var settings = Path.Combine(_folder, "prongsai.json");
        File.WriteAllText(
            settings,
            """{ "Outside": { "Allowed": "127.0.0.0/8" }, "Procurement": { "FeedClosed": "never" } }"""
        );
        return TheProgram.RunAsync(
            _folder,
            "",
            ["reconcile", "--agency", "khlong-sam-wa", "--year", "2568", "--config", settings, .. more]
        );
    }

    [Fact]
    public async Task Says_0_when_nothing_differs_1_when_something_does_and_2_when_it_cannot_tell()
    {
        await using var server = await NationalServer.StartAsync();
        await MigratedDatabase.NewAsync(Database.Sqlite, _folder);
        await GiveAsync(server);

        var unread = await RunAsync("--kept");
        Assert.Equal(2, unread.Code);
        Assert.Contains("Nothing was ever read", unread.Output, StringComparison.Ordinal);

        var same = await RunAsync();
        Assert.True(same.Code == 0, same.Output);

        server.Projects.Add(
            NationalServer.Project("67109000009", "จ้างเหมา", "5,000.00", "9/2568", tin: "3100500123456")
        );
        server.InsteadOfFeed = context => NationalServer.SayAsync(context, 200, "<html></html>", "text/html");
        var half = await RunAsync("--json");
        Assert.Equal(2, half.Code);
        Assert.Contains("answers a web page", half.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(NationalServer.Key, half.Output, StringComparison.Ordinal);

        var differs = await RunAsync("--kept", "--json");
        Assert.Equal(1, differs.Code);
        var one = Assert.Single(JsonNode.Parse(differs.Output)!["differences"]!.AsArray())!;
        Assert.Equal(("national-only", "67109000009"), ((string)one["kind"]!, (string)one["projectNumber"]!));
        Assert.DoesNotContain("3100500123456", differs.Output, StringComparison.Ordinal);
        Assert.Contains("ไม่มีในทะเบียน", (await RunAsync("--kept")).Output, StringComparison.Ordinal);
    }

    // As an administrator would on the page; the keys of the seal lie in the folder.
    private async Task GiveAsync(NationalServer server)
    {
        await using var host = Prongsai.Web.Host.Build(
            [],
            builder =>
                builder.Configuration.AddInMemoryCollection([
                    new("Prongsai:DataFolder", _folder),
                    new("Prongsai:Jobs:Workers", "0"),
                ])
        );
        await host.Services.PrepareAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var agency = await App.KhlongSamWaAsync(scope.ServiceProvider.GetRequiredService<IAgencies>());
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var source = NationalSource.Of(agency);
        source.Put(
            NationalSourceForm.Of(null) with
            {
                DeptCode = "3101",
                FeedAddress = server.Feed,
                RecordAddress = server.Record,
            },
            scope.ServiceProvider.GetRequiredService<NationalKeys>().Seal(NationalServer.Key),
            forgetKey: false,
            TimeProvider.System.Now(),
            Actor.System
        );
        db.NationalSources.Add(source);
        await db.SaveChangesAsync();
    }
}
