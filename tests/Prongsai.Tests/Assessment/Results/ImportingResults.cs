using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Results;
using Prongsai.Kernel;

namespace Prongsai.Tests.Assessment.Results;

public sealed class ImportingResults
{
    private const string KhlongSamWa = "สำนักงานเขตคลองสามวา";

    private static readonly FiscalYear Year = new(2567);

    [Theory, OnBothDatabases]
    public async Task Keeps_the_figures_the_file_and_a_journal_line(Database database)
    {
        await using var app = await App.StartAsync(database);

        var refusals = await ImportAsync(app, $"{KhlongSamWa},2567,IND09,95.00", $"{KhlongSamWa},2567,ITEM:O15,0.00");

        Assert.Empty(refusals);
        var result = await app.Ask<IScores, YearResult?>(scores => scores.OfYearAsync(app.Agency, Year));
        Assert.Equal(("95.00", "0.00"), (result!["IND09"]!.Official.ToString(), result["O15"]!.Official.ToString()));
        await app.With<ProngsaiDb>(async db =>
        {
            var import = await db.Set<ImportedFile>().SingleAsync();
            var line = await db.Set<JournalEntry>().SingleAsync(e => e.What == "ResultsImported");
            Assert.Equal($"import:{import.Id.Value}", line.Record);
            await app.With<IFileStore>(async files =>
            {
                await using var kept = await files.OpenAsync(import.File);
                Assert.True(kept.Length > 0);
            });
        });
    }

    [Theory, OnBothDatabases]
    public async Task Again_replaces_and_keeps_what_was_there_before(Database database)
    {
        await using var app = await App.StartAsync(database);
        await ImportAsync(app, $"{KhlongSamWa},2567,IND09,95.00", $"{KhlongSamWa},2567,IND10,90.00");

        await ImportAsync(app, $"{KhlongSamWa},2567,IND09,96.00");

        var result = await app.Ask<IScores, YearResult?>(scores => scores.OfYearAsync(app.Agency, Year));
        Assert.Equal(("96.00", "90.00"), (result!["IND09"]!.Official.ToString(), result["IND10"]!.Official.ToString()));
        await app.With<ProngsaiDb>(async db =>
        {
            var replaced = await db.Set<ImportedFigure>().SingleAsync(f => f.ReplacedAt != null);
            Assert.Equal(("IND09", "95.00"), (replaced.Code, replaced.Value.ToString()));
        });
    }

    [Theory, OnBothDatabases]
    public async Task Of_the_same_figures_changes_nothing(Database database)
    {
        await using var app = await App.StartAsync(database);
        await ImportAsync(app, $"{KhlongSamWa},2567,IND09,95.00");

        await ImportAsync(app, $"{KhlongSamWa},2567,IND09,95.00");

        Assert.Equal(1, await app.Ask<ProngsaiDb, int>(db => db.Set<ImportedFile>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Is_all_or_nothing(Database database)
    {
        await using var app = await App.StartAsync(database);

        var refusals = await ImportAsync(app, $"{KhlongSamWa},2567,IND09,95.00", $"{KhlongSamWa},2567,IND10,101");

        Assert.Equal("results-score", Assert.Single(refusals).Code);
        Assert.Empty(await app.Ask<IScores, IReadOnlyList<FiscalYear>>(scores => scores.YearsAsync(app.Agency)));
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.Set<ImportedFile>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Is_refused_for_another_agency_a_blank_year_and_a_year_without_framework(Database database)
    {
        await using var app = await App.StartAsync(database);

        var refusals = await ImportAsync(
            app,
            "สำนักงานเขตมีนบุรี,2567,IND09,95.00",
            $"{KhlongSamWa},,IND09,95.00",
            $"{KhlongSamWa},2561,IND09,95.00"
        );

        Assert.Equal(
            ["results-agency-other", "results-year-missing", "results-no-framework"],
            refusals.Select(r => r.Code)
        );
        Assert.Equal([2, 3, 4], refusals.Select(r => r.Where!.Row));
    }

    [Theory, OnBothDatabases]
    public async Task Wants_repairs_confirmed(Database database)
    {
        await using var app = await App.StartAsync(database);
        string[] rows = [$"{KhlongSamWa},2567,1๕,91.70"];

        Assert.Equal("results-repairs", Assert.Single(await ImportAsync(app, rows)).Code);
        Assert.Empty(await ImportAsync(app, acceptRepairs: true, rows));

        var result = await app.Ask<IScores, YearResult?>(scores => scores.OfYearAsync(app.Agency, Year));
        Assert.Equal("91.70", result!["I5"]!.Official.ToString());
    }

    private static Task<IReadOnlyList<Refusal>> ImportAsync(App app, params string[] rows) =>
        ImportAsync(app, acceptRepairs: false, rows);

    private static Task<IReadOnlyList<Refusal>> ImportAsync(App app, bool acceptRepairs, params string[] rows) =>
        app.Ask<IResultImport, IReadOnlyList<Refusal>>(import =>
            import.ImportAsync(
                app.Agency,
                "ผล.csv",
                new MemoryStream(AFile.Csv([AFile.Header, .. rows])),
                acceptRepairs,
                new Actor(Guid.Empty, "สมศรี")
            )
        );
}
