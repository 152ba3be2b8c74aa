using static Prongsai.Tests.Procurement.Signs.Lines;

namespace Prongsai.Tests.Procurement.Signs;

/// <summary>The signs that one process can show by itself: R003, R018, R028, R030, R035, R036.</summary>
public sealed class SignsOfOneProcess
{
    private const string Nothing = "{}";

    private static string Period(string start, string end, string more = "") =>
        $$$"""{"ocid":"P","tender":{"tenderPeriod":{"startDate":"{{{start}}}","endDate":"{{{end}}}"}{{{more}}}}}""";

    [Theory]
    [InlineData("2025-01-01T00:00:00Z", "2025-01-15T23:59:59Z", true)] // fourteen whole days
    [InlineData("2025-01-01T00:00:00Z", "2025-01-16T00:00:00Z", false)] // fifteen
    [InlineData("2025-01-01T00:00:00+07:00", "2025-01-16T00:00:00+07:00", false)]
    [InlineData("2025-01-01T00:00:00Z", "2025-01-16T00:00:00+07:00", true)] // seven hours short of fifteen
    [InlineData("2025-01-01T00:00:00Z", "2024-12-01T00:00:00Z", true)] // ends before it begins
    public void R003_is_for_fewer_whole_days_than_fifteen(string start, string end, bool flagged) =>
        Assert.Equal(flagged ? """{"OCID":{"P":{"R003":1.0}}}""" : Nothing, Results("[R003]", Period(start, end)));

    [Theory]
    [InlineData("2025-01-01", "2025-01-02")]
    [InlineData("2025-01-01T00:00:00", "2025-01-02T00:00:00")]
    [InlineData("2025-02-30T00:00:00Z", "2025-03-02T00:00:00Z")]
    public void R003_is_not_computable_from_days_without_a_time_and_offset(string start, string end)
    {
        var found = Find("[R003]", Period(start, end));

        Assert.Equal(0, found.Signs.Single().Computable);
        Assert.Empty(found.Signs.Single().Found);
    }

    [Fact]
    public void R003_takes_its_days_from_the_settings_and_others_for_single_methods()
    {
        const string settings =
            "[R003]\nthreshold = 10\nprocurement_methods = open|selective\n[R003.procurement_method_details]\nemergency = 3";
        string Of(string details, int days) =>
            Results(
                settings,
                Period(
                    "2025-01-01T00:00:00Z",
                    $"2025-01-{days + 1:00}T00:00:00Z",
                    $$""","procurementMethod":"open","procurementMethodDetails":"{{details}}" """
                )
            );

        Assert.Contains("R003", Of("e-bidding", 9), StringComparison.Ordinal);
        Assert.Equal(Nothing, Of("e-bidding", 10));
        Assert.Contains("R003", Of("emergency", 2), StringComparison.Ordinal);
        Assert.Equal(Nothing, Of("emergency", 3));
        Assert.Equal(
            Nothing,
            Results(
                settings,
                Period("2025-01-01T00:00:00Z", "2025-01-02T00:00:00Z", ""","procurementMethod":"direct" """)
            )
        );
        Assert.Equal(Nothing, Results(settings, Period("2025-01-01T00:00:00Z", "2025-01-02T00:00:00Z")));
    }

    [Theory]
    [InlineData("open", "1", true)]
    [InlineData("selective", "1", true)]
    [InlineData("limited", "1", false)]
    [InlineData("open", "2", false)]
    [InlineData("open", "1.0", false)] // not written as a whole number
    [InlineData("open", "\"1\"", false)]
    public void R018_is_for_one_tenderer_where_several_could_bid(string method, string number, bool flagged) =>
        Assert.Equal(
            flagged ? """{"OCID":{"P":{"R018":1.0}}}""" : Nothing,
            Results(
                "[R018]",
                $$$"""{"ocid":"P","tender":{"procurementMethod":"{{{method}}}","numberOfTenderers":{{{number}}}}}"""
            )
        );

    [Fact]
    public void R018_counts_the_field_and_not_the_list_and_knows_other_methods_by_settings()
    {
        Assert.Equal(
            Nothing,
            Results("[R018]", """{"ocid":"P","tender":{"procurementMethod":"open","tenderers":[{"id":"A"}]}}""")
        );
        Assert.Contains(
            "R018",
            Results(
                "[R018]\nprocurement_methods = limited",
                """{"ocid":"P","tender":{"procurementMethod":"limited","numberOfTenderers":1}}"""
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void R028_is_for_the_same_price_from_different_tenderers() =>
        Assert.Equal(
            """{"OCID":{"P":{"R028":1.0}},"Tenderer":{"A":{"R028":1.0},"B":{"R028":1.0}}}""",
            Results("[R028]", Process("P", null, ["A valid 100", "B disqualified 100.0", "C valid 101"]))
        );

    [Theory]
    [InlineData("A valid 100", "A valid 100")] // may bid twice
    [InlineData("A valid 100", "B withdrawn 100")]
    [InlineData("A valid 100", "B invited 100")]
    [InlineData("A+B valid 100", "B+A valid 100")] // the same group
    [InlineData("A valid 100", "B valid")]
    public void R028_is_not_for(string one, string other) =>
        Assert.Equal(Nothing, Results("[R028]", Process("P", null, [one, other])));

    [Fact]
    public void R028_does_not_hold_different_currencies_against_each_other()
    {
        var line = Process("P", null, ["A valid 100", "B valid 100"]);

        Assert.Equal(Nothing, Results("[R028]", line.Remove(line.LastIndexOf("THB", StringComparison.Ordinal), 3)));
        Assert.NotEqual(Nothing, Results("[R028]", line));
    }

    [Theory]
    [InlineData("2025-01-31T12:00:01+07:00", true)]
    [InlineData("2025-01-31T12:00:00+07:00", false)]
    [InlineData("2025-01-31T05:00:01Z", true)] // earlier as text, later in time
    [InlineData("2025-01-31T04:59:59Z", false)]
    [InlineData("2025-02-01", true)] // no instant: as texts
    [InlineData("2025-01-30", false)]
    public void R030_is_for_a_winning_bid_after_the_deadline(string date, bool flagged) =>
        Assert.Equal(
            flagged ? """{"OCID":{"P":{"R030":1.0}},"Tenderer":{"A":{"R030":1.0}}}""" : Nothing,
            Results(
                "[R030]",
                Process(
                    "P",
                    "A",
                    [$"A valid 100 {date}", $"B valid 90 2025-03-01T00:00:00Z"],
                    ""","tender":{"tenderPeriod":{"endDate":"2025-01-31T12:00:00+07:00"}}"""
                )
            )
        );

    [Fact]
    public void R030_is_not_for_a_disqualified_bid_nor_an_award_that_is_not_active()
    {
        const string deadline = ""","tender":{"tenderPeriod":{"endDate":"2025-01-31T00:00:00Z"}}""";

        Assert.Equal(
            Nothing,
            Results("[R030]", Process("P", "A", ["A disqualified 1 2025-02-01T00:00:00Z"], deadline))
        );
        Assert.Equal(
            Nothing,
            Results("[R030]", Process("P", "A", ["A valid 1 2025-02-01T00:00:00Z"], deadline, status: "cancelled"))
        );
    }

    [Fact]
    public void R035_counts_the_others_that_were_disqualified() =>
        Assert.Equal(
            """{"OCID":{"P":{"R035":2.0}},"Tenderer":{"A":{"R035":0.0}}}""",
            Results(
                "[R035]",
                Process("P", "A", ["A valid 1", "B disqualified 1", "C disqualified 1", "A disqualified 2"])
            )
        );

    [Theory]
    [InlineData("A", "active", "A valid 1|B valid 1|C disqualified 1")] // two valid
    [InlineData("B", "active", "A valid 1|B disqualified 1")] // not the winner
    [InlineData("A", "active", "A valid 1|B withdrawn 1")]
    [InlineData("A", "pending", "A valid 1|B disqualified 1")] // not final
    [InlineData("A+B", "active", "A valid 1|C disqualified 1")] // several suppliers
    public void R035_is_not_for(string winner, string status, string bids) =>
        Assert.Equal(Nothing, Results("[R035]", Process("P", winner, bids.Split('|'), status: status)));

    [Fact]
    public void R035_may_ask_for_more_and_never_for_fewer_than_one()
    {
        var two = Process("P", "A", ["A valid 1", "B disqualified 1", "C disqualified 1"]);
        var none = Process("P", "A", ["A valid 1"]);

        Assert.Contains("R035", Results("[R035]\nthreshold = 2", two), StringComparison.Ordinal);
        Assert.Equal(Nothing, Results("[R035]\nthreshold = 3", two));
        Assert.Equal(Nothing, Results("[R035]\nthreshold = 0", none));
    }

    [Theory]
    [InlineData("A valid 100|B disqualified 90", true)]
    [InlineData("A valid 100|B disqualified 100", false)] // of equal ones the first counts
    [InlineData("B disqualified 100|A valid 100", true)]
    [InlineData("A valid 100|B disqualified 110", false)]
    [InlineData("A pending 100|B disqualified 90", false)] // no valid bid with a price
    [InlineData("A valid 100|B disqualified 90|C withdrawn 80", true)]
    [InlineData("A valid 100|B disqualified 90|C pending 80", false)]
    public void R036_is_for_a_lowest_bid_that_was_disqualified(string bids, bool flagged) =>
        Assert.Equal(
            flagged ? """{"OCID":{"P":{"R036":1.0}}}""" : Nothing,
            Results("[R036]", Process("P", "A", bids.Split('|')))
        );

    [Fact]
    public void R036_needs_an_active_award() =>
        Assert.Equal(Nothing, Results("[R036]", Process("P", null, ["A valid 100", "B disqualified 90"])));

    [Fact]
    public void Price_signs_look_only_where_prices_are_compared()
    {
        string Line(string details) =>
            Process(
                "P",
                "A",
                ["A valid 100", "B disqualified 90", "C valid 100"],
                $$""","tender":{"procurementMethodDetails":"{{details}}"}"""
            );
        const string not = "no_price_comparison_procurement_methods = lottery|gift\n[R028]\n[R036]";
        const string only = "price_comparison_procurement_methods = auction\n[R028]\n[R036]";

        Assert.Equal(Nothing, Results(not, Line("gift")));
        Assert.NotEqual(Nothing, Results(not, Line("e-bidding")));
        Assert.Equal(Nothing, Results(only, Line("e-bidding")));
        Assert.NotEqual(Nothing, Results(only, Line("auction")));
        Assert.Equal(Nothing, Results(only, Process("P", "A", ["A valid 100", "B disqualified 90"])));
    }

    [Fact]
    public void Cancelled_and_excluded_processes_and_those_without_an_ocid_are_left_out()
    {
        const string tender = "\"procurementMethod\":\"open\",\"numberOfTenderers\":1";

        var found = Find(
            "[exclusions]\nprocurement_method_details = lottery\n[R018]",
            $$$"""{"ocid":"A","tender":{"status":"cancelled",{{{tender}}}}}""",
            $$$"""{"ocid":"B","tender":{"procurementMethodDetails":"lottery",{{{tender}}}}}""",
            $$$"""{"ocid":7,"tender":{{{{tender}}}}}""",
            $$$"""{"ocid":"D","tender":{"status":"active",{{{tender}}}}}"""
        );

        Assert.Equal("D", Assert.Single(found.Signs.Single().Found).Id);
        Assert.Equal((1, 1, 1, 1), (found.Processes, found.Cancelled, found.Excluded, found.WithoutOcid));
    }
}
