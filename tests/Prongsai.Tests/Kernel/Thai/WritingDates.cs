using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Thai;

public class WritingDates
{
    private static readonly DateOnly FirstOfOctober = new(2024, 10, 1);

    [Fact]
    public void A_day_is_written_in_full_abbreviated_and_as_a_month()
    {
        Assert.Equal("๑ ตุลาคม ๒๕๖๗", ThaiDate.InFull(FirstOfOctober, Digits.Thai));
        Assert.Equal("1 ตุลาคม 2567", ThaiDate.InFull(FirstOfOctober));
        Assert.Equal("1 ต.ค. 67", ThaiDate.Abbreviated(FirstOfOctober));
        Assert.Equal("ตุลาคม ๒๕๖๗", ThaiDate.Month(FirstOfOctober, Digits.Thai));
        Assert.Equal("ต.ค. 67", ThaiDate.AbbreviatedMonth(FirstOfOctober));
        Assert.Equal("1 October 2024", ThaiDate.English(FirstOfOctober));
        Assert.Equal("5 ม.ค. 00", ThaiDate.Abbreviated(new DateOnly(1957, 1, 5)));
    }

    [Theory]
    [InlineData("2024-10-01", "2025-09-30", "๑ ตุลาคม ๒๕๖๗ ถึง ๓๐ กันยายน ๒๕๖๘", "1 October 2024 to 30 September 2025")]
    [InlineData("2024-10-01", "2024-11-15", "๑ ตุลาคม ถึง ๑๕ พฤศจิกายน ๒๕๖๗", "1 October to 15 November 2024")]
    [InlineData("2024-10-01", "2024-10-15", "๑ ถึง ๑๕ ตุลาคม ๒๕๖๗", "1 to 15 October 2024")]
    [InlineData("2024-10-01", "2024-10-01", "๑ ตุลาคม ๒๕๖๗", "1 October 2024")]
    public void A_range_says_once_what_both_ends_share(string from, string to, string thai, string english)
    {
        var (first, last) = (ThaiDate.Parse(from), ThaiDate.Parse(to));

        Assert.Equal(thai, ThaiDate.Range(first, last, Digits.Thai));
        Assert.Equal(english, ThaiDate.EnglishRange(first, last));
    }

    [Fact]
    public void A_range_does_not_run_backwards() =>
        Assert.Throws<ArgumentException>(() => ThaiDate.Range(FirstOfOctober, FirstOfOctober.AddDays(-1)));
}
