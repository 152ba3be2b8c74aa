using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Disclosing;
using Prongsai.Kernel;
using Prongsai.Tests.Measures;

namespace Prongsai.Tests.Assessment.Disclosing;

/// <summary>"If O15 were complete …", with the sample office's figures of 2567: indicator 9 has 95.00 with O15 at nothing.</summary>
public sealed class TheForecast
{
    private static readonly FiscalYear Year = new(2567);

    [Theory, OnBothDatabases]
    public async Task Mending_the_item_brings_back_its_share_and_says_how(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        var code = new Dictionary<string, bool> { ["O15"] = true };

        var stands = await app.Ask<IDisclosureItems, Forecast?>(i => i.AsItStandsAsync(app.Agency, Year));
        var mended = await app.Ask<IDisclosureItems, Forecast?>(i => i.ForecastAsync(app.Agency, Year, code));
        var same = await app.Ask<IDisclosureItems, Forecast?>(i =>
            i.ForecastAsync(app.Agency, Year, new Dictionary<string, bool> { ["O15"] = false })
        );

        Assert.Equal("95.00 + (100.00 − 0.00) × 1/20 = 100.00", mended!.Total.Find("IND09")!.Arithmetic);
        Assert.Equal("100.00", mended.Total.Find("OIT")!.Carried.ToString());
        Assert.Equal(Exact.One, mended.Total.Carried!.Value - stands!.Total.Carried!.Value);
        Assert.Equal(stands.Total.Carried, same!.Total.Carried);
        Assert.True(mended.Confidence >= Confidence.Derived);
    }

    [Theory, OnBothDatabases]
    public async Task A_year_without_a_result_starts_from_the_last_one_and_says_so(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);

        var next = await app.Ask<IDisclosureItems, Forecast?>(i =>
            i.ForecastAsync(app.Agency, new FiscalYear(2568), new Dictionary<string, bool> { ["O15"] = true })
        );

        Assert.Equal(Year, next!.BasedOn);
        Assert.Contains(next.Notes, note => note.Th.Contains("2567", StringComparison.Ordinal));
        Assert.Equal("100.00", next.Total.Find("IND09")!.Carried.ToString());
    }

    [Theory, OnBothDatabases]
    public async Task The_nearest_earlier_framework_stands_in_and_is_marked(Database database)
    {
        await using var app = await App.StartAsync(database);

        var known = await app.Ask<IDisclosureItems, DisclosureList?>(i => i.OfYearAsync(app.Agency, Year));
        var borrowed = await app.Ask<IDisclosureItems, DisclosureList?>(i =>
            i.OfYearAsync(app.Agency, new FiscalYear(2570))
        );

        Assert.False(known!.IsBorrowed);
        Assert.True(borrowed!.IsBorrowed);
        Assert.Equal(new FiscalYear(2568), borrowed.Framework.Year);
        var item = Assert.Single(known.Items);
        Assert.Equal(["columns", "months", "none_said", "formats"], item.Elements.Select(e => e.Rule!.Name));
        Assert.Equal(16, item.Elements[0].Rule!["columns"].Count);
    }
}
