using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Procurement.Disclosing;
using Prongsai.Procurement.Public;
using Prongsai.Procurement.Register;

namespace Prongsai.Bench;

/// <summary>
/// The public search over a million published purchases of one agency, all made up: words, filters, orders and later pages, each
/// against 50 milliseconds. The rows say that they are made up, so that nobody takes them for purchases. They are the same each time, and
/// a filled database is kept for the next run: filling it takes longer than everything that is measured.
/// </summary>
internal static class SearchOfAMillion
{
    private const int AMillion = 1_000_000,
        Turns = 20;

    // Another number where other rows are written: what was kept before is not what would be filled now.
    private const int Filling = 1;

    private static readonly AgencyId Agency = new(Guid.ParseExact("0193a0000000700080000000000b1e5a", "N"));
    private const double Gate = 50;

    private static readonly string[] Works =
    [
        "ซื้อกระดาษถ่ายเอกสาร",
        "ซื้อวัสดุคอมพิวเตอร์",
        "จ้างเหมาทำความสะอาด",
        "จ้างซ่อมแซมเครื่องปรับอากาศ",
        "จ้างปรับปรุงถนนคอนกรีต",
        "จ้างขุดลอกท่อระบายน้ำ",
        "ซื้อน้ำมันเชื้อเพลิง",
        "ซื้อครุภัณฑ์สำนักงาน",
        "เช่าเครื่องถ่ายเอกสาร",
        "จ้างพิมพ์เอกสารประชาสัมพันธ์",
        "ซื้อยาและเวชภัณฑ์",
        "จ้างติดตั้งไฟฟ้าแสงสว่าง",
    ];

    // One in a hundred thousand, and a method that is rare: what is hard is to find little among much.
    private const string Rare = "ซื้อเครื่องพ่นหมอกควัน";

    /// <param name="postgres">Connection string of an empty database, or of one that this filled; null for SQLite alone.</param>
    /// <param name="rows">How many; a million where it is not said.</param>
    public static async Task<int> RunAsync(string? postgres, int rows = AMillion)
    {
        var worst = await MeasureAsync("SQLite", "", rows);
        if (postgres is null)
            Console.WriteLine("PostgreSQL was not measured: give the connection string of an empty database.");
        else
            worst = Math.Max(worst, await MeasureAsync("PostgreSQL", postgres, rows));
        Rounds.Machine();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"slowest p50 {worst:0.0} ms, gate {Gate:0} ms over {rows} rows"
            )
        );
        return worst <= Gate ? 0 : 1;
    }

    private static async Task<double> MeasureAsync(string name, string setting, int rows)
    {
        var folder = Path.Combine(
            Path.GetTempPath(),
            string.Create(CultureInfo.InvariantCulture, $"prongsai-bench-purchases-{rows}-{Filling}")
        );
        Directory.CreateDirectory(folder);
        await using var app = await AnInstallation.PreparedAsync(folder, "--Prongsai:Database", setting);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var search = scope.ServiceProvider.GetRequiredService<PurchaseSearch>();
        var agency = Agency;
        var watch = Stopwatch.StartNew();
        var there = await db.Set<PublishedSum>().Where(s => s.AgencyId == agency).SumAsync(s => s.Count);
        if (there != rows)
        {
            if (there > 0)
                throw new InvalidOperationException($"There are {there} rows already; give an empty database.");
            await FillAsync(db, scope.ServiceProvider.GetRequiredService<ISearchIndex>(), agency, rows);
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {rows} made-up purchases with their indexes {(there == rows ? "kept from an earlier run" : "filled")} in {watch.Elapsed.TotalSeconds:0} s"
            )
        );

        var worst = 0.0;
        foreach (var (what, wanted) in Wishes(rows))
        {
            List<double> took = [];
            PurchasesFound? found = null;
            for (var round = 0; round <= Turns; round++)
            {
                watch.Restart();
                found = await search.FindAsync(agency, wanted, default);
                // The first one fills the caches that the second finds filled.
                if (round > 0)
                    took.Add(watch.Elapsed.TotalMilliseconds);
            }

            var sorted = took.Order().ToList();
            worst = Math.Max(worst, Rounds.Median(sorted));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} {what, -34} p50 {Rounds.Median(sorted), 7:0.0} ms   p99 {sorted[^1], 7:0.0}   found {(found!.IsMore ? "> " : "")}{found.Count}"
                )
            );
        }

        await db.Database.CloseConnectionAsync();
        SqliteConnection.ClearAllPools();
        return worst;
    }

    private static IEnumerable<(string What, Wanted Wanted)> Wishes(int rows)
    {
        var year = new FiscalYear(2565);
        yield return ("everything", new Wanted());
        yield return ("everything, dearest", new Wanted { Order = Order.Dearest });
        yield return ("a year", new Wanted { Year = year });
        yield return ("a year, cheapest", new Wanted { Year = year, Order = Order.Cheapest });
        yield return ("a month", new Wanted { Month = year.FirstDay });
        yield return ("a method", new Wanted { Method = Method.Specific });
        yield return ("a rare method, dearest", new Wanted { Method = Method.Selection, Order = Order.Dearest });
        yield return (
            "a year and method, dearest",
            new Wanted
            {
                Year = year,
                Method = Method.EBidding,
                Order = Order.Dearest,
            }
        );
        yield return ("a vendor", new Wanted { Vendor = KeyOf(77) });
        yield return ("a price range", new Wanted { From = Money.OfBaht(400_000), To = Money.OfBaht(410_000) });
        yield return (
            "a narrow price range, oldest",
            new Wanted
            {
                From = Money.OfBaht(499_000),
                To = Money.OfBaht(499_050),
                Order = Order.Earliest,
            }
        );
        yield return (
            "a year and narrow price range",
            new Wanted
            {
                Year = year,
                From = Money.OfBaht(499_000),
                To = Money.OfBaht(499_050),
            }
        );
        yield return ("a common word", new Wanted { Words = "จ้าง" });
        yield return ("two words", new Wanted { Words = "ถนน 0420" });
        yield return ("a rare word", new Wanted { Words = "หมอกควัน" });
        yield return ("no such word", new Wanted { Words = "ยานอวกาศ" });
        yield return ("a contract number", new Wanted { Words = "ส0777777" });
        yield return ("a common word in a year", new Wanted { Words = "กระดาษ", Year = year });
        yield return (
            "a common word, rare method",
            new Wanted
            {
                Words = "กระดาษ",
                Method = Method.Selection,
                Year = year,
            }
        );
        foreach (
            var order in new[] { Order.ByWork, Order.ByWorkBack, Order.ByVendor, Order.ByMethod, Order.ByMethodBack }
        )
        {
            yield return ($"everything, {order}", new Wanted { Order = order });
            yield return ($"a year, {order}", new Wanted { Order = order, Year = year });
            yield return ($"a rare method, {order}", new Wanted { Order = order, Method = Method.Selection });
            yield return ($"a month, {order}", new Wanted { Order = order, Month = year.FirstDay });
        }

        yield return (
            "a price range, ByWork",
            new Wanted
            {
                Order = Order.ByWork,
                From = Money.OfBaht(400_000),
                To = Money.OfBaht(410_000),
            }
        );
        yield return (
            "a later page, ByWork",
            new Wanted { Order = Order.ByWork, After = new Cursor(ThaiOrder.Of(Works[5] + " ชุดที่ 5000"), rows / 2) }
        );
        yield return ("a common word, ByVendor", new Wanted { Order = Order.ByVendor, Words = "กระดาษ" });
        yield return ("a later page", new Wanted { After = new Cursor(year.FirstDay.DayNumber, rows / 2) });
        yield return (
            "a later page, dearest",
            new Wanted { Order = Order.Dearest, After = new Cursor(Money.OfBaht(250_000).Satang, rows / 2) }
        );
    }

    private static string KeyOf(int vendor) =>
        string.Create(CultureInfo.InvariantCulture, $"n{vendor:000000000000000000000000}");

    private static async Task FillAsync(ProngsaiDb db, ISearchIndex search, AgencyId agency, int count)
    {
        await IndexesAside.WhileAsync(db, search, "procurement_public_", () => WriteAsync(db, agency, count));
        // What its own cleaner does within minutes of such a load.
        if (IndexesAside.IsPostgres(db))
            await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE");
    }

    private static async Task WriteAsync(ProngsaiDb db, AgencyId agency, int count)
    {
        var dice = new Random(2569);
        await using var whole = await db.Database.BeginTransactionAsync();
        var rows = new PublishedRows(db);
        var wins = db.BulkInsert<PublishedWin>();
        for (var i = 0; i < count; i++)
        {
            var month = new FiscalYear(2560).FirstDay.AddMonths((int)((long)i * 120 / count));
            var luck = dice.Next(1000);
            var method =
                luck < 880 ? Method.Specific
                : luck < 995 ? Method.EBidding
                : Method.Selection;
            var vendor = dice.Next(20_000);
            var purchase = new Purchase
            {
                AgencyId = agency,
                Id = Ids.Next<PurchaseId>(),
                Year = FiscalYear.Of(month),
                Month = month,
                Number = i % 10_000,
                Work = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(i % 100_000 == 7 ? Rare : Works[dice.Next(Works.Length)])} ชุดที่ {dice.Next(10_000):0000} (ข้อมูลสมมุติ)"
                ),
                Method = method,
                AgreedPrice = Money.OfBaht(dice.Next(1_000, 500_000)),
                ContractNumber = string.Create(CultureInfo.InvariantCulture, $"ส{i:0000000}"),
                Winners = new Offers([
                    new Offer(string.Create(CultureInfo.InvariantCulture, $"ร้านสมมุติที่ {vendor}"), null),
                ]),
            };
            var id = i + 1;
            await rows.AddAsync(purchase, id, default);
            await wins.AddAsync(
                new PublishedWin
                {
                    AgencyId = agency,
                    VendorKey = KeyOf(vendor),
                    Id = id,
                    Month = month,
                    Method = method,
                    Satang = purchase.AgreedPrice?.Satang,
                },
                default
            );
        }

        await rows.FlushAsync(default);
        await wins.FlushAsync(default);
        await db.SaveChangesAsync();
        await whole.CommitAsync();
    }
}
