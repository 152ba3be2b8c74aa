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
