using System.Net;
using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosures.Calendar;
using Prongsai.Disclosures.Editions;
using Prongsai.Disclosures.Publishing;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;
using Prongsai.Tests.Disclosures.Writing;
using Prongsai.Tests.Measures;
using Prongsai.Tests.Notifications;

namespace Prongsai.Tests.Disclosures.Publishing;

public sealed class PublishingAnItem
{
    [Theory, OnBothDatabases]
    public async Task Whoever_wrote_in_it_cannot_publish_it_by_the_button_or_by_the_address(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        await TheDesk.AddTextAsync(app.Officer, "สรุป", "เนื้อหา");
        var both = await app.PersonAsync("both", app.Agency, Duty.Preparer, Duty.Reviewer);
        await TheDesk.AddTextAsync(both, "เพิ่มเติม", "เนื้อหา");
        await TheDesk.SubmitAsync(app.Officer);

        var administrator = await App.PostAsync(
            app.Officer,
            $"{TheDesk.O15}/approve",
            new() { ["unmetBecause"] = "เหตุผล" }
        );
        var writer = await App.PostAsync(both, $"{TheDesk.O15}/approve", new() { ["unmetBecause"] = "เหตุผล" });

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (administrator.StatusCode, writer.StatusCode));
        Assert.Contains("จัดทำโดย", await TheDesk.TextAsync(writer), StringComparison.Ordinal);
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.Set<Edition>().CountAsync()));
        Assert.DoesNotContain(
            "/approve",
            (await App.OpenAsync(both, $"{TheDesk.O15}/review")).Body!.InnerHtml,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task With_an_element_unmet_only_the_reviewers_reason_lets_it_out_and_everybody_reads_it(
        Database database
    )
    {
        await using var app = await TheDesk.StartAsync(database);
        await TheDesk.AddTextAsync(app.Officer, "สรุป", "เนื้อหาปี 2567");
        await TheDesk.SubmitAsync(app.Officer);
        var reviewer = await app.ReviewerAsync();

        var without = await TheDesk.ApproveAsync(reviewer, because: " ");
        var with = await TheDesk.ApproveAsync(reviewer, because: "ข้อมูลพัสดุจะตามมาภายในสัปดาห์นี้");

        Assert.Equal(HttpStatusCode.Conflict, without.StatusCode);
        Assert.True(with.IsSuccessStatusCode);
        var edition = await app.Ask<ProngsaiDb, Edition>(db => db.Set<Edition>().AsNoTracking().SingleAsync());
        Assert.Equal((4, "ข้อมูลพัสดุจะตามมาภายในสัปดาห์นี้"), (edition.Unmet, edition.UnmetBecause));
        var page = await App.OpenAsync(app.Stranger, TheDesk.Public);
        Assert.Contains("ข้อมูลพัสดุจะตามมาภายในสัปดาห์นี้", page.Body!.TextContent, StringComparison.Ordinal);
        var journal = await app.Ask<ProngsaiDb, JournalEntry>(db =>
            db.Set<JournalEntry>().AsNoTracking().SingleAsync(e => e.What == "DisclosurePublished")
        );
        Assert.Equal(edition.UnmetBecause, journal.Why);
    }

    [Theory, OnBothDatabases]
    public async Task A_reviewer_marks_the_place_and_returns_it_and_it_comes_back(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        await TheDesk.AddTextAsync(app.Officer, "สรุป", "เนื้อหา");
        await TheDesk.SubmitAsync(app.Officer);
        var reviewer = await app.ReviewerAsync();
        var block = (await WritingAnItem.DocumentAsync(app)).Blocks.OfType<TextBlock>().Single().Id;

        var silent = await App.SubmitAsync(reviewer, $"{TheDesk.O15}/review", new() { ["because"] = "" }, "/return");
        await App.SubmitAsync(
            reviewer,
            $"{TheDesk.O15}/review",
            new() { ["block"] = block, ["text"] = "ระบุเดือนด้วย" },
            "/marks"
        );
        await App.SubmitAsync(reviewer, $"{TheDesk.O15}/review", new() { ["because"] = "" }, "/return");

        Assert.Equal(HttpStatusCode.Conflict, silent.StatusCode);
        var writing = await App.OpenAsync(app.Officer, $"{TheDesk.O15}/write");
        Assert.Contains("ระบุเดือนด้วย", writing.GetElementById(block)!.TextContent, StringComparison.Ordinal);
        await App.SubmitAsync(
            app.Officer,
            $"{TheDesk.O15}/blocks/{block}",
            new() { ["text"] = "เนื้อหาเดือนตุลาคม 2566" }
        );
        Assert.True((await TheDesk.SubmitAsync(app.Officer)).IsSuccessStatusCode);
        Assert.True((await TheDesk.ApproveAsync(reviewer, "เหตุผล")).IsSuccessStatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_remark_names_who_is_asked_and_by_when_and_the_day_is_watched(Database database)
    {
        var clock = new SetClock(new DateTime(2024, 3, 1, 5, 0, 0, DateTimeKind.Utc));
        await using var app = await TheOffice.StartAsync(database, clock);
        await SampleOffice.GiveResultsAsync(app, app.Agency, "สำนักงานเขตคลองสามวา");
        await TheDesk.OpenAsync(app);
        await TheDesk.AddTextAsync(app.Officer, "สรุป", "เนื้อหา");
        (await app.PersonAsync("head", app.Agency, Duty.Executive)).Dispose();
        var asked = await app.PersonAsync("asked", app.Agency, Duty.Preparer);
        var form = await App.OpenAsync(app.Officer, TheDesk.O15);
        var one = form.QuerySelectorAll("select[name=asked] option").Single(o => o.TextContent.Contains("asked"));

        var past = await MarkAsync(one.GetAttribute("value")!, "2024-02-28");
        var stranger = await MarkAsync("00000000-0000-0000-0000-000000000001", "2024-03-08");
        var right = await MarkAsync(one.GetAttribute("value")!, "2024-03-08");
        var page = await TheDesk.TextAsync(await asked.GetAsync(new Uri(TheDesk.O15, UriKind.Relative)));
        foreach (var day in Enumerable.Range(1, 8))
        {
            clock.Utc = new DateTime(2024, 3, 1, 5, 0, 0, DateTimeKind.Utc).AddDays(day);
            await app.With<ProngsaiDb>(async db =>
            {
                db.Enqueue(null, clock.Now(), new RemindOfficers());
                await db.SaveChangesAsync();
            });
            await app.DrainJobsAsync();
        }

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (past.StatusCode, stranger.StatusCode));
        Assert.True(right.IsSuccessStatusCode);
        Assert.Contains("ถึง นางสาวasked สมมุติ", page, StringComparison.Ordinal);
        Assert.Contains("ภายใน 8 มีนาคม 2567", page, StringComparison.Ordinal);
        var told = (await app.InboxAsync()).Where(n => n.Link.Contains("#marks", StringComparison.Ordinal)).ToList();
        Assert.Contains(told, n => n.TextTh.Contains("มีความเห็นถึงท่าน", StringComparison.Ordinal));
        Assert.Contains(told, n => n.TextTh.Contains("เลยกำหนด", StringComparison.Ordinal));

        Task<HttpResponseMessage> MarkAsync(string who, string dueOn) =>
            App.SubmitAsync(
                app.Officer,
                TheDesk.O15,
                new()
                {
                    ["text"] = "ระบุเดือนด้วย",
                    ["asked"] = who,
                    ["dueOn"] = dueOn,
                },
                "/marks"
            );
    }

    [Theory, OnBothDatabases]
    public async Task What_is_with_the_reviewer_does_not_change_until_it_is_taken_back(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        await TheDesk.AddTextAsync(app.Officer, "สรุป", "เนื้อหา");
        await TheDesk.SubmitAsync(app.Officer);
        var block = (await WritingAnItem.DocumentAsync(app)).Blocks.OfType<TextBlock>().Single().Id;

        var refused = await App.SubmitAsync(app.Officer, $"{TheDesk.O15}/blocks/{block}", new() { ["text"] = "ใหม่" });
        await App.SubmitAsync(app.Officer, TheDesk.O15, [], "/take-back");
        await App.SubmitAsync(app.Officer, $"{TheDesk.O15}/blocks/{block}", new() { ["text"] = "ใหม่" });

        Assert.Contains("ส่งตรวจแล้ว", Assert.Single(await TheDesk.ReasonsAsync(refused)), StringComparison.Ordinal);
        Assert.Equal("ใหม่", ((TextBlock)(await WritingAnItem.DocumentAsync(app))[block]!).Text);
    }

    [Theory, OnBothDatabases]
    public async Task A_scheduled_item_goes_out_at_its_hour_in_the_name_of_who_approved(Database database)
    {
        var clock = new MovableClock();
        await using var app = await Measures.SampleOffice.StartAsync(database, clock.Set);
        await TheDesk.OpenAsync(app);
        await TheDesk.AddTextAsync(app.Officer, "สรุป", "เนื้อหา");
        await TheDesk.SubmitAsync(app.Officer);
        var at = (clock.GetUtcNow() + Clock.Thailand)
            .AddHours(3)
            .ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        await TheDesk.ApproveAsync(await app.ReviewerAsync(), "เหตุผล", at);

        await RunAsync(app, clock);
        var before = await app.Stranger.GetAsync(new Uri(TheDesk.Public, UriKind.Relative));
        clock.Advance(TimeSpan.FromHours(3));
        await RunAsync(app, clock);
        await RunAsync(app, clock);

        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        var edition = await app.Ask<ProngsaiDb, Edition>(db => db.Set<Edition>().AsNoTracking().SingleAsync());
        Assert.Equal("นางสาวreviewer สมมุติ", edition.PublishedBy);
        Assert.Equal("เหตุผล", edition.UnmetBecause);
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_this_month_is_an_edition_of_its_own(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);

        await App.SubmitAsync(
            app.Officer,
            $"{TheDesk.O15}/none",
            new() { ["month"] = "2024-02", ["words"] = "ไม่มีการจัดซื้อจัดจ้าง" }
        );
        await TheDesk.ApproveAsync(await app.ReviewerAsync(), "เดือนอื่นจะตามมา");

        var edition = await app.Ask<ProngsaiDb, Edition>(db => db.Set<Edition>().AsNoTracking().SingleAsync());
        Assert.Equal(("2024-02", "2024-02"), (edition.Months, edition.NoneMonths));
        var calendar = await App.OpenAsync(app.Stranger, "/khlong-sam-wa/oit/2567/calendar");
        Assert.Contains("กุมภาพันธ์ 2567", calendar.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task RunAsync(App app, MovableClock clock)
    {
        await app.With<ProngsaiDb>(async db =>
        {
            db.Enqueue(null, clock.Now(), new PublishScheduled());
            await db.SaveChangesAsync();
        });
        await app.DrainJobsAsync();
    }
}
