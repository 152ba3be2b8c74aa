using System.Globalization;
using CsvHelper;
using Prongsai.Kernel;
using YamlDotNet.RepresentationModel;

namespace Prongsai.Tests.Samples;

/// <summary>The sample must say the district's own figures and words, and mark everything else as made up.</summary>
public class KhlongSamWaSample
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "samples", "khlong-sam-wa");

    // As the district's report of fiscal year 2568 has them.
    private static readonly Dictionary<(string Year, string Code), string> Reported = new()
    {
        [("2566", "IND09")] = "96.50",
        [("2567", "IND09")] = "95.00",
        [("2567", "ITEM:I5")] = "91.70",
        [("2567", "ITEM:E1")] = "89.11",
        [("2567", "ITEM:E2")] = "89.23",
        [("2567", "ITEM:E4")] = "87.25",
        [("2567", "ITEM:E5")] = "87.93",
        [("2567", "ITEM:E6")] = "87.70",
        [("2567", "ITEM:O15")] = "0.00",
    };

    [Fact]
    public void Reported_figures_are_copies_and_all_others_say_that_they_are_made_up()
    {
        foreach (var (key, row) in Results())
        {
            if (Reported.TryGetValue(key, out var score))
                Assert.Equal((score, "copy"), (row.Score, row.Confidence));
            else
                Assert.Equal("made_up", row.Confidence);
            Assert.Equal(
                row.Confidence == "made_up",
                row.Source.Contains("made up for demonstration", StringComparison.Ordinal)
            );
        }

        Assert.All(Reported.Keys, key => Assert.Contains(key, Results().Keys));
    }

    [Fact]
    public void Every_indicator_but_the_ninth_rose()
    {
        var results = Results();
        for (var number = 1; number <= 10; number++)
        {
            var code = string.Create(CultureInfo.InvariantCulture, $"IND{number:00}");
            Assert.True(Score.TryParse(results[("2566", code)].Score, out var earlier));
            Assert.True(Score.TryParse(results[("2567", code)].Score, out var later));

            Assert.Equal(number != 9, later > earlier);
        }
    }

    [Fact]
    public void The_words_are_whole_Thai()
    {
        var words = Rows()
            .SelectMany(row => row.AllNodes)
            .OfType<YamlScalarNode>()
            .Select(node => node.Value!)
            .ToList();

        Assert.Contains("มีการให้บริการครบทุกฝ่ายในจุดเดียว ฝ่ายทะเบียน ชั้น ๑ สำนักงานเขตคลองสามวา", words);
        Assert.Contains("หน่วยงานเปิดเผยข้อมูลไม่ครบถ้วนตามองค์ประกอบที่กำหนด", words);
        Assert.All(words, word => Assert.Equal(word, ThaiText.NormaliseLine(word)));
        Assert.All(words, word => Assert.Empty(ThaiRepair.Mend(word).Repairs));
    }

    [Fact]
    public void The_seven_weak_points_have_measures_and_results_with_pictures()
    {
        var rows = Rows();

        Assert.Equal(["I5", "E1", "E2", "E4", "E5", "E6", "O15"], rows.Select(row => Value(row, "item")));
        Assert.All(rows, row => Assert.NotEmpty(List(row, "measures")));
        Assert.All(
            rows.SelectMany(row => List(row, "outcomes")),
            outcome => Assert.NotEmpty(List(outcome, "evidence"))
        );
    }

    [Fact]
    public void What_the_report_does_not_give_is_marked_as_made_up()
    {
        foreach (var measure in Rows().SelectMany(row => List(row, "measures")))
            Assert.Equal("section person period success", Marked(measure));
        foreach (var outcome in Rows().SelectMany(row => List(row, "outcomes")))
            Assert.Equal("on", Marked(outcome));
        foreach (var evidence in Evidence())
            Assert.Equal(Value(evidence, "kind") == "photo" ? "true" : "false", Value(evidence, "made_up"));

        static string Marked(YamlMappingNode node) =>
            string.Join(' ', ((YamlSequenceNode)node["made_up"]).Children.Select(key => ((YamlScalarNode)key).Value));
    }

    [Fact]
    public void Every_picture_is_there_and_used()
    {
        var used = Evidence()
            .Where(evidence => Value(evidence, "kind") == "photo")
            .Select(evidence => Value(evidence, "path"))
            .ToList();
        var there = Directory
            .GetFiles(Path.Combine(Folder, "photos"))
            .Select(file => "photos/" + Path.GetFileName(file));

        Assert.Equal(there.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Days_lie_in_the_programme_s_year()
    {
        var programme = new FiscalYear(2568);
        var days = Rows()
            .SelectMany(row => row.AllNodes)
            .OfType<YamlMappingNode>()
            .SelectMany(node => node.Children)
            .Where(pair => ((YamlScalarNode)pair.Key).Value is "on" or "from" or "to" or "effective_on")
            .Select(pair => ThaiDate.Parse(((YamlScalarNode)pair.Value).Value!))
            .ToList();

        Assert.NotEmpty(days);
        Assert.All(days, day => Assert.True(programme.Contains(day), ThaiDate.InFull(day)));
    }

    private static Dictionary<(string Year, string Code), (string Score, string Confidence, string Source)> Results()
    {
        using var csv = new CsvReader(
            new StreamReader(Path.Combine(Folder, "results.csv")),
            CultureInfo.InvariantCulture
        );
        csv.Read();
        csv.ReadHeader();
        Dictionary<(string, string), (string, string, string)> results = [];
        while (csv.Read())
            results.Add(
                (csv.GetField("year_be")!, csv.GetField("indicator_or_instrument")!),
                (csv.GetField("score")!, csv.GetField("confidence")!, csv.GetField("source")!)
            );

        return results;
    }

    private static List<YamlMappingNode> Rows()
    {
        using var file = new StreamReader(Path.Combine(Folder, "measures.yaml"));
        var yaml = new YamlStream();
        yaml.Load(file);

        return List((YamlMappingNode)yaml.Documents[0].RootNode, "rows");
    }

    private static List<YamlMappingNode> Evidence() =>
        [.. Rows().SelectMany(row => List(row, "outcomes")).SelectMany(outcome => List(outcome, "evidence"))];

    private static List<YamlMappingNode> List(YamlMappingNode node, string key) =>
        [.. ((YamlSequenceNode)node[key]).Cast<YamlMappingNode>()];

    private static string? Value(YamlMappingNode node, string key) => ((YamlScalarNode)node[key]).Value;
}
