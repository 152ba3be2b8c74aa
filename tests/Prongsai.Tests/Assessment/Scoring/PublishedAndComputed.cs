using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Tests.Assessment.Scoring;

public sealed class PublishedAndComputed
{
    [Fact]
    public void That_agree_to_a_hundredth_are_no_difference()
    {
        var scored = Figures.Scored(
            2566,
            "general",
            ("TOTAL", 88.98m),
            ("IIT", 82.44m),
            ("EIT1", 79.40m),
            ("EIT2", 82.24m),
            ("OIT", 100)
        );

        Assert.Empty(scored.Differences);
    }

    [Fact]
    public void That_differ_are_both_kept_and_the_published_one_is_not_overwritten()
    {
        var scored = Figures.Scored(
            2567,
            "general",
            [.. Figures.Ten(90, 90, 90, 90, 90, 90, 90, 90, 90, 90), ("TOTAL", 91)]
        );

        Assert.Equal(("91.00", "90.00"), (scored.Total.Official.ToString(), scored.Total.Computed.ToString()));
        var difference = Assert.Single(scored.Differences);
        Assert.Equal(("TOTAL", false), (difference.Code, difference.Explained));
    }

    [Fact]
    public void May_differ_by_the_rounding_of_weighted_parts()
    {
        // 0.3 × 88.40 is published as 26.52; 26.54 is 0.02 away, more than rounding of 88.40 can do.
        var near = Figures.Scored(
            2567,
            "general",
            ("TOTAL", 88.46m),
            ("IIT_w30", 26.53m),
            ("EIT_w30", 24.16m),
            ("OIT_w40", 37.75m)
        );

        Assert.True(Assert.Single(near.Differences).Explained);
    }

    [Fact]
    public void Weighted_and_plain_are_compared_too()
    {
        var alone = Figures.Scored(2567, "general", ("IIT", 90), ("IIT_w30", 26.00m));
        var withIndicators = Figures.Scored(2567, "general", [.. Figures.Ten(90, 90, 90, 90, 90), ("IIT_w30", 26.00m)]);

        Assert.Equal("IIT", Assert.Single(alone.Differences).Code);
        Assert.Equal("IIT_w30", Assert.Single(withIndicators.Differences).Code);
    }

    [Fact]
    public void Indicator_of_2566_cannot_be_made_of_whole_items() =>
        Assert.False(WholeItems.CanMakeSomehow(Score.OfHundredths(96_50)));

    [Theory]
    [InlineData(95_00)]
    [InlineData(97_50)]
    [InlineData(100_00)]
    public void Indicators_that_can_be_made_of_whole_items_are_left_in_peace(int hundredths) =>
        Assert.Null(WholeItems.WhyNot(Score.OfHundredths(hundredths), sizes: null));

    [Fact]
    public void Indicators_of_Phichit_are_made_of_the_known_groups()
    {
        int[] sizes = [9, 8, 7, 4, 5];

        Assert.True(WholeItems.CanMake(Score.OfHundredths(97_50), sizes));
        Assert.True(WholeItems.CanMake(Score.OfHundredths(94_64), sizes));
        Assert.False(WholeItems.CanMake(Score.OfHundredths(96_51), sizes));
    }
}
