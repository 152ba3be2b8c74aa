using System.Text;
using Prongsai.Kernel;
using Prongsai.Procurement.Signs.Thai;
using static Prongsai.Tests.Procurement.Signs.Thai.AYear;

namespace Prongsai.Tests.Procurement.Signs.Thai;

public sealed class ThresholdsByYear
{
    private static IEnumerable<string> Mistakes(string content) =>
        Assert
            .Throws<RefusedException>(() => Thresholds.WithOwn("own.csv", Encoding.UTF8.GetBytes(content)))
            .Reasons.Select(r => $"{r.Where?.Row} {r.Code}");

    [Fact]
    public void A_threshold_holds_from_its_year_on()
    {
        var raised = With("F03,from,480000,baht,2568,copy,เริ่มนับจาก,from,ประกาศ ก\n");

        Assert.Single(Of("F03", raised, new FiscalYear(2567), Bought(460_000)).Findings);
        Assert.Empty(Of("F03", raised, new FiscalYear(2568), Bought(460_000)).Findings);
        Assert.Empty(Of("F03", raised, new FiscalYear(2570), Bought(460_000)).Findings);
        Assert.Equal("480,000.00 บาท", raised.Of("F03", Year).Single(t => t.Name == "from").Shown.Th);
    }

    [Fact]
    public void Before_the_first_year_of_its_thresholds_a_sign_is_not_computed()
    {
        var of = Of("F03", Thresholds.Shipped, new FiscalYear(2560), Bought(460_000));

        Assert.Equal("There is no threshold for fiscal year 2560.", of.WhyNot!.Value.En);
        Assert.Empty(of.Findings);
    }

    [Fact]
    public void The_days_until_a_finding_is_public_are_dated_too()
    {
        var sooner = With("public,days,7,days,2569,copy,,,มติคณะกรรมการ\n");

        Assert.Equal((15, 7), (sooner.DaysUntilPublic(new(2568)), sooner.DaysUntilPublic(new(2569))));
    }

    [Fact]
    public void Each_shipped_threshold_says_where_it_is_from_and_how_sure_it_is()
    {
        var all = ThaiSigns
            .All.Select(s => s.Code)
            .Append(Thresholds.Publishing)
            .SelectMany(s => Thresholds.Shipped.Of(s, Year))
            .ToList();

        Assert.Equal(33, all.Count);
        Assert.All(all, t => Assert.True(t.Source.Length > 5 && t.Words.Th.Length > 0 && t.Words.En.Length > 0));
        // Only what the law says is more than somebody's opinion.
        Assert.All(
            all.Where(t => t.Sure <= Confidence.Derived),
            t => Assert.Contains(t.Name, (string[])["ceiling", "bidders"])
        );
    }

    [Fact]
    public void A_file_with_mistakes_is_refused_with_each_of_its_rows()
    {
        Assert.Equal(
            ["2 thresholds-value", "3 thresholds-year", "4 thresholds-confidence", "5 thresholds-no-source"],
            Mistakes(
                "sign,name,value,unit,since,confidence,source\n"
                    + "F03,from,-1,baht,2568,copy,x\n"
                    + "F03,from,1,baht,2025,copy,x\n"
                    + "F03,from,1,baht,2568,surely,x\n"
                    + "F03,from,1,baht,2568,copy,\n"
            )
        );
        Assert.Equal([" thresholds-no-column"], Mistakes("sign,name,value,unit,since\nF03,from,1,baht,2568\n"));
        Assert.Equal([" thresholds-unknown"], Mistakes("sign,name,value,unit,since,source\nF03,form,1,baht,2568,x\n"));
    }

    [Fact]
    public async Task A_file_that_is_not_there_stops_the_program()
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await using var app = await App.StartAsync(
                Database.Sqlite,
                builder => builder.Configuration["Prongsai:Procurement:Thresholds"] = "/nowhere/thresholds.csv"
            );
            await app.With<Thresholds>(_ => Task.CompletedTask);
        });

        Assert.Contains("thresholds", $"{refused}", StringComparison.OrdinalIgnoreCase);
    }
}
