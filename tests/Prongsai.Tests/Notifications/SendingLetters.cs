using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Tests.Notifications;

public sealed class SendingLetters
{
    private static Letter Letter(int number = 1) =>
        new(
            "somsri@example.go.th",
            new($"เชิญเข้าใช้ระบบ {number}", $"An invitation {number}"),
            new("ท่านได้รับเชิญ", "You are invited."),
            "/staff/invited/abc"
        );

    [Theory, OnBothDatabases]
    public async Task A_letter_arrives_in_both_languages_with_its_link(Database database)
    {
        using var mail = new SmtpServer();
        await using var app = await TheOffice.StartAsync(database, mail: mail);
        await app.PostAsync(Letter());

        await app.DrainJobsAsync();

        var letter = Assert.Single(mail.Letters);
        Assert.Equal("เชิญเข้าใช้ระบบ 1 / An invitation 1", letter.Subject);
        Assert.Equal("somsri@example.go.th", letter.To.ToString());
        Assert.Contains("ท่านได้รับเชิญ", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("You are invited.", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://ita.example.go.th/staff/invited/abc", letter.TextBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", letter.Headers["Auto-Submitted"]);
        // The link may be a key to an account: nothing of it stays.
        Assert.Equal("{}", Assert.Single(await app.JobsAsync("letter")).Payload);
    }

    [Theory, OnBothDatabases]
    public async Task While_it_waits_neither_its_link_nor_its_recipient_can_be_read_in_the_queue(Database database)
    {
        using var mail = new SmtpServer { ToRecipients = "452 4.2.2 <somsri@example.go.th> mailbox full" };
        await using var app = await TheOffice.StartAsync(database, mail: mail);
        await app.PostAsync(Letter());
        var atFirst = Assert.Single(await app.JobsAsync("letter")).Payload;
        await app.DrainJobsAsync();
        var afterATry = Assert.Single(await app.JobsAsync("letter")).Payload;

        mail.ToRecipients = null;
        await app.LetTimePassAsync();
        await app.DrainJobsAsync();

        Assert.All(
            [atFirst, afterATry],
            payload =>
            {
                Assert.StartsWith("sealed:", payload, StringComparison.Ordinal);
                Assert.DoesNotContain("invited/abc", payload, StringComparison.Ordinal);
                Assert.DoesNotContain("somsri", payload, StringComparison.Ordinal);
            }
        );
        Assert.Contains("/staff/invited/abc", Assert.Single(mail.Letters).TextBody, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task One_that_an_earlier_version_posted_open_is_sent_too(Database database)
    {
        using var mail = new SmtpServer();
        await using var app = await TheOffice.StartAsync(database, mail: mail);
        await app.PostAsync(Letter());
        await CarryAsync(
            app,
            """{"to":"somsri@example.go.th","subject":{"th":"ก","en":"A"},"body":{"th":"ข","en":"B"},"link":"/staff"}"""
        );

        await app.DrainJobsAsync();

        Assert.Equal("ก / A", Assert.Single(mail.Letters).Subject);
    }

    [Fact]
    public async Task One_whose_seal_cannot_be_opened_any_more_says_what_to_do()
    {
        using var mail = new SmtpServer();
        await using var app = await TheOffice.StartAsync(Database.Sqlite, mail: mail);
        await app.PostAsync(Letter());
        await CarryAsync(app, "sealed:of keys that are gone");

        await app.DrainJobsAsync();

        var job = Assert.Single(await app.JobsAsync("letter"));
        Assert.Equal((JobState.Poisoned, 1), (job.State, job.Tries));
        Assert.Contains("ทำรายการเดิมอีกครั้ง", job.Trouble, StringComparison.Ordinal);
        Assert.Empty(mail.Letters);
    }

    private static Task CarryAsync(App app, string payload) =>
        app.With<ProngsaiDb>(db =>
            db.Set<Job>().ExecuteUpdateAsync(row => row.SetProperty(job => job.Payload, payload))
        );

    [Theory, OnBothDatabases]
    public async Task With_the_server_down_and_up_again_nothing_is_lost_and_nothing_comes_twice(Database database)
    {
        using var mail = new SmtpServer();
        await using var app = await TheOffice.StartAsync(database, mail: mail);
        mail.GoDown();
        for (var number = 0; number < 20; number++)
            await app.PostAsync(Letter(number));
        await app.DrainJobsAsync();
        Assert.All(await app.JobsAsync("letter"), job => Assert.Equal(JobState.Waiting, job.State));

        mail.Start();
        await app.LetTimePassAsync();
        await app.DrainJobsAsync();

        Assert.Equal(20, mail.Letters.Select(letter => letter.Subject).Distinct().Count());
        Assert.Equal(20, mail.Letters.Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_server_that_dies_at_the_end_gets_the_same_letter_with_the_same_name_again(Database database)
    {
        using var mail = new SmtpServer { DiesAfterData = true };
        await using var app = await TheOffice.StartAsync(database, mail: mail);
        await app.PostAsync(Letter());
        await app.DrainJobsAsync();

        mail.DiesAfterData = false;
        await app.LetTimePassAsync();
        await app.DrainJobsAsync();

        Assert.Equal(2, mail.Letters.Count);
        Assert.Single(mail.Letters.Select(letter => letter.MessageId).Distinct());
    }

    [Theory, OnBothDatabases]
    public async Task A_refused_recipient_is_told_to_the_administrator_without_naming_anybody(Database database)
    {
        using var mail = new SmtpServer { ToRecipients = "550 5.1.1 <somsri@example.go.th> no such mailbox" };
        await using var app = await TheOffice.StartAsync(database, mail: mail);
        await app.PostAsync(Letter());

        await app.DrainJobsAsync();

        var job = Assert.Single(await app.JobsAsync("letter"));
        Assert.Equal((JobState.Poisoned, 1), (job.State, job.Tries));
        Assert.Contains("550", job.Trouble, StringComparison.Ordinal);
        Assert.DoesNotContain("somsri", job.Trouble, StringComparison.Ordinal);
        var notice = Assert.Single(await app.InboxAsync());
        Assert.Contains("ส่งอีเมล", notice.TextTh, StringComparison.Ordinal);
        Assert.Equal("/staff/jobs", notice.Link);
    }

    [Theory, OnBothDatabases]
    public async Task A_full_mailbox_is_tried_again(Database database)
    {
        using var mail = new SmtpServer { ToRecipients = "452 4.2.2 <somsri@example.go.th> mailbox full" };
        await using var app = await TheOffice.StartAsync(database, mail: mail);
        await app.PostAsync(Letter());

        await app.DrainJobsAsync();

        var job = Assert.Single(await app.JobsAsync("letter"));
        Assert.Equal(JobState.Waiting, job.State);
        Assert.DoesNotContain("somsri", job.Trouble, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_mail_server_the_jobs_page_says_what_to_set(Database database)
    {
        await using var app = await TheOffice.StartAsync(database);
        await app.PostAsync(Letter());

        await app.DrainJobsAsync();

        Assert.Contains(
            "Prongsai:Mail:Host",
            Assert.Single(await app.JobsAsync("letter")).Trouble,
            StringComparison.Ordinal
        );
    }
}
