using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Kernel;

namespace Prongsai.Tests.Assessment.Frameworks;

public sealed class ComparingTwoFrameworks
{
    private static Framework Of(int year, string profile = "general") =>
        ShippedFrameworks.Exactly(new FrameworkKey(new FiscalYear(year), profile))!;

    private static IEnumerable<string> Between(Framework earlier, Framework later) =>
        FrameworkDiff.Of(earlier, later).Differences.Select(d => $"{d.Kind} {d.Code}");

    [Fact]
    public void Finds_no_difference_between_a_framework_and_itself()
    {
        foreach (var framework in ShippedFrameworks.All())
        {
            var again = FrameworkReader.Read("x", FrameworkWriter.Write(framework)).OrThrow();

            Assert.Empty(FrameworkDiff.Of(framework, again).Differences);
        }
    }

    [Fact]
    public void Tells_a_renumbered_item_by_its_topic() =>
        Assert.Contains("Renumbered O15 → O11", Between(Of(2566), Of(2567)));

    [Fact]
    public void Tells_a_merger_as_one() => Assert.Contains("Regrouped O14, O16 → O12", Between(Of(2567), Of(2568)));

    [Fact]
    public void Tells_what_is_no_longer_asked_and_what_is_new()
    {
        var between = Between(Of(2564), Of(2566)).ToList();

        Assert.Contains("Removed O38", between);
        Assert.Contains("Added O10", between);
    }

    [Fact]
    public void Does_not_call_removed_what_is_only_not_known_of_the_later_year()
    {
        var between = Between(Of(2567), Of(2568)).ToList();

        Assert.Contains("NotListed I1", between);
        Assert.DoesNotContain("Removed I1", between);
        Assert.Contains("Removed O15", between);
    }

    [Fact]
    public void Leaves_out_how_sure_the_texts_of_different_years_are() =>
        Assert.DoesNotContain(
            FrameworkDiff.Of(Of(2567), Of(2568)).Differences,
            d => d.Kind == DifferenceKind.Confidence
        );

    [Fact]
    public void Tells_the_bands_that_were_replaced()
    {
        var between = Between(Of(2564), Of(2566)).ToList();

        Assert.Contains("Band AA", between);
        Assert.Contains("Band PASS_EXCELLENT", between);
    }

    [Fact]
    public void Tells_each_kind_of_change_between_two_versions()
    {
        var first = Of(2567, "sub_department");
        var second = first
            .Correct(
                "O15",
                first.ItemWith("O15")!.Title with
                {
                    Text = new Bilingual("ใหม่", "new"),
                    Confidence = Confidence.Official,
                }
            )
            .PutElements("O15", ["แบบ สขร.1"], Confidence.Official);
        second = second with
        {
            Instruments =
            [
                .. second.Instruments.Select(i => i with { Weight = i.Code == "OIT" ? Exact.Of(50) : Exact.Of(25) }),
            ],
            Bands = second.Bands with
            {
                Rules =
                [
                    .. second.Bands.Rules.Select(r => r.Code == "IMPROVE" ? r with { TotalAtLeast = Exact.Of(65) } : r),
                ],
            },
            Scoring = second.Scoring with { Tolerance = second.Scoring.Tolerance },
        };

        Assert.Equal(
            ["Weight IIT", "Weight EIT", "Weight OIT", "Renamed O15", "Confidence O15", "Elements O15", "Band IMPROVE"],
            Between(first, second)
        );
    }

    [Fact]
    public void Shows_before_and_after_in_words()
    {
        var first = Of(2567);
        var second = first with
        {
            Bands = first.Bands with
            {
                Rules = [first.Bands.Rules[0] with { TotalAtLeast = Exact.Of(96) }, .. first.Bands.Rules.Skip(1)],
            },
        };

        var band = Assert.Single(FrameworkDiff.Of(first, second).Differences);

        Assert.Equal("ผ่านดีเยี่ยม: คะแนนรวม ≥ 95 และทุกเครื่องมือ ≥ 95", band.Before!.Value.Th);
        Assert.Equal("Passed, excellent: total ≥ 96 and each instrument ≥ 95", band.After!.Value.En);
    }

    [Fact]
    public void Keeps_added_and_removed_codes_apart_between_versions()
    {
        var first = Of(2567);
        var second = FrameworkReader
            .Read("x", FrameworkWriter.Write(first).Replace("- code: O15\n", "- code: O55\n", StringComparison.Ordinal))
            .OrThrow();

        Assert.Equal(["Removed O15", "Added O55"], Between(first, second));
    }
}
