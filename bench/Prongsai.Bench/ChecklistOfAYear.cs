using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Bench;

/// <summary>Every item of an agency's year against its elements, read from the database and checked: 200 ms at the most.</summary>
internal static class ChecklistOfAYear
{
    private const double GateMilliseconds = 200;

    private static readonly FiscalYear Year = new(2567);

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-bench-").FullName;
        await using var app = await AnInstallation.PreparedAsync(folder);
        var agency = await WrittenAsync(app.Services);

        var items = 0;
        List<double> times = [];
        for (var round = 0; round < 30; round++)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var checks = scope.ServiceProvider.GetRequiredService<IDisclosureChecks>();
            var took = await Rounds.TimeAsync(async () => items = (await checks.OfYearAsync(agency, Year)).Count);
            // The first is a cold program; an office's is warm.
            if (round > 4)
                times.Add(took);
        }

        if (items < 30)
            throw new InvalidOperationException($"{items} items were checked");
        Rounds.Show($"{items} items of one agency", times);
        Rounds.Machine();
        Rounds.Ratio(
            Rounds.Median(times) / GateMilliseconds,
            string.Create(CultureInfo.InvariantCulture, $"< 1.0 (of {GateMilliseconds} ms)")
        );
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        return Rounds.Median(times) < GateMilliseconds ? 0 : 1;
    }

    // An agency of the general profile with something in every block that its items ask for, tables of sixty rows among them.
    private static async Task<AgencyId> WrittenAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, items, agencies) = (
            scope.ServiceProvider.GetRequiredService<ProngsaiDb>(),
            scope.ServiceProvider.GetRequiredService<IDisclosureItems>(),
            scope.ServiceProvider.GetRequiredService<IAgencies>()
        );
        var (now, by) = (TimeProvider.System.Now(), Actor.System);
        var name = new Bilingual("หน่วยงานสังเคราะห์", "A synthetic agency");
        var agency = await agencies.RegisterAsync("synthetic", name, name, "general", by);
        (await db.OpenRegisterAsync(items, agency, Year, now, by, default)).ThrowIfAny();
        await db.SaveChangesAsync();
        foreach (var draft in await db.DisclosureDrafts.Where(d => d.AgencyId == agency).ToListAsync())
            draft.Write(new Document([.. draft.Document.Blocks.Select(Filled)]), now, by);
        await db.SaveChangesAsync();
        return agency;
    }

    private static Block Filled(Block block) =>
        block switch
        {
            TextBlock text => text with { Text = "ข้อมูลสังเคราะห์ ปีงบประมาณ พ.ศ. 2567 " + new string('ก', 2000) },
            TableBlock table => table with
            {
                Columns = table.Columns.Count > 0 ? table.Columns : [new Column("รายการ"), new Column("จำนวน")],
                Rows =
                [
                    .. Enumerable
                        .Range(1, 60)
                        .Select(row =>
                            (IReadOnlyList<string>)
                                [
                                    .. Enumerable
                                        .Range(0, Math.Max(table.Columns.Count, 2))
                                        .Select(_ => string.Create(CultureInfo.InvariantCulture, $"สังเคราะห์ {row}")),
                                ]
                        ),
                ],
            },
            _ => block,
        };
}
