using FsCheck;
using FsCheck.Fluent;
using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Gaps;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;
using Prongsai.Tests.Assessment.Scoring;

namespace Prongsai.Tests.Assessment.Gaps;

public sealed class TheWayToTheNextLevel
{
    [Fact]
    public void Passes_a_gate_with_the_largest_improvement_and_no_further_than_needed()
    {
        // IIT 90, EIT 84, OIT 90: the total (88.20) passes 85, the gate of EIT does not.
        var way = Way([90, 90, 90, 90, 90], [80, 84, 88], [90, 90]);

        Assert.Equal(("PASS", "PASS_GOOD"), (way.Now!.Code, way.Next!.Code));
        var step = Assert.Single(way.Steps);
        Assert.Equal(("IND06", "EIT", "83.00"), (step.Loss.Code, step.ForGate, step.RaiseTo.ToString()));
        Assert.Equal("(83.00 − 80.00) × 1/3 × 0.30 = 0.30", step.Arithmetic);
        Assert.All(way.Gates, gate => Assert.True(gate.After >= gate.AtLeast));
    }

    [Fact]
    public void Then_takes_the_largest_improvements_of_all_until_the_total_passes()
    {
        // 2564 has no gates: from A to AA.
        var way = Way([90, 90, 90, 90, 90], [90, 90, 90], [80, 100], year: 2564);

        Assert.Equal(("A", "AA"), (way.Now!.Code, way.Next!.Code));
        Assert.Equal(["IND09", "IND06"], way.Steps.Select(s => s.Loss.Code));
        Assert.Equal(Exact.Of(95), way.TotalAfter);
    }

    [Fact]
    public void Ends_at_the_top()
    {
        var way = Way([96, 96, 96, 96, 96], [96, 96, 96], [96, 96]);

        Assert.Null(way.Next);
        Assert.Contains("highest", way.WhyNot!.Value.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_not_told_where_the_levels_are_not_known() =>
        Assert.NotNull(Way([90, 90, 90, 90, 90], [90, 90, 90], [90, 90], year: 2569).WhyNot);

    [Fact]
    public void Is_not_told_where_figures_are_missing()
    {
        var scored = Figures.Scored(2567, "general", ("IND01", 90));

        Assert.NotNull(NextBand.Of(scored, []).WhyNot);
    }

    /// <summary>No smaller set of indicators, raised to 100, would do: tried with every set there is.</summary>
    [Fact]
    public void Has_no_shorter_one() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<int>().Generator.ArrayOf(10).ToArbitrary(),
                seeds =>
                {
                    var values = seeds.Select(s => 55 + Math.Abs((long)s * 7919) % 46).Select(v => (int)v).ToArray();
                    var scored = Figures.Scored(2567, "general", Figures.Ten(values));
                    var way = NextBand.Of(
                        scored,
                        Losses.Of(scored, new Dictionary<string, Prongsai.Assessment.Results.ImportedFigure>())
                    );

                    return way.Next is null || way.Steps.Count == FewestByTryingAll(values, way.Next);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static int FewestByTryingAll(int[] values, BandRule next)
    {
        var fewest = int.MaxValue;
        for (var set = 0; set < 1 << 10; set++)
        {
            var count = int.PopCount(set);
            if (count >= fewest)
                continue;

            var raised = values.Select((v, i) => Exact.Of((set & (1 << i)) != 0 ? 100 : v)).ToArray();
            Exact[] instruments = [Exact.Mean(raised[..5]), Exact.Mean(raised[5..8]), Exact.Mean(raised[8..])];
            var total =
                (instruments[0] * Exact.Of(30) + instruments[1] * Exact.Of(30) + instruments[2] * Exact.Of(40))
                / Exact.Of(100);
            if (
                Banding.Reaches(total, next.TotalAtLeast)
                && instruments.All(i => next.EachInstrumentAtLeast is not { } gate || Banding.Reaches(i, gate))
            )
                fewest = count;
        }

        return fewest;
    }

    private static NextBand Way(int[] iit, int[] eit, int[] oit, int year = 2567)
    {
        var scored = Figures.Scored(year, "general", Figures.Ten([.. iit, .. eit, .. oit]));
        return NextBand.Of(
            scored,
            Losses.Of(scored, new Dictionary<string, Prongsai.Assessment.Results.ImportedFigure>())
        );
    }
}
