using Prongsai.Kernel;
using Prongsai.Procurement.Register;
using Prongsai.Procurement.Signs.Thai;
using static Prongsai.Tests.Procurement.Signs.Thai.AYear;

namespace Prongsai.Tests.Procurement.Signs.Thai;

/// <summary>Each sign once where it looks, and once where it just does not.</summary>
public sealed class EverySign
{
    private static string Figure(Found found, string name) => found.Figures.Single(f => f.Name.En == name).Value.En;

    [Fact]
    public void F01_several_contracts_with_one_vendor_on_one_day()
    {
        var found = Assert.Single(
            Find("F01", Bought(210_000), Bought(190_000, work: "ซื้อหมึก"), Bought(1_000, "ร้าน ข"))
        );

        Assert.Equal(2, found.Evidence.Count);
        Assert.Equal("210,000.00 + 190,000.00 = 400,000.00 baht", Figure(found, "Sum"));
        Assert.False(found.LookFirst);
        Assert.True(Find("F01", Bought(310_000), Bought(190_001))[0].LookFirst);
        // A satang less, another day, another vendor, at the ceiling, in competition.
        Assert.Empty(
            Find(
                "F01",
                Bought(210_000),
                Bought() with
                {
                    AgreedPrice = new Money(18_999_999),
                    Winners = new Offers([new("ร้าน ก", new Money(18_999_999))]),
                }
            )
        );
        Assert.Empty(Find("F01", Bought(210_000), Bought(190_000, day: Monday.AddDays(1))));
        Assert.Empty(Find("F01", Bought(210_000), Bought(190_000, "ร้าน ข")));
        Assert.Empty(Find("F01", Bought(500_000), Bought(190_000)));
        Assert.Empty(Find("F01", Bought(210_000), Bought(190_000, method: Method.EMarket)));
    }

    [Fact]
    public void F02_like_works_within_a_window()
    {
        Purchase[] Works(int days, string second, long baht = 260_000) =>
            [
                Bought(260_000, work: "จ้างทำความสะอาดอาคารสำนักงาน ระยะที่ 1"),
                Bought(baht, work: second, day: Monday.AddDays(days)),
            ];

        var found = Assert.Single(Find("F02", Works(30, "จ้างทำความสะอาดอาคารสำนักงาน ระยะที่ 2")));

        Assert.Equal("520,000.00 ÷ 500,000.00 = 104.0%", Figure(found, "Against the ceiling"));
        Assert.Empty(Find("F02", Works(31, "จ้างทำความสะอาดอาคารสำนักงาน ระยะที่ 2")));
        Assert.Empty(Find("F02", Works(30, "ซื้อเครื่องปรับอากาศ")));
        // Exactly the ceiling together is not above it.
        Assert.Empty(Find("F02", Works(30, "จ้างทำความสะอาดอาคารสำนักงาน ระยะที่ 2", 240_000)));
    }

    [Fact]
    public void F03_just_below_the_ceiling()
    {
        Assert.Single(Find("F03", Bought(450_000)));
        Assert.Single(Find("F03", Bought(499_999)));
        Assert.Empty(Find("F03", Bought(449_999)));
        // Exactly the ceiling is lawful.
        Assert.Empty(Find("F03", Bought(500_000)));
        Assert.Empty(Find("F03", Bought(460_000, method: Method.EBidding)));

        var many = Find(
            "F03",
            [
                .. Enumerable.Repeat(0, 5).Select(_ => Bought(460_000)),
                .. Enumerable.Repeat(0, 15).Select(_ => Bought(310_000)),
            ]
        );
        Assert.Equal("5 : 15", Figure(many[0], "The year: near the ceiling against the band below"));
        Assert.Equal("500,000.00 − 460,000.00 = 40,000.00 baht", Figure(many[0], "Below the ceiling by"));
    }

    [Fact]
    public void F04_to_F06_and_F08_prices_against_the_reference()
    {
        Assert.Single(Find("F04", Competed(100_000, 100_000)));
        Assert.Empty(Find("F04", Competed(99_999, 100_000)));
        Assert.Empty(Find("F04", Competed(100_000, 100_000) with { Method = Method.Specific }));

        Assert.Single(Find("F05", Competed(99_000, 100_000)));
        Assert.Empty(Find("F05", Competed(98_999, 100_000)));
        Assert.Empty(Find("F05", Competed(100_000, 100_000)));

        // One in a thousand, and a baht.
        Assert.Empty(Find("F06", Competed(100_101, 100_000)));
        var above = Assert.Single(Find("F06", Competed(100_102, 100_000) with { Method = Method.Specific }));
        Assert.False(above.LookFirst);
        Assert.True(Assert.Single(Find("F06", Competed(150_000, 100_000))).LookFirst);
        Assert.False(Assert.Single(Find("F06", Competed(149_999, 100_000))).LookFirst);

        var low = Assert.Single(Find("F08", Competed(70_000, 100_000)));
        Assert.Equal("(100,000.00 − 70,000.00) ÷ 100,000.00 = 30.0%", Figure(low, "Below the reference price by"));
        Assert.Empty(Find("F08", Competed(70_001, 100_000)));
    }

    [Fact]
    public void F07_contracts_of_a_project_above_its_budget()
    {
        Purchase Part(long baht) => Bought(baht) with { EgpNumber = "67109000001", Budget = Money.OfBaht(100_000) };

        Assert.Equal(
            "60,000.00 + 40,001.00 = 100,001.00 baht",
            Figure(Assert.Single(Find("F07", Part(60_000), Part(40_001))), "Agreed")
        );
        Assert.Empty(Find("F07", Part(60_000), Part(40_000)));
        // Two projects, each within its budget.
        Assert.Empty(Find("F07", Part(60_000), Part(60_000) with { EgpNumber = "67109000002" }));
    }

    [Fact]
    public void F09_and_F26_are_said_of_the_year_as_a_whole()
    {
        Purchase Both(long budget) => Competed(500, 100_000) with { Budget = Money.OfBaht(budget) };

        var same = Assert.Single(Find("F09", Both(100_100), Both(100_000), Both(100_102)));
        Assert.Equal("2 ÷ 3 = 66.7%", Figure(same, "Reference price is the budget"));
        Assert.Empty(Find("F09", Both(100_102)));

        var round = Assert.Single(Find("F26", Bought(100_000), Bought(123_456), Bought(99_000)));
        Assert.Equal("1 ÷ 2 = 50.0%", Figure(round, "Round among the contracts counted"));
        Assert.Empty(Find("F26", Bought(100_001), Bought(99_000)));
    }

    [Fact]
    public void F10_and_F11_too_few_bidders()
    {
        Assert.Single(Find("F10", Competed(90, 100, ("ก", 90))));
        // The same firm twice is one bidder.
        Assert.Single(Find("F10", Competed(90, 100, ("ร้าน ก", 90), ("ร้านก", 95))));
        Assert.Empty(Find("F10", Competed(90, 100, ("ก", 90), ("ข", 95))));
        Assert.Empty(Find("F10", Competed(90, 100, ("ก", 90)) with { Method = Method.Specific }));

        Purchase Selected(params (string, long)[] bidders) =>
            Competed(90, 100, bidders) with
            {
                Method = Method.Selection,
            };
        Assert.Single(Find("F11", Selected(("ก", 1), ("ข", 2))));
        Assert.Empty(Find("F11", Selected(("ก", 1), ("ข", 2), ("ค", 3))));
    }

    [Fact]
    public void F12_direct_above_the_ceiling_without_a_ground()
    {
        Assert.Single(Find("F12", Bought(500_001)));
        Assert.Single(Find("F12", Bought(500_001) with { LegalGround = "ม.56(2)(ข)" }));
        Assert.Empty(Find("F12", Bought(500_000)));
        Assert.Empty(Find("F12", Bought(500_001) with { LegalGround = "ม.56(2)(ค)" }));
        Assert.Empty(Find("F12", Bought(500_001, method: Method.EBidding)));
        // Without a price the budget says; one purchase has a price, so that there is something to look at.
        var budgeted = Find("F12", Bought(null) with { Budget = Money.OfBaht(600_000) }, Bought(1));
        Assert.Equal("600,000.00 baht", Figure(Assert.Single(budgeted), "Budget (no price agreed)"));
    }

    [Fact]
    public void F13_the_same_vendor_again_and_again()
    {
        Purchase[] Times(int count) => [.. Enumerable.Range(1, count).Select(at => Bought(at, work: $"งาน {at}"))];

        Assert.Equal(5, Assert.Single(Find("F13", Times(5))).Evidence.Count);
        Assert.Empty(Find("F13", Times(4)));
        Assert.Empty(Find("F13", [.. Times(4), Bought(5, method: Method.EMarket)]));
        Assert.Empty(Find("F13", [.. Times(4), Bought(5) with { Status = Status.Cancelled }]));
    }

    [Fact]
    public void F13_knows_a_vendor_by_tax_id_and_a_name_without_one_by_the_only_tax_id_of_that_name()
    {
        Purchase By(string name, string? taxId) =>
            Bought(10) with
            {
                Winners = new Offers([new Offer(name, Money.OfBaht(10), taxId)]),
            };
        const string one = "0105564128418",
            other = "0107536000374";

        var renamed = Find("F13", By("ก", one), By("ก ใหม่", one), By("ก", null), By("ก", one), By("ก", null));
        var twoFirms = Find("F13", By("ก", one), By("ก", other), By("ก", one), By("ก", other), By("ก", null));

        Assert.Single(renamed);
        Assert.Empty(twoFirms);
    }

    [Fact]
    public void F14_a_large_share()
    {
        IEnumerable<Purchase> Shares(long each, int ofA = 5, int others = 5) =>
            [
                .. Enumerable.Range(0, ofA).Select(_ => Bought(each)),
                .. Enumerable.Range(0, others).Select(at => Bought(60, $"ร้าน {at}")),
            ];

        Assert.Equal(
            "200.00 ÷ 500.00 = 40.0%",
            Figure(Assert.Single(Find("F14", Shares(40))), "Share of the year’s value")
        );
        Assert.Empty(Find("F14", Shares(39)));
        Assert.Empty(Find("F14", Shares(1000, ofA: 4, others: 6)));
        Assert.Empty(Find("F14", Shares(1000, ofA: 5, others: 4)));
    }

    [Fact]
    public void F15_concentration()
    {
        IEnumerable<Purchase> Even(int vendors) =>
            Enumerable.Range(0, 12).Select(at => Bought(100, $"ร้าน {at % vendors}"));

        // Three alike: three ninths.
        var found = Assert.Single(Find("F15", Even(3)));
        Assert.StartsWith(
            "0.333 over 3 vendors, 12 contracts",
            Figure(found, "Sum of squared shares"),
            StringComparison.Ordinal
        );
        // Four alike: exactly a quarter, which is not above it.
        Assert.Empty(Find("F15", Even(4)));
        Assert.Empty(Find("F15", Even(3).Take(9)));
    }

    [Fact]
    public void F17_numbers_in_a_row()
    {
        Purchase Numbered(string number, string vendor = "ร้าน ก") =>
            Bought(10, vendor, $"งาน {number}", contract: number);

        var found = Assert.Single(
            Find("F17", Numbered("ซ.8/2568"), Numbered("ซ.10/2568"), Numbered("ซ.9/2568"), Numbered("ซ.12/2568"))
        );
        Assert.Equal("ซ.8/2568, ซ.9/2568, ซ.10/2568", Figure(found, "Contract numbers"));
        Assert.Single(Find("F17", Numbered("๘/๒๕๖๘"), Numbered("9/2568"), Numbered("10/2568")));
        Assert.Empty(Find("F17", Numbered("8/2568"), Numbered("9/2568")));
        Assert.Empty(Find("F17", Numbered("8/2568"), Numbered("9/2568", "ร้าน ข"), Numbered("10/2568")));
        // Another series.
        Assert.Empty(Find("F17", Numbered("ซ.8/2568"), Numbered("จ.9/2568"), Numbered("ซ.10/2568")));
        Assert.Empty(Find("F17", Numbered("ไม่มีเลข"), Numbered("ก"), Numbered("ข")));
    }

    [Fact]
    public void F18_several_contracts_in_one_month()
    {
        Assert.Single(Find("F18", Bought(1), Bought(2, day: new(2024, 10, 1)), Bought(3, day: new(2024, 10, 31))));
        Assert.Empty(Find("F18", Bought(1), Bought(2), Bought(3, day: new(2024, 11, 1))));
        Assert.Empty(Find("F18", Bought(1), Bought(2), Bought(3, "ร้าน ข")));
    }

    [Fact]
    public void F20_year_end_rush()
    {
        IEnumerable<Purchase> Late(long each) =>
            [
                .. Enumerable.Range(0, 7).Select(at => Bought(100, $"ร้าน {at}")),
                .. Enumerable.Range(0, 3).Select(_ => Bought(each, day: new(2025, 9, 22))),
            ];

        var found = Assert.Single(Find("F20", Late(100)));
        Assert.Equal("300.00 ÷ 1,000.00 = 30.0%", Figure(found, "Value of August and September"));
        Assert.Equal("300.00 ÷ 1,000.00 = 30.0%", Figure(found, "Value of the last ten days of September"));
        Assert.Empty(Find("F20", Late(99)));
        Assert.Empty(Find("F20", Late(100).Skip(1)));
    }

    [Fact]
    public void F22_dated_on_a_day_off()
    {
        Assert.Equal("Sunday", Figure(Assert.Single(Find("F22", Bought(day: Monday.AddDays(-1)))), "Day off"));
        // Wednesday 23 October: Chulalongkorn Day.
        Assert.Single(Find("F22", Bought(day: new(2024, 10, 23))));
        Assert.Empty(Find("F22", Bought()));
    }

    [Fact]
    public void F23_one_number_for_two_things()
    {
        Assert.Single(Find("F23", Bought(contract: "1/2568"), Bought(contract: "๑ / 2568", work: "ซื้อหมึก")));
        Assert.Single(Find("F23", Bought(contract: "1/2568"), Bought(contract: "1/2568", vendor: "ร้าน ข")));
        Assert.Empty(Find("F23", Bought(contract: "1/2568"), Bought(contract: "1/2568")));
        Assert.Empty(Find("F23", Bought(contract: "1/2568"), Bought(contract: "2/2568", work: "ซื้อหมึก")));
    }

    [Fact]
    public void F24_tax_ids_and_names_that_do_not_agree()
    {
        Purchase By(string name, string taxId) =>
            Bought(10) with
            {
                Winners = new Offers([new Offer(name, Money.OfBaht(10), taxId)]),
            };

        Assert.Single(Find("F24", By("บริษัท ก จำกัด", "0105564128418"), By("บริษัท ข จำกัด", "0105564128418")));
        // Two numbers of one name.
        Assert.Single(Find("F24", By("บริษัท ก จำกัด", "0105564128418"), By("บริษัท ก จำกัด", "0107536000374")));
        Assert.Single(Find("F24", By("บริษัท ก จำกัด", "0105564128419")));
        // One firm, its form written in two ways.
        Assert.Empty(
            Find(
                "F24",
                By("หจก. ป่าไผ่การโยธา", "0105564128418"),
                By("ห้างหุ้นส่วนจำกัด ป่าไผ่ การโยธา", "0105564128418")
            )
        );

        var person = Assert.Single(Find("F24", By("นาย ก", "3100600445670")));
        Assert.DoesNotContain(
            "3100600445670",
            string.Concat(person.Figures) + person.Subject + person.Key,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void F25_days_that_contradict_each_other()
    {
        Assert.Single(Find("F25", Bought() with { FirstDay = new(2024, 10, 8), LastDay = new(2024, 10, 7) }));
        Assert.Single(Find("F25", Bought(day: new(2024, 9, 30))));
        Assert.Empty(Find("F25", Bought() with { FirstDay = new(2024, 10, 8), LastDay = new(2024, 10, 8) }));
        Assert.Empty(Find("F25", Bought(day: new(2024, 10, 1))));
    }

    [Fact]
    public void F27_identical_bids()
    {
        var found = Assert.Single(Find("F27", Competed(90, 100, ("ก", 90), ("ข", 95), ("ค", 95))));
        Assert.Equal("ข; ค", Figure(found, "Both bid 95.00 baht"));
        Assert.Empty(Find("F27", Competed(90, 100, ("ก", 90), ("ข", 95))));
        // One bidder on two lines is not two.
        Assert.Empty(Find("F27", Competed(90, 100, ("ก", 95), ("ก", 95))));
    }

    [Fact]
    public void F28_often_bidding_together()
    {
        IEnumerable<Purchase> Met(int times, int won, int apart = 0) =>
            [
                .. Enumerable
                    .Range(0, times)
                    .Select(at =>
                        at < won ? Competed(90, 100, ("ก", 90), ("ข", 95)) : Competed(90, 100, ("ข", 90), ("ก", 95))
                    ),
                .. Enumerable
                    .Range(0, apart)
                    .SelectMany(_ =>
                        new[] { Competed(90, 100, ("ก", 90), ("ค", 95)), Competed(90, 100, ("ข", 90), ("ค", 95)) }
                    ),
            ];

        var found = Assert.Single(Find("F28", Met(5, 4)));
        Assert.Equal("4 ÷ 5 = 80.0%", Figure(found, "Won by ก"));
        Assert.Empty(Find("F28", Met(4, 4)));
        Assert.Empty(Find("F28", Met(5, 3)));
        // Each bids two times more without the other: five of seven.
        Assert.DoesNotContain(Find("F28", Met(5, 5, apart: 2)), f => f.Subject.Th == "ก; ข");
    }

    [Fact]
    public void F31_fields_not_given()
    {
        var found = Assert.Single(Find("F31", Bought(), Bought() with { Budget = Money.OfBaht(1) }));
        Assert.Equal("1 purchase", Figure(found, "Budget"));
        Assert.Empty(Find("F31", Bought() with { Budget = Money.OfBaht(1) }));
        Assert.Empty(Find("F31", Bought() with { SaidNone = FieldSet.Of(Field.Budget) }));
    }

    [Fact]
    public void F33_only_ever_direct()
    {
        IEnumerable<Purchase> Times(int count, long each) => Enumerable.Range(0, count).Select(_ => Bought(each));

        Assert.Single(Find("F33", Times(5, 100_001)));
        Assert.Empty(Find("F33", Times(5, 100_000)));
        Assert.Empty(Find("F33", Times(4, 200_000)));
        Assert.Empty(Find("F33", [.. Times(5, 200_000), Bought(1, method: Method.EMarket)]));
    }

    public static TheoryData<string> Computed => [.. ThaiSigns.All.Where(s => s.Absent is null).Select(s => s.Code)];

    public static TheoryData<string> All => [.. ThaiSigns.All.Select(s => s.Code)];

    [Theory, MemberData(nameof(Computed))]
    public void Says_what_is_absent_where_no_purchase_has_what_it_reads(string code)
    {
        var bare = new Purchase
        {
            Id = Ids.Next<PurchaseId>(),
            Year = Year,
            Month = new(2024, 10, 1),
        };

        var of = Of(code, bare);
        var none = Of(code);

        Assert.Equal((0, 1), (of.Looked, of.Rows));
        Assert.StartsWith("คำนวณไม่ได้ ไม่มีข้อมูล: ", of.WhyNot!.Value.Th, StringComparison.Ordinal);
        Assert.Contains("in no purchase", of.WhyNot.Value.En, StringComparison.Ordinal);
        Assert.Equal("The year has no purchases yet.", none.WhyNot!.Value.En);
    }

    [Fact]
    public void Says_so_too_where_no_purchase_has_all_that_it_reads_together()
    {
        var of = Of("F04", Bought(method: Method.EBidding), Bought(null) with { ReferencePrice = Money.OfBaht(1) });

        Assert.Contains("no purchase has all of", of.WhyNot!.Value.En, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(All))]
    public void Is_said_in_both_languages_with_its_thresholds(string code)
    {
        var sign = ThaiSigns.Of(code)!;
        var definition = sign.DefinitionIn(Thresholds.Shipped.Of(code, Year));

        foreach (var text in new[] { sign.Name, definition, sign.Absent ?? sign.Caveat, sign.Absent ?? sign.LookAt })
        {
            Assert.Contains(text.Th, letter => letter is >= '\u0E00' and <= '\u0E7F');
            Assert.DoesNotContain(text.En, letter => letter is >= 'ก' and <= '๛' && letter != 'ข');
            Assert.DoesNotContain('{', text.Th + text.En);
        }

        foreach (var accusing in new[] { "ทุจริต", "ฮั้ว", "ผิดกฎหมาย", "corrupt", "fraud", "illegal", "collu" })
            Assert.DoesNotContain(accusing, $"{sign.Name} {definition}", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Stands_in_the_catalogue_from_F01_to_F34() =>
        Assert.Equal(
            Enumerable.Range(1, 34).Select(at => FormattableString.Invariant($"F{at:00}")),
            ThaiSigns.All.Select(s => s.Code)
        );
}
