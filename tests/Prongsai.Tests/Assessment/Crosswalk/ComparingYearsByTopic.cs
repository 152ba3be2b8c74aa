using System.Globalization;
using CsvHelper;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Crosswalk;
using Prongsai.Assessment.Frameworks;
using Prongsai.Kernel;

namespace Prongsai.Tests.Assessment.Crosswalk;

public sealed class ComparingYearsByTopic
{
    private static readonly Dictionary<string, int> Columns = new()
    {
        ["fy2564_2565"] = 2564,
        ["fy2566"] = 2566,
        ["fy2567"] = 2567,
        ["fy2568"] = 2568,
        ["fy2569"] = 2569,
    };

    private static Framework General(int year) =>
        ShippedFrameworks.Exactly(new FrameworkKey(new FiscalYear(year), "general"))!;

    [Fact]
    public void Agrees_with_the_researched_crosswalk_of_every_year()
    {
        using var file = new StreamReader(
            Path.Combine(AppContext.BaseDirectory, "Assessment/Crosswalk/oit-crosswalk.csv")
        );
        using var csv = new CsvReader(file, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();

        List<string> researched = [],
            ours = [];
        while (csv.Read())
        {
            var topic = csv.GetField("topic_key")!;
            Assert.Equal(csv.GetField("topic_th"), Topics.Known.With(topic)!.Title.Th);
            foreach (var (column, year) in Columns)
            {
                researched.Add($"{topic} {year}: {csv.GetField(column)}");
                ours.Add($"{topic} {year}: {string.Join(';', General(year).ItemsAbout(topic).Select(i => i.Code))}");
            }
        }

        Assert.Equal(37 * 5, researched.Count);
        Assert.Equal(researched, ours);
    }

    [Fact]
    public void Follows_the_service_manual_through_its_renumbering()
    {
        var codes = new[] { 2564, 2566, 2567, 2568, 2569 }.Select(y =>
            General(y).ItemsAbout("service_manual").Single().Code
        );

        Assert.Equal(["O14", "O15", "O11", "O9", "O9"], codes);
    }

    [Fact]
    public void Gives_both_topics_of_an_item_that_merges_two()
    {
        var o12 = General(2568).ItemWith("O12")!;

        Assert.Equal(["proc_plan", "proc_monthly"], Topics.Known.Of(o12).Select(t => t.Key));
    }

    [Fact]
    public void Lists_a_topic_that_the_later_year_no_longer_asks()
    {
        var laws = General(2566).ByTopic(General(2567)).Single(t => t.Topic.Key == "laws");

        Assert.Equal("O6", Assert.Single(laws.Earlier).Code);
        Assert.Empty(laws.Later);
    }
}
