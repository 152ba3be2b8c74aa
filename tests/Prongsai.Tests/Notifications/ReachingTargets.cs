using System.Text;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Notifications;
using Prongsai.Notifications.Targets;

namespace Prongsai.Tests.Notifications;

public sealed class ReachingTargets
{
    private const string Group = "C0123456789abcdef0123456789abcdef";
    private const string Token = "the-channel-access-token";

    [Theory, OnBothDatabases]
    public async Task A_line_group_gets_the_notice_once_though_the_first_answers_are_failures(Database database)
    {
        await using var line = await OtherSide.StartAsync();
        await using var app = await WithLineAsync(database, line);
        line.Answers.Enqueue(OtherSide.Says(500));
        line.Answers.Enqueue(OtherSide.Sleeps);
        await app.TellAsync(app.Due());

        for (var attempt = 0; attempt < 4; attempt++)
        {
            await app.DrainJobsAsync();
            await app.LetTimePassAsync();
        }

        Assert.Equal(3, line.Pushes.Count);
        Assert.Single(line.Pushes.Select(push => push.Headers["X-Line-Retry-Key"]).Distinct());
        var push = line.Pushes.Last();
        Assert.Equal(("/v2/bot/message/push", $"Bearer {Token}"), (push.Path, push.Headers["Authorization"]));
        using var body = System.Text.Json.JsonDocument.Parse(push.Body);
        Assert.Equal(Group, body.RootElement.GetProperty("to").GetString());
        Assert.Equal(
            "มาตรการ 2 รายการเกินกำหนด\nhttps://ita.example.go.th/staff/measures?year=2568",
            body.RootElement.GetProperty("messages")[0].GetProperty("text").GetString()
        );
        Assert.Equal(JobState.Done, Assert.Single(await app.JobsAsync("push-notice")).State);
    }

    [Theory, OnBothDatabases]
    public async Task That_line_has_it_already_counts_as_done(Database database)
    {
        await using var line = await OtherSide.StartAsync();
        await using var app = await WithLineAsync(database, line);
        line.Answers.Enqueue(OtherSide.Says(409));
        await app.TellAsync(app.Due());

        await app.DrainJobsAsync();

        Assert.Equal(JobState.Done, Assert.Single(await app.JobsAsync("push-notice")).State);
    }

    [Theory, OnBothDatabases]
    public async Task Haste_is_waited_out_as_long_as_line_asks(Database database)
    {
        await using var line = await OtherSide.StartAsync();
        await using var app = await WithLineAsync(database, line);
        line.Answers.Enqueue(OtherSide.Says(429, retryAfter: 120));
        await app.TellAsync(app.Due());

        await app.DrainJobsAsync();

        var job = Assert.Single(await app.JobsAsync("push-notice"));
        Assert.Equal(JobState.Waiting, job.State);
        Assert.InRange(job.DueAt!.Value - job.StartedAt!.Value, TimeSpan.FromSeconds(119), TimeSpan.FromSeconds(150));
    }

    [Theory, OnBothDatabases]
    public async Task A_used_up_quota_ends_sending_with_a_clear_reason(Database database)
    {
        await using var line = await OtherSide.StartAsync();
        await using var app = await WithLineAsync(database, line);
        line.Used = 200;
        line.Answers.Enqueue(OtherSide.Says(429));
        await app.TellAsync(app.Due());

        await app.DrainJobsAsync();

        var page = await App.OpenAsync(app.Officer, "/staff/notifications/targets");
        Assert.Contains("หมดแล้ว (200 จาก 200)", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(await app.InboxAsync(), notice => notice.Kind == "target-disabled");
        await app.TellAsync(app.Due());
        await app.DrainJobsAsync();
        Assert.Single(line.Pushes);
    }

    [Theory, OnBothDatabases]
    public async Task A_wrong_token_is_not_tried_again(Database database)
    {
        await using var line = await OtherSide.StartAsync();
        await using var app = await WithLineAsync(database, line);
        line.Answers.Enqueue(OtherSide.Says(401));
        await app.TellAsync(app.Due());

        await app.DrainJobsAsync();

        var job = Assert.Single(await app.JobsAsync("push-notice"));
        Assert.Equal((JobState.Poisoned, 1), (job.State, job.Tries));
        Assert.Contains("token", job.Trouble, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, job.Trouble, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_webhook_can_check_who_calls(Database database)
    {
        await using var hook = await OtherSide.StartAsync();
        await using var app = await TheOffice.StartAsync(database, other: hook);
        var key = await AddWebhookAsync(app, new Uri(hook.Address, "/hook"));
        await app.TellAsync(app.Due());

        await app.DrainJobsAsync();

        var call = Assert.Single(hook.Pushes);
        // As docs/webhooks.md tells the receiver to do it.
        var signed = Encoding.UTF8.GetBytes($"{call.Headers["Prongsai-Timestamp"]}.").Concat(call.Body).ToArray();
        var expected = System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), signed);
        Assert.Equal($"v1={Convert.ToHexStringLower(expected)}", call.Headers["Prongsai-Signature"]);
        Assert.Contains("\"th\":\"มาตรการ 2 รายการเกินกำหนด\"", call.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_webhook_that_fails_for_three_days_is_ended_and_can_be_enabled_again(Database database)
    {
        await using var hook = await OtherSide.StartAsync();
        var clock = new SetClock(TheOffice.Morning);
        await using var app = await TheOffice.StartAsync(database, clock, other: hook);
        await AddWebhookAsync(app, new Uri(hook.Address, "/hook"));
        hook.Always = OtherSide.Says(503);
        foreach (var days in (int[])[0, 2, 3])
        {
            clock.Utc = TheOffice.Morning.AddDays(days);
            await app.TellAsync(app.Due());
            Assert.Null((await OnlyTargetAsync(app)).DisabledAt);
            await app.DrainJobsAsync();
        }

        Assert.NotNull((await OnlyTargetAsync(app)).DisabledAt);
        Assert.Contains(await app.InboxAsync(), notice => notice.Kind == "target-disabled");

        clock.Utc = TheOffice.Morning; // within the session of the person who mends it
        var target = await OnlyTargetAsync(app);
        await App.PostAsync(
            app.Officer,
            "/staff/notifications/targets?handler=Enable",
            new() { ["id"] = $"{target.Id.Value}" }
        );
        Assert.Null((await OnlyTargetAsync(app)).DisabledAt);
    }

    [Theory, OnBothDatabases]
    public async Task An_address_inside_our_own_network_is_not_called(Database database)
    {
        await using var inside = await OtherSide.StartAsync();
        // The setting that lets tests call 127.0.0.1 is off.
        await using var app = await TheOffice.StartAsync(database);
        await AddTargetAsync(
            app,
            new() { ["name"] = "inside", ["address"] = $"https://localhost:{inside.Address.Port}/" }
        );
        await app.TellAsync(app.Due());

        await app.DrainJobsAsync();

        Assert.Empty(inside.Pushes);
        Assert.Contains(
            "not on the public internet",
            Assert.Single(await app.JobsAsync("push-notice")).Trouble,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("169.254.169.254", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("2001:4860:4860::8888", true)]
    public void Only_addresses_of_the_public_internet_are_called(string address, bool called) =>
        Assert.Equal(called, PublicAddresses.IsPublic(System.Net.IPAddress.Parse(address)));

    [Theory, OnBothDatabases]
    public async Task A_secret_is_shown_once_and_stored_sealed(Database database)
    {
        await using var hook = await OtherSide.StartAsync();
        await using var app = await WithLineAsync(database, hook);
        var key = await AddWebhookAsync(app, new Uri(hook.Address, "/hook"));

        var page = await App.OpenAsync(app.Officer, "/staff/notifications/targets");

        Assert.DoesNotContain(key, page.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, page.Body.InnerHtml, StringComparison.Ordinal);
        var kept = await app.Ask<ProngsaiDb, List<string>>(db =>
            db.NoticeTargets.Select(target => target.ProtectedSecret).ToListAsync()
        );
        Assert.DoesNotContain(kept, secret => secret.Contains(key, StringComparison.Ordinal));
        Assert.DoesNotContain(kept, secret => secret.Contains(Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_reached_is_refused_with_a_reason()
    {
        await using var app = await TheOffice.StartAsync(Database.Sqlite);

        var line = await AddTargetAsync(
            app,
            new()
            {
                ["way"] = "Line",
                ["name"] = "กลุ่ม",
                ["address"] = "nobody",
                ["token"] = "x",
            }
        );
        var hook = await AddTargetAsync(app, new() { ["name"] = "hook", ["address"] = "http://example.go.th/" });

        Assert.Contains("ขึ้นต้นด้วย U", line, StringComparison.Ordinal);
        Assert.Contains("https://", hook, StringComparison.Ordinal);
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.NoticeTargets.CountAsync()));
    }

    private static async Task<App> WithLineAsync(Database database, OtherSide line)
    {
        var app = await TheOffice.StartAsync(database, other: line);
        await AddTargetAsync(
            app,
            new()
            {
                ["way"] = "Line",
                ["name"] = "กลุ่มฝ่ายปกครอง",
                ["address"] = Group,
                ["token"] = Token,
            }
        );
        return app;
    }

    private static async Task<string> AddWebhookAsync(App app, Uri address)
    {
        var page = await App.ReadAsync(
            await AddTargetAsync(app, new() { ["name"] = "ระบบสารบรรณ", ["address"] = address.ToString() })
        );

        return page.QuerySelector(".notice code")!.TextContent;
    }

    private static async Task<string> AddTargetAsync(App app, Dictionary<string, string> fields)
    {
        fields.TryAdd("way", "Webhook");
        var answer = await App.PostAsync(app.Officer, "/staff/notifications/targets?handler=Add", fields);

        return await answer.Content.ReadAsStringAsync();
    }

    private static Task<Target> OnlyTargetAsync(App app) =>
        app.Ask<ProngsaiDb, Target>(db => db.NoticeTargets.AsNoTracking().SingleAsync());
}
