using System.Net;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Procurement.Questions;

namespace Prongsai.Tests.Procurement;

/// <summary>A citizen asks about a published purchase; the clock runs in public; an officer answers.</summary>
public sealed class CitizensAsk
{
    private const string Question = "ทำไมซื้อกระดาษราคานี้";

    private static async Task<(App App, string Contract)> StartAsync(Database database, MovableClock? clock = null)
    {
        var app = await App.StartAsync(database, clock is null ? null : clock.Set);
        await PurchasesOf2567.ImportAsync(app, 10);
        await SomePublished.MonthsAsync(app, new DateOnly(2023, 10, 1));
        var found = await App.OpenAsync(app.Stranger, "/khlong-sam-wa/procurement/search?q=กระดาษ");
        return (app, found.QuerySelector("tbody th a")!.GetAttribute("href")!);
    }

    private static Task<HttpResponseMessage> AskAsync(
        App app,
        string contract,
        string text = Question,
        string website = ""
    ) =>
        App.SubmitAsync(
            app.Stranger,
            $"{contract}/ask",
            new()
            {
                ["text"] = text,
                ["name"] = "สมหญิง ถามดี",
                ["email"] = "somying@example.com",
                ["website"] = website,
            }
        );

    [Fact]
    public async Task Each_with_a_form_of_their_own_although_pages_are_kept_for_all()
    {
        var (app, contract) = await StartAsync(Database.Sqlite);
        await using var _ = app;
        using var other = new HttpClient(new SocketsHttpHandler()) { BaseAddress = app.Address };
        var form = $"{contract}/ask";

        // The second time the visitor brings a cookie and gets none: such a page could be kept.
        await App.OpenAsync(app.Stranger, form);
        await App.OpenAsync(app.Stranger, form);
        var sent = await App.SubmitAsync(other, form, new() { ["text"] = Question });

        Assert.Contains("ได้รับคำถามแล้ว", await TheText(sent), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_text_is_public_only_after_an_officer_found_it_fit_and_the_name_never(Database database)
    {
        var (app, contract) = await StartAsync(database);
        await using var _ = app;

        var sent = await AskAsync(app, contract);
        Assert.Contains("ได้รับคำถามแล้ว", await TheText(sent), StringComparison.Ordinal);
        var before = await TextAsync(app.Stranger, contract);
        Assert.Contains("รอคำตอบ 0 วัน", before, StringComparison.Ordinal);
        Assert.DoesNotContain(Question, before, StringComparison.Ordinal);

        var inbox = await App.OpenAsync(app.Officer, "/staff/procurement/questions");
        var page = inbox.QuerySelector("tbody th a")!.GetAttribute("href")!;
        Assert.Contains("somying@example.com", await TextAsync(app.Officer, page), StringComparison.Ordinal);
        await App.SubmitAsync(app.Officer, page, [], "handler=Show");
        Assert.Contains(Question, await TextAsync(app.Stranger, contract), StringComparison.Ordinal);

        await App.SubmitAsync(app.Officer, page, new() { ["answer"] = "เพราะเป็นราคาต่ำสุด" });
        var after = await TextAsync(app.Stranger, contract);
        Assert.Contains("เพราะเป็นราคาต่ำสุด", after, StringComparison.Ordinal);
        Assert.Contains("ตอบใน 0 วัน", after, StringComparison.Ordinal);
        foreach (var who in new[] { "สมหญิง", "somying" })
        {
            Assert.DoesNotContain(who, before + after, StringComparison.Ordinal);
            // Answered, it is forgotten in the office too.
            Assert.DoesNotContain(who, await TextAsync(app.Officer, page), StringComparison.Ordinal);
        }

        var answeredTwice = await App.PostAsync(app.Officer, page, new() { ["answer"] = "อีกครั้ง" });
        Assert.Contains("ตอบไปแล้ว", await TheText(answeredTwice), StringComparison.Ordinal);
        Assert.Equal(1, await app.Ask<ProngsaiDb, int>(db => db.Set<Job>().CountAsync(j => j.Kind == "letter")));
        var said = await app.Ask<ProngsaiDb, List<string>>(db =>
            db.Set<JournalEntry>().Where(e => e.What.StartsWith("Citizen")).Select(e => e.What).ToListAsync()
        );
        Assert.Equal(["CitizenAnswered", "CitizenAsked", "CitizenQuestionShown"], said.Order(StringComparer.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task The_clock_counts_days_and_the_answer_is_due_in_working_days(Database database)
    {
        var clock = new MovableClock();
        var (app, contract) = await StartAsync(database, clock);
        await using var _ = app;
        var today = clock.Now().Today;
        await AskAsync(app, contract);

        clock.Advance(TimeSpan.FromDays(9));

        Assert.Contains("รอคำตอบ 9 วัน", await TextAsync(app.Stranger, contract), StringComparison.Ordinal);
        var question = await app.Ask<ProngsaiDb, CitizenQuestion>(db => db.Set<CitizenQuestion>().SingleAsync());
        Assert.Equal(WorkingDays.Thailand.Add(today, 15), question.DueOn);
        Assert.False(question.IsLate(question.DueOn));
        Assert.True(question.IsLate(question.DueOn.AddDays(1)));
    }

    [Theory, OnBothDatabases]
    public async Task Bad_forms_get_a_clear_answer_and_programs_leave_nothing(Database database)
    {
        var (app, contract) = await StartAsync(database);
        await using var _ = app;

        Assert.Contains("โปรดเขียนคำถาม", await TheText(await AskAsync(app, contract, " ")), StringComparison.Ordinal);
        Assert.Contains(
            "ยาวได้ไม่เกิน 2000",
            await TheText(await AskAsync(app, contract, new string('ก', 2001))),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "ได้รับคำถามแล้ว",
            await TheText(await AskAsync(app, contract, "ซื้อเลย", website: "https://spam.example")),
            StringComparison.Ordinal
        );
        using var forged = new FormUrlEncodedContent([new("text", Question)]);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await app.NewClient().PostAsync($"{contract}/ask", forged)).StatusCode
        );
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.Set<CitizenQuestion>().CountAsync()));

        HttpStatusCode last = default;
        for (var i = 0; i < 12 && last != HttpStatusCode.TooManyRequests; i++)
            last = (await AskAsync(app, contract, " ")).StatusCode;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Theory, OnBothDatabases]
    public async Task Who_asked_is_forgotten_when_the_answer_is_overdue_too_long(Database database)
    {
        var clock = new MovableClock();
        var (app, contract) = await StartAsync(database, clock);
        await using var _ = app;
        await AskAsync(app, contract);
        await App.SubmitAsync(app.Stranger, $"{contract}/ask", new() { ["text"] = "ไม่บอกชื่อ" });
        var asked = await app.Ask<ProngsaiDb, CitizenQuestion>(db =>
            db.Set<CitizenQuestion>().SingleAsync(q => q.Email != null)
        );
        var page = $"/staff/procurement/questions/{asked.Id.Value}";
        Assert.Contains(
            $"หลังวันที่ {ThaiDate.InFull(asked.DueOn.AddDays(60))}",
            await TextAsync(app.Officer, page),
            StringComparison.Ordinal
        );

        // To the last day it is kept; the next it is not.
        clock.Advance(TimeSpan.FromDays(asked.DueOn.AddDays(60).DayNumber - clock.Now().Today.DayNumber));
        await ForgetAsync();
        Assert.Equal("somying@example.com", (await QuestionAsync()).Email);
        clock.Advance(TimeSpan.FromDays(1));
        // Months later nobody is signed in any more.
        using var later = await app.PersonAsync("later", app.Agency, Duty.ProcurementOfficer);
        await App.SignInAsync(app.Officer, app.Administrator);
        await ForgetAsync();
        await ForgetAsync();

        var question = await QuestionAsync();
        Assert.Equal((null, null, Question), (question.AskedBy, question.Email, question.Text));
        Assert.NotNull(question.AskerForgottenAt);
        Assert.False(question.IsAnswered);
        var after = await TextAsync(app.Officer, page);
        Assert.Contains("ลบชื่อและอีเมลของผู้ถามแล้ว", after, StringComparison.Ordinal);
        Assert.DoesNotContain("somying", after, StringComparison.Ordinal);
        var said = await app.Ask<ProngsaiDb, List<JournalEntry>>(db =>
            db.Set<JournalEntry>().Where(e => e.What == "CitizenForgotten").ToListAsync()
        );
        Assert.DoesNotContain("somying", Assert.Single(said).Facts, StringComparison.Ordinal);
        await app.DrainJobsAsync();
        Assert.Contains(
            "ลบชื่อและอีเมลของผู้ถาม 1 คำถาม",
            await TextAsync(later, "/staff/inbox"),
            StringComparison.Ordinal
        );

        // The answer is owed all the same, and nobody is written to.
        await App.SubmitAsync(app.Officer, page, new() { ["answer"] = "เพราะเป็นราคาต่ำสุด", ["show"] = "true" });
        Assert.Contains("เพราะเป็นราคาต่ำสุด", await TextAsync(app.Officer, page), StringComparison.Ordinal);
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.Set<Job>().CountAsync(j => j.Kind == "letter")));

        Task ForgetAsync() =>
            app.With<ForgettingAskers>(job => job.RunAsync(new ForgetAskers(), new JobRun(default, null, 1), default));

        Task<CitizenQuestion> QuestionAsync() =>
            app.Ask<ProngsaiDb, CitizenQuestion>(db =>
                db.Set<CitizenQuestion>().AsNoTracking().SingleAsync(q => q.Id == asked.Id)
            );
    }

    private static async Task<string> TextAsync(HttpClient who, string address) =>
        (await App.OpenAsync(who, address)).Body!.TextContent;

    private static async Task<string> TheText(HttpResponseMessage answer) =>
        (await App.ReadAsync(await answer.Content.ReadAsStringAsync())).Body!.TextContent;
}
