using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Tests.Kernel.Files;

namespace Prongsai.Tests.Measures;

public sealed class ImportingATable
{
    private static readonly FiscalYear Programme = new(2568);

    [Theory, OnBothDatabases]
    public async Task Brings_rows_measures_results_and_pictures(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        using var file = new SomeTable();

        var refused = await ImportAsync(app, file);

        Assert.Empty(refused);
        var table = await TableAsync(app);
        Assert.Equal(["E1", "O15"], table.Rows.Select(r => r.Item.Code));
        var row = table.Rows[0];
        Assert.Equal(("89.11", "EIT", "IND06"), (row.Item.Score.ToString(), row.Instrument.Code, row.Indicator.Code));
        Assert.Equal("การให้บริการของเจ้าหน้าที่ยังมีการเลือกปฏิบัติ", row.MustImprove);
        Assert.Equal([1, 2], row.Measures.Select(m => m.Number));
        Assert.True(
            row.Measures[0] is { Section: "ฝ่ายปกครอง", OwnerMadeUp: true, Period.EveryMonth: true, PeriodMadeUp: true }
        );
        var outcome = Assert.Single(row.Outcomes);
        Assert.True(outcome.DayMadeUp);
        Assert.Equal([EvidenceKind.Photo, EvidenceKind.Link], outcome.Evidence.Select(e => e.Kind));
        Assert.True(outcome.Evidence[0] is { MadeUp: true, Width: 40, Height: 30, MediaType: "image/jpeg" });
        Assert.Equal("OIT", table.Rows[1].Instrument.Code);
        Assert.Equal("IND09", table.Rows[1].Indicator.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Brings_the_seven_weak_points_of_the_report_with_their_scores(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);

        var path = Path.Combine(SampleOffice.Folder, "measures.yaml");
        var refused = await app.Ask<IMeasuresImport, IReadOnlyList<Refusal>>(import =>
            import.ImportAsync(app.Agency, path, Actor.System)
        );

        Assert.Empty(refused);
        var table = await TableAsync(app);
        Assert.Equal(
            ["I5 91.70", "E1 89.11", "E2 89.23", "E4 87.25", "E5 87.93", "E6 87.70", "O15 0.00"],
            table.Rows.Select(r => $"{r.Item.Code} {r.Item.Score}")
        );
        Assert.Equal(["IIT", "EIT", "EIT", "EIT", "EIT", "EIT", "OIT"], table.Rows.Select(r => r.Instrument.Code));
        Assert.All(table.Rows.SelectMany(r => r.Measures), m => Assert.True(m.OwnerMadeUp));
        Assert.All(
            table.Rows.SelectMany(r => r.Outcomes).SelectMany(o => o.Evidence).Where(e => e.Kind == EvidenceKind.Photo),
            e => Assert.True(e is { MadeUp: true, Width: > 0 })
        );
    }

    [Theory, OnBothDatabases]
    public async Task Twice_changes_nothing_and_writes_nothing(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        using var file = new SomeTable();
        await ImportAsync(app, file);
        var (before, lines) = (await TableAsync(app), await JournalAsync(app));

        await ImportAsync(app, file);

        Assert.Equal(Ids(before), Ids(await TableAsync(app)));
        Assert.Equal(lines, await JournalAsync(app));
    }

    [Theory, OnBothDatabases]
    public async Task Again_changes_what_it_brought_and_keeps_what_it_was(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        using var file = new SomeTable();
        await ImportAsync(app, file);
        var before = await TableAsync(app);

        file.Write(
            SomeTable.Yaml.Replace("จัดประชุมชี้แจง ชักซ้อมทำความเข้าใจ", "จัดประชุมทุกเดือน", StringComparison.Ordinal)
        );
        file.WritePhoto(SomePictures.Jpeg(width: 60));
        await ImportAsync(app, file);

        var after = await TableAsync(app);
        Assert.Equal("จัดประชุมทุกเดือน", after.Rows[0].Measures[1].Text);
        Assert.Equal(before.Rows[0].Measures[1].Id, after.Rows[0].Measures[1].Id);
        Assert.Equal(2, after.Rows[0].Outcomes[0].Evidence.Count);
        Assert.Equal(60, after.Rows[0].Outcomes[0].Evidence[0].Width);
        await app.With<ProngsaiDb>(async db =>
        {
            var story = await db.HistoryOf(app.Agency, $"improvement:{after.Rows[0].Id.Value}").ToListAsync();
            var change = Assert.Single(story, e => e.What == "MeasureImportedAgain");
            Assert.Contains("จัดประชุมชี้แจง ชักซ้อมทำความเข้าใจ", change.Facts, StringComparison.Ordinal);
            Assert.Single(story, e => e.What == "EvidenceReplaced");
        });
    }

    [Theory, OnBothDatabases]
    public async Task Says_every_mistake_with_its_line_and_keeps_nothing(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        using var file = new SomeTable(
            """
            programme: 2025
            assessed: 2567
            rows:
              - item: E1
                score: 101
                must_improve: ก
                measure: ข
              - item: E1
                must_improve:
              - item: X9
                must_improve: ก
                measures:
                  - text: ค
                    period: {from: 2025-05-01, to: 2025-04-01}
                outcomes:
                  - text: ง
                    on: 15/1/2568x
                    evidence:
                      - {kind: photo, path: ../../etc/passwd}
                      - {kind: photo, path: photos/none.jpg}
                      - {kind: link, url: "javascript:alert(1)"}
                      - caption: ไม่มีอะไร
            """
        );

        var refused = await ImportAsync(app, file);

        Assert.Equal([1], Lines("import-year-expected"));
        Assert.Empty((await TableAsync(app)).Rows);

        file.Write(
            File.ReadAllText(file.YamlPath).Replace("programme: 2025", "programme: 2568", StringComparison.Ordinal)
        );
        refused = await ImportAsync(app, file);

        Assert.Equal([5], Lines("import-score-expected"));
        Assert.Equal([7], Lines("import-unknown-key"));
        Assert.Equal([8], Lines("import-item-twice"));
        Assert.Equal([8], Lines("must-improve-blank"));
        Assert.Equal([10], Lines("no-such-item"));
        Assert.Equal([13], Lines("ends-before-start"));
        Assert.Equal([17], Lines("date-unreadable"));
        Assert.Equal([19], Lines("import-outside-folder"));
        Assert.Equal([20], Lines("import-evidence-missing"));
        Assert.Equal([21], Lines("link-shape"));
        Assert.Equal([22], Lines("import-evidence-shape"));
        Assert.All(refused, r => Assert.Equal("measures.yaml", r.Where!.File));
        Assert.Empty((await TableAsync(app)).Rows);

        IEnumerable<int?> Lines(string code) => refused.Where(r => r.Code == code).Select(r => r.Where!.Row);
    }

    [Theory, OnBothDatabases]
    public async Task Refuses_a_score_that_is_not_the_imported_one(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        using var file = new SomeTable(SomeTable.Yaml.Replace("89.11", "98.11", StringComparison.Ordinal));

        var refusal = Assert.Single(await ImportAsync(app, file));

        Assert.Equal("import-score-differs", refusal.Code);
        Assert.Contains("89.11", refusal.Words.Th, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Refuses_a_picture_that_is_none(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        using var file = new SomeTable();
        file.WritePhoto(SomePictures.Exe());

        var refusal = Assert.Single(await ImportAsync(app, file));

        Assert.Equal(("file-not-what-it-says", 22), (refusal.Code, refusal.Where!.Row));
        Assert.Empty((await TableAsync(app)).Rows);
    }

    private static async Task<IReadOnlyList<Refusal>> ImportAsync(App app, SomeTable file) =>
        await app.Ask<IMeasuresImport, IReadOnlyList<Refusal>>(import =>
            import.ImportAsync(app.Agency, file.YamlPath, Actor.System)
        );

    private static async Task<MeasuresTable> TableAsync(App app) =>
        await app.Ask<IMeasures, MeasuresTable>(measures => measures.TableAsync(app.Agency, Programme));

    private static async Task<int> JournalAsync(App app) =>
        await app.Ask<ProngsaiDb, int>(db => db.Set<JournalEntry>().CountAsync());

    private static IEnumerable<Guid> Ids(MeasuresTable table) =>
        table.Rows.SelectMany(r =>
            (IEnumerable<Guid>)
                [
                    r.Id.Value,
                    .. r.Measures.Select(m => m.Id.Value),
                    .. r.Outcomes.Select(o => o.Id.Value),
                    .. r.Outcomes.SelectMany(o => o.Evidence).Select(e => e.Id.Value),
                ]
        );
}
