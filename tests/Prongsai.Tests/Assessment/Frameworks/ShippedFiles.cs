using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Crosswalk;
using Prongsai.Assessment.Frameworks;
using Prongsai.Kernel;

namespace Prongsai.Tests.Assessment.Frameworks;

public sealed class ShippedFiles
{
    public static TheoryData<string> Names => [.. ShippedFrameworks.Keys.Select(ShippedFrameworks.FileOf)];

    private static Framework Of(int year, string profile) =>
        ShippedFrameworks.Exactly(new FrameworkKey(new FiscalYear(year), profile))!;

    [Theory]
    [MemberData(nameof(Names))]
    public void Pass_the_check(string name)
    {
        var reading = FrameworkReader.Read(name, ShippedFrameworks.TextOf(name));

        Assert.Equal("", string.Join("\n", reading.Mistakes));
        Assert.Equal(name, ShippedFrameworks.FileOf(reading.Framework!.Key));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_back_the_same_after_being_written(string name)
    {
        var written = FrameworkWriter.Write(FrameworkReader.Read(name, ShippedFrameworks.TextOf(name)).OrThrow());

        var again = FrameworkReader.Read(name, written);

        Assert.Equal("", string.Join("\n", again.Mistakes));
        Assert.Equal(written, FrameworkWriter.Write(again.Framework!));
        Assert.Equal(Facts(ShippedFrameworks.TextOf(name)), Facts(written));
    }

    // Comments and the spelling of quotes may differ; every key and value must not.
    private static string Facts(string yaml)
    {
        List<string> facts = [];
        Walk("", YamlTree.Read(yaml)!);
        facts.RemoveAll(fact => fact.EndsWith("/polarity=positive", StringComparison.Ordinal));
        facts.Sort(StringComparer.Ordinal);
        return string.Join("\n", facts);

        void Walk(string path, YamlNode node)
        {
            if (node is YamlText text)
                facts.Add($"{path}={text.Value}");
            if (node is YamlList list)
                foreach (var (item, index) in list.Items.Select((item, index) => (item, index)))
                    Walk($"{path}/{index}", item);
            if (node is YamlMap map)
                foreach (var entry in map.Entries)
                    Walk($"{path}/{entry.Key}", entry.Value);
        }
    }

    [Theory]
    [InlineData(2563, 2564)]
    [InlineData(2564, 2564)]
    [InlineData(2565, 2564)]
    [InlineData(2566, 2566)]
    [InlineData(2567, 2567)]
    [InlineData(2568, 2568)]
    [InlineData(2569, 2569)]
    public void Serve_the_years_they_apply_to(int year, int framework) =>
        Assert.Equal(framework, ShippedFrameworks.For(new FiscalYear(year), "general")!.Key.Year.Buddhist);

    [Theory]
    [InlineData(2562, "general")]
    [InlineData(2570, "general")]
    [InlineData(2568, "vec")]
    [InlineData(2567, "hospital")]
    public void Are_not_stretched_to_years_and_profiles_they_do_not_name(int year, string profile) =>
        Assert.Null(ShippedFrameworks.For(new FiscalYear(year), profile));

    [Fact]
    public void Hold_the_ten_indicators_and_weights_of_every_general_year()
    {
        foreach (var year in new[] { 2564, 2566, 2567, 2568, 2569 })
        {
            var framework = Of(year, "general");

            Assert.Equal(Enumerable.Range(1, 10), framework.Indicators.Select(i => i.Number));
            Assert.Equal(
                ["30", "30", "40"],
                framework.Instruments.Select(i => FrameworkWriter.Number(i.Weight!.Value))
            );
        }
    }

    [Fact]
    public void Hold_the_verified_sizes_of_2564()
    {
        var sizes = Of(2564, "general").Indicators.SelectMany(i => i.SubIndicators).Select(s => s.Items.Count);

        Assert.Equal([9, 8, 7, 4, 5, 8, 2], sizes);
    }

    [Fact]
    public void Turn_polarity_round_inside_one_question()
    {
        var favours = Of(2564, "general").ItemWith("I11")!;

        Assert.Equal([Polarity.Positive, Polarity.Negative], favours.Parts.Select(p => p.Polarity));
    }

    [Fact]
    public void Know_the_share_of_the_districts_O15_although_the_list_is_partial()
    {
        var indicator = Of(2567, "sub_department").IndicatorWith("IND09")!;
        var o15 = Assert.Single(indicator.AllItems);

        Assert.False(indicator.ItemsComplete);
        Assert.Equal(Exact.Of(1, 20), o15.Share!.OfIndicator);
        Assert.Equal(Confidence.Derived, o15.Share.Confidence);
        Assert.Equal(["proc_announce", "proc_monthly"], o15.Topics);
        Assert.Equal(4, o15.Elements.Count);
    }

    [Fact]
    public void Place_the_documents_seven_weak_points_by_what_they_ask()
    {
        var framework = Of(2567, "sub_department");

        var places = framework.Indicators.SelectMany(i => i.AllItems.Select(item => $"{item.Code} {i.Number}"));

        Assert.Equal(["I5 2", "E1 6", "E2 6", "E4 7", "E5 8", "E6 8", "O15 9"], places);
    }

    [Fact]
    public void Have_gated_bands_from_2566_and_letters_before()
    {
        Assert.Equal(["AA", "A", "B", "C", "D", "E", "F"], Of(2564, "general").Bands.Rules.Select(r => r.Code));
        Assert.All(Of(2564, "general").Bands.Rules, rule => Assert.Null(rule.EachInstrumentAtLeast));

        var good = Of(2567, "general").Bands.Rules[1];
        Assert.Equal("ผ่านดี", good.Label.Th);
        Assert.Equal(Exact.Of(85), good.EachInstrumentAtLeast);
        Assert.Empty(Of(2569, "general").Bands.Rules);
    }

    [Fact]
    public void Combine_the_two_parts_of_EIT_from_2566()
    {
        Assert.Empty(Of(2564, "general").Instruments[1].Parts);
        Assert.Equal(["EIT1", "EIT2"], Of(2566, "general").Instruments[1].Parts.Select(p => p.Code));
        Assert.Equal(RollUp.Mean, Of(2566, "general").Instruments[1].CombineParts!.RollUp);
    }

    [Fact]
    public void Use_every_topic_of_the_crosswalk()
    {
        var used = ShippedFrameworks.All().SelectMany(f => f.Items).SelectMany(i => i.Topics).ToHashSet();

        Assert.Empty(Topics.Known.All.Select(t => t.Key).Except(used));
    }
}
