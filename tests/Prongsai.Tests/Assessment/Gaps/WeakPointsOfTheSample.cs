using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Tests.Assessment.Results;

namespace Prongsai.Tests.Assessment.Gaps;

/// <summary>The document's own figures of FY2567.</summary>
public sealed class WeakPointsOfTheSample
{
    private static readonly FiscalYear Year = new(2567);

    [Theory, OnBothDatabases]
    public async Task Begin_with_O15_which_costs_exactly_one_point(Database database)
    {
        await using var app = await WithTheDocumentsFiguresAsync(database);

        var weak = await app.Ask<IScores, IReadOnlyList<WeakPoint>>(scores => scores.WeakPointsAsync(app.Agency, Year));

        Assert.Equal("O15", weak[0].Figure.Code);
        Assert.Equal(Exact.One, weak[0].Regainable);
        Assert.Equal("(100 − 0.00) × 1/20 × 1/2 × 0.40 = 1.00", weak[0].Arithmetic);
        Assert.Equal(Confidence.Derived, weak[0].Confidence);
    }

    [Theory, OnBothDatabases]
    public async Task Are_all_seven_the_document_names(Database database)
    {
        await using var app = await WithTheDocumentsFiguresAsync(database);

        var weak = await app.Ask<IScores, IReadOnlyList<WeakPoint>>(scores => scores.WeakPointsAsync(app.Agency, Year));

        Assert.Equal(["O15", "E4", "E6", "E5", "E1", "E2", "I5"], weak.Select(w => w.Figure.Code));
        Assert.All(weak.Skip(1), w => Assert.NotNull(w.Note));
    }

    [Theory, OnBothDatabases]
    public async Task Do_not_hide_that_a_published_score_cannot_be_explained(Database database)
    {
        await using var app = await WithTheDocumentsFiguresAsync(database);

        var comparison = await app.Ask<IScores, YearComparison?>(scores =>
            scores.CompareAsync(app.Agency, new FiscalYear(2566), Year)
        );

        var nine = comparison!.Indicators.Single(m => m.Figure.Code == "IND09");
        Assert.True(nine.Fell);
        Assert.Equal(Exact.Of(-3, 2), nine.Change);
        Assert.Contains("none gives it", nine.Earlier!.Note!.Value.En, StringComparison.Ordinal);
        Assert.Null(nine.Later!.Note);
    }

    private static async Task<App> WithTheDocumentsFiguresAsync(Database database)
    {
        var app = await App.StartAsync(database);
        string[] rows =
        [
            "2566,IND09,96.50",
            "2567,IND09,95.00",
            "2567,ITEM:I5,91.70",
            "2567,ITEM:E1,89.11",
            "2567,ITEM:E2,89.23",
            "2567,ITEM:E4,87.25",
            "2567,ITEM:E5,87.93",
            "2567,ITEM:E6,87.70",
            "2567,ITEM:O15,0.00",
        ];
        var content = AFile.Csv([AFile.Header, .. rows.Select(r => $"khlong-sam-wa,{r}")]);
        var refusals = await app.Ask<IResultImport, IReadOnlyList<Refusal>>(import =>
            import.ImportAsync(app.Agency, "results.csv", new MemoryStream(content), acceptRepairs: false, Actor.System)
        );
        Assert.Empty(refusals);
        return app;
    }
}
