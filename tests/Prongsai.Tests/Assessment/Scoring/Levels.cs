using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Tests.Assessment.Scoring;

public sealed class Levels
{
    [Theory]
    [InlineData(2564, "94.99", "A")]
    [InlineData(2564, "95.00", "AA")]
    [InlineData(2564, "85.00", "A")]
    [InlineData(2564, "49.99", "F")]
    [InlineData(2564, "0.00", "F")]
    public void Until_2565_depend_on_the_total_alone(int year, string total, string band) =>
        Assert.Equal(band, Of(year, total)?.Code);

    [Theory]
    [InlineData("95.00", "95.00", "95.00", "95.00", "PASS_EXCELLENT")]
    [InlineData("97.00", "94.99", "100.00", "96.00", "PASS_GOOD")]
    [InlineData("90.00", "85.00", "85.00", "97.50", "PASS_GOOD")]
    [InlineData("90.00", "84.99", "85.00", "97.50", "PASS")]
    [InlineData("84.99", "100.00", "100.00", "62.50", "IMPROVE")]
    [InlineData("69.99", "100.00", "100.00", "20.00", "IMPROVE_URGENT")]
    public void From_2566_depend_on_each_instrument_too(
        string total,
        string iit,
        string eit,
        string oit,
        string band
    ) => Assert.Equal(band, Of(2567, total, iit, eit, oit)?.Code);

    [Fact]
    public void Are_not_told_when_an_instrument_that_decides_is_missing() =>
        Assert.Null(Of(2567, "89.59", "90.00", null, "95.00"));

    [Fact]
    public void Are_told_when_an_instrument_fails_whatever_the_missing_one_is() =>
        Assert.Equal("PASS", Of(2567, "89.59", "80.00", null, "95.00")?.Code);

    [Fact]
    public void Are_told_when_the_total_leaves_no_room_for_a_failing_instrument() =>
        Assert.Equal("PASS_EXCELLENT", Of(2567, "98.82", null, null, null)?.Code);

    [Fact]
    public void Are_compared_as_published_with_two_decimals()
    {
        var rules = ShippedFrameworks.For(new FiscalYear(2564), "general")!.Bands.Rules;

        Assert.Equal("AA", Banding.Of(rules, Exact.Of(94_995, 1000), [])?.Code);
        Assert.Equal("A", Banding.Of(rules, Exact.Of(949_949, 10000), [])?.Code);
    }

    [Fact]
    public void Are_not_told_where_the_framework_does_not_know_them() =>
        Assert.Null(Of(2569, "99.00", "99.00", "99.00", "99.00"));

    private static BandRule? Of(int year, string total, params string?[] instruments)
    {
        var framework = ShippedFrameworks.For(new FiscalYear(year), "general")!;
        var values = instruments
            .Select((v, i) => new InstrumentScore(v is null ? null : Value(v), framework.Instruments[i].Weight))
            .ToList();

        return Banding.Of(framework.Bands.Rules, Value(total), values);
    }

    private static Exact Value(string text) =>
        Score.TryParse(text, out var score) ? score.Exactly : throw new ArgumentException(text);
}
