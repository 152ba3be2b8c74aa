using System.Globalization;
using System.Text.Json.Nodes;
using static Prongsai.Tests.Procurement.Signs.Lines;

namespace Prongsai.Tests.Procurement.Signs;

/// <summary>
/// The signs that compare with everything else in the file: R024, R025, R038, R048, R058. The quartiles of seven figures by R8 stand at
/// 2 1/6 and 5 5/6; Excel's would stand at 2 1/2 and 5 1/2 and draw the fence elsewhere.
/// </summary>
public sealed class SignsAgainstAllOthers
{
    private static string[] Gaps(params int[] second) =>
        [.. second.Select((s, i) => Process($"P{i}", "W", ["W valid 100", $"L{i} valid {s}"]))];

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    [Fact]
    public void R024_flags_the_process_its_winner_and_the_second_lowest_at_a_low_outlier()
    {
        var found = Find("[R024]", Gaps(101, 120, 121, 122, 123, 124, 125));

        var cardinal = Cardinal(found);
        Assert.Equal("""{"P0":{"R024":0.01}}""", cardinal["OCID"]!.ToJsonString());
        Assert.Equal("""{"L0":{"R024":0.0},"W":{"R024":0.0}}""", cardinal["Tenderer"]!.ToJsonString());
        Assert.Equal("""{"R024":{"q1":0.2017,"q3":0.2383,"lower_fence":0.1467}}""", cardinal["Meta"]!.ToJsonString());
        Assert.Equal("""{"P0":["L0","W"]}""", cardinal["Maps"]!["ocid_tenderer_r024"]!.ToJsonString());
        Assert.Equal(7, found.Signs.Single().Computable);
    }

    [Fact]
    public void R024_and_R058_take_the_median_unbiased_quartiles_and_not_those_of_Excel()
    {
        // 0.15 lies between the two low fences, 0.1467 and 0.16; 0.20 between the two high ones, 0.19 and 0.2033.
        Assert.Empty(Find("[R024]", Gaps(115, 120, 121, 122, 123, 124, 125)).Signs.Single().Found);
        Assert.Empty(Find("[R058]", Gaps(110, 111, 112, 113, 114, 115, 120)).Signs.Single().Found);
    }

    [Fact]
    public void R058_flags_the_process_and_its_winner_at_a_high_outlier()
    {
        var cardinal = Cardinal(Find("[R058]", Gaps(110, 111, 112, 113, 114, 115, 150)));

        Assert.Equal("""{"P6":{"R058":0.5}}""", cardinal["OCID"]!.ToJsonString());
        Assert.Equal("""{"W":{"R058":0.0}}""", cardinal["Tenderer"]!.ToJsonString());
        Assert.Equal("""{"R058":{"q1":0.1117,"q3":0.1483,"upper_fence":0.2033}}""", cardinal["Meta"]!.ToJsonString());
    }

    [Fact]
    public void A_given_fence_is_used_instead_and_includes_its_own_value()
    {
        Assert.Equal(
            """{"OCID":{"P0":{"R024":0.05},"P2":{"R058":0.5}},"Tenderer":{"L0":{"R024":0.0},"W":{"R024":0.0,"R058":0.0}}}""",
            Results("[R024]\nthreshold = 0.05\n[R058]\nthreshold = 0.5", Gaps(105, 106, 150))
        );
    }

    [Fact]
    public void When_a_quarter_of_the_gaps_is_nought_R024_flags_nothing() =>
        Assert.Empty(Find("[R024]", Gaps(100, 100, 100, 100, 120, 121)).Signs.Single().Found);

    [Theory]
    [InlineData("W", "active", "W valid 100|L valid 90", 0)] // the lowest did not win
    [InlineData("W+V", "active", "W valid 100|L valid 110", 0)] // several suppliers
    [InlineData("W", "pending", "W valid 100|L valid 110", 0)]
    [InlineData("W", "active", "W valid 100|L disqualified 110", 0)] // nobody to compare with
    [InlineData("W", "active", "W valid 100|L+M valid 110", 0)] // bids of groups are left out
    [InlineData("W", "active", "W valid 0|L valid 110", 0)]
    [InlineData("W", "active", "W valid 130|W valid 100|L valid 110", 1)] // the winner's lowest
    public void R024_and_R058_compare_only_what_can_be_compared(
        string winner,
        string status,
        string bids,
        int computable
    )
    {
        var found = Find("[R024]\n[R058]", Process("P", winner, bids.Split('|'), status: status));

        Assert.All(found.Signs, sign => Assert.Equal(computable, sign.Computable));
    }

    [Fact]
    public void Two_active_awards_leave_nobody_to_be_the_winner()
    {
        var one = Process("P", "W", ["W valid 100", "L valid 110"]);
        var two = one.Replace("\"awards\":[", "\"awards\":[{\"status\":\"active\"},", StringComparison.Ordinal);
        var earlier = one.Replace("\"awards\":[", "\"awards\":[{\"status\":\"cancelled\"},", StringComparison.Ordinal);

        Assert.Equal(0, Find("[R024]", two).Signs.Single().Computable);
        Assert.Equal(1, Find("[R024]", earlier).Signs.Single().Computable);
    }

    [Fact]
    public void Of_an_ocid_that_comes_twice_the_later_line_counts()
    {
        string[] lines = [.. Gaps(105), .. Gaps(150)];

        Assert.Equal("P0", Find("[R058]\nthreshold = 0.4", lines).Signs.Single().Found[0].Id);
        Assert.Empty(Find("[R024]\nthreshold = 0.1", lines).Signs.Single().Found);
    }

    [Fact]
    public void Prices_are_compared_in_the_first_currency_met_or_in_the_given_one()
    {
        string[] lines =
        [
            .. Gaps(105),
            .. Gaps(150)
                .Select(l =>
                    l.Replace("THB", "USD", StringComparison.Ordinal).Replace("P0", "U0", StringComparison.Ordinal)
                ),
        ];
        const string all = "[R058]\nthreshold = 0";

        var found = Find("[R058]\nthreshold = 0.01", lines);
        Assert.Equal(["P0"], found.Signs.Single().Found.Select(s => s.Id).Where(id => id.Length == 2));
        Assert.Equal(2, found.OtherCurrencies);
        Assert.Equal("U0", Find("currency = USD\n[R058]\nthreshold = 0.01", lines).Signs.Single().Found[0].Id);
        Assert.Empty(Find(all, lines).Signs.Single().Found);
    }

    // Bids by this tenderer alone, of which it wins so many.
    private static IEnumerable<string> Tries(string tenderer, int won, int all) =>
        Enumerable
            .Range(0, all)
            .Select(i => Process($"{tenderer}-{i}", i < won ? tenderer : "Q", [$"{tenderer} valid 100"]));

    [Fact]
    public void R025_flags_a_busy_tenderer_that_wins_rarely()
    {
        int[] wins = [8, 8, 8, 9, 9, 10];
        string[] lines = [.. wins.SelectMany((w, i) => Tries($"T{i}", w, 10)), .. Tries("X", 2, 20)];

        var cardinal = Cardinal(Find("[R025]", lines));

        Assert.Equal("""{"X":{"R025":0.1}}""", cardinal["Tenderer"]!.ToJsonString());
        Assert.Equal(
            """{"R025":{"q1":0.8,"q3":0.9,"upper_fence":10.0,"lower_fence":0.65}}""",
            cardinal["Meta"]!.ToJsonString()
        );
    }

    [Fact]
    public void R025_leaves_out_the_less_busy_and_counts_a_tenderer_once_in_a_process()
    {
        string[] lines =
        [
            .. Tries("X", 10, 20),
            .. Tries("Y", 1, 5),
            .. Tries("Z", 5, 5),
            Process("twice", "Y", ["Y valid 1", "Y valid 2", "Y valid 3"]),
        ];

        var found = Find("[R025]\nthreshold = 0.5\npercentile = 100", lines).Signs.Single();

        Assert.Equal(("X", 0.5), (Assert.Single(found.Found).Id, found.Found[0].Figure));
        Assert.Equal(
            6.0,
            Find("[R025]\npercentile = 50", lines).Signs.Single().Figures.Single(f => f.Name == "upper_fence").Figure
        );
    }

    private static string OfBuyer(string buyer, int disqualified, int all) =>
        Process(
            $"of-{buyer}",
            null,
            [.. Enumerable.Range(0, all).Select(i => $"{buyer}{i} {(i < disqualified ? "disqualified" : "valid")}")],
            $$$""","buyer":{"id":"{{{buyer}}}"},"tender":{"procuringEntity":{"id":"{{{buyer}}}-E"}}"""
        );

    [Fact]
    public void R038_flags_buyers_and_procuring_entities_with_a_large_share_of_disqualified_bids()
    {
        int[] disqualified = [1, 1, 1, 2, 2, 2, 9];
        string[] lines = [.. disqualified.Select((d, i) => OfBuyer($"B{i}", d, 10)), OfBuyer("one", 1, 1)];

        var cardinal = Cardinal(Find("[R038]", lines));

        Assert.Equal("""{"B6":{"R038":0.9}}""", cardinal["Buyer"]!.ToJsonString());
        Assert.Equal("""{"B6-E":{"R038":0.9}}""", cardinal["ProcuringEntity"]!.ToJsonString());
        Assert.Null(cardinal["Tenderer"]); // each bid once: under the minimum of two
        Assert.Equal("B6", (string?)cardinal["Maps"]!["ocid_buyer_r038"]!["of-B6"]);
        Assert.Equal(0.35, (double)cardinal["Meta"]!["R038"]!["Buyer_upper_fence"]!);
    }

    [Fact]
    public void R038_asks_for_enough_bids_and_includes_a_given_fence()
    {
        string[] lines =
        [
            Process("P1", null, ["A disqualified", "B valid", "C disqualified"]),
            Process("P2", null, ["A valid", "B valid"]),
        ];

        Assert.Equal("""{"Tenderer":{"A":{"R038":0.5}}}""", Results("[R038]\nthreshold = 0.5", lines));
        Assert.Equal(
            """{"Tenderer":{"A":{"R038":0.5},"C":{"R038":1.0}}}""",
            Results("[R038]\nthreshold = 0.5\nminimum_submitted_bids = 1", lines)
        );
    }

    private static string Award(string ocid, string supplier, params string[] classes)
    {
        var items = string.Join(",", classes.Select(c => $$$"""{"classification":{"id":"{{{c}}}"}}"""));
        return $$"""{"ocid":"{{ocid}}","awards":[{"status":"active","suppliers":[{"id":"{{supplier}}"}],"items":[{{items}}]}]}""";
    }

    [Fact]
    public void R048_flags_a_supplier_of_many_kinds_of_things()
    {
        int[] kinds = [1, 1, 2, 2, 2, 3, 9];
        string[] lines =
        [
            .. kinds.Select(
                (k, i) => Award($"P{i}", $"S{i}", [.. Enumerable.Range(10, k).Select(c => $"{Number(c)}000000")])
            ),
        ];

        var cardinal = Cardinal(Find("[R048]\nminimum_contracting_processes = 1", lines));

        Assert.Equal("""{"S6":{"R048":9.0}}""", cardinal["Tenderer"]!.ToJsonString());
        Assert.Equal(5.3333, (double)cardinal["Meta"]!["R048"]!["upper_fence"]!);
    }

    [Fact]
    public void R048_looks_at_suppliers_of_twenty_processes_unless_told_otherwise()
    {
        string[] nineteen = [.. Enumerable.Range(0, 19).Select(i => Award($"P{i}", "S", $"{i + 10}11"))];
        string[] twenty = [.. nineteen, Award("P19", "S", "2911", "2999", "1234")];

        Assert.Empty(Find("[R048]", nineteen).Signs.Single().Found);
        Assert.Equal(
            """{"q1":null,"q3":null,"upper_fence":null}""",
            Cardinal(Find("[R048]", nineteen))["Meta"]!["R048"]!.ToJsonString()
        );
        Assert.Equal("""{"Tenderer":{"S":{"R048":20.0}}}""", Results("[R048]", twenty));
        Assert.Equal("""{"Tenderer":{"S":{"R048":22.0}}}""", Results("[R048]\ndigits = 4", twenty));
        Assert.Equal("{}", Results("[R048]\nthreshold = 21", twenty));
    }

    [Fact]
    public void The_number_of_threads_does_not_change_a_byte_of_the_answer()
    {
        var random = new Random(5);
        string[] lines =
        [
            .. Enumerable
                .Range(0, 20_000)
                .Select(i =>
                    Process(
                        $"P{i}",
                        $"T{i % 50}",
                        [
                            $"T{i % 50} valid {random.Next(100, 200)} 2025-01-{random.Next(1, 29):00}T00:00:00Z",
                            $"T{random.Next(50)} valid {random.Next(150, 300)}",
                            $"T{random.Next(50)} {(random.Next(3) == 0 ? "disqualified" : "valid")} {random.Next(100, 300)}",
                        ],
                        $$$""","buyer":{"id":"B{{{i % 30}}}"},"tender":{"tenderPeriod":{"endDate":"2025-01-15T00:00:00Z"}}"""
                    )
                ),
        ];
        string With(int threads)
        {
            using var data = Bytes(lines);
            return CardinalText(
                Prongsai.Procurement.Contracts.RiskSigns.Find(
                    data,
                    "x",
                    Prongsai.Procurement.Contracts.SignSettings.Usual,
                    withMaps: true,
                    threads
                )
            );
        }

        var alone = With(1);

        Assert.Equal(alone, With(4));
        Assert.True(JsonNode.Parse(alone)!["OCID"]!.AsObject().Count > 100);
    }
}
