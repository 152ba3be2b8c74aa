using System.Globalization;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Tests.Assessment.Scoring;

/// <summary>Published results of real agencies (real-scores.csv, real-bands.csv, with their sources).</summary>
public sealed class RealResults
{
    private static readonly FileScores File = Score("real-scores.csv");

    [Fact]
    public void Are_read_whole() => Assert.Equal((54, 0), (File.Scores.Count(), File.Refusals.Count));

    public static TheoryData<string, string, decimal> Computable
    {
        get
        {
            var published = Rows("real-scores.csv").ToLookup(r => (r[0], r[1]), r => (Code: r[2], Score: r[3]));
            var data = new TheoryData<string, string, decimal>();
            foreach (
                var one in published.Where(p =>
                    HasTenIndicators(p.Select(f => f.Code)) || HasThreeWeighted(p.Select(f => f.Code))
                )
            )
                data.Add(
                    one.Key.Item1,
                    one.Key.Item2,
                    decimal.Parse(one.Single(f => f.Code == "TOTAL").Score, CultureInfo.InvariantCulture)
                );
            return data;
        }
    }

    [Fact]
    public void Are_nineteen_that_can_be_computed() => Assert.Equal(19, Computable.Count);

    [Theory, MemberData(nameof(Computable))]
    public void Are_reproduced_to_their_published_total(string agency, string year, decimal total)
    {
        var score = Of(agency, year);

        Assert.True(score.TotalIsComputed);
        Assert.True((score.Total.Computed!.Value - Exact.Of((long)(total * 100), 100)).Abs() <= Exact.Of(15, 1000));
    }

    public static TheoryData<string, string, string> Banded
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var row in Rows("real-bands.csv"))
                data.Add(row[0], row[1], row[2]);
            return data;
        }
    }

    // Three published levels of FY2566 and later stand beside a total alone, which does not settle them.
    [Theory, MemberData(nameof(Banded))]
    public void Have_their_published_level_where_it_can_be_told(string agency, string year, string band)
    {
        string[] notTold = ["สภ.นาโดน", "วิทยาลัยเทคนิคกันทรลักษ์ (VEC)"];

        Assert.Equal(notTold.Contains(agency) ? null : band, Of(agency, year).Band?.Label.Th);
    }

    [Fact]
    public void Without_a_framework_show_their_total_only()
    {
        var pattaya = Of("เมืองพัทยา", "2561");

        Assert.Equal("79.64", pattaya.Total.Value.ToString());
        Assert.Null(pattaya.Framework);
        Assert.Null(pattaya.Band);
        Assert.Contains(pattaya.Notes, n => n.En.Contains("no framework", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_year_say_which_framework_was_assumed()
    {
        var district = Of("สำนักงานเขต กทม. รหัส 5028", "");

        Assert.Equal("2568/general", district.Framework!.ToString());
        Assert.Contains(district.Notes, n => n.En.Contains("2568/general", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_Bangkok_2566_combine_the_two_parts_of_EIT()
    {
        var eit = Of("กรุงเทพมหานคร", "2566").Total.Find("EIT")!;

        Assert.Equal("(79.40 + 82.24) ÷ 2 = 80.82", eit.Arithmetic);
    }

    private static AgencyScore Of(string agency, string year) =>
        File.Scores.Single(s => s.Agency == agency && (s.Year?.ToString() ?? "") == year);

    private static bool HasTenIndicators(IEnumerable<string> codes) =>
        codes.Count(c => c.StartsWith("IND", StringComparison.Ordinal)) == 10;

    private static bool HasThreeWeighted(IEnumerable<string> codes) =>
        codes.Count(c => c.Contains("_w", StringComparison.Ordinal)) == 3;

    private static FileScores Score(string name) =>
        ResultFiles.Score(name, System.IO.File.ReadAllBytes(PathOf(name)), framework: null, acceptRepairs: false);

    // These two files quote no commas in their first four columns.
    private static IEnumerable<string[]> Rows(string name) =>
        System.IO.File.ReadLines(PathOf(name)).Skip(1).Where(l => l.Length > 0).Select(l => l.Split(','));

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Assessment", "Scoring", name);
}
