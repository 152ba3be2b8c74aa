using System.Runtime.CompilerServices;
using Prongsai.Reports.Annual;

namespace Prongsai.Tests.Reports.Annual;

public sealed class TheContent
{
    [Fact]
    public void Of_a_small_report_is_the_golden_one()
    {
        var content = FrozenContent.Of(TheDistrict.WithPhotographs().Report) + "\n";
        var golden = Path.Combine(Folder(), "golden-report.json");
        // To accept a change: PRONGSAI_ACCEPT=1, then read the difference before committing it.
        if (Environment.GetEnvironmentVariable("PRONGSAI_ACCEPT") == "1")
            File.WriteAllText(golden, content);

        Assert.Equal(File.ReadAllText(golden), content);
    }

    [Fact]
    public void Can_be_read_again_from_an_edition()
    {
        var frozen = FrozenContent.Of(TheDistrict.WithPhotographs(new() { EnglishSummary = true }).Report);

        Assert.Equal(frozen, FrozenContent.Of(FrozenContent.Read(frozen)));
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
