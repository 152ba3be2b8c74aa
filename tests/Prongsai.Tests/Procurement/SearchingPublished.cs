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
    public async Task Remembers_what_was_withdrawn_until_it_is_public_again(Database database)
    {
        await using var app = await StartAsync(database);
        var contract = (await App.OpenAsync(app.Stranger, "/khlong-sam-wa/procurement/2567/10"))
            .QuerySelector("tbody th a")!
            .GetAttribute("href")!;
        var now = TimeProvider.System.Now().Utc;

        // A correction that leaves November out withdraws nothing.
        await SomePublished.MonthsAsync(app, "O15", 2, now.AddMinutes(1), October);
        Assert.Equal(HttpStatusCode.NotFound, await AnswerAsync("2567/11"));
        await SomePublished.WithdrawAsync(app, "O15", "มาตรา 15 แห่ง พ.ร.บ. ข้อมูลข่าวสาร");

        Assert.Equal(HttpStatusCode.Gone, await AnswerAsync("2567/10"));
        Assert.Equal(HttpStatusCode.Gone, (await app.Stranger.GetAsync(contract)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await AnswerAsync("2567/11"));
        var file = await app.Stranger.GetAsync("/khlong-sam-wa/procurement/2567/10/download/csv");
        Assert.Equal(HttpStatusCode.Gone, file.StatusCode);
        Assert.Contains("ถูกถอนการเผยแพร่แล้ว", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await SomePublished.MonthsAsync(app, "O15", 3, now.AddMinutes(2), October);
        Assert.Equal(HttpStatusCode.OK, await AnswerAsync("2567/10"));
        Assert.Equal(HttpStatusCode.OK, (await app.Stranger.GetAsync(contract)).StatusCode);
        Assert.Equal((0, 0), (await CountAsync<WithdrawnMonth>(app), await CountAsync<WithdrawnPage>(app)));

        async Task<HttpStatusCode> AnswerAsync(string page)
        {
            await app.With<IPublicPages>(portal => portal.HaveChangedAsync());
            return (await app.Stranger.GetAsync($"/khlong-sam-wa/procurement/{page}")).StatusCode;
        }
    }

    [Theory, OnBothDatabases]
    public async Task Sorts_by_every_column_and_back_with_each_row_once(Database database)
    {
        await using var app = await App.StartAsync(database);
        var all = await SomePublished.ManyAsync(app, PurchaseSearch.Most + 300);
        foreach (var order in Enum.GetValues<Order>())
        {
            // Read along an index where there are many, sorted in memory where there are few.
            Wanted[] wishes =
            [
                new() { Order = order },
                new() { Order = order, Year = new FiscalYear(2566) },
                new() { Order = order, Method = Method.Specific },
                new() { Order = order, From = Money.OfBaht(1001) },
                new() { Order = order, Words = "สายที่ 01" },
            ];
            foreach (var wish in wishes)
            {
                var expected = all.Where(p =>
                        (wish.Method is null || p.Method == wish.Method)
                        && (wish.Year is not { } year || p.Year == year.Buddhist)
                        && (wish.From is not { } from || p.Satang >= from.Satang)
                        && (wish.Words.Length == 0 || $"{p.Number:0000}".Contains("01", StringComparison.Ordinal))
                    )
                    .ToList();
                List<PurchaseId> read = [];
                for (Wanted? next = wish; next is not null && read.Count < 75; )
                {
                    var page = await FindAsync(app, Again(next));
                    read.AddRange(page.Rows.Select(r => r.Id));
                    next = page.Next;
                }

                Assert.Equal(
                    (
                        order,
                        wish.Words,
                        string.Join(' ', Sorted(expected, order).Take(read.Count).Select(p => p.Number))
                    ),
                    (order, wish.Words, string.Join(' ', read.Select(id => all.Single(p => p.PurchaseId == id).Number)))
                );
                Assert.Equal(75, read.Count);
            }
        }

        // As an address says it, and it comes back.
        static Wanted Again(Wanted wanted) => wanted with { After = Cursor.Read(wanted.After?.ToString()) };

        static IEnumerable<PublishedPurchase> Sorted(IEnumerable<PublishedPurchase> rows, Order order) =>
            order switch
            {
                Order.Latest => rows.OrderByDescending(p => p.Month).ThenByDescending(p => p.Id),
                Order.Earliest => rows.OrderBy(p => p.Month).ThenBy(p => p.Id),
                Order.Dearest => rows.OrderByDescending(p => p.Satang).ThenByDescending(p => p.Id),
                Order.Cheapest => rows.OrderBy(p => p.Satang).ThenBy(p => p.Id),
                Order.ByWork => rows.OrderBy(p => p.WorkOrder, StringComparer.Ordinal).ThenBy(p => p.Id),
                Order.ByWorkBack => rows.OrderByDescending(p => p.WorkOrder, StringComparer.Ordinal)
                    .ThenByDescending(p => p.Id),
                Order.ByVendor => rows.OrderBy(p => p.VendorOrder, StringComparer.Ordinal).ThenBy(p => p.Id),
                Order.ByVendorBack => rows.OrderByDescending(p => p.VendorOrder, StringComparer.Ordinal)
                    .ThenByDescending(p => p.Id),
                // วิธีเฉพาะเจาะจง stands before วิธีประกวดราคา: ฉ before ป.
                Order.ByMethod => rows.OrderByDescending(p => p.Method == Method.Specific)
                    .ThenByDescending(p => p.Month)
                    .ThenByDescending(p => p.Id),
                _ => rows.OrderBy(p => p.Method == Method.Specific).ThenBy(p => p.Month).ThenBy(p => p.Id),
            };
    }

    [Theory, OnBothDatabases]
    public async Task Sorts_in_the_page_without_a_script_and_says_how(Database database)
    {
        await using var app = await StartAsync(database);
        const string search = "/khlong-sam-wa/procurement/search";

        var plain = await App.OpenAsync(app.Stranger, search);
        var heads = plain.QuerySelectorAll("thead th").ToList();
        Assert.Equal(5, heads.Count);
        Assert.All(heads, head => Assert.NotNull(head.QuerySelector("a")));
        Assert.Equal(["none", "none", "none", "none", "descending"], heads.Select(h => h.GetAttribute("aria-sort")!));

        var byVendor = await App.OpenAsync(app.Stranger, heads[2].QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal("ascending", byVendor.QuerySelectorAll("thead th")[2].GetAttribute("aria-sort"));
        // นาง before บริษัท, as ก to ฮ has them.
        Assert.Equal(
            ["นาง", "นาง", "บริ", "บริ"],
            byVendor.QuerySelectorAll("tbody tr td:nth-child(3)").Select(td => td.TextContent.Trim()[..3])
        );
        var back = await App.OpenAsync(
            app.Stranger,
            byVendor.QuerySelectorAll("thead th")[2].QuerySelector("a")!.GetAttribute("href")!
        );
        Assert.Equal("descending", back.QuerySelectorAll("thead th")[2].GetAttribute("aria-sort"));
        Assert.StartsWith(
            "บริ",
            back.QuerySelector("tbody tr td:nth-child(3)")!.TextContent.Trim(),
            StringComparison.Ordinal
        );
        foreach (
            var odd in new[]
            {
                "?order=ByWork&after=x.1",
                "?order=ByMethod&after=-99999999999.3",
                "?order=ByMethod&after=ก.1",
            }
        )
            Assert.Equal(HttpStatusCode.OK, (await app.Stranger.GetAsync(search + odd)).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_published_before_there_was_an_order_is_put_in_order(Database database)
    {
        await using var app = await StartAsync(database);
        var before = await OrdersAsync();
        await app.With<ProngsaiDb>(db =>
            db.Set<PublishedPurchase>()
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.WorkOrder, "").SetProperty(p => p.VendorOrder, ""))
        );

        await app.With<OrderingPublished>(job =>
            job.RunAsync(new OrderPublished(), new JobRun(default, null, 1), default)
        );

        Assert.Equal(before, await OrdersAsync());

        Task<List<string>> OrdersAsync() =>
            app.Ask<ProngsaiDb, List<string>>(db =>
                db.Set<PublishedPurchase>()
                    .OrderBy(p => p.Id)
                    .Select(p => p.WorkOrder + "/" + p.VendorOrder)
                    .ToListAsync()
            );
    }

    [Fact]
    public void Thai_is_sorted_as_a_dictionary_has_it()
    {
        string[] works =
        [
            "เก้าอี้",
            "กระดาษ",
            "ไข่ไก่",
            "ขนม",
            "อาหาร",
            "แอร์",
            "โต๊ะ",
            "ตู้",
            "2 ชุด",
            "Air",
            "ฮ่องกง",
            "-",
        ];

        Assert.Equal(
            ["2 ชุด", "Air", "กระดาษ", "เก้าอี้", "ขนม", "ไข่ไก่", "ตู้", "โต๊ะ", "อาหาร", "แอร์", "ฮ่องกง", "-"],
            works.OrderBy(ThaiOrder.Of, StringComparer.Ordinal)
        );
        // Tone marks do not part what is alike, and no length is too long.
        Assert.Equal(ThaiOrder.Of("จาง"), ThaiOrder.Of("จ้าง"));
        Assert.Equal(ThaiOrder.Letters, ThaiOrder.Of(new string('ก', 3000)).Length);
        Assert.Equal(ThaiOrder.Last, ThaiOrder.Of(null));
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
