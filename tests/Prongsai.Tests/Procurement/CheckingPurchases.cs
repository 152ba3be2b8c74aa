using Prongsai.Kernel;
using Prongsai.Procurement.Checking;
using Prongsai.Procurement.Register;

namespace Prongsai.Tests.Procurement;

/// <summary>What wants a second look before it is published.</summary>
public sealed class CheckingPurchases
{
    private static readonly Purchase Whole = new()
    {
        Year = new FiscalYear(2568),
        Month = new DateOnly(2024, 10, 1),
        Number = 1,
        Work = "ซื้อกระดาษ",
        Budget = Money.OfBaht(30_000),
        ReferencePrice = Money.OfBaht(29_500),
        Method = Method.Specific,
        Bidders = new Offers([new Offer("ร้าน ก", Money.OfBaht(29_000))]),
        Winners = new Offers([new Offer("ร้าน ก.", Money.OfBaht(29_000), "0105564128418")]),
        AgreedPrice = Money.OfBaht(29_000),
        Reason = "ราคาเหมาะสม",
        ContractNumber = "1/2568",
        ContractDay = new DateOnly(2024, 10, 3),
    };

    private static IEnumerable<string> Kinds(Purchase purchase, FieldSet? asked = null) =>
        PurchaseCheck.Of(purchase, asked ?? PurchaseCheck.OfSkr1).Select(p => p.Why.Code);

    [Fact]
    public void A_whole_purchase_wants_none() => Assert.Empty(Kinds(Whole));

    [Fact]
    public void What_the_form_asks_and_is_not_given_is_missing_unless_marked()
    {
        var without = Whole with { ReferencePrice = null, Reason = null };

        Assert.Equal(["missing-reference-price", "missing-reason"], Kinds(without));
        Assert.Equal(["missing-reason"], Kinds(without with { SaidNone = FieldSet.Of(Field.ReferencePrice) }));
    }

    [Theory]
    [InlineData("NotSigned", false)]
    [InlineData("Cancelled", false)]
    [InlineData("UnderContract", true)]
    [InlineData("Ended", true)]
    public void Nobody_need_be_selected_before_a_contract(string status, bool needed)
    {
        var purchase = Whole with
        {
            Status = Enum.Parse<Status>(status),
            Winners = Offers.None,
            AgreedPrice = null,
            Reason = null,
            ContractNumber = null,
            ContractDay = null,
        };

        Assert.Equal(needed, Kinds(purchase).Contains("missing-winners"));
    }

    [Fact]
    public void Prices_are_held_against_each_other()
    {
        Assert.Equal(
            ["agreed-over-budget", "agreed-over-reference", "agreed-over-offer"],
            Kinds(Whole with { AgreedPrice = Money.OfBaht(31_000) })
        );
        Assert.Equal(
            ["winners-do-not-add-up"],
            Kinds(
                Whole with
                {
                    Winners = new Offers([
                        new Offer("ร้าน ก", Money.OfBaht(10_000)),
                        new Offer("ร้าน ข", Money.OfBaht(10_000)),
                    ]),
                }
            )
        );
        Assert.Equal(
            ["winner-did-not-bid"],
            Kinds(Whole with { Bidders = new Offers([new Offer("ร้าน ข", Money.OfBaht(29_100))]) })
        );
    }

    [Fact]
    public void Days_are_held_against_the_month_the_year_and_each_other()
    {
        Assert.Equal(["signed-in-another-month"], Kinds(Whole with { ContractDay = new DateOnly(2024, 11, 1) }));
        Assert.Equal(["signed-in-another-year"], Kinds(Whole with { ContractDay = new DateOnly(2024, 9, 30) }));
        Assert.Equal(["project-after-contract"], Kinds(Whole with { EgpNumber = "67119000001" }));
        Assert.Equal(
            ["ends-before-it-begins"],
            Kinds(Whole with { FirstDay = new DateOnly(2024, 10, 4), LastDay = new DateOnly(2024, 10, 3) })
        );
    }

    [Fact]
    public void A_tax_id_that_does_not_check_is_said_without_showing_a_citizens()
    {
        var problem = Assert.Single(
            PurchaseCheck.Of(
                Whole with
                {
                    Winners = new Offers([new Offer("ร้าน ก", Money.OfBaht(29_000), "3100600445670")]),
                },
                PurchaseCheck.OfSkr1
            )
        );

        Assert.Equal("tax-id-does-not-check", problem.Why.Code);
        Assert.DoesNotContain("3100600445670", problem.Why.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_has_a_name()
    {
        var kinds = Kinds(new Purchase { Year = new FiscalYear(2568), Month = new DateOnly(2024, 10, 1) })
            .Concat(["agreed-over-budget", "total-differs", "amount-negative", "date-impossible"])
            .Concat(["ocds-linked-only", "ocds-undated", "ocds-no-ocid", "ocds-not-baht", "ocds-not-a-day"]);

        Assert.All(kinds, kind => Assert.NotEqual(kind, Problems.NameOf(kind).Th));
    }

    [Fact]
    public void A_form_with_fewer_fields_does_not_take_the_others_away()
    {
        var list = new Purchase
        {
            Year = Whole.Year,
            Month = Whole.Month,
            Work = Whole.Work,
            Status = Status.Ended,
            BudgetSource = "เงินนอก",
            EgpNumber = "67109000001",
            SaidNone = FieldSet.Of(Field.ReferencePrice),
        };

        var merged = Whole.MergedWith(list);

        Assert.Equal(Whole.Bidders, merged.Bidders);
        Assert.Equal(Whole.ContractNumber, merged.ContractNumber);
        Assert.Equal((Status.Ended, "เงินนอก", "67109000001"), (merged.Status, merged.BudgetSource, merged.EgpNumber));
        // The dash of the second form takes the price away, and says so.
        Assert.Null(merged.ReferencePrice);
        Assert.True(merged.SaidNone.Has(Field.ReferencePrice));
    }

    [Theory]
    [InlineData("จ้างเหมาทำความสะอาด เดือนตุลาคม", "จ้างเหมาทำความสะอาด เดือนตุลาคม 2567", true)]
    [InlineData("ซื้อกระดาษ A4", "จ้างซ่อมเครื่องปรับอากาศ", false)]
    public void Works_are_alike_by_the_letters_they_share(string one, string other, bool alike) =>
        Assert.Equal(alike, Prongsai.Procurement.Importing.Likeness.Of(one, other) >= 0.8);
}
