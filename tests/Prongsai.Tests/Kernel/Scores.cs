using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel;

public class Scores
{
    [Theory]
    [InlineData("91.70", 9170)]
    [InlineData("91.7", 9170)]
    [InlineData("๙๑.๗๐", 9170)]
    [InlineData("0", 0)]
    [InlineData("100.00", 10000)]
    [InlineData("96.500", 9650)]
    public void Are_read_in_either_digits(string written, int hundredths)
    {
        Assert.True(Score.TryParse(written, out var score));
        Assert.Equal(hundredths, score.Hundredths);
    }

    [Theory]
    [InlineData("101")]
    [InlineData("-1")]
    [InlineData("91.705")]
    [InlineData("91,70")]
    [InlineData("")]
    [InlineData(null)]
    public void What_no_assessment_gives_is_refused(string? written) => Assert.False(Score.TryParse(written, out _));

    [Fact]
    public void Every_score_is_written_and_read_back()
    {
        for (var hundredths = 0; hundredths <= 10000; hundredths++)
        {
            var score = Score.OfHundredths(hundredths);

            Assert.True(Score.TryParse(score.ToString(), out var again));
            Assert.Equal(score, again);
            Assert.Equal(score, Score.Of(score.Exactly));
        }
    }

    [Fact]
    public void A_computed_value_is_rounded_half_up() => Assert.Equal("66.67", Score.Of(Exact.Of(200, 3)).ToString());

    [Fact]
    public void Nothing_lies_outside_0_to_100()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Score.OfHundredths(10001));
        Assert.Throws<ArgumentOutOfRangeException>(() => Score.OfHundredths(-1));
    }
}
