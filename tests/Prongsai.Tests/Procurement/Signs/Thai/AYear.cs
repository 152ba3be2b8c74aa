using System.Text;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;
using Prongsai.Procurement.Signs.Thai;

namespace Prongsai.Tests.Procurement.Signs.Thai;

/// <summary>Made-up purchases of fiscal year 2568, and what the signs say of them.</summary>
internal static class AYear
{
    public static readonly FiscalYear Year = new(2568);

    /// <summary>A Monday on which offices work.</summary>
    public static readonly DateOnly Monday = new(2024, 10, 7);

    /// <summary>A direct purchase like most: nothing about it is unusual.</summary>
    public static Purchase Bought(
        long? baht = 20_000,
        string? vendor = "ร้าน ก",
        string work = "ซื้อกระดาษ",
        Method method = Method.Specific,
        DateOnly? day = null,
        string? contract = null
    ) =>
        new()
        {
            Id = Ids.Next<PurchaseId>(),
            VersionId = Ids.Next<PurchaseVersionId>(),
            Year = Year,
            Month = new DateOnly((day ?? Monday).Year, (day ?? Monday).Month, 1),
            Work = work,
            Method = method,
            AgreedPrice = baht is { } known ? Money.OfBaht(known) : null,
            Winners = vendor is null
                ? Offers.None
                : new Offers([new Offer(vendor, baht is { } price ? Money.OfBaht(price) : null)]),
            ContractDay = day ?? Monday,
            ContractNumber = contract,
        };

    /// <summary>With the reference price, and everything that a competition has.</summary>
    public static Purchase Competed(long baht, long reference, params (string Name, long Baht)[] bidders) =>
        Bought(baht, bidders.Length > 0 ? bidders[0].Name : "บริษัท ก จำกัด", "จ้างก่อสร้าง", Method.EBidding) with
        {
            ReferencePrice = Money.OfBaht(reference),
            Bidders = Offering(bidders),
        };

    public static Offers Offering(params (string Name, long Baht)[] bidders) =>
        bidders.Length == 0
            ? Offers.None
            : new Offers([.. bidders.Select(b => new Offer(b.Name, Money.OfBaht(b.Baht)))]);

    public static SignOfYear Of(string code, params IEnumerable<Purchase> purchases) =>
        Of(code, Thresholds.Shipped, Year, purchases);

    public static SignOfYear Of(
        string code,
        Thresholds thresholds,
        FiscalYear year,
        params IEnumerable<Purchase> purchases
    ) =>
        SignsOfAYear
            .Find(
                new YearOfPurchases(
                    year,
                    [.. purchases],
                    WorkingDays.Thailand,
                    FieldSet.Of(Field.Work, Field.Budget, Field.Method)
                ),
                thresholds
            )
            .Single(s => s.Sign.Code == code);

    /// <summary>The findings of a sign that can be computed.</summary>
    public static IReadOnlyList<Found> Find(string code, params IEnumerable<Purchase> purchases)
    {
        var of = Of(code, purchases);
        Assert.Null(of.WhyNot);
        return of.Findings;
    }

    public static Thresholds With(string rows) =>
        Thresholds.WithOwn(
            "own.csv",
            Encoding.UTF8.GetBytes("sign,name,value,unit,since,confidence,th,en,source\n" + rows)
        );
}
