using FsCheck;
using FsCheck.Fluent;
using Prongsai.Kernel;
using Exact = Prongsai.Kernel.Exact;

namespace Prongsai.Tests.Kernel;

public class ExactNumbers
{
    [Fact]
    public void A_mean_of_means_is_not_rounded_on_the_way()
    {
        var third = Exact.Mean([Exact.Of(100), Exact.Of(100), Exact.Zero]);

        Assert.Equal(Exact.Of(200, 3), third);
        Assert.Equal(Exact.Of(200), third * Exact.Of(3));
        Assert.Equal("66.67", third.ToString());
    }

    [Theory]
    [InlineData(1, 200, 2, "0.01")]
    [InlineData(-1, 200, 2, "-0.01")]
    [InlineData(84995, 1000, 2, "85.00")]
    [InlineData(849949, 10000, 2, "84.99")]
    public void Half_is_rounded_away_from_zero(long over, long under, int decimals, string shown) =>
        Assert.Equal(
            shown,
            Exact.Of(over, under).Rounded(decimals).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)
        );

    [Fact]
    public void Rounding_agrees_with_decimals_where_decimals_are_exact() =>
        Prop.ForAll(
                Gen.Choose(-10_000_000, 10_000_000).ToArbitrary(),
                thousandths =>
                    Exact.Of(thousandths, 1000).Rounded(2)
                    == Math.Round(thousandths / 1000m, 2, MidpointRounding.AwayFromZero)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void A_mean_times_the_count_is_the_sum_whatever_the_order() =>
        Prop.ForAll(
                Gen.Choose(0, 10000).NonEmptyListOf().ToArbitrary(),
                hundredths =>
                {
                    var values = hundredths.Select(h => Exact.Of(h, 100)).ToList();
                    var mean = Exact.Mean(values);

                    return mean * Exact.Of(values.Count) == Exact.Of(hundredths.Sum(h => (long)h), 100)
                        && mean == Exact.Mean([.. values.AsEnumerable().Reverse()])
                        && mean >= values.Min()
                        && mean <= values.Max();
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void An_unset_number_is_zero()
    {
        Assert.Equal(Exact.Zero, default);
        Assert.Equal(1, (int)default(Exact).Denominator);
        Assert.Throws<DivideByZeroException>(() => Exact.One / default(Exact));
        Assert.Throws<DivideByZeroException>(() => Exact.Mean([]));
    }
}
