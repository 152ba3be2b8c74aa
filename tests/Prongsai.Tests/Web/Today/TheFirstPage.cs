namespace Prongsai.Tests.Web.Today;

public sealed class TheFirstPage
{
    [Fact]
    public async Task Says_what_to_do_first_when_there_is_nothing()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var page = await App.OpenAsync(app.Officer, "/staff");

        Assert.StartsWith(
            "นำเข้าผลประเมินปีก่อน",
            page.QuerySelector("[aria-current=step]")!.TextContent.Trim(),
            StringComparison.Ordinal
        );
        Assert.NotNull(page.QuerySelector(".empty a[href='/staff/assessment/import']"));
    }

    [Theory, OnBothDatabases]
    public async Task Names_the_weak_points_the_document_names_most_regainable_first(Database database)
    {
        await using var app = await App.StartAsync(database);
        await SampleIn.LoadAsync(app);

        var page = await App.OpenAsync(app.Officer, "/staff");

        var weak = page.QuerySelectorAll("table tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains("O15", weak[0], StringComparison.Ordinal);
        Assert.Contains("0.00", weak[0], StringComparison.Ordinal);
        Assert.Contains(
            weak,
            row => row.Contains("E4", StringComparison.Ordinal) && row.Contains("87.25", StringComparison.Ordinal)
        );
    }
}
