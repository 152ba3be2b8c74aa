using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel;

public class Amounts
{
    [Theory]
    [InlineData("3,498,760,900.00", 3498760900_00)]
    [InlineData("฿1,000", 1000_00)]
    [InlineData("475,080 บาท", 475080_00)]
    [InlineData("๔๔๒,๐๐๐", 442000_00)]
    [InlineData("475,080.-", 475080_00)]
    [InlineData("๑๒,๐๐๐.๕๐ บาทถ้วน", 12000_50)]
    [InlineData("1000", 1000_00)]
    [InlineData("-12.5", -12_50)]
    [InlineData("0", 0)]
    [InlineData("\u00A0475,080\u200B บาท", 475080_00)]
    public void Are_read_as_officers_write_them(string written, long satang)
    {
        Assert.True(Money.TryParse(written, out var money));
        Assert.Equal(satang, money.Satang);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("nan")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("บาท")]
    [InlineData("1,23")]
    [InlineData("1,2,3")]
    [InlineData("0.001")]
    [InlineData("1e5")]
    [InlineData("1.234,56")]
    [InlineData("9999999999999999")]
    public void What_is_no_amount_is_refused(string? written) => Assert.False(Money.TryParse(written, out _));

    [Fact]
    public void Are_written_with_two_decimals_and_read_back()
    {
        var money = new Money(475080_05);

        Assert.Equal("475,080.05", money.ToString());
        Assert.True(Money.TryParse(money.ToString(), out var again));
        Assert.Equal(money, again);
    }
}
