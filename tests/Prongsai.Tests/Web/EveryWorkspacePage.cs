using System.Globalization;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Tests.Measures;
using Prongsai.Tests.Notifications;

namespace Prongsai.Tests.Web;

/// <summary>
/// Every page that an officer reaches by links, once in an office with one of everything and once with many: what is asked of the
/// database must not depend on how many rows there are. A new page is counted on the day it is linked.
/// </summary>
public sealed class EveryWorkspacePage
{
    private const int Many = 6;

    [Theory, OnBothDatabases]
    public async Task Asks_the_database_as_often_for_many_rows_as_for_few(Database database)
    {
        var queries = new QueryCount();
        await using var app = await App.StartAsync(
            database,
            builder =>
            {
                queries.Listen(builder);
                builder.Configuration["Prongsai:Browser"] = "/nowhere";
            }
        );
        await GiveAsync(app, from: 0, to: 1);
        var pages = (await PageKinds.ReachableAsync(app))
            .Where(address => address.StartsWith("/staff", StringComparison.Ordinal) && address != "/staff/sign-in")
            .ToList();
        var few = await CountAsync(app, queries, pages);

        await GiveAsync(app, from: 1, to: Many);
        var many = await CountAsync(app, queries, pages);
        // What the program does by itself each minute may fall between; it does not twice.
        foreach (var (page, again) in await CountAsync(app, queries, [.. pages.Where(p => few[p] < many[p])]))
            many[page] = Math.Min(many[page], again);

        var grown = pages.Where(page => few[page] < many[page]).Select(page => $"{page}: {few[page]} → {many[page]}");
        Assert.True(pages.Count > 30, $"Only {pages.Count} pages were reached.");
        Assert.True(!grown.Any(), string.Join('\n', grown));
    }

    // The first visit fills what is kept in memory; the second is counted.
    private static async Task<Dictionary<string, int>> CountAsync(App app, QueryCount queries, List<string> pages)
    {
        Dictionary<string, int> counts = [];
        foreach (var page in pages)
        {
            await App.OpenAsync(app.Officer, page);
            counts[page] = await queries.OfAsync(() => App.OpenAsync(app.Officer, page));
        }

        return counts;
    }

    private static async Task GiveAsync(App app, int from, int to)
    {
        for (var number = from; number < to; number++)
        {
            // Two years can be compared at once; a third comes, then corrections of all of them.
            if (number == 0)
                await GiveResultsAsync(app, 2566, number);
            await GiveResultsAsync(app, number == 0 ? 2567 : 2566 + (number + 1) % 3, number);
            await GiveMeasuresAsync(app, number);
            await GivePeopleAsync(app, number);
            await App.SubmitAsync(
                app.Officer,
                "/staff/agency/sections",
                new() { ["NameTh"] = $"ฝ่ายที่ {number}", ["NameEn"] = $"Section {number}" }
            );
            await App.SubmitAsync(
                app.Officer,
                "/staff/notifications/targets",
                new()
                {
                    ["way"] = "Webhook",
                    ["name"] = $"ระบบ {number}",
                    ["address"] = $"https://example.go.th/{number}",
                },
                "handler=Add"
            );
            var template = await app.Officer.GetByteArrayAsync("/staff/reports/template/starting.docx");
            await App.SubmitAsync(
                app.Officer,
                "/staff/reports/template",
                [],
                files: [("file", $"แม่แบบ {number}.docx", template)]
            );
            var issued = await App.SubmitAsync(
                app.Officer,
                "/staff/reports/2568",
                number == 0 ? [] : new() { ["whatChanged"] = "แก้ไขถ้อยคำ" },
                "/issue"
            );
            Assert.True(issued.IsSuccessStatusCode, $"{issued.StatusCode}");
            await app.TellAsync(app.Due($"ข่าวที่ {number}"));
        }

        await app.DrainJobsAsync();
    }

    private static async Task GiveResultsAsync(App app, int buddhist, int number)
    {
        var year = buddhist.ToString(CultureInfo.InvariantCulture);
        var csv = await File.ReadAllTextAsync(Path.Combine(SampleOffice.Folder, "results.csv"));
        var lines = csv.Split('\n').Where((line, at) => at == 0 || line.Contains(",2567,", StringComparison.Ordinal));
        await using var results = new MemoryStream(
            System.Text.Encoding.UTF8.GetBytes(
                string.Join('\n', lines).Replace(",2567,", $",{year},", StringComparison.Ordinal)
            )
        );
        var refused = await app.Ask<IResultImport, IReadOnlyList<Refusal>>(import =>
            import.ImportAsync(app.Agency, $"results-{number}.csv", results, acceptRepairs: true, Actor.System)
        );
        Assert.True(refused.Count == 0, string.Join('\n', refused));
    }

    private static async Task GiveMeasuresAsync(App app, int number)
    {
        string[] items = ["E1", "E2", "E4", "E5", "E6", "I5"];
        var rows = items
            .Take(number + 1)
            .Select(
                (item, at) =>
                    $$"""

                          - item: {{item}}
                            must_improve: ต้องปรับปรุงเรื่องที่ {{at}}
                            measures: [{ text: มาตรการ ก {{at}}, period: { from: 2024-10-01, to: 2025-03-31 } }, { text: มาตรการ ข {{at}} }]
                            outcomes: [{ text: ผล ก {{at}}, on: 2025-01-15, evidence: [{ kind: photo, path: photos/e1.jpg }, { kind: link, url: "https://example.go.th/{{at}}", caption: หน้าเว็บ }] }]
                        """
            );
        using var file = new SomeTable($"format: 1\nprogramme: 2568\nassessed: 2567\nrows:{string.Concat(rows)}\n");
        var refused = await app.Ask<IMeasuresImport, IReadOnlyList<Refusal>>(import =>
            import.ImportAsync(app.Agency, file.YamlPath, Actor.System)
        );
        Assert.True(refused.Count == 0, string.Join('\n', refused));
    }

    private static async Task GivePeopleAsync(App app, int number)
    {
        await app.With<IPeople>(people =>
            people.AppointAsync(
                app.Agency,
                new Newcomer($"officer{number}", $"นางสาวสมมุติ คนที่ {number}"),
                [Duty.Preparer, Duty.MeasureOwner, Duty.Reviewer],
                Actor.System
            )
        );
        await App.SubmitAsync(
            app.Officer,
            "/staff/people/invite",
            new() { ["Name"] = $"นายสมมุติ คนที่ {number}", ["duties"] = nameof(Duty.Executive) }
        );
        // Another device of the administrator's.
        using var device = app.NewClient();
        await App.SignInAsync(device, app.Administrator);
    }
}
