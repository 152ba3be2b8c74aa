using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Search;

/// <summary>Any substring of what is published is found, on both databases alike.</summary>
public sealed class SearchingInThai
{
    [Theory, OnBothDatabases]
    public async Task Any_part_of_a_word_is_found_in_title_and_text(Database database)
    {
        await using var search = await TheSearch.StartAsync(database);
        await search.PublishAsync("o15", "สรุปผลการจัดซื้อจัดจ้างรายเดือน", "วิธีเฉพาะเจาะจง งบประมาณ 500,000 บาท");
        await search.PublishAsync("o1", "โครงสร้างหน่วยงาน", "ฝ่ายทะเบียน ฝ่ายปกครอง");

        Assert.Equal(["o15"], await search.RecordsAsync("ซื้อจัด"));
        Assert.Equal(["o15"], await search.RecordsAsync("เจาะจง"));
        Assert.Equal(["o15"], await search.RecordsAsync("500,000"));
        Assert.Equal(["o1"], await search.RecordsAsync("ปกครอง"));
        Assert.Empty(await search.RecordsAsync("ร้องเรียน"));
    }

    [Theory, OnBothDatabases]
    public async Task Digits_sara_am_case_and_invisible_characters_make_no_difference(Database database)
    {
        await using var search = await TheSearch.StartAsync(database);
        await search.PublishAsync("a", "แผน ปี ๒๕๖๘ เรื่องน้ำดื่ม", "ระบบ e-GP ของกรมบัญชีกลาง การดำ\u200Bเนินงาน");

        foreach (var asked in new[] { "2568", "๒๕๖๘", "น้ําดื่ม", "E-gp", "การดําเนินงาน", "กรม\u200Bบัญชี" })
            Assert.Equal(["a"], await search.RecordsAsync(asked));
    }

    [Theory, OnBothDatabases]
    public async Task A_wrong_or_missing_tone_mark_is_forgiven_and_ranks_behind(Database database)
    {
        await using var search = await TheSearch.StartAsync(database);
        await search.PublishAsync("right", "", "การจัดซื้อจัดจ้าง");
        await search.PublishAsync("other", "", "การจัดซือจัดจาง");

        var found = await search.FindAsync("จัดซื้อจัดจ้าง");

        Assert.Equal(["right", "other"], found.Hits.Select(h => h.Record));
        Assert.Equal([true, false], found.Hits.Select(h => h.IsExact));
        Assert.Equal(["other", "right"], await search.RecordsAsync("จัดซือจัดจาง"));
        Assert.Equal(2, (await search.FindAsync("จัดซื่อจัดจ้าง")).Found);
    }

    [Theory, OnBothDatabases]
    public async Task One_and_two_characters_are_answered(Database database)
    {
        await using var search = await TheSearch.StartAsync(database);
        await search.PublishAsync("a", "ปี", "น้ำ");
        await search.PublishAsync("b", "งบ", "แผนงาน");

        Assert.Equal(["a"], await search.RecordsAsync("ปี"));
        Assert.Equal(["b"], await search.RecordsAsync("ง"));
        Assert.Equal(["a"], await search.RecordsAsync("น้ำ"));
        Assert.Equal(["a"], await search.RecordsAsync("นำ"));
        Assert.Equal(["a"], await search.RecordsAsync("้"));
        Assert.Empty(await search.RecordsAsync("ฬ"));
    }

    [Theory, OnBothDatabases]
    public async Task Several_words_must_all_be_there_wherever(Database database)
    {
        await using var search = await TheSearch.StartAsync(database);
        await search.PublishAsync("both", "งบประมาณ 2568", "ของฝ่ายโยธา");
        await search.PublishAsync("one", "งบประมาณ 2567", "ของฝ่ายโยธา");

        Assert.Equal(["both"], await search.RecordsAsync("โยธา 2568"));
        Assert.Equal(["both"], await search.RecordsAsync(" 68  งบ "));
        Assert.Equal(["one", "both"], await search.RecordsAsync("โยธา ประมาณ"));
        Assert.Empty(await search.RecordsAsync("โยธา 2569"));
    }

    [Theory, OnBothDatabases]
    public async Task Words_of_the_databases_own_languages_are_plain_text(Database database)
    {
        await using var search = await TheSearch.StartAsync(database);
        await search.PublishAsync("strange", "100% จริง_แท้", """ข้อ "ก" AND (ข*) NOT ^ค c:\แผน' OR near""");
        await search.PublishAsync("plain", "ร้อยเปอร์เซ็นต์", "ธรรมดา");

        foreach (
            var asked in new[]
            {
                "100%",
                "%",
                "_",
                "จริง_แท้",
                "\"ก\"",
                "\"",
                "(ข*)",
                "^ค",
                @"c:\แผน'",
                @"\",
                "AND NOT",
                "*",
                "near'",
                "'",
            }
        )
        {
            var found = await search.RecordsAsync(asked);

            Assert.Equal(asked == "near'" ? [] : ["strange"], found);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_that_can_be_typed_breaks_it(Database database)
    {
        await using var search = await TheSearch.StartAsync(database);
        await search.PublishAsync("a", "แผน");

        foreach (
            var asked in new[]
            {
                "",
                "   ",
                "\0",
                "\ud83d",
                "😀😀😀😀",
                new string('ก', 5000),
                string.Join(' ', Enumerable.Range(0, 500)),
                "{0} @p0 $1 ; DROP TABLE search_texts --",
                "่่่่่",
                "ํ",
            }
        )
            Assert.Equal(0, (await search.FindAsync(asked)).Found);
        Assert.Equal(["a"], await search.RecordsAsync("แผน\0"));
    }

    [Theory, OnBothDatabases]
    public async Task One_agency_alone_or_all(Database database)
    {
        await using var search = await TheSearch.StartAsync(database);
        var neighbour = Ids.Next<AgencyId>();
        await search.PublishAsync("ours", "แผนของเรา");
        await search.PublishAsync("theirs", "แผนของเขา", agency: neighbour);

        Assert.Equal(["theirs", "ours"], await search.RecordsAsync("แผนของ"));
        Assert.Equal(["theirs"], await search.RecordsAsync("แผนของ", neighbour));
        Assert.Equal(["ours"], await search.RecordsAsync("แผ", search.Agency));
    }

    [Theory, OnBothDatabases]
    public async Task Titles_come_first_then_the_newest(Database database)
    {
        await using var search = await TheSearch.StartAsync(database);
        await search.PublishAsync("title", "รายงานประจำปี");
        await search.PublishAsync("old", "ก", "ดูรายงาน");
        await search.PublishAsync("new", "ข", "ดูรายงาน");

        Assert.Equal(["title", "new", "old"], await search.RecordsAsync("รายงาน"));
    }

    [Theory, OnBothDatabases]
    public async Task A_new_edition_replaces_the_old_and_withdrawal_removes_it(Database database)
    {
        await using var search = await TheSearch.StartAsync(database);
        await search.PublishAsync("o15", "ฉบับที่หนึ่ง");
        await search.PublishAsync("o15", "ฉบับที่สอง");

        Assert.Empty(await search.RecordsAsync("ฉบับที่หนึ่ง"));
        Assert.Equal(["o15"], await search.RecordsAsync("ฉบับที่สอง"));

        await search.WithdrawAsync("o15");
        await search.WithdrawAsync("never-there");

        Assert.Empty(await search.RecordsAsync("ฉบับ"));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_not_saved_is_not_found(Database database)
    {
        await using var search = await TheSearch.StartAsync(database);
        await search.With(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.PutIntoSearchAsync(search.Said("a", "ยังไม่เผยแพร่"));
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        });
        await search.With(async db =>
        {
            await db.PutIntoSearchAsync(search.Said("b", "ฉบับแรก"));
            await db.PutIntoSearchAsync(search.Said("b", "ฉบับแก้ในคราวเดียวกัน"));
            await db.SaveChangesAsync();
        });

        Assert.Empty(await search.RecordsAsync("เผยแพร่"));
        Assert.Empty(await search.RecordsAsync("ฉบับแรก"));
        Assert.Equal(["b"], await search.RecordsAsync("คราวเดียวกัน"));
    }

    [Theory, OnBothDatabases]
    public async Task Pages_hold_every_hit_once(Database database)
    {
        await using var search = await TheSearch.StartAsync(database);
        await search.PublishAsync(Enumerable.Range(1, 45).Select(i => ($"r{i}", $"ประกาศฉบับที่ {i}", "")));

        List<string> seen = [];
        for (var page = 1; page <= 3; page++)
        {
            var found = await search.FindAsync("ประกาศ", page: page, size: 20);
            Assert.Equal((45, 3, page, false), (found.Found, found.Pages, found.Page, found.IsMore));
            seen.AddRange(found.Hits.Select(h => h.Record));
        }

        Assert.Equal(Enumerable.Range(1, 45).Reverse().Select(i => $"r{i}"), seen);
        var beyond = await search.FindAsync("ประกาศ", page: 99, size: 20);
        Assert.Equal((3, 5), (beyond.Page, beyond.Hits.Count));
    }

    [Theory, OnBothDatabases]
    public async Task Among_too_many_the_exact_one_is_found_though_it_is_the_oldest(Database database)
    {
        await using var search = await TheSearch.StartAsync(database);
        await search.PublishAsync("rice", "", "โครงการข้าวอินทรีย์");
        await search.PublishAsync(
            Enumerable.Range(0, SiteSearch.Most + 50).Select(i => ($"w{i}", "", "ทาสีขาวทั้งหลัง"))
        );

        var found = await search.FindAsync("ข้าว");

        Assert.Equal("rice", found.Hits[0].Record);
        Assert.Equal((SiteSearch.Most, true), (found.Found, found.IsMore));
        Assert.Equal(["rice"], await search.RecordsAsync("ข้าว อินทรีย์"));
    }

    [Theory, OnBothDatabases]
    public async Task A_snippet_shows_and_marks_what_was_looked_for(Database database)
    {
        await using var search = await TheSearch.StartAsync(database);
        var before = string.Concat(Enumerable.Repeat("ข้อความนำหน้า ", 40));
        await search.PublishAsync("a", "น้ำประปา", $"{before}การจัดซื้อน้ำดื่ม๒๕๖๘ต่อไปอีก{before}");

        var hit = Assert.Single((await search.FindAsync("น้ำดื่ม2568")).Hits);

        Assert.Equal(["น้ำดื่ม๒๕๖๘"], hit.Snippet.Where(p => p.IsHit).Select(p => p.Text));
        var shown = string.Concat(hit.Snippet.Select(p => p.Text));
        Assert.StartsWith("…ข้อความ", shown, StringComparison.Ordinal);
        Assert.EndsWith("…", shown, StringComparison.Ordinal);
        Assert.InRange(ThaiText.Length(shown), 60, 200);
        Assert.Equal([new Piece("น้ำประปา", false)], hit.Title);
    }

    [Theory, OnBothDatabases]
    public async Task A_mistyped_word_is_marked_where_it_stands(Database database)
    {
        await using var search = await TheSearch.StartAsync(database);
        var before = string.Concat(Enumerable.Repeat("คำนำ ก่อน ", 60));
        await search.PublishAsync("a", "เรื่อง จ้างเหมา", $"{before} ผู้รับจ้างรายใหม่");

        var hit = Assert.Single((await search.FindAsync("ผูรับจางราย")).Hits);

        Assert.False(hit.IsExact);
        Assert.Equal(["ผู้รับจ้างราย"], hit.Snippet.Where(p => p.IsHit).Select(p => p.Text));
    }

    [Theory, OnBothDatabases]
    public async Task It_equals_looking_through_every_text(Database database)
    {
        await using var search = await TheSearch.StartAsync(database);
        var dice = new Random(2568);
        const string letters = "กขคงนมรล้่๊๋ิีาำะเแโ ๑1aB%_\"'ฬ";
        var texts = Enumerable
            .Range(0, 300)
            .Select(i => (Record: $"r{i}", Title: Random(3, 12), Text: Random(0, 60)))
            .ToList();
        await search.PublishAsync(texts);
        var kept = texts
            .Select(t => (t.Record, Toneless: WithoutTones($"{ThaiText.Fold(t.Title)}\n{ThaiText.Fold(t.Text)}")))
            .ToList();

        for (var round = 0; round < 150; round++)
        {
            var origin = texts[dice.Next(texts.Count)];
            var asked = round % 3 == 0 ? Random(1, 6) : SubstringOf(origin.Text);
            var words = ThaiText.Fold(asked).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words.Any(word => WithoutTones(word).Length == 0))
                continue;

            var found = await search.FindAsync(asked, size: 100);
            var expected = kept.Where(t =>
                    words.All(word => t.Toneless.Contains(WithoutTones(word), StringComparison.Ordinal))
                )
                .Select(t => t.Record)
                .ToHashSet();

            if (round % 3 != 0)
                Assert.Contains(origin.Record, expected);
            Assert.Equal(expected.Count, found.Found);
            Assert.Subset(expected, found.Hits.Select(h => h.Record).ToHashSet());
            Assert.Equal(Math.Min(100, expected.Count), found.Hits.Select(h => h.Record).Distinct().Count());
        }

        string Random(int least, int most) =>
            string.Concat(
                Enumerable.Range(0, dice.Next(least, most + 1)).Select(_ => letters[dice.Next(letters.Length)])
            );

        // What stands in a text as it is shown, from one reader's character to another, is always found.
        string SubstringOf(string whole)
        {
            var text = ThaiText.NormaliseLine(whole);
            var starts = System.Globalization.StringInfo.ParseCombiningCharacters(text);
            if (starts.Length == 0)
                return "";

            var from = dice.Next(starts.Length);
            var to = Math.Min(starts.Length, from + dice.Next(1, 8));
            return text[starts[from]..(to < starts.Length ? starts[to] : text.Length)];
        }

        static string WithoutTones(string text) =>
            string.Concat(text.Where(c => c is not (>= '\u0E48' and <= '\u0E4B')));
    }

    [Theory, OnBothDatabases]
    public async Task It_is_made_anew_from_what_is_published(Database database)
    {
        await using var search = await TheSearch.StartAsync(database);
        await search.PublishAsync("stale", "ของเก่าที่ถอนแล้ว");
        await search.PublishAsync("spoilt", "จะถูกแก้ด้วยมือ");
        await search.SqlAsync("UPDATE search_texts SET \"Toneless\" = '', \"Folded\" = ''");

        var texts = await search.RebuildAsync(
            new Published(search.Said("new", "ของใหม่"), search.Said("spoilt", "จะถูกแก้ด้วยมือ"))
        );

        Assert.Equal(2, texts);
        Assert.Empty(await search.RecordsAsync("ของเก่า"));
        Assert.Equal(["new"], await search.RecordsAsync("ของใหม่"));
        Assert.Equal(["spoilt"], await search.RecordsAsync("แก้ด้วยมือ"));
    }

    [Theory, OnBothDatabases]
    public async Task Texts_that_nobody_tells_of_again_are_folded_again(Database database)
    {
        await using var search = await TheSearch.StartAsync(database);
        await search.PublishAsync("kept", "ยังอยู่");
        await search.SqlAsync("UPDATE search_texts SET \"Toneless\" = 'x', \"Folded\" = 'x'");
        Assert.Empty(await search.RecordsAsync("ยังอยู่"));

        Assert.Equal(1, await search.RebuildAsync());

        Assert.Equal(["kept"], await search.RecordsAsync("ยังอยู่"));
    }

    [FactWithPostgres]
    public async Task Without_pg_trgm_it_finds_the_same_and_says_so()
    {
        await using var search = await TheSearch.StartAsync(Database.Postgres);
        await search.SqlAsync("DROP EXTENSION pg_trgm CASCADE");
        await search.PublishAsync("a", "การจัดซื้อจัดจ้าง");

        Assert.Equal(["a"], await search.RecordsAsync("จัดซือ"));
        Assert.Equal(Standing.Watch, (await search.StandingAsync()).Standing);

        await search.RebuildAsync();

        Assert.Equal(Standing.Good, (await search.StandingAsync()).Standing);
        Assert.Equal(["a"], await search.RecordsAsync("จัดซือ"));
    }

    private sealed class Published(params Searchable[] said) : ISearchSource
    {
        public string Kind => "edition";

        public IAsyncEnumerable<Searchable> PublishedAsync(CancellationToken cancellation) => said.ToAsyncEnumerable();
    }
}
