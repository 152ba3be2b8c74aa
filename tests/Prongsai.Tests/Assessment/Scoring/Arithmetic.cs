using FsCheck;
using FsCheck.Fluent;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Tests.Assessment.Scoring;

public sealed class Arithmetic
{
    private static readonly Arbitrary<int[]> TenScores = ArbMap
        .Default.ArbFor<int>()
        .Generator.Select(i => (int)(Math.Abs((long)i * 2_654_435_761) % 10001))
        .ArrayOf(10)
        .ToArbitrary();

    [Fact]
    public void Of_a_total_agrees_with_decimals() =>
        Prop.ForAll(
                TenScores,
                hundredths =>
                {
                    var v = hundredths.Select(h => h / 100m).ToArray();
                    var expected = 0.3m * v[..5].Average() + 0.3m * v[5..8].Average() + 0.4m * v[8..].Average();

                    return Math.Abs(Of(hundredths).Total.Computed!.Value.Rounded(10) - expected) < 0.000_000_001m;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Stays_between_nothing_and_a_hundred() =>
        Prop.ForAll(
                TenScores,
                h => Of(h).Total.AndBelow().All(t => t.Carried is not { } v || v >= Exact.Zero && v <= Exact.Of(100))
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Does_not_mind_the_order_of_figures() =>
        Prop.ForAll(
                TenScores,
                h =>
                {
                    var figures = Codes(h);
                    return Figures.Scored(2567, "general", figures).Total.Computed
                        == Figures.Scored(2567, "general", [.. figures.Reverse()]).Total.Computed;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Is_shown_with_its_numbers()
    {
        var scored = Figures.Scored(2567, "general", Figures.Ten(90, 91, 92, 93, 95, 80, 81, 83, 95, 100));

        Assert.Equal("(80.00 + 81.00 + 83.00) ÷ 3 = 81.33", scored.Total.Find("EIT")!.Arithmetic);
        Assert.Equal("0.30 × 92.20 + 0.30 × 81.33 + 0.40 × 97.50 = 91.06", scored.Total.Arithmetic);
    }

    [Fact]
    public void Of_a_weighted_figure_divides_by_its_weight()
    {
        var scored = Figures.Scored(2568, "general", ("IIT_w30", 26.53m), ("EIT_w30", 24.16m), ("OIT_w40", 37.75m));

        Assert.Equal("26.53 ÷ 0.30 = 88.43", scored.Total.Find("IIT")!.Arithmetic);
        Assert.Equal(Exact.Of(8844, 100), scored.Total.Computed);
    }

    [Fact]
    public void Of_items_goes_through_their_groups()
    {
        // Phichit FY2564: every item complete but one of the eight of group 9.2.
        var items = AllItemsOfDisclosure(missing: "O11");

        var nine = Figures.Scored(2564, "general", items).Total.Find("IND09")!;

        Assert.Equal("97.50", nine.Computed!.Value.ToString());
        Assert.Equal(Made.Mean, nine.How);
    }

    [Fact]
    public void Is_not_done_when_a_part_is_missing_and_says_which()
    {
        var iit = Figures.Scored(2567, "general", ("IND01", 90), ("IND02", 91)).Total.Find("IIT")!;

        Assert.Null(iit.Computed);
        Assert.Contains("IND03, IND04, IND05", iit.Words.En, StringComparison.Ordinal);
    }

    private static Scored Of(int[] hundredths) => Figures.Scored(2567, "general", Codes(hundredths));

    private static (string, decimal)[] Codes(int[] hundredths) =>
        [.. hundredths.Select((h, i) => ($"IND{i + 1:00}", h / 100m))];

    private static (string, decimal)[] AllItemsOfDisclosure(string missing) =>
        [.. Enumerable.Range(1, 43).Select(i => ($"O{i}", $"O{i}" == missing ? 0m : 100m))];
}
