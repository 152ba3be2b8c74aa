using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Disclosing;
using Prongsai.Procurement.Public;
using Prongsai.Procurement.Register;

namespace Prongsai.Tests.Procurement;

/// <summary>Purchases that are public, without the way through an officer's and a reviewer's hands.</summary>
internal static class SomePublished
{
    /// <summary>Freezes these months of the register as if edition 1 of O15 held them.</summary>
    public static Task MonthsAsync(App app, params DateOnly[] months) =>
        MonthsAsync(app, "O15", 1, TimeProvider.System.Now().Utc, months);

    public static Task MonthsAsync(App app, string code, int edition, DateTime at, params DateOnly[] months) =>
        app.With<IServiceProvider>(async inside =>
        {
            var year = months.Length > 0 ? FiscalYear.Of(months[0]) : PurchasesOf2567.Year;
            var db = (ProngsaiDb)inside.GetService(typeof(ProngsaiDb))!;
            var door = ((IEnumerable<IMonthlyRecords>)inside.GetService(typeof(IEnumerable<IMonthlyRecords>))!).Single(
                d => d.Source == "procurement"
            );
            var taken = await door.TakeAsync(app.Agency, year, months);
            await db.SaveChangesAsync();
            await using var whole = await db.Database.BeginTransactionAsync();
            await door.PublishedAsync(
                new PublishedMonths(
                    app.Agency,
                    year,
                    code,
                    edition,
                    at,
                    taken.ToDictionary(t => t.Month, t => t.Version)
                )
            );
            await whole.CommitAsync();
        });

    /// <summary>Withdraws the item, as a reviewer does with this legal reason.</summary>
    public static Task WithdrawAsync(App app, string code, string because) =>
        app.With<IServiceProvider>(async inside =>
        {
            var db = (ProngsaiDb)inside.GetService(typeof(ProngsaiDb))!;
            var door = ((IEnumerable<IMonthlyRecords>)inside.GetService(typeof(IEnumerable<IMonthlyRecords>))!).Single(
                d => d.Source == "procurement"
            );
            await using var whole = await db.Database.BeginTransactionAsync();
            await door.PublishedAsync(
                new PublishedMonths(
                    app.Agency,
                    PurchasesOf2567.Year,
                    code,
                    0,
                    default,
                    new Dictionary<DateOnly, string>()
                )
                {
                    Withdrawal = new MonthsWithdrawn(TimeProvider.System.Now().Utc, because),
                }
            );
            await whole.CommitAsync();
        });

    /// <summary>Writes rows straight into what is published: work, vendor and price by number, two years, two methods.</summary>
    public static Task<IReadOnlyList<PublishedPurchase>> ManyAsync(App app, int count) =>
        app.Ask<ProngsaiDb, IReadOnlyList<PublishedPurchase>>(async db =>
        {
            await using var whole = await db.Database.BeginTransactionAsync();
            var rows = new PublishedRows(db);
            List<PublishedPurchase> all = [];
            for (var i = 0; i < count; i++)
            {
                var month = new DateOnly(2022, 10, 1).AddMonths(i % 24);
                var purchase = new Purchase
                {
                    AgencyId = app.Agency,
                    Id = Ids.Next<PurchaseId>(),
                    Year = FiscalYear.Of(month),
                    Month = month,
                    Number = i,
                    Work = $"ซ่อมถนนสายที่ {i:0000}",
                    Method = i % 3 == 0 ? Method.EBidding : Method.Specific,
                    // Many of the same price: the number of the row decides among them.
                    AgreedPrice = Money.OfBaht(1000 + i * 7 % 500),
                    Winners =
                        i % 5 == 0 ? Offers.None : new Offers([new Offer($"ร้าน {(char)('ก' + i * 11 % 37)}", null)]),
                };
                all.Add(await rows.AddAsync(purchase, i + 1, default));
            }

            await rows.FlushAsync(default);
            await db.SaveChangesAsync();
            await whole.CommitAsync();
            return all;
        });
}
