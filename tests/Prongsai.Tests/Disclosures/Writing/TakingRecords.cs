using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;
using Prongsai.Tests.Web;

namespace Prongsai.Tests.Disclosures.Writing;

public sealed class TakingRecords
{
    private const string O15 = "/staff/disclosures/2568/O15";

    [Theory, OnBothDatabases]
    public async Task The_measures_of_the_year_become_a_table_that_says_where_it_is_from(Database database)
    {
        await using var app = await App.StartAsync(database);
        await SampleIn.LoadAsync(app);
        await App.SubmitAsync(app.Officer, "/staff/disclosures?year=2568", []);

        await App.SubmitAsync(app.Officer, $"{O15}/write", new() { ["source"] = "measures" }, "handler=Take");
        await App.SubmitAsync(app.Officer, $"{O15}/write", new() { ["source"] = "measures" }, "handler=Take");

        var taken = Assert.Single(
            (await DocumentAsync(app)).Blocks.OfType<TableBlock>(),
            table => table.Source == "measures"
        );
        Assert.Equal(14, taken.Rows.Count);
        Assert.NotNull(taken.TakenOn);
    }

    [Theory, OnBothDatabases]
    public async Task Where_there_is_nothing_to_take_it_is_said(Database database)
    {
        await using var app = await App.StartAsync(database);
        await SampleIn.LoadAsync(app);
        await App.SubmitAsync(app.Officer, "/staff/disclosures?year=2568", []);

        var answer = await App.SubmitAsync(
            app.Officer,
            $"{O15}/write",
            new() { ["source"] = "agency-structure" },
            "handler=Take"
        );

        Assert.Contains("โครงสร้างหน่วยงาน", Assert.Single(await TheDesk.ReasonsAsync(answer)), StringComparison.Ordinal);
    }

    private static Task<Document> DocumentAsync(App app) =>
        app.Ask<ProngsaiDb, Document>(async db =>
        {
            var year = new FiscalYear(2568);
            var line = await db.Set<Prongsai.Disclosures.Register.Disclosure>().SingleAsync(d => d.Year == year);
            return (await db.Set<Draft>().AsNoTracking().SingleAsync(d => d.DisclosureId == line.Id)).Document;
        });
}
