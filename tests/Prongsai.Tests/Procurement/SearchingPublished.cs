using System.Net;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Procurement.Public;
using Prongsai.Procurement.Register;

namespace Prongsai.Tests.Procurement;

/// <summary>What is published is found by words, month, method, vendor and price; page after page, each row once.</summary>
public sealed class SearchingPublished
{
    private static readonly DateOnly October = new(2023, 10, 1),
        November = new(2023, 11, 1);

    private static async Task<App> StartAsync(Database database)
    {
        var app = await App.StartAsync(database);
        foreach (var month in new[] { 10, 11, 12 })
            await PurchasesOf2567.ImportAsync(app, month);
        await SomePublished.MonthsAsync(app, October, November);
        return app;
    }

    private static Task<PurchasesFound> FindAsync(App app, Wanted wanted) =>
        app.Ask<PurchaseSearch, PurchasesFound>(search => search.FindAsync(app.Agency, wanted, default));

    [Theory, OnBothDatabases]
    public async Task Finds_any_part_of_a_word_also_without_tone_marks_and_with_Thai_digits(Database database)
    {
        await using var app = await StartAsync(database);

        foreach (
            var (words, count) in new[]
            {
                ("กระดาษ", 2),
                ("ดาษเดือน 10", 1),
                ("ทำความสะอาด", 2),
                ("ทาความสะอาด", 0),
                ("เหมาทําความสะอาด", 2),
                ("นางสมมุติ", 2),
                ("กอไก ", 2),
                ("ก๑๐/๒๕๖๗", 1),
                ("ก10/2567 กอไก่", 1),
                ("ก10/2567 ใจดี", 0),
                ("12/2567", 0),
                ("100%", 0),
                ("'\" OR 1=1 --", 0),
                (PurchasesOf2567.Citizen, 0),
            }
        )
            Assert.Equal((words, count), (words, (await FindAsync(app, new Wanted { Words = words })).Count));
    }

    [Theory, OnBothDatabases]
    public async Task Narrows_by_year_month_method_vendor_and_price_and_counts_what_is_left(Database database)
    {
        await using var app = await StartAsync(database);
        var company = VendorKey.Of(new Offer("บริษัท กอไก่ จำกัด", null, "0105564128418"));

        var all = await FindAsync(app, new Wanted());
        Assert.Equal(4, all.Count);
        Assert.Equal([(new FiscalYear(2567), 4)], all.Years);
        Assert.Equal([(Method.Specific, 4)], all.Methods);
        Assert.Equal(4, (await FindAsync(app, new Wanted { Year = new FiscalYear(2567) })).Count);
        Assert.Equal(0, (await FindAsync(app, new Wanted { Year = new FiscalYear(2568) })).Count);
        Assert.Equal(2, (await FindAsync(app, new Wanted { Month = November })).Count);
        Assert.Equal(0, (await FindAsync(app, new Wanted { Method = Method.EBidding })).Count);
        Assert.Equal(2, (await FindAsync(app, new Wanted { Vendor = company })).Count);
        Assert.Equal(1, (await FindAsync(app, new Wanted { Vendor = company, Words = "เดือน 11" })).Count);
        Assert.Equal(2, (await FindAsync(app, new Wanted { From = Money.OfBaht(20_000) })).Count);
        Assert.Equal(
            2,
            (await FindAsync(app, new Wanted { From = Money.OfBaht(11_000), To = Money.OfBaht(28_999) })).Count
        );
    }

    [Theory, OnBothDatabases]
    public async Task Gives_every_row_once_in_order_page_after_page_however_many_there_are(Database database)
    {
        await using var app = await App.StartAsync(database);
        var all = await SomePublished.ManyAsync(app, PurchaseSearch.Most + 300);
        Wanted[] wishes =
        [
            new(),
            new() { Order = Order.Earliest },
            new() { Order = Order.Dearest, Method = Method.EBidding },
            new() { Order = Order.Cheapest, Year = new FiscalYear(2566) },
            new() { From = Money.OfBaht(1001), Order = Order.Dearest },
            new() { From = Money.OfBaht(1001), To = Money.OfBaht(1499) },
        ];
        foreach (var wish in wishes)
        {
            var expected = all.Where(p =>
                (wish.Method is null || p.Method == wish.Method)
                && (wish.Year is not { } year || p.Year == year.Buddhist)
                && (wish.From is not { } from || p.Satang >= from.Satang)
                && (wish.To is not { } to || p.Satang <= to.Satang)
            );
            var sorted = wish.Order switch
            {
                Order.Latest => expected.OrderByDescending(p => p.Month).ThenByDescending(p => p.Id),
                Order.Earliest => expected.OrderBy(p => p.Month).ThenBy(p => p.Id),
                Order.Dearest => expected.OrderByDescending(p => p.Satang).ThenByDescending(p => p.Id),
                _ => expected.OrderBy(p => p.Satang).ThenBy(p => p.Id),
            };
            List<PurchaseId> read = [];
            for (var next = wish; next is not null && read.Count < 200; )
            {
                var page = await FindAsync(app, next);
                read.AddRange(page.Rows.Select(r => r.Id));
                next = page.Next;
            }

            Assert.Equal([.. sorted.Take(read.Count).Select(p => p.PurchaseId)], read);
            Assert.Equal(200, read.Count);
        }

        var capped = await FindAsync(app, new Wanted { From = Money.OfBaht(1) });
        Assert.Equal((PurchaseSearch.Most, true), (capped.Count, capped.IsMore));
        Assert.All(capped.Years, year => Assert.Null(year.Count));
        var known = await FindAsync(app, new Wanted());
        Assert.Equal((all.Count, false), (known.Count, known.IsMore));
        var common = await FindAsync(app, new Wanted { Words = "ซ่อมถนน", Order = Order.Cheapest });
        Assert.Equal((PurchaseSearch.MostByWords, true, true), (common.Count, common.IsMore, common.OnlyNewest));
        var few = await FindAsync(app, new Wanted { Words = "สายที่ 0007", Year = new FiscalYear(2566) });
        Assert.Equal(("ซ่อมถนนสายที่ 0007", 1), (few.Rows[0].Purchase.Work, few.Count));
        var rare = await FindAsync(app, new Wanted { Words = "ซ่อมถนน", Month = new DateOnly(2022, 10, 1) });
        Assert.Equal(all.Count(p => p.Month == new DateOnly(2022, 10, 1)), rare.Count);
    }

    [Theory, OnBothDatabases]
    public async Task Shows_the_later_publication_of_a_month_and_the_other_again_when_it_is_withdrawn(Database database)
    {
        await using var app = await StartAsync(database);
        var now = TimeProvider.System.Now().Utc;
        await PurchasesOf2567.ImportAsync(app, 1);

        await SomePublished.MonthsAsync(app, "O16", 1, now.AddMinutes(1), October, new DateOnly(2024, 1, 1));
        Assert.Equal(6, (await FindAsync(app, new Wanted())).Count);
        await SomePublished.MonthsAsync(app, "O16", 0, default);

        Assert.Equal(4, (await FindAsync(app, new Wanted())).Count);
        var shown = await app.Ask<ProngsaiDb, List<FrozenMonth>>(db =>
            db.Set<FrozenMonth>().AsNoTracking().OrderBy(m => m.Month).ToListAsync()
        );
        Assert.Equal(
            [("O15", October, true), ("O15", November, true)],
            shown.Select(m => (m.Code, m.Month, m.IsShown))
        );
        await SomePublished.MonthsAsync(app, "O15", 0, default);
        Assert.Equal(0, (await FindAsync(app, new Wanted())).Count);
        foreach (
            var left in new[]
            {
                await CountAsync<PublishedPurchase>(app),
                await CountAsync<PublishedWords>(app),
                await CountAsync<PublishedContent>(app),
                await CountAsync<PublishedWin>(app),
                await CountAsync<PublishedVendor>(app),
                await CountAsync<PublishedSum>(app),
            }
        )
            Assert.Equal(0, left);
    }

    [Theory, OnBothDatabases]
    public async Task Keeps_citizens_numbers_out_of_everything_that_is_published(Database database)
    {
        await using var app = await StartAsync(database);

        var contents = await app.Ask<ProngsaiDb, List<string>>(async db =>
            [
                .. await db.Set<PublishedContent>().Select(c => c.Content).ToListAsync(),
                .. await db.Set<PublishedWords>().Select(c => c.Toneless).ToListAsync(),
                .. await db.Set<PublishedVendor>().Select(v => v.Key + v.Name + v.TaxId).ToListAsync(),
            ]
        );
        var pages = new List<string>();
        foreach (var file in new[] { "skr1.xlsx", "skr1.docx", "ita16.csv", "ita16.xlsx", "data.csv", "data.json" })
        {
            using var answer = await app.Stranger.GetAsync($"/khlong-sam-wa/procurement/2567/10/download/{file}");
            Assert.Equal((file, HttpStatusCode.OK), (file, answer.StatusCode));
            pages.Add(await answer.Content.ReadAsStringAsync());
        }

        foreach (var file in new[] { "skr1.xlsx", "ita16.csv", "data.csv", "data.json" })
        {
            using var answer = await app.Stranger.GetAsync($"/khlong-sam-wa/procurement/2567/download/{file}");
            Assert.Equal((file, HttpStatusCode.OK), (file, answer.StatusCode));
            pages.Add(await answer.Content.ReadAsStringAsync());
        }

        Assert.NotEmpty(contents);
        Assert.All(
            contents.Concat(pages),
            text => Assert.DoesNotContain(PurchasesOf2567.Citizen, text, StringComparison.Ordinal)
        );
        Assert.Contains(contents, text => text.Contains("0105564128418", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Answers_bad_addresses_clearly_and_what_is_known_already_briefly(Database database)
    {
        await using var app = await StartAsync(database);
        const string search = "/khlong-sam-wa/procurement/search";

        foreach (
            var asked in new[]
            {
                "?from=ห้าพัน",
                "?from=9&to=1",
                "?after=x.y",
                "?after=99999999999999999.1",
                "?order=x&method=y&year=2024&month=13",
                "?q=" + new string('ก', 500),
                "?vendor=" + new string('1', 500),
            }
        )
            Assert.Equal((asked, HttpStatusCode.OK), (asked, (await app.Stranger.GetAsync(search + asked)).StatusCode));
        Assert.Contains(
            "อ่าน “ห้าพัน” เป็นจำนวนเงินไม่ได้",
            await app.Stranger.GetStringAsync(search + "?from=ห้าพัน"),
            StringComparison.Ordinal
        );
        foreach (
            var nowhere in new[]
            {
                "/khlong-sam-wa/procurement/2568",
                "/khlong-sam-wa/procurement/2567/12",
                "/khlong-sam-wa/procurement/2567/10/download/none.xlsx",
                "/khlong-sam-wa/procurement/vendors/none",
                "/khlong-sam-wa/procurement/contracts/01890000-0000-7000-8000-000000000000",
                "/nobody/procurement",
            }
        )
            Assert.Equal(
                (nowhere, HttpStatusCode.NotFound),
                (nowhere, (await app.Stranger.GetAsync(nowhere)).StatusCode)
            );

        var first = await app.Stranger.GetAsync("/khlong-sam-wa/procurement/2567");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/khlong-sam-wa/procurement/2567");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await app.Stranger.SendAsync(again)).StatusCode);
    }

    private static Task<int> CountAsync<T>(App app)
        where T : class => app.Ask<ProngsaiDb, int>(db => db.Set<T>().CountAsync());
}
