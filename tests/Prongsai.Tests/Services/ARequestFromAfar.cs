using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;
using Prongsai.Services.Registry;
using Prongsai.Services.Requests;

namespace Prongsai.Tests.Services;

/// <summary>A citizen asks for a service without travelling, an officer works on it, and who asked is forgotten.</summary>
public sealed partial class ARequestFromAfar
{
    private const string Form = "/khlong-sam-wa/services/food-place-licence/request";

    private static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"u8.ToArray();

    [Theory, OnBothDatabases]
    public async Task Is_kept_sent_asked_about_answered_and_finished_over_Songkran(Database database)
    {
        var clock = new MovableClock();
        await using var app = await App.StartAsync(database, clock.Set);
        await Web.SampleIn.LoadAsync(app);
        // Friday 9 April 2570, at noon in Thailand; Songkran is from Tuesday to Thursday.
        var filing = new DateTime(2027, 4, 9, 5, 0, 0, DateTimeKind.Utc);
        clock.Advance(filing - clock.GetUtcNow().UtcDateTime);
        using var officer = await app.PersonAsync("services", app.Agency, Duty.ServiceOfficer);

        // Too little is refused field by field; a file that is not what it says is, too.
        var tooLittle = await SendAsync(
            app,
            Form,
            new() { ["name"] = "สมหญิง ขอดี", ["f_area"] = "ไม่รู้" },
            [("f_layout", "แผนผัง.pdf", "MZ program"u8.ToArray())]
        );
        foreach (
            var line in new[]
            {
                "โปรดกรอก “ชื่อร้าน”",
                "ต้องเป็นจำนวนเต็ม 1 ถึง 100000",
                "โปรดกรอกโทรศัพท์หรืออีเมล",
                "แผนผัง.pdf",
            }
        )
            Assert.Contains(line, tooLittle, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(app));

        // Kept for later, and found again by its number.
        var kept = await App.SubmitAsync(
            app.Stranger,
            Form,
            new()
            {
                ["name"] = "สมหญิง ขอดี",
                ["f_shop"] = "ครัวสมมุติ",
                ["act"] = "save",
            },
            files: [("f_layout", "แผนผังบ้านสมหญิง.pdf", Pdf)]
        );
        var going = kept.RequestMessage!.RequestUri!.AbsolutePath;
        var code = going.Split('/')[3];
        Assert.NotNull(ReceiptCode.Read(code));
        Assert.Contains("no-store", kept.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var onTheDesk = await App.OpenAsync(officer, "/staff/services/requests?show=all");
        Assert.Empty(onTheDesk.QuerySelectorAll("tbody th a"));

        var sent = await SendAsync(
            app,
            going,
            new()
            {
                ["phone"] = "๐๘ ๑๒๓๔ ๕๖๗๘",
                ["email"] = "somying@example.com",
                ["f_address"] = "ซอยพระยาสุเรนทร์",
                ["f_area"] = "๒๕๐",
                ["f_nonsense"] = "ไม่ได้ถาม",
                ["act"] = "send",
            }
        );
        Assert.Contains("ได้รับคำขอแล้ว", sent, StringComparison.Ordinal);
        var request = await RequestAsync(app);
        // Fifteen working days: 12 and 16 April, then 19 to 23, 26 to 30, and 3, 5 and 6 May without Coronation Day.
        Assert.Equal(new DateOnly(2027, 5, 6), request.DueOn);
        Assert.Equal((1, "250"), (request.ServiceVersion, request.AnswersByField["area"]));
        Assert.DoesNotContain("nonsense", request.Answers, StringComparison.Ordinal);
        var status = $"/khlong-sam-wa/requests/{code}";
        Assert.Contains("วันสงกรานต์", await TextAsync(app.Stranger, status), StringComparison.Ordinal);
        // Sent twice, from a window that stayed open: received once.
        await App.OpenAsync(app.Stranger, going);
        Assert.Equal(1, await CountAsync(app));

        // The office asks for more on Friday 16; the clock stands until Friday 23.
        clock.Advance(TimeSpan.FromDays(7));
        // A week later nobody is signed in any more.
        using var second = await app.PersonAsync("services-2", app.Agency, Duty.ServiceOfficer);
        var queue = await App.OpenAsync(second, "/staff/services/requests");
        var page = queue.QuerySelector("tbody th a")!.GetAttribute("href")!;
        var desk = await App.OpenAsync(second, page);
        Assert.Contains("somying@example.com", desk.Body!.TextContent, StringComparison.Ordinal);
        var file = desk.QuerySelectorAll("a")
            .First(a => a.GetAttribute("href")!.Contains("/files/", StringComparison.Ordinal));
        Assert.Equal("แผนผังร้าน.pdf", file.TextContent);
        Assert.Equal(Pdf, await second.GetByteArrayAsync(file.GetAttribute("href")));
        await App.SubmitAsync(second, page, [], "handler=Take");
        Assert.Contains(
            "คำขอออนไลน์รอดำเนินการ",
            (await App.OpenAsync(second, "/staff")).QuerySelector("#work + ul")!.TextContent,
            StringComparison.Ordinal
        );
        await HandOverAsync(app, (await RequestAsync(app)).TakenById!.Value);
        Assert.Equal("ผู้รับช่วง", (await RequestAsync(app)).TakenBy);
        await App.SubmitAsync(second, page, new() { ["text"] = "ขอภาพหน้าร้าน" }, "handler=Ask");
        Assert.Null((await RequestAsync(app)).DueOn);
        var asked = await TextAsync(app.Stranger, status);
        Assert.Contains("ขอภาพหน้าร้าน", asked, StringComparison.Ordinal);
        Assert.Contains("นาฬิกาหยุด", asked, StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromDays(7));
        var tooLarge = await SendAsync(
            app,
            status,
            new() { ["text"] = "ภาพ" },
            [("files", "ใหญ่.pdf", new byte[50 * 1024 * 1024])]
        );
        Assert.Contains("ไฟล์มีขนาด 50 MB ใหญ่เกิน 10 MB", tooLarge, StringComparison.Ordinal);
        await SendAsync(app, status, new() { ["text"] = "ส่งแล้วค่ะ" }, [("files", "IMG.pdf", Pdf)]);
        var going2 = await RequestAsync(app);
        // 12 and 16 April are used; thirteen more: 26 to 30 April, 3, 5, 6, 7, 10 to 13 May.
        Assert.Equal((RequestState.Open, new DateOnly(2027, 5, 13)), (going2.State, going2.DueOn));

        using var third = await app.PersonAsync("services-3", app.Agency, Duty.ServiceOfficer);
        await App.SubmitAsync(
            third,
            page,
            new()
            {
                ["amount"] = "2,000",
                ["receipt"] = "ก 12/2570",
                ["on"] = "23 เม.ย. 2570",
            },
            "handler=Paid"
        );
        await App.SubmitAsync(
            third,
            page,
            new() { ["text"] = "ออกใบอนุญาตแล้ว" },
            "handler=Finish",
            [("files", "ใบอนุญาต.pdf", Pdf)]
        );
        var done = await App.OpenAsync(app.Stranger, status);
        Assert.Contains("ออกใบอนุญาตแล้ว", done.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2,000.00", done.Body!.TextContent, StringComparison.Ordinal);
        var result = done.QuerySelectorAll("#outcome ~ ul a").Single().GetAttribute("href")!;
        Assert.Equal(Pdf, await app.Stranger.GetByteArrayAsync(result));
        var figure = Assert.Single(
            await app.Ask<IRequestFigures, IReadOnlyList<RequestFigure>>(f =>
                f.OfAsync(app.Agency, new DateOnly(2027, 4, 1), new DateOnly(2027, 9, 1))
            )
        );
        Assert.Equal((1, 1, 1, 2), (figure.Made, figure.Closed, figure.InTime, figure.UsedDays));

        // Nothing of the person is in the journal or in notices; letters wait sealed.
        var said = string.Join(
            '\n',
            await app.Ask<ProngsaiDb, List<string>>(db =>
                db.Set<JournalEntry>().Select(e => e.Facts + e.Why + e.Record).ToListAsync()
            )
        );
        // A random identifier or a fingerprint may hold these four digits by chance.
        said = RandomDigits().Replace(said, "");
        foreach (var word in new[] { "สมหญิง", "somying", "ครัวสมมุติ", "ขอภาพหน้าร้าน", "ส่งแล้วค่ะ", code, "1234" })
            Assert.DoesNotContain(word, said, StringComparison.Ordinal);
        Assert.Equal(2, await app.Ask<ProngsaiDb, int>(db => db.Set<Job>().CountAsync(j => j.Kind == "letter")));

        // A year after it was closed the figures stay and the person goes.
        clock.Advance(TimeSpan.FromDays(366));
        await app.With<ForgettingRequests>(job =>
            job.RunAsync(new ForgetRequests(), new JobRun(default, null, 1), default)
        );
        var forgotten = await RequestAsync(app);
        Assert.Equal(
            (null, null, null, "{}", null),
            (forgotten.Name, forgotten.Phone, forgotten.Email, forgotten.Answers, forgotten.Outcome)
        );
        Assert.True(forgotten.WasInTime);
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.Set<RequestFile>().CountAsync()));
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.Set<RequestEvent>().CountAsync(e => e.Text != null)));
        Assert.Contains("ลบข้อมูลส่วนบุคคล", await TextAsync(app.Stranger, status), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Keeps_its_promise_when_the_manual_changes_and_answers_what_is_tampered_with(Database database)
    {
        var clock = new MovableClock();
        await using var app = await App.StartAsync(database, clock.Set);
        await Web.SampleIn.LoadAsync(app);
        using var auditor = await app.PersonAsync("auditor", app.Agency, Duty.Auditor);
        const string tax = "/khlong-sam-wa/services/land-tax-instalments/request";
        Dictionary<string, string> good = new()
        {
            ["name"] = "สมชาย ขอผ่อน",
            ["phone"] = "0812345678",
            ["f_notice"] = "ภ.ด.ส.6/1",
            ["f_amount"] = "5,000",
        };
        await SendAsync(app, tax, good);
        var request = await RequestAsync(app);
        var due = WorkingDays.Thailand.Add(clock.Now().Today, 5);
        Assert.Equal(due, request.DueOn);

        // A longer promise is approved: what is under way keeps the one it was made under, and is listed.
        var service = await app.Ask<ProngsaiDb, Service>(db =>
            db.Set<Service>().AsNoTracking().SingleAsync(s => s.Id == request.ServiceId)
        );
        await App.SubmitAsync(app.Officer, $"{service.Page}/edit", new() { ["total_amount"] = "9" });
        await App.SubmitAsync(app.Officer, service.Page, new() { ["whatChanged"] = "ใช้เวลานานขึ้น" });
        var reviewer = await app.ReviewerAsync();
        Assert.Contains(
            "ใช้ฉบับเดิมและคำมั่นเดิมจนเสร็จ",
            await TextAsync(reviewer, $"{service.Page}/approve"),
            StringComparison.Ordinal
        );
        await App.SubmitAsync(reviewer, $"{service.Page}/approve", [], $"{service.Page}/approve");
        Assert.Equal((1, due), ((await RequestAsync(app)).ServiceVersion, (await RequestAsync(app)).DueOn));
        Assert.Contains("9 วันทำการ", await TextAsync(app.Stranger, tax), StringComparison.Ordinal);

        // Personal data are for those who work on it.
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync(request.Page)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync("/staff/services/requests")).StatusCode);

        // What no page offers is refused in words, never with an error.
        const string building = "/khlong-sam-wa/services/building-permit/request";
        var wrong = await SendAsync(app, building, new(good) { ["f_work"] = "ของแถม", ["f_begin"] = "วันไหนก็ได้" });
        Assert.Contains("ต้องเลือกจากรายการ", wrong, StringComparison.Ordinal);
        Assert.Contains("ต้องเป็นวันที่", wrong, StringComparison.Ordinal);
        Assert.Contains(
            "ยาวได้ไม่เกิน",
            await SendAsync(app, tax, new(good) { ["f_reason"] = new string('ก', 5000) }),
            StringComparison.Ordinal
        );
        using var forged = new FormUrlEncodedContent(good);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.NewClient().PostAsync(tax, forged)).StatusCode);
        var typo = await App.SubmitAsync(
            app.Stranger,
            "/khlong-sam-wa/requests",
            new() { ["code"] = "0000-0000-0000-0001" }
        );
        Assert.Contains("เลขที่คำขอไม่ถูกต้อง", await TheText(typo), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await app.Stranger.GetAsync($"/khlong-sam-wa/requests/{ReceiptCode.New()}")).StatusCode
        );
        // Programs that fill in what nobody sees leave nothing.
        await SendAsync(app, tax, new(good) { ["website"] = "https://spam.example" });
        Assert.Equal(1, await CountAsync(app));

        // Late is seen and said; what was never sent goes after two weeks.
        await App.SubmitAsync(app.Stranger, tax, new() { ["name"] = "ไม่ส่ง", ["act"] = "save" });
        Assert.Equal(2, await CountAsync(app));
        clock.Advance(TimeSpan.FromDays(due.DayNumber - clock.Now().Today.DayNumber + 14));
        while (!WorkingDays.Thailand.IsWorkingDay(clock.Now().Today))
            clock.Advance(TimeSpan.FromDays(1));
        using var later = await app.PersonAsync("later", app.Agency, Duty.ServiceOfficer);
        await app.With<RemindingOfRequests>(job =>
            job.RunAsync(new RemindOfRequests(), new JobRun(default, null, 1), default)
        );
        await app.With<ForgettingRequests>(job =>
            job.RunAsync(new ForgetRequests(), new JobRun(default, null, 1), default)
        );
        await app.DrainJobsAsync();
        Assert.Contains("เกินกำหนด 1", await TextAsync(later, "/staff/inbox"), StringComparison.Ordinal);
        Assert.Contains(
            "เกินกำหนด 1 คำขอ",
            await TextAsync(later, "/staff/services/requests"),
            StringComparison.Ordinal
        );
        Assert.Equal(1, await CountAsync(app));
    }

    // An officer who moves hands open requests over with all other work.
    private static Task HandOverAsync(App app, Guid from) =>
        app.With<IServiceProvider>(async services =>
        {
            foreach (var work in services.GetServices<IOwnedWork>())
                await work.MoveAsync(
                    app.Agency,
                    new Person(from, "ผู้ย้าย"),
                    new Person(Guid.CreateVersion7(), "ผู้รับช่วง"),
                    services.GetRequiredService<TimeProvider>().Now(),
                    Actor.System
                );
            await services.GetRequiredService<ProngsaiDb>().SaveChangesAsync();
        });

    private static async Task<string> SendAsync(
        App app,
        string address,
        Dictionary<string, string> fields,
        IEnumerable<(string, string, byte[])>? files = null
    ) => await TheText(await App.SubmitAsync(app.Stranger, address, fields, files: files));

    private static Task<int> CountAsync(App app) =>
        app.Ask<ProngsaiDb, int>(db => db.Set<ServiceRequest>().CountAsync());

    private static Task<ServiceRequest> RequestAsync(App app) =>
        app.Ask<ProngsaiDb, ServiceRequest>(db => db.Set<ServiceRequest>().AsNoTracking().SingleAsync());

    private static async Task<string> TextAsync(HttpClient who, string address) =>
        (await App.OpenAsync(who, address)).Body!.TextContent;

    private static async Task<string> TheText(HttpResponseMessage answer) =>
        (await App.ReadAsync(await answer.Content.ReadAsStringAsync())).Body!.TextContent;

    [GeneratedRegex(@"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{64}\b")]
    private static partial Regex RandomDigits();
}
