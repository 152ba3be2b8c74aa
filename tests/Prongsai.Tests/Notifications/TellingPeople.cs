using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using TellingWork = Prongsai.Notifications.Telling.TellingPeople;

namespace Prongsai.Tests.Notifications;

public sealed class TellingPeople
{
    [Theory, OnBothDatabases]
    public async Task Whoever_holds_the_duty_finds_it_in_the_inbox_and_nobody_else(Database database)
    {
        await using var app = await TheOffice.StartAsync(database);
        using var auditor = await app.PersonAsync("anan", app.Agency, Duty.Auditor);
        await app.TellAsync(app.Due());

        await app.DrainJobsAsync();

        var inbox = await App.OpenAsync(app.Officer, "/staff/inbox");
        Assert.Contains("มาตรการ 2 รายการเกินกำหนด", inbox.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1 ยังไม่อ่าน", Count(inbox));
        var other = await App.OpenAsync(auditor, "/staff/inbox");
        Assert.DoesNotContain("2 รายการ", other.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Opening_a_notice_leads_to_its_page_and_counts_it_as_read(Database database)
    {
        await using var app = await TheOffice.StartAsync(database);
        await app.TellAsync(app.Due());
        await app.DrainJobsAsync();

        var there = await App.SubmitAsync(app.Officer, "/staff/inbox", [], "handler=Open");

        Assert.Equal("/staff/measures?year=2568", there.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.Null(Count(await App.OpenAsync(app.Officer, "/staff/inbox")));
        Assert.NotNull(Assert.Single(await app.InboxAsync()).ReadAt);
    }

    [Theory, OnBothDatabases]
    public async Task A_notice_of_somebody_else_is_missing(Database database)
    {
        await using var app = await TheOffice.StartAsync(database);
        using var auditor = await app.PersonAsync("anan", app.Agency, Duty.Auditor);
        await app.TellAsync(app.Due());
        await app.DrainJobsAsync();
        var notice = Assert.Single(await app.InboxAsync());

        var answer = await App.PostAsync(auditor, "/staff/inbox?handler=Open", new() { ["id"] = $"{notice.Id.Value}" });

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task Twice_at_the_same_work_tells_nobody_twice(Database database)
    {
        await using var app = await TheOffice.StartAsync(database);
        var run = new JobRun(Ids.Next<JobId>(), app.Agency, 1);

        for (var attempt = 0; attempt < 2; attempt++)
            await app.With<TellingWork>(work => work.RunAsync(app.Due(), run, default));

        Assert.Single(await app.InboxAsync());
    }

    [Theory, OnBothDatabases]
    public async Task By_day_a_notice_is_mailed_at_once(Database database)
    {
        using var mail = new SmtpServer();
        await using var app = await TheOffice.StartAsync(database, mail: mail);
        await app.ChooseAsync();
        await app.TellAsync(app.Due());

        await app.DrainJobsAsync();

        var letter = Assert.Single(mail.Letters);
        Assert.StartsWith("มาตรการ 2 รายการเกินกำหนด", letter.Subject, StringComparison.Ordinal);
        Assert.Contains(
            "https://ita.example.go.th/staff/measures?year=2568",
            letter.TextBody,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task In_quiet_hours_notices_gather_into_one_letter_in_the_morning(Database database)
    {
        using var mail = new SmtpServer();
        var clock = new SetClock(TheOffice.Morning);
        await using var app = await TheOffice.StartAsync(database, clock, mail);
        await app.ChooseAsync();

        clock.Utc = TheOffice.Morning.AddHours(12); // ten in the evening
        foreach (var words in (string[])["เรื่องที่หนึ่ง", "เรื่องที่สอง", "เรื่องที่สาม"])
        {
            await app.TellAsync(app.Due(words));
            await app.DrainJobsAsync();
        }

        Assert.Empty(mail.Letters);

        clock.Utc = TheOffice.Morning.AddHours(21.1); // six minutes past seven
        await app.LetTimePassAsync();
        await app.DrainJobsAsync();

        var letter = Assert.Single(mail.Letters);
        Assert.Equal("ข่าวถึงท่าน 3 เรื่อง / 3 notices", letter.Subject);
        Assert.Contains("เรื่องที่สาม", letter.TextBody, StringComparison.Ordinal);
        Assert.Equal(3, (await app.InboxAsync()).Count);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_person_does_not_want_by_mail_stays_in_the_inbox(Database database)
    {
        using var mail = new SmtpServer();
        await using var app = await TheOffice.StartAsync(database, mail: mail);
        await App.PostAsync(
            app.Officer,
            "/staff/notifications",
            new()
            {
                ["Address"] = "somsri@example.go.th",
                ["ByMail"] = "true",
                ["Wanted"] = "job-poisoned",
                ["QuietFrom"] = "0",
                ["QuietTo"] = "0",
            }
        );
        await app.TellAsync(app.Due());

        await app.DrainJobsAsync();

        Assert.Empty(mail.Letters);
        Assert.Single(await app.InboxAsync());
    }

    [Theory, OnBothDatabases]
    public async Task An_address_that_is_none_is_refused(Database database)
    {
        await using var app = await TheOffice.StartAsync(database);

        var answer = await App.SubmitAsync(
            app.Officer,
            "/staff/notifications",
            new() { ["Address"] = "somsri at home" }
        );

        Assert.Contains("ไม่ใช่ที่อยู่อีเมล", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string? Count(AngleSharp.Dom.IDocument page) =>
        page.QuerySelector(".masthead a[href='/staff/inbox'] .badge")?.TextContent.Trim();
}
