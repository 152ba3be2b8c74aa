using Prongsai.Kernel;
using Prongsai.Procurement.Reconciling.Announcements;
using Prongsai.Procurement.Reconciling.Differences;
using Prongsai.Procurement.Reconciling.NationalRecord;
using Prongsai.Procurement.Register;

namespace Prongsai.Tests.Procurement.Reconciling;

/// <summary>The register beside the national systems: values in, differences out.</summary>
public sealed class ComparingBothSides
{
    private static readonly FiscalYear Year = new(2568);

    private static readonly Purchase Bought = new()
    {
        Id = Ids.Next<PurchaseId>(),
        Year = Year,
        Month = new DateOnly(2024, 10, 1),
        Work = "ซื้อกระดาษ",
        EgpNumber = "67109000001",
        AgreedPrice = Money.OfBaht(30_000),
        Winners = new([new Offer("บริษัท ก จำกัด", Money.OfBaht(30_000), "0105564128418")]),
        ContractNumber = "1/2568",
        ContractDay = new DateOnly(2024, 10, 3),
    };

    private static readonly NationalContract Recorded = new()
    {
        Year = Year,
        ProjectNumber = "67109000001",
        ProjectName = "ซื้อกระดาษ",
        Winner = "บริษัท ก จำกัด",
        WinnerTaxId = "0105564128418",
        ContractNumber = "เลขที่ ๑/๒๕๖๘",
        ContractDay = new DateOnly(2024, 10, 3),
        Agreed = Money.OfBaht(30_000),
    };

    private static IReadOnlyList<Difference> Compare(
        Purchase[] ours,
        NationalContract[]? national,
        params Announcement[] announced
    ) => Reconciler.Compare(new(Year, ours, national, announced));

    private static Announcement Told(string number, AnnouncementKind kind, int day) =>
        new()
        {
            ProjectNumber = number,
            Kind = kind,
            Title = "งานที่ประกาศ",
            PublishedOn = new DateOnly(2025, 1, day),
        };

    [Fact]
    public void The_same_on_both_sides_is_no_difference_however_it_is_written() =>
        Assert.Empty(Compare([Bought], [Recorded]));

    [Fact]
    public void Each_field_that_differs_is_said_with_both_sides()
    {
        var found = Compare(
            [Bought],
            [
                Recorded with
                {
                    Agreed = Money.OfBaht(31_000),
                    WinnerTaxId = "0107537000521",
                    ContractNumber = "2/2568",
                    ContractDay = new DateOnly(2024, 10, 4),
                },
            ]
        );

        Assert.Equal(
            [
                DifferenceKind.PriceDiffers,
                DifferenceKind.TaxIdDiffers,
                DifferenceKind.ContractNumberDiffers,
                DifferenceKind.ContractDayDiffers,
            ],
            found.Select(d => d.Kind)
        );
        Assert.Equal(("30,000.00 บาท", "31,000.00 บาท"), (found[0].Ours.Th, found[0].Theirs.Th));
        Assert.All(found, d => Assert.Equal(Bought.Id, d.Purchase));
        Assert.Equal(4, found.Select(d => d.Key).Distinct().Count());
    }

    [Fact]
    public void A_citizens_number_is_compared_and_never_shown()
    {
        var found = Assert.Single(Compare([Bought], [Recorded with { WinnerTaxId = "3100500123456" }]));

        Assert.Equal(DifferenceKind.TaxIdDiffers, found.Kind);
        Assert.Contains(TaxId.Masked, found.Theirs.Th, StringComparison.Ordinal);
        Assert.DoesNotContain("3100500123456", found.ToString(), StringComparison.Ordinal);
        Assert.Empty(Compare([Bought], [Recorded with { WinnerTaxId = "x-xxxx-xxxxx-xx-x" }]));
    }

    [Theory]
    [InlineData("บริษัท ป่าไผ่การโยธา จำกัด", "ป่าไผ่ การโยธา")]
    [InlineData("หจก. ป่าไผ่การโยธา", "ห้างหุ้นส่วนจำกัด ป่าไผ่ การโยธา")]
    [InlineData("หจก.ป่าไผ่การโยธา", "ห้างหุ้นส่วนจ ากัด ป่ำไผ่กำรโยธำ")]
    [InlineData("ร้านทำดี", "ทํา ดี")]
    [InlineData("บมจ. ปตท", "บริษัท ป.ต.ท. จำกัด (มหาชน)")]
    [InlineData("น.ส. ก ข", "นางสาว ก ข")]
    public void Without_a_tax_id_the_same_name_is_no_difference_however_it_is_written(string ours, string theirs)
    {
        var bought = Bought with { Winners = new([new Offer(ours, Money.OfBaht(30_000))]) };

        Assert.Empty(Compare([bought], [Recorded with { Winner = theirs }]));
        Assert.Empty(Compare([bought], [Recorded with { Winner = theirs, WinnerTaxId = null }]));
        Assert.Empty(Compare([bought], [Recorded with { Winner = theirs, WinnerTaxId = "x-xxxx-xxxxx-xx-x" }]));
    }

    [Theory]
    [InlineData("บริษัท ก จำกัด", "บริษัท ข จำกัด")]
    [InlineData("ร้าน", "ร้าน ก")]
    [InlineData("ร้านแก้ว", "ร้านแก่ว")]
    public void Another_name_is_said_where_no_tax_id_tells(string ours, string theirs)
    {
        var bought = Bought with { Winners = new([new Offer(ours, Money.OfBaht(30_000))]) };

        var found = Assert.Single(Compare([bought], [Recorded with { Winner = theirs }]));

        Assert.Equal(DifferenceKind.VendorDiffers, found.Kind);
        Assert.Equal(ours, found.Ours.Th);
        Assert.Empty(Compare([bought], [Recorded with { Winner = null }]));
    }

    [Fact]
    public void A_number_counts_before_a_name()
    {
        Assert.Empty(Compare([Bought], [Recorded with { Winner = "ชื่อที่เปลี่ยนแล้ว จำกัด" }]));
        Assert.Equal(
            DifferenceKind.TaxIdDiffers,
            Assert.Single(Compare([Bought], [Recorded with { WinnerTaxId = "0107537000521" }])).Kind
        );
    }

    [Fact]
    public void What_one_side_alone_has_is_said_where_it_is_expected()
    {
        var outside = Bought with { Id = Ids.Next<PurchaseId>(), EgpNumber = null, ContractNumber = "7/2568" };
        var unsigned = Bought with
        {
            Id = Ids.Next<PurchaseId>(),
            EgpNumber = "67109000002",
            Status = Status.NotSigned,
        };
        var alone = Bought with { Id = Ids.Next<PurchaseId>(), EgpNumber = "67109000003" };

        var found = Compare(
            [Bought, outside, unsigned, alone],
            [Recorded, Recorded with { ProjectNumber = "67109000009", ContractNumber = "9/2568" }]
        );

        Assert.Equal(
            [(DifferenceKind.NationalOnly, "67109000009"), (DifferenceKind.OursOnly, "67109000003")],
            found.Select(d => (d.Kind, d.ProjectNumber))
        );
    }

    [Fact]
    public void Nothing_is_missing_from_a_record_that_was_never_read_or_is_empty()
    {
        Assert.Empty(Compare([Bought], null));
        Assert.Empty(Compare([Bought], []));
    }

    [Fact]
    public void Without_a_number_of_e_gp_the_contract_number_of_the_year_must_do()
    {
        var without = Bought with { EgpNumber = null };

        Assert.Empty(Compare([without], [Recorded]));
        Assert.Equal(
            DifferenceKind.PriceDiffers,
            Assert.Single(Compare([without], [Recorded with { Agreed = Money.OfBaht(1) }])).Kind
        );
        // Two purchases of one number: which of them is meant cannot be told.
        Assert.Equal(
            DifferenceKind.NationalOnly,
            Assert.Single(Compare([without, without with { Id = Ids.Next<PurchaseId>() }], [Recorded])).Kind
        );
    }

    [Fact]
    public void Several_contracts_of_a_project_meet_by_number_and_one_purchase_stands_for_all()
    {
        var second = Bought with
        {
            Id = Ids.Next<PurchaseId>(),
            ContractNumber = "2/2568",
            AgreedPrice = Money.OfBaht(10),
        };
        var theirSecond = Recorded with { ContractNumber = "2/2568", Agreed = Money.OfBaht(10) };
        Assert.Empty(Compare([second, Bought], [Recorded, theirSecond]));

        var whole = Bought with { AgreedPrice = Money.OfBaht(30_010), ContractNumber = "1/2568, 2/2568" };
        Assert.Empty(Compare([whole], [Recorded, theirSecond]));
        var price = Assert.Single(Compare([Bought], [Recorded, theirSecond]));
        Assert.Equal("30,010.00 บาท รวม 2 สัญญา", price.Theirs.Th);

        // A number that ends like theirs is another number.
        var other = whole with
        {
            ContractNumber = "11/2568, 12/2568",
        };
        Assert.Equal(
            DifferenceKind.ContractNumberDiffers,
            Assert.Single(Compare([other], [Recorded, theirSecond])).Kind
        );
    }

    [Fact]
    public void A_purchase_reported_in_another_year_is_not_missing() =>
        Assert.Empty(Compare([Bought with { Year = new(2569) }], [Recorded]));

    [Fact]
    public void What_was_announced_is_looked_for_until_it_is_called_off()
    {
        var found = Compare(
            [Bought],
            [Recorded],
            Told("67109000001", AnnouncementKind.Winner, 1),
            Told("68019000002", AnnouncementKind.Invitation, 2),
            Told("68019000002", AnnouncementKind.Winner, 9),
            Told("68019000003", AnnouncementKind.Invitation, 3),
            Told("68019000004", AnnouncementKind.Invitation, 4),
            Told("68019000004", AnnouncementKind.InvitationCancelled, 8),
            Told("68019000005", AnnouncementKind.Winner, 5),
            Told("68019000005", AnnouncementKind.WinnerCancelled, 6)
        );

        Assert.Equal(
            [
                (DifferenceKind.WinnerAnnouncedNotHere, "68019000002"),
                (DifferenceKind.AnnouncedNotHere, "68019000003"),
                (DifferenceKind.AnnouncedNotHere, "68019000005"),
            ],
            found.Select(d => (d.Kind, d.ProjectNumber!))
        );
    }

    [Fact]
    public void An_explanation_holds_while_both_sides_say_what_they_said()
    {
        var then = Assert.Single(Compare([Bought], [Recorded with { Agreed = Money.OfBaht(1) }]));
        var same = Assert.Single(Compare([Bought], [Recorded with { Agreed = Money.OfBaht(1) }]));
        var now = Assert.Single(Compare([Bought], [Recorded with { Agreed = Money.OfBaht(2) }]));
        var said = new DifferenceExplanation
        {
            Key = then.Key,
            Print = then.Print,
            Text = "แก้ไขสัญญาแล้ว",
        };

        Assert.Same(said, Assert.Single(ExplainedDifference.Of([same], [said])).Valid);
        var changed = Assert.Single(ExplainedDifference.Of([now], [said]));
        Assert.Null(changed.Valid);
        Assert.Same(said, Assert.Single(changed.Earlier));
    }
}
