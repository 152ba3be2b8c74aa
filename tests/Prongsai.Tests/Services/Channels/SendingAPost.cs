using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Services.Channels;
using Prongsai.Services.Channels.Posts;
using Prongsai.Services.Channels.Sending;
using Prongsai.Tests.Notifications;

namespace Prongsai.Tests.Services.Channels;

/// <summary>A post goes to LINE and Facebook once, whatever happens on the way, and says in words what a person has to mend.</summary>
public sealed class SendingAPost
{
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
    );

    [Theory, OnBothDatabases]
    public async Task Reaches_line_and_facebook_after_a_second_person_approved_it(Database database)
    {
        await using var office = await AnOfficeThatPosts.StartAsync(database);
        var accounts = await office.ReadAsync(AnOfficeThatPosts.Accounts);
        Assert.Contains("สำนักงานเขตคลองสามวา @216zzzzz", accounts, StringComparison.Ordinal);
        Assert.Contains("ใช้ 20 จาก 500", accounts, StringComparison.Ordinal);
        Assert.Contains("ใกล้หมดอายุ", accounts, StringComparison.Ordinal);

        var page = await office.WriteAsync([Channel.Line, Channel.Facebook], picture: Picture);
        await office.SubmitAsync(page);
        var own = await App.PostAsync(office.Writer, $"{page}/approve", new() { ["version"] = "3" });
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        var preview = await office.ReadAsync($"{page}/approve");
        Assert.Contains(
            "จะใช้120",
            preview.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        await office.App.DrainJobsAsync();
        Assert.Empty(office.Theirs.Broadcasts);
        Assert.Contains(await office.App.InboxAsync(), n => n.Link == $"{page}/approve");
        await office.ApproveAsync(page);
        await office.LetJobsRunAsync(2);

        var line = Assert.Single(office.Theirs.Broadcasts);
        var flex = line.Json["messages"]![0]!;
        Assert.Equal(("flex", "ปรับเวลาให้บริการ"), ((string)flex["type"]!, (string)flex["altText"]!));
        var id = AnOfficeThatPosts.IdOf(page).Value;
        Assert.Equal(
            $"https://ita.example.go.th/khlong-sam-wa/posts/{id}/picture",
            (string)flex["contents"]!["hero"]!["url"]!
        );
        Assert.Equal(
            "https://ita.example.go.th/khlong-sam-wa/services",
            (string)flex["contents"]!["footer"]!["contents"]![0]!["action"]!["uri"]!
        );
        var facebook = Assert.Single(office.Theirs.Posts);
        Assert.Contains("New opening hours", facebook.Message, StringComparison.Ordinal);
        Assert.Contains(facebook.Photo!, office.Theirs.Photos.Keys);
        // LINE fetches the picture there.
        var shown = await office.App.Stranger.GetAsync($"/khlong-sam-wa/posts/{id}/picture");
        Assert.Equal("image/png", shown.Content.Headers.ContentType!.MediaType);

        var sent = await office.DeliveryAsync(page, Channel.Facebook);
        Assert.Equal((DeliveryState.Sent, facebook.Id), (sent.State, sent.PostedId));
        Assert.Equal($"https://www.facebook.com/{facebook.Id.Replace('_', '/')}", sent.Permalink);
        Assert.Equal(120, (await office.DeliveryAsync(page, Channel.Line)).Reached);
        // The evidence is what the channel got, byte for byte.
        Assert.Equal(line.Body, await office.Writer.GetByteArrayAsync($"{page}?handler=Sent&channel=Line"));
        var story = await App.OpenAsync(office.Writer, $"/staff/history?record={Post.Kind}:{id}");
        Assert.Contains("ส่งโพสต์ไปยังช่องทางแล้ว", story.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Keeps_tokens_out_of_pages_journal_jobs_and_logs(Database database)
    {
        await using var office = await AnOfficeThatPosts.StartAsync(database);
        office.Theirs.InsteadOfLine.Enqueue(TheirServers.Says(500, "{}"));
        await office.ApprovedAsync([Channel.Line, Channel.Facebook]);
        await office.LetJobsRunAsync(3);
        office.Theirs.GoodPageToken = "another";
        await office.App.With<ProngsaiDb>(async db =>
        {
            db.Enqueue(null, office.Clock.Now(), new Prongsai.Services.Channels.Accounts.LookAtAccounts());
            await db.SaveChangesAsync();
        });
        await office.LetJobsRunAsync(2);

        string[] secrets =
        [
            TheirServers.LineToken,
            TheirServers.LineSecret,
            TheirServers.PageToken,
            TheirServers.AppSecret,
        ];
        var page = await office.Writer.GetStringAsync(AnOfficeThatPosts.Accounts);
        var stored = await office.App.Ask<ProngsaiDb, List<string>>(async db =>
            [
                .. await db.ChannelAccounts.Select(a => a.ProtectedToken + a.ProtectedSecret + a.FaultTh).ToListAsync(),
                .. await db.Set<JournalEntry>().Select(e => e.Facts).ToListAsync(),
                .. await db.Set<Job>().Select(j => j.Payload + j.Trouble).ToListAsync(),
            ]
        );
        Assert.All(
            secrets,
            secret =>
            {
                Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
                Assert.DoesNotContain(stored, s => s.Contains(secret, StringComparison.Ordinal));
                Assert.DoesNotContain(office.Log, l => l.Contains(secret, StringComparison.Ordinal));
            }
        );
        Assert.NotEmpty(office.Log);
    }

    [Theory, OnBothDatabases]
    public async Task Stops_when_the_quota_is_used_up_tells_the_officer_and_goes_out_when_there_is_more(
        Database database
    )
    {
        await using var office = await AnOfficeThatPosts.StartAsync(database);
        var page = await office.ApprovedAsync([Channel.Line]);
        office.Theirs.Used = 500;
        await office.LetJobsRunAsync();

        Assert.Empty(office.Theirs.Broadcasts);
        var text = await office.ReadAsync(page);
        Assert.Contains("โควตาข้อความ LINE ของเดือนนี้หมดแล้ว (ใช้ 500 จาก 500)", text, StringComparison.Ordinal);
        Assert.Contains(await office.App.InboxAsync(), n => n.Kind == "channel-posts" && n.Link == page);
        // 120 followers and 50 messages: nobody is left out, so nobody gets it.
        office.Theirs.Used = 450;
        await office.AgainAsync(page, Channel.Line);
        await office.LetJobsRunAsync();
        Assert.Contains("เหลือ 50 แต่มีผู้ติดตาม 120", await office.ReadAsync(page), StringComparison.Ordinal);

        office.Theirs.Quota = 1000;
        await office.AgainAsync(page, Channel.Line);
        await office.LetJobsRunAsync();

        Assert.Single(office.Theirs.Broadcasts);
        Assert.Equal(DeliveryState.Sent, (await office.DeliveryAsync(page, Channel.Line)).State);
    }

    [Theory, OnBothDatabases]
    public async Task Stops_when_the_token_expired_and_goes_out_with_a_new_one(Database database)
    {
        await using var office = await AnOfficeThatPosts.StartAsync(database);
        var page = await office.ApprovedAsync([Channel.Facebook]);
        office.Theirs.GoodPageToken = "EAABnewtokenofthepage0123456789abcdef";
        await office.LetJobsRunAsync();

        Assert.Contains("ไม่รับ token นี้แล้ว (รหัส 190)", await office.ReadAsync(page), StringComparison.Ordinal);
        var accounts = await office.ReadAsync(AnOfficeThatPosts.Accounts);
        Assert.Contains("ใช้ไม่ได้", accounts, StringComparison.Ordinal);
        // With a broken account nothing is begun.
        var refused = await AnOfficeThatPosts.TextAsync(await office.AgainAsync(page, Channel.Facebook));
        Assert.Contains("token", refused, StringComparison.Ordinal);
        Assert.DoesNotContain(await office.App.JobsAsync("send-post"), j => j.State == JobState.Waiting);

        await office.SetAsync(Channel.Facebook, office.Theirs.GoodPageToken);
        await office.AgainAsync(page, Channel.Facebook);
        await office.LetJobsRunAsync(2);

        Assert.Single(office.Theirs.Posts);
        Assert.Equal(DeliveryState.Sent, (await office.DeliveryAsync(page, Channel.Facebook)).State);
    }

    [Theory, OnBothDatabases]
    public async Task Is_tried_again_with_the_same_key_and_bytes_after_a_fault_of_line(Database database)
    {
        await using var office = await AnOfficeThatPosts.StartAsync(database);
        var page = await office.ApprovedAsync([Channel.Line]);
        office.Theirs.InsteadOfLine.Enqueue(TheirServers.Says(500, """{"message":"Internal server error"}"""));
        // Taken, but the answer never came: LINE says 409 to the next try.
        office.Theirs.AfterLine.Enqueue(office.Theirs.Hangs);
        await office.LetJobsRunAsync();
        Assert.Contains("ระบบจะลองใหม่ให้เองโดยไม่ส่งซ้ำ", await office.ReadAsync(page), StringComparison.Ordinal);
        await office.LetJobsRunAsync(2);

        Assert.Single(office.Theirs.Broadcasts);
        var tries = office.Theirs.All.Where(c => c.Path.EndsWith("/broadcast", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, tries.Count);
        Assert.Single(tries.Select(t => t.Headers["X-Line-Retry-Key"]).Distinct());
        Assert.Single(tries.Select(t => t.Text).Distinct());
        var delivery = await office.DeliveryAsync(page, Channel.Line);
        // The number of the request that was taken, not of the one that was told so.
        Assert.Equal((DeliveryState.Sent, "req-1"), (delivery.State, delivery.PostedId));
    }

    [Theory, OnBothDatabases]
    public async Task Is_looked_for_on_facebook_before_it_is_posted_again(Database database)
    {
        await using var office = await AnOfficeThatPosts.StartAsync(database);
        var page = await office.ApprovedAsync([Channel.Facebook]);
        // Not taken, then taken without an answer.
        office.Theirs.InsteadOfFacebook.Enqueue(
            TheirServers.FacebookSays(500, 2, 0, "Service temporarily unavailable")
        );
        office.Theirs.AfterFacebook.Enqueue(office.Theirs.Hangs);
        await office.LetJobsRunAsync(4);

        var post = Assert.Single(office.Theirs.Posts);
        Assert.Equal(2, office.Theirs.All.Count(c => c.Path.EndsWith("/feed", StringComparison.Ordinal)));
        var delivery = await office.DeliveryAsync(page, Channel.Facebook);
        Assert.Equal((DeliveryState.Sent, post.Id), (delivery.State, delivery.PostedId));
        Assert.Contains("facebook.com", delivery.Permalink, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Is_not_posted_again_because_the_look_for_it_was_refused(Database database)
    {
        await using var office = await AnOfficeThatPosts.StartAsync(database);
        var page = await office.ApprovedAsync([Channel.Facebook]);
        office.Theirs.AfterFacebook.Enqueue(office.Theirs.Hangs);
        office.Theirs.InsteadOfLooking.Enqueue(
            TheirServers.FacebookSays(400, 4, 0, "Application request limit reached")
        );
        await office.LetJobsRunAsync(2);
        // Nobody knows yet whether it is there: the token ends just now.
        office.Theirs.GoodPageToken = "EAABnewtokenofthepage0123456789abcdef";
        await office.LetJobsRunAsync();
        var text = await office.ReadAsync(page);
        Assert.Contains("รหัส 190", text, StringComparison.Ordinal);
        Assert.Contains("การส่งครั้งก่อนอาจสำเร็จแล้ว", text, StringComparison.Ordinal);

        await office.SetAsync(Channel.Facebook, office.Theirs.GoodPageToken);
        await office.AgainAsync(page, Channel.Facebook);
        await office.LetJobsRunAsync(2);

        var post = Assert.Single(office.Theirs.Posts);
        var delivery = await office.DeliveryAsync(page, Channel.Facebook);
        Assert.Equal((DeliveryState.Sent, post.Id), (delivery.State, delivery.PostedId));
    }

    [Theory]
    [InlineData(1024, 1024, 900_000, "flex", true)]
    [InlineData(1080, 1080, 900_000, "image flex", true)]
    [InlineData(1080, 1080, 2_000_000, "image flex", false)]
    public void Goes_to_line_with_its_picture_as_line_takes_it(
        int width,
        int height,
        long bytes,
        string kinds,
        bool taken
    )
    {
        var picture = new PostPicture(FileHash.Of("x"u8), "x.png", "image/png", bytes, new(width, height), "ป้าย");
        var content = new PostContent(new("หัวข้อ", ""), new("ข้อความ", ""), null, picture);

        var said = JsonNode.Parse(LineMessage.Of(content, "https://a.example/x", "https://a.example/picture"))!;

        var messages = said["messages"]!.AsArray();
        Assert.Equal(kinds, string.Join(' ', messages.Select(m => (string)m!["type"]!)));
        Assert.Equal(messages.Count == 1, messages[^1]!["contents"]!["hero"] is not null);
        Assert.Equal(taken, content.WhyNotPictureOn(Channel.Line).Count == 0);
    }

    [Theory]
    [InlineData(nameof(Channel.Line), 5, 5)]
    [InlineData(nameof(Channel.Push), 60 * 24, 60 * 24)]
    [InlineData(nameof(Channel.Facebook), 5, 5)]
    [InlineData(nameof(Channel.Facebook), 12, null)]
    [InlineData(nameof(Channel.Facebook), 60 * 24 * 29, null)]
    [InlineData(nameof(Channel.Facebook), 60 * 24 * 30, 60 * 24)]
    [InlineData(nameof(Channel.Facebook), -1, null)]
    [InlineData(nameof(Channel.Line), 0, null)]
    public void Waits_for_its_time_here_or_at_facebook(string on, int minutesAhead, int? waits)
    {
        var channel = Enum.Parse<Channel>(on);
        var now = new Now(TheOffice.Morning, TheOffice.Morning.DayInThailand());
        var post = Post.New(
            new AgencyId(Guid.CreateVersion7()),
            new(new("หัวข้อ", ""), new("ข้อความ", ""), null, null),
            [channel],
            now.Utc.AddMinutes(minutesAhead),
            now,
            Actor.System
        );

        Assert.Equal(waits, SendingPosts.WaitOf(post, channel, now)?.TotalMinutes);
    }

    [Theory, OnBothDatabases]
    public async Task Is_sent_once_though_the_program_is_stopped_in_the_middle(Database database)
    {
        await using var office = await AnOfficeThatPosts.StartAsync(database);
        var page = await office.ApprovedAsync([Channel.Line, Channel.Facebook]);
        foreach (var channel in (Channel[])[Channel.Line, Channel.Facebook])
        {
            (channel == Channel.Line ? office.Theirs.AfterLine : office.Theirs.AfterFacebook).Enqueue(
                office.Theirs.Hangs
            );
            using var stopping = new CancellationTokenSource();
            await using var scope = office.App.Services.CreateAsyncScope();
            var sending = scope
                .ServiceProvider.GetRequiredService<SendingPosts>()
                .RunAsync(
                    new SendPost(office.App.Agency.Value, AnOfficeThatPosts.IdOf(page).Value, channel),
                    new JobRun(new JobId(Guid.CreateVersion7()), office.App.Agency, 1),
                    stopping.Token
                );
            await Eventually(() =>
                channel == Channel.Line ? office.Theirs.Broadcasts.Count : office.Theirs.Posts.Count
            );
            await stopping.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
            Assert.Equal(DeliveryState.Sending, (await office.DeliveryAsync(page, channel)).State);
        }

        office.Clock.Utc += TimeSpan.FromMinutes(2);
        await office.LetJobsRunAsync(2);

        Assert.Single(office.Theirs.Broadcasts);
        Assert.Single(office.Theirs.Posts);
        Assert.Equal(DeliveryState.Sent, (await office.DeliveryAsync(page, Channel.Line)).State);
        Assert.Equal(DeliveryState.Sent, (await office.DeliveryAsync(page, Channel.Facebook)).State);

        static async Task Eventually(Func<int> count)
        {
            for (var i = 0; i < 200 && count() == 0; i++)
                await Task.Delay(25);
            Assert.Equal(1, count());
        }
    }

    [Theory, OnBothDatabases]
    public async Task Waits_as_long_as_a_channel_asks(Database database)
    {
        await using var office = await AnOfficeThatPosts.StartAsync(database);
        var page = await office.ApprovedAsync([Channel.Line, Channel.Facebook]);
        office.Theirs.InsteadOfLine.Enqueue(
            TheirServers.Says(
                429,
                """{"message":"The API rate limit has been exceeded. Try again later."}""",
                ("Retry-After", "120")
            )
        );
        office.Theirs.InsteadOfFacebook.Enqueue(
            TheirServers.Says(
                400,
                """{"error":{"message":"(#32) Page request limit reached","type":"OAuthException","code":32}}""",
                (
                    "X-Business-Use-Case-Usage",
                    """{"1":[{"type":"pages","call_count":100,"estimated_time_to_regain_access":2}]}"""
                )
            )
        );
        await office.App.DrainJobsAsync();

        var waiting = (await office.App.JobsAsync("send-post")).Where(j => j.State == JobState.Waiting).ToList();
        Assert.Equal(2, waiting.Count);
        Assert.All(waiting, job => Assert.InRange((job.DueAt!.Value - job.StartedAt!.Value).TotalSeconds, 119, 150));
        foreach (var channel in (Channel[])[Channel.Line, Channel.Facebook])
            Assert.Equal(DeliveryState.Waiting, (await office.DeliveryAsync(page, channel)).State);
        await office.LetJobsRunAsync(2);
        await office.LetJobsRunAsync(2);
        Assert.Single(office.Theirs.Broadcasts);
        Assert.Single(office.Theirs.Posts);
    }

    [Theory, OnBothDatabases]
    public async Task Is_left_at_facebook_for_its_time_and_can_be_withdrawn_before_and_after(Database database)
    {
        await using var office = await AnOfficeThatPosts.StartAsync(database);
        var at = TheOffice.Morning.AddHours(3);
        var page = await office.ApprovedAsync([Channel.Line, Channel.Facebook], at, Picture);
        await office.App.DrainJobsAsync();

        Assert.Equal(at, Assert.Single(office.Theirs.Posts).PublishAt);
        Assert.Equal(DeliveryState.Scheduled, (await office.DeliveryAsync(page, Channel.Facebook)).State);
        Assert.Empty(office.Theirs.Broadcasts);
        var path = $"/khlong-sam-wa/posts/{AnOfficeThatPosts.IdOf(page).Value}";
        Assert.Equal(HttpStatusCode.NotFound, (await office.App.Stranger.GetAsync(path)).StatusCode);

        office.Clock.Utc = at.AddMinutes(3);
        await office.LetJobsRunAsync(2);
        Assert.Equal(DeliveryState.Sent, (await office.DeliveryAsync(page, Channel.Facebook)).State);
        Assert.Single(office.Theirs.Broadcasts);
        office.Clock.Utc += TimeSpan.FromMinutes(1);
        Assert.Contains(
            "ปรับเวลาให้บริการ",
            (await App.OpenAsync(office.App.Stranger, path)).Body!.TextContent,
            StringComparison.Ordinal
        );

        await App.PostAsync(office.Writer, $"{page}?handler=Withdraw", new() { ["because"] = "เวลาผิด" });
        await office.LetJobsRunAsync();
        Assert.Empty(office.Theirs.Posts);
        Assert.Equal(DeliveryState.Removed, (await office.DeliveryAsync(page, Channel.Facebook)).State);
        // A message that was sent cannot be called back.
        Assert.Equal(DeliveryState.Sent, (await office.DeliveryAsync(page, Channel.Line)).State);
        using var gone = await office.App.Stranger.GetAsync(path);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("เวลาผิด", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var second = await office.ApprovedAsync([Channel.Line, Channel.Facebook], office.Clock.Utc.AddHours(2));
        await office.App.DrainJobsAsync();
        await App.PostAsync(office.Writer, $"{second}?handler=Withdraw", new() { ["because"] = "ซ้ำ" });
        await office.LetJobsRunAsync(3, TimeSpan.FromHours(1));
        Assert.Empty(office.Theirs.Posts);
        Assert.Single(office.Theirs.Broadcasts);
        Assert.Equal(DeliveryState.Cancelled, (await office.DeliveryAsync(second, Channel.Line)).State);
    }

    [Theory, OnBothDatabases]
    public async Task Asks_a_person_when_line_has_forgotten_the_key(Database database)
    {
        await using var office = await AnOfficeThatPosts.StartAsync(database);
        var page = await office.ApprovedAsync([Channel.Line]);
        office.Theirs.AfterLine.Enqueue(office.Theirs.Hangs);
        await office.LetJobsRunAsync();
        office.Clock.Utc = TheOffice.Morning.AddHours(25);
        await office.LetJobsRunAsync();

        var delivery = await office.DeliveryAsync(page, Channel.Line);
        Assert.Equal(DeliveryState.Stopped, delivery.State);
        Assert.Contains("ไม่ทราบว่า", delivery.TroubleTh, StringComparison.Ordinal);
        Assert.Single(office.Theirs.Broadcasts);
    }

    [Theory, OnBothDatabases]
    public async Task Says_what_is_missing_before_it_can_go_to_the_approver(Database database)
    {
        await using var office = await AnOfficeThatPosts.StartAsync(database, withAccounts: false);
        var page = await office.WriteAsync([Channel.Line, Channel.Facebook]);
        Assert.Contains("ยังไม่ได้ตั้งบัญชีของช่องทางนี้", await office.ReadAsync(page), StringComparison.Ordinal);
        var raced = await App.PostAsync(office.Writer, $"{page}?handler=Submit", new() { ["version"] = "1" });
        Assert.Contains("ยังไม่ได้ตั้งบัญชี", await AnOfficeThatPosts.TextAsync(raced), StringComparison.Ordinal);

        var wrong = await App.SubmitAsync(
            office.Writer,
            AnOfficeThatPosts.Write,
            new()
            {
                ["TitleTh"] = "ข่าว",
                ["TextTh"] = "ข้อความ",
                ["TitleEn"] = "Half",
                ["Link"] = "https://elsewhere.example/",
                ["On"] = "๑ ม.ค. ๒๕๖๐",
                ["At"] = "25:00",
            }
        );
        var text = await AnOfficeThatPosts.TextAsync(wrong);
        Assert.Contains("ภาษาอังกฤษต้องมีทั้งหัวข้อและข้อความ", text, StringComparison.Ordinal);
        Assert.Contains("ลิงก์ต้องเป็นหน้าของหน่วยงาน", text, StringComparison.Ordinal);
        Assert.Contains("เช่น 09:30", text, StringComparison.Ordinal);

        var token = await office.SetAsync(Channel.Line, "a token with spaces in it");
        Assert.Contains("ไม่มีเว้นวรรค", token, StringComparison.Ordinal);
        office.Theirs.GoodLineToken = "another";
        var refused = await office.SetAsync(Channel.Line);
        Assert.Contains("ไม่รับ token นี้แล้ว (รหัส 401)", refused, StringComparison.Ordinal);
    }
}
