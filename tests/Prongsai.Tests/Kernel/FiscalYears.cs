using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel;

public class FiscalYears
{
    private static readonly FiscalYear Year2568 = new(2568);

    [Fact]
    public void Run_from_October_to_September()
    {
        Assert.Equal(new DateOnly(2024, 10, 1), Year2568.FirstDay);
        Assert.Equal(new DateOnly(2025, 9, 30), Year2568.LastDay);
        Assert.Equal(Year2568.FirstDay, Year2568.Previous.LastDay.AddDays(1));
        Assert.Equal(Year2568.LastDay, Year2568.Next.FirstDay.AddDays(-1));
    }

    [Fact]
    public void Every_day_lies_in_exactly_one()
    {
        for (var day = new DateOnly(2023, 9, 1); day < new DateOnly(2026, 1, 1); day = day.AddDays(1))
        {
            var year = FiscalYear.Of(day);

            Assert.True(year.Contains(day));
            Assert.False(year.Next.Contains(day));
            Assert.False(year.Previous.Contains(day));
        }
    }

    [Theory]
    [InlineData("2568")]
    [InlineData(" ๒๕๖๘ ")]
    public void Are_read_in_either_digits(string written)
    {
        Assert.True(FiscalYear.TryParse(written, out var year));
        Assert.Equal(Year2568, year);
    }

    [Theory]
    [InlineData("2025")]
    [InlineData("68")]
    [InlineData("2568.0")]
    [InlineData("")]
    [InlineData(null)]
    public void A_common_era_year_is_not_one(string? written) => Assert.False(FiscalYear.TryParse(written, out _));

    [Fact]
    public void A_year_that_cannot_be_meant_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FiscalYear(2025));
}
