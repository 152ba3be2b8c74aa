using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Complaints;
using Prongsai.Complaints.Handling;
using Prongsai.Complaints.Keys;
using Prongsai.Complaints.Reporting;
using Prongsai.Complaints.Sealing;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Tests.Complaints;

/// <summary>A report from the wizard to its end, and everybody who must not read it.</summary>
public sealed class ReportingCorruption
{
    private const string Story = "เจ้าหน้าที่เรียกรับเงินห้าพันบาทเพื่อเร่งใบอนุญาต ต่อหน้าพยานสองคน หลังเวลาราชการ";

    [Theory, OnBothDatabases]
    public async Task A_nameless_report_is_answered_by_its_receipt_and_counted(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var handler = await AChannel.HandlerAsync(app, "somsri");
        using var auditor = await app.PersonAsync("anan", app.Agency, Duty.Auditor);
        var front = await app.Stranger.GetAsync(AChannel.Front);
        Assert.False(front.Headers.Contains("Set-Cookie"));
        Assert.Equal("no-referrer", front.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(front.Headers.CacheControl!.NoStore);

        var sent = await AChannel.ReportAsync(app.Stranger, Story, files: [("หลักฐาน.bin", [0, 1, 2, 3, 4])]);
        var receipt = AChannel.ReceiptOn(sent);
        Assert.Contains("หลักฐาน.bin", sent.QuerySelector(".notice--warn")!.TextContent, StringComparison.Ordinal);
        var one = await AChannel.CaseAsync(app);
        Assert.Contains(one.Handle, await handler.GetStringAsync(QueueModel.Here), StringComparison.Ordinal);

        var page = await App.OpenAsync(handler, one.Page);
        Assert.Contains(Story, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("กล้องหน้าอาคาร", page.Body.TextContent, StringComparison.Ordinal);
        var file = await handler.GetAsync($"{one.Page}?handler=File&number=1");
        Assert.Equal([0, 1, 2, 3, 4], await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/octet-stream", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains(
            "sandbox",
            file.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );

        await App.SubmitAsync(handler, one.Page, new() { ["text"] = "ขอทราบวันที่แน่นอน" }, "handler=Reply");
        await App.SubmitAsync(handler, one.Page, new() { ["text"] = "บันทึกลับ" }, "handler=Note");
        var followed = await AChannel.FollowAsync(app.Stranger, receipt, "วันที่ 5 มีนาคม");
        Assert.Contains("ขอทราบวันที่แน่นอน", followed.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("วันที่ 5 มีนาคม", followed.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Story, followed.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("บันทึกลับ", followed.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "วันที่ 5 มีนาคม",
            (await App.OpenAsync(handler, one.Page)).Body!.TextContent,
            StringComparison.Ordinal
        );

        await App.SubmitAsync(
            handler,
            one.Page,
            new() { ["status"] = nameof(CaseStatus.Closed), ["result"] = nameof(CaseResult.WithMerit) },
            "handler=Move"
        );
        Assert.Equal(CaseStatus.Closed, (await AChannel.CaseAsync(app)).Status);
        var log = await App.OpenAsync(auditor, "/staff/complaints/access");
        foreach (var act in new[] { "เปิดอ่านเรื่อง", "ดาวน์โหลดไฟล์ที่ 1", "เขียนถึงผู้แจ้ง", "เปลี่ยนสถานะ" })
            Assert.Contains(act, log.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync(one.Page)).StatusCode);

        var statistics = await App.OpenAsync(app.Stranger, $"{AChannel.Front}/statistics");
        Assert.Contains("1–4", statistics.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        var table = await app.Ask<IEnumerable<IDisclosedRecords>, DisclosedTable?>(all =>
            all.Single(r => r.Topics.Contains("complaint_stats")).TakeAsync(app.Agency, one.Year)
        );
        Assert.Equal("1–4", table!.Rows[2][1]);

        // Handlers learn of it by the daily job, not at the moment.
        await AChannel.FollowAsync(app.Stranger, receipt, "มีเพิ่มเติม");
        await app.DrainJobsAsync();
        Assert.DoesNotContain("มีข่าวใหม่", await handler.GetStringAsync("/staff/inbox"), StringComparison.Ordinal);
        await app.With<ProngsaiDb>(async db =>
        {
            db.Enqueue(null, TimeProvider.System.Now(), new TellOfComplaints());
            await db.SaveChangesAsync();
        });
        await app.DrainJobsAsync();
        Assert.Contains("มีข่าวใหม่", await handler.GetStringAsync("/staff/inbox"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_accused_section_those_over_it_and_the_named_see_nothing(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var works = await AChannel.HandlerAsync(app, "works");
        using var over = await AChannel.HandlerAsync(app, "over");
        using var named = await AChannel.HandlerAsync(app, "named");
        using var free = await AChannel.HandlerAsync(app, "free");
        var upper = await SectionAsync(app, "ฝ่ายบน");
        var lower = await SectionAsync(app, "ฝ่ายล่าง");
        await RunAsync(app, $"UPDATE agencies_sections SET \"ParentId\" = {upper.Value} WHERE \"Id\" = {lower.Value}");
        await SeatAsync(app, "works", lower);
        await SeatAsync(app, "over", upper);

        var sent = await AChannel.ReportAsync(
            app.Stranger,
            Story,
            lower.Value.ToString(),
            [await AChannel.AccountAsync(app, "named")]
        );

        AChannel.ReceiptOn(sent);
        var one = await AChannel.CaseAsync(app);
        foreach (var excluded in new[] { works, over, named })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await excluded.GetAsync(one.Page)).StatusCode);
            Assert.DoesNotContain(one.Handle, await excluded.GetStringAsync(QueueModel.Here), StringComparison.Ordinal);
            Assert.DoesNotContain(
                one.Handle,
                await excluded.GetStringAsync("/staff/complaints/access"),
                StringComparison.Ordinal
            );
        }

        Assert.Contains(Story, (await App.OpenAsync(free, one.Page)).Body!.TextContent, StringComparison.Ordinal);
        // Nor are they let in later by a press that admits to everything.
        await App.SubmitAsync(
            free,
            KeysModel.Here,
            new() { ["colleague"] = $"{await AChannel.AccountAsync(app, "named")}" },
            "handler=Admit"
        );
        Assert.Equal(HttpStatusCode.NotFound, (await named.GetAsync(one.Page)).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_report_about_the_only_handler_is_not_taken(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var only = await AChannel.HandlerAsync(app, "only");

        var page = await AChannel.ReportAsync(app.Stranger, Story, not: [await AChannel.AccountAsync(app, "only")]);

        Assert.Contains("ป.ป.ช.", page.QuerySelector("#not + p + ul")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[name=what]"));
        Assert.Equal(0, await AChannel.CasesAsync(app));
    }

    [Theory, OnBothDatabases]
    public async Task About_the_head_any_two_of_three_open_it_and_none_alone(Database database)
    {
        await using var app = await App.StartAsync(database);
        List<HttpClient> handlers =
        [
            await AChannel.HandlerAsync(app, "first"),
            await AChannel.HandlerAsync(app, "second"),
        ];
        var refused = await AChannel.ReportAsync(app.Stranger, Story, ReportForm.Head);
        Assert.Contains("อย่างน้อย 3 คน", refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await AChannel.CasesAsync(app));

        handlers.Add(await AChannel.HandlerAsync(app, "third"));
        AChannel.ReceiptOn(await AChannel.ReportAsync(app.Stranger, Story, ReportForm.Head));
        var one = await AChannel.CaseAsync(app);
        Assert.True(one.NeedsTwo);
        for (var agrees = 0; agrees < 3; agrees++)
        {
            foreach (var alone in handlers)
                Assert.DoesNotContain(Story, await alone.GetStringAsync(one.Page), StringComparison.Ordinal);
            await App.SubmitAsync(handlers[agrees], one.Page, [], "handler=Agree");
            for (var reads = 0; reads < 3; reads++)
                Assert.Equal(
                    reads != agrees,
                    (await handlers[reads].GetStringAsync(one.Page)).Contains(Story, StringComparison.Ordinal)
                );
            // A day later it is closed again.
            await RunAsync(
                app,
                $"UPDATE complaints_agreed_shares SET \"ExpiresAt\" = {new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)}"
            );
        }

        foreach (var handler in handlers)
            handler.Dispose();
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_forgets_the_passphrase_is_admitted_by_a_colleague_and_by_nobody_else(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var forgets = await AChannel.HandlerAsync(app, "forgets");
        using var keeps = await AChannel.HandlerAsync(app, "keeps");
        AChannel.ReceiptOn(await AChannel.ReportAsync(app.Stranger, Story));
        var one = await AChannel.CaseAsync(app);

        await App.SubmitAsync(
            forgets,
            KeysModel.Here,
            new() { ["passphrase"] = "อีกวลีหนึ่งที่ยาวพอควร", ["again"] = "อีกวลีหนึ่งที่ยาวพอควร" },
            "handler=Replace"
        );
        await AChannel.UnlockAsync(forgets, "อีกวลีหนึ่งที่ยาวพอควร");
        Assert.Equal(HttpStatusCode.NotFound, (await forgets.GetAsync(one.Page)).StatusCode);

        await App.SubmitAsync(
            keeps,
            KeysModel.Here,
            new() { ["colleague"] = $"{await AChannel.AccountAsync(app, "forgets")}" },
            "handler=Admit"
        );
        Assert.Contains(Story, await forgets.GetStringAsync(one.Page), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Keys_of_who_leaves_go_but_never_the_last(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var leaves = await AChannel.HandlerAsync(app, "leaves");
        using var stays = await AChannel.HandlerAsync(app, "stays");
        AChannel.ReceiptOn(await AChannel.ReportAsync(app.Stranger, Story));

        await EndDutyAsync(app, "leaves");
        await stays.GetAsync(QueueModel.Here);
        Assert.Equal(1, await app.Ask<ProngsaiDb, int>(db => db.WrappedKeys.CountAsync()));

        await EndDutyAsync(app, "stays");
        await app.With<LeavingReaders>(leaving => leaving.TakeKeysAsync(app.Agency, default));
        Assert.Equal(1, await app.Ask<ProngsaiDb, int>(db => db.WrappedKeys.CountAsync()));
        Assert.Equal(HttpStatusCode.Forbidden, (await leaves.GetAsync(QueueModel.Here)).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_changed_in_the_database_is_said_and_the_rest_stays_readable(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var handler = await AChannel.HandlerAsync(app, "somsri");
        var receipt = AChannel.ReceiptOn(
            await AChannel.ReportAsync(app.Stranger, Story, files: [("a.bin", new byte[3_000_000])])
        );
        await AChannel.FollowAsync(app.Stranger, receipt, "ข้อความที่หนึ่ง");
        await AChannel.FollowAsync(app.Stranger, receipt, "ข้อความที่สอง");
        var one = await AChannel.CaseAsync(app);
        var file = $"{one.Page}?handler=File&number=1";
        Assert.Equal(3_000_000, (await handler.GetByteArrayAsync(file)).Length);

        // Two parts of a file exchanged, then one left out.
        await app.With<ProngsaiDb>(async db =>
        {
            var parts = await db.SealedFileParts.AsNoTracking().OrderBy(p => p.Part).ToListAsync();
            Assert.True(parts.Count >= 3);
            await db
                .SealedFileParts.Where(p => p.Part == 0)
                .ExecuteUpdateAsync(r => r.SetProperty(p => p.Content, parts[1].Content));
            await db
                .SealedFileParts.Where(p => p.Part == 1)
                .ExecuteUpdateAsync(r => r.SetProperty(p => p.Content, parts[0].Content));
        });
        Assert.Contains("ถูกแก้ไขหรือขาดหาย", await handler.GetStringAsync(file), StringComparison.Ordinal);

        // One message put in the place of another.
        await app.With<ProngsaiDb>(async db =>
        {
            var second = await db.SealedPieces.SingleAsync(p => p.Kind == PieceKind.Message && p.Number == 2);
            await db
                .SealedPieces.Where(p => p.Kind == PieceKind.Message && p.Number == 1)
                .ExecuteUpdateAsync(r => r.SetProperty(p => p.Content, second.Content));
        });
        var page = (await App.OpenAsync(handler, one.Page)).Body!.TextContent;
        Assert.Contains("ถูกแก้ไขหรือขาดหาย", page, StringComparison.Ordinal);
        Assert.Contains("ข้อความที่สอง", page, StringComparison.Ordinal);
        Assert.Contains(Story, page, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_power_cut_in_the_middle_leaves_nothing(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var handler = await AChannel.HandlerAsync(app, "somsri");

        await app.With<IServiceProvider>(async services =>
        {
            var db = services.GetRequiredService<ProngsaiDb>();
            var readers = await Readers.OfAsync(
                db,
                services.GetRequiredService<IPeople>(),
                services.GetRequiredService<IAgencies>(),
                app.Agency,
                default
            );
            await Assert.ThrowsAsync<PowerCut>(() =>
                services
                    .GetRequiredService<Taking>()
                    .TakeAsync(
                        app.Agency,
                        new byte[32],
                        new ReportContent { What = Story },
                        new CutAfterOne(),
                        readers.All,
                        default
                    )
            );
        });

        Assert.Equal(0, await AChannel.CasesAsync(app));
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.SealedFileParts.CountAsync()));
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.WrappedKeys.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Receipts_are_not_guessed_and_passphrases_neither(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var handler = await AChannel.HandlerAsync(app, "somsri", unlocked: false);

        // Without work a form must be half a minute old.
        var page = await App.OpenAsync(app.Stranger, AChannel.Following);
        var hasty = await app.Stranger.PostAsync(
            AChannel.Following,
            new FormUrlEncodedContent([
                new("receipt", "1234 5678 9012 3456"),
                new("ticket", page.QuerySelector("[name=ticket]")!.GetAttribute("value")),
            ])
        );
        Assert.Equal(HttpStatusCode.TooManyRequests, hasty.StatusCode);
        Assert.Contains("วินาที", await hasty.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // A ticket is good once; a network has so many tries a minute.
        List<string> said = [];
        // Twice as many as a minute allows: a minute may end in between.
        for (
            var n = 0;
            n <= 2 * Gate.TriesAMinute && !(said.LastOrDefault() ?? "").Contains("มากเกินไป", StringComparison.Ordinal);
            n++
        )
            said.Add(
                (await AChannel.FollowAsync(app.Stranger, "1234567890123456")).QuerySelector(".errors")!.TextContent
            );
        Assert.Contains(said, words => words.Contains("ไม่พบเรื่อง", StringComparison.Ordinal));
        Assert.Contains("มากเกินไป", said[^1], StringComparison.Ordinal);

        for (var n = 0; n < HandlerKey.MostWrong; n++)
            await AChannel.UnlockAsync(handler, "ไม่ใช่วลีนี้แน่นอนครับ");
        var right = await AChannel.UnlockAsync(handler);
        Assert.Contains("โปรดรอ 15 นาที", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_case_is_handed_over_and_destroyed_by_two(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var asks = await AChannel.HandlerAsync(app, "asks");
        using var confirms = await AChannel.HandlerAsync(app, "confirms");
        var receipt = AChannel.ReceiptOn(await AChannel.ReportAsync(app.Stranger, Story));
        var one = await AChannel.CaseAsync(app);

        var handed = await App.SubmitAsync(
            asks,
            $"{one.Page}/hand-over",
            new() { ["receiver"] = nameof(Receiver.Nacc) },
            "/hand-over"
        );
        Assert.Equal((byte)'S', (await handed.Content.ReadAsByteArrayAsync())[0]);
        var letter = await asks.GetAsync($"{one.Page}/hand-over?handler=Letter&form=docx");
        Assert.Equal(FileKind.Docx.MediaType, letter.Content.Headers.ContentType!.MediaType);
        Assert.Equal(CaseStatus.HandedOver, (await AChannel.CaseAsync(app)).Status);

        await App.SubmitAsync(
            asks,
            one.Page,
            new() { ["status"] = nameof(CaseStatus.Closed), ["result"] = nameof(CaseResult.NotEnough) },
            "handler=Move"
        );
        var early = await App.OpenAsync(asks, $"{one.Page}/destroy");
        Assert.Contains("ครบ 10 ปี", early.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        await RunAsync(app, $"UPDATE complaints_cases SET \"ClosedOn\" = {new DateOnly(2010, 1, 1)}");
        await App.SubmitAsync(asks, $"{one.Page}/destroy", [], "handler=Ask");
        var own = await App.PostAsync(asks, $"{one.Page}/destroy?handler=Confirm", []);
        Assert.Contains("ผู้รับเรื่องอีกคนยืนยัน", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await App.SubmitAsync(confirms, $"{one.Page}/destroy", [], "handler=Confirm");

        var destroyed = await AChannel.CaseAsync(app);
        Assert.NotNull(destroyed.DestroyedOn);
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.SealedPieces.CountAsync()));
        Assert.True(
            await app.Ask<ProngsaiDb, bool>(async db =>
                (await db.WrappedKeys.ToListAsync()).TrueForAll(w => w.Envelope.Length == 0)
            )
        );
        var certificate = await asks.GetAsync($"{one.Page}/destroy?handler=Certificate&form=docx");
        Assert.Equal(FileKind.Docx.MediaType, certificate.Content.Headers.ContentType!.MediaType);
        Assert.Contains(
            "ไม่พบเรื่อง",
            (await AChannel.FollowAsync(app.Stranger, receipt)).QuerySelector(".errors")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task Signing_out_locks_the_key(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var handler = await AChannel.HandlerAsync(app, "somsri");
        Assert.Equal(1, await app.Ask<ProngsaiDb, int>(db => db.UnlockedKeys.CountAsync()));

        await App.PostAsync(handler, "/staff/sign-out", []);

        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.UnlockedKeys.CountAsync()));
    }

    private static async Task<SectionId> SectionAsync(App app, string name) =>
        new(
            await app.Ask<IAgencies, Guid>(async agencies =>
                (await agencies.OpenSectionAsync(app.Agency, new(name, name), Actor.System)).Value
            )
        );

    private static async Task SeatAsync(App app, string name, SectionId section)
    {
        var account = await AChannel.AccountAsync(app, name);
        await RunAsync(app, $"UPDATE agencies_accounts SET \"SectionId\" = {section.Value} WHERE \"Id\" = {account}");
    }

    private static async Task EndDutyAsync(App app, string name)
    {
        var account = await AChannel.AccountAsync(app, name);
        var ended = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        await RunAsync(app, $"UPDATE agencies_duties SET \"EndedAt\" = {ended} WHERE \"AccountId\" = {account}");
    }

    private static Task RunAsync(App app, FormattableString sql) =>
        app.With<ProngsaiDb>(db => db.Database.ExecuteSqlAsync(sql));

    private sealed class PowerCut : Exception;

    private sealed class CutAfterOne : List<IncomingFile>, IReadOnlyList<IncomingFile>, IEnumerable<IncomingFile>
    {
        IEnumerator<IncomingFile> IEnumerable<IncomingFile>.GetEnumerator()
        {
            yield return new("a.bin", new byte[100_000], IsCleaned: false);
            throw new PowerCut();
        }
    }
}
