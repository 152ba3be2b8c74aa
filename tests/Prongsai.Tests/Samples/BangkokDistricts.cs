using System.Text;
using Prongsai.Agencies.Importing;
using Prongsai.Web.CommandLine;

namespace Prongsai.Tests.Samples;

/// <summary>The districts' names and codes are facts; the figures of the demonstration are not, and say so.</summary>
public sealed class BangkokDistricts
{
    private static readonly AgenciesFile File = AgenciesFile.Read(
        "districts.csv",
        System.IO.File.ReadAllBytes(
            Path.Combine(AppContext.BaseDirectory, "samples", "bangkok-districts", "districts.csv")
        )
    );

    [Fact]
    public void Are_fifty_with_the_codes_1001_to_1050()
    {
        Assert.Empty(File.Refusals);
        Assert.Empty(File.Notes);
        Assert.Equal(Enumerable.Range(1001, 50).Select(code => $"{code}"), File.Rows.Select(r => r[AgencyColumn.Code]));
        Assert.Equal(50, File.Rows.Select(r => r[AgencyColumn.NameTh]).Distinct().Count());
        Assert.Equal(50, File.Rows.Select(r => r[AgencyColumn.Slug]).Distinct().Count());
    }

    [Fact]
    public void Are_named_alike_in_every_column()
    {
        foreach (var row in File.Rows)
        {
            Assert.Equal($"สำนักงานเขต{row[AgencyColumn.District]}", row[AgencyColumn.NameTh]);
            var english = row[AgencyColumn.NameEn]!.Replace(" District Office", "", StringComparison.Ordinal);
            Assert.Equal(english.ToLowerInvariant().Replace(' ', '-'), row[AgencyColumn.Slug]);
        }

        var ours = File.Rows.Single(r => r[AgencyColumn.Slug] == "khlong-sam-wa");
        Assert.Equal(("1046", "สำนักงานเขตคลองสามวา"), (ours[AgencyColumn.Code], ours[AgencyColumn.NameTh]));
    }

    [Fact]
    public void Made_up_figures_say_so_each_and_come_out_the_same()
    {
        var figures = SampleCity.Results("bang-rak");

        Assert.Equal(figures, SampleCity.Results("bang-rak"));
        Assert.NotEqual(figures, SampleCity.Results("bang-na"));
        var lines = figures.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        Assert.Equal(33, lines.Length);
        Assert.All(lines, line => Assert.Contains(",made_up,\"ตัวเลขสมมุติเพื่อสาธิต", line, StringComparison.Ordinal));
    }
}
