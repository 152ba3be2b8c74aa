using Prongsai.Kernel;
using Prongsai.Measures.Contracts;

namespace Prongsai.Tests.Measures;

public sealed class ReadingTheTable
{
    [Theory, OnBothDatabases]
    public async Task Groups_rows_under_the_headings_of_the_model(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        await GivenATableAsync(app);

        var page = await App.OpenAsync(app.Officer, "/staff/measures?year=2568");

        Assert.Equal(
            [
                "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
                "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน",
                "แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)",
                "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล",
            ],
            page.QuerySelectorAll("tr.group").Select(g => g.TextContent.Trim())
        );
        Assert.Equal("89.11", page.QuerySelector(".item .score")!.TextContent);
        Assert.Contains("ข้อมูลสมมุติ", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("40", page.QuerySelector(".photos img")!.GetAttribute("width"));
    }

    [Theory, OnBothDatabases]
    public async Task Is_not_for_strangers(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);

        var answer = await app.Stranger.GetAsync("/staff/measures");

        Assert.Equal("/staff/sign-in", answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory, OnBothDatabases]
    public async Task Costs_the_same_number_of_queries_however_many_rows(Database database)
    {
        var queries = new QueryCount();
        await using var app = await SampleOffice.StartAsync(database, queries.Listen);
        await GivenATableAsync(app);
        await App.OpenAsync(app.Officer, "/staff/measures?year=2568");

        var few = await queries.OfAsync(() => App.OpenAsync(app.Officer, "/staff/measures?year=2568"));
        await GivenATableAsync(
            app,
            SomeTable.Yaml
                + """

                  - item: E2
                    must_improve: ก
                    measures: [{ text: ก }, { text: ข }, { text: ค }]
                    outcomes: [{ text: ก, evidence: [{ kind: photo, path: photos/e1.jpg }] }, { text: ข, evidence: [{ kind: photo, path: photos/e1.jpg }] }]
                  - item: E4
                    must_improve: ก
                    outcomes: [{ text: ก }]
                """
        );
        var many = await queries.OfAsync(() => App.OpenAsync(app.Officer, "/staff/measures?year=2568"));

        Assert.True(few > 0);
        Assert.Equal(few, many);
    }

    internal static async Task<MeasuresTable> GivenATableAsync(App app, string yaml = SomeTable.Yaml)
    {
        using var file = new SomeTable(yaml);
        Assert.Empty(
            await app.Ask<IMeasuresImport, IReadOnlyList<Refusal>>(import =>
                import.ImportAsync(app.Agency, file.YamlPath, Actor.System)
            )
        );

        return await app.Ask<IMeasures, MeasuresTable>(m => m.TableAsync(app.Agency, new FiscalYear(2568)));
    }
}
