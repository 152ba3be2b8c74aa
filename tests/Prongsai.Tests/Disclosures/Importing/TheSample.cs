using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Editions;
using Prongsai.Kernel;
using Prongsai.Tests.Measures;

namespace Prongsai.Tests.Disclosures.Importing;

/// <summary>O15 of fiscal year 2567 as the sample has it: incomplete, then whole.</summary>
public sealed class TheSample
{
    [Theory, OnBothDatabases]
    public async Task O15_is_red_with_every_missing_element_named(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);

        await TheDesk.ImportAsync(app, "disclosures.yaml");

        var item = Assert.Single(await CheckAsync(app));
        Assert.Equal(["not-met", "not-met", "not-met", "not-met"], item.Elements.Select(e => e.Verdict));
        Assert.Equal(
            [
                "ขาดคอลัมน์ “แหล่งที่มาของงบประมาณ” ให้เพิ่มคอลัมน์และกรอกทุกแถว",
                "แถว 4 คอลัมน์ “ราคากลาง (บาท)” ว่าง ให้กรอก หรือระบุว่าไม่มี",
                "ขาดคอลัมน์ “เลขที่โครงการในระบบ e-GP” ให้เพิ่มคอลัมน์และกรอกทุกแถว",
            ],
            item.Elements[0].Findings.Select(f => f.Th)
        );
        Assert.Equal(2, item.Elements[1].Findings.Count);
        Assert.All(item.Elements[1].Findings, f => Assert.StartsWith("ขาดเดือน", f.Th, StringComparison.Ordinal));
        Assert.Equal(2, item.Elements[2].Findings.Count);
        Assert.Contains("PDF", Assert.Single(item.Elements[3].Findings).Th, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Mended_it_is_green_and_the_forecast_moves_by_the_explained_arithmetic(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        await TheDesk.ImportAsync(app, "disclosures.yaml");
        var red = await RegisterAsync(app);

        await TheDesk.ImportAsync(app, "disclosures-fixed.yaml");

        var item = Assert.Single(await CheckAsync(app));
        Assert.All(
            item.Elements,
            e => Assert.True(e.Verdict == "met", string.Join("; ", e.Findings.Select(f => f.Th)))
        );
        Assert.Empty(item.Besides);
        var green = await RegisterAsync(app);
        Assert.Contains("93.41", red, StringComparison.Ordinal);
        Assert.Contains("94.41", green, StringComparison.Ordinal);
        Assert.Contains("95.00 + (100.00 − 0.00) × 1/20 = 100.00", green, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_same_file_again_changes_nothing(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        await TheDesk.ImportAsync(app, "disclosures.yaml");
        await TheDesk.ImportAsync(app, "disclosures-fixed.yaml");
        var lines = await CountAsync();

        await TheDesk.ImportAsync(app, "disclosures-fixed.yaml");

        Assert.Equal(lines, await CountAsync());
        Assert.Equal(1, await app.Ask<ProngsaiDb, int>(db => db.Set<Edition>().CountAsync()));

        Task<int> CountAsync() => app.Ask<ProngsaiDb, int>(db => db.Set<JournalEntry>().CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_file_with_mistakes_says_which_and_keeps_nothing(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        var folder = Directory.CreateTempSubdirectory("prongsai-test-").FullName;
        var path = Path.Combine(folder, "disclosures.yaml");
        await File.WriteAllTextAsync(
            path,
            """
            format: 1
            year: 2567
            items:
              - code: O99
              - code: O15
                blocks:
                  - heading: ตาราง
                    table: ../../../etc/passwd
                  - heading: อะไร
            """
        );

        var refused = await app.Ask<IDisclosuresImport, IReadOnlyList<Refusal>>(import =>
            import.ImportAsync(app.Agency, path, Actor.System)
        );

        Directory.Delete(folder, recursive: true);
        Assert.Equal(
            ["disclosures-item", "disclosures-file-missing", "disclosures-block"],
            refused.Select(r => r.Code)
        );
        Assert.Equal(
            0,
            await app.Ask<ProngsaiDb, int>(db => db.Set<Prongsai.Disclosures.Register.Disclosure>().CountAsync())
        );
    }

    private static Task<IReadOnlyList<CheckedItem>> CheckAsync(App app) =>
        app.Ask<IDisclosureChecks, IReadOnlyList<CheckedItem>>(checks =>
            checks.OfYearAsync(app.Agency, new FiscalYear(2567))
        );

    private static async Task<string> RegisterAsync(App app) =>
        (await App.OpenAsync(app.Officer, "/staff/disclosures?year=2567")).Body!.TextContent;
}
