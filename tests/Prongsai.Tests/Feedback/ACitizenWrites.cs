using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Feedback;
using Prongsai.Feedback.Messages;
using Prongsai.Kernel;
using Prongsai.Tests.Kernel.Files;

namespace Prongsai.Tests.Feedback;

/// <summary>A citizen writes, an officer looks, answers and closes; what is late goes up, and what is about corruption goes away.</summary>
public sealed class ACitizenWrites
{
    private const string Feedback = "/khlong-sam-wa/feedback",
        Words = "ฝาท่อหน้าบ้านคุณสมชายหายไป โทร 0812345678";

    [Theory, OnBothDatabases]
    public async Task Is_looked_at_answered_closed_rated_counted_and_forgotten(Database database)
    {
        var clock = new MovableClock();
        await using var app = await App.StartAsync(database, clock.Set);
        using var officer = await app.PersonAsync("manee", app.Agency, Duty.ServiceOfficer);
        using var auditor = await app.PersonAsync("auditor", app.Agency, Duty.Auditor);

        // Nothing, too much, and what is no picture are refused; what was typed is still there.
        Assert.Contains(
            "โปรดเขียนข้อความก่อนส่ง",
            await SendAsync(app, new() { ["words"] = " " }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "ส่งได้ไม่เกิน 4000",
            await SendAsync(app, new() { ["words"] = new string('ก', 4001) }),
            StringComparison.Ordinal
        );
        var hostile = await App.SubmitAsync(
            app.Stranger,
            $"{Feedback}/new",
            new() { ["words"] = Words },
            files: [("pictures", "ฝาท่อ.jpg", "<?php system('x'); ?>"u8.ToArray())]
        );
        var again = await App.ReadAsync(await hostile.Content.ReadAsStringAsync());
        Assert.NotEmpty(again.QuerySelectorAll(".errors li"));
        Assert.Equal(Words, again.QuerySelector("[name=words]")!.TextContent);
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.Messages.CountAsync()));

        var receipt = await App.SubmitAsync(
            app.Stranger,
            $"{Feedback}/new",
            new()
            {
                ["kind"] = nameof(MessageKind.ServiceComplaint),
                ["words"] = Words,
                ["name"] = "สมหญิง ขอดี",
                ["email"] = "somying@example.com",
                ["show"] = "true",
            },
            files: [("pictures", "IMG_สมหญิง.png", SomePictures.Png())]
        );
        var follow = receipt.RequestMessage!.RequestUri!.AbsolutePath;
        var code = follow.Split('/')[^1];
        Assert.NotNull(ReceiptCode.Read(code));
        Assert.Contains("no-store", receipt.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var message = await MessageAsync(app);
        Assert.Equal(message.ReceivedOn.AddDays(15), message.DueOn);
        var wrong = code[..^1] + (code[^1] == 'A' ? 'B' : 'A');
        var typo = await App.SubmitAsync(app.Stranger, $"{Feedback}/follow", new() { ["code"] = wrong });
        Assert.Contains("เลขติดตามไม่ถูกต้อง", await TextOf(typo), StringComparison.Ordinal);

        // Nobody reads it before an officer looked at it; auditors never read who wrote.
        Assert.DoesNotContain("ฝาท่อ", await TextAsync(app.NewClient(), Feedback), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await app.Stranger.GetAsync($"{Feedback}/{message.Id.Value}")).StatusCode
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync(message.Page)).StatusCode);
        Assert.DoesNotContain("ฝาท่อ", await TextAsync(auditor, "/staff/feedback?show=all"), StringComparison.Ordinal);
        Assert.Contains("ความเห็นประชาชนรอตรวจ", await TextAsync(officer, "/staff"), StringComparison.Ordinal);
        var notThere = await App.SubmitAsync(officer, message.Page, new() { ["covers"] = "สมศักดิ์" }, "handler=Show");
        Assert.Contains("ไม่พบ “สมศักดิ์”", await TextOf(notThere), StringComparison.Ordinal);
        await App.SubmitAsync(officer, message.Page, new() { ["covers"] = "คุณสมชาย\n0812345678" }, "handler=Show");
        var shown = await TextAsync(app.NewClient(), $"{Feedback}/{message.Id.Value}");
        Assert.Contains("█████", shown, StringComparison.Ordinal);
        Assert.Contains("เจ้าหน้าที่ปิดบางคำ", shown, StringComparison.Ordinal);
        foreach (var secret in new[] { "สมชาย", "0812345678", "สมหญิง", "somying" })
            Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);

        // Me too counts once for a browser.
        using var other = app.NewClient();
        for (var n = 0; n < 2; n++)
            await App.SubmitAsync(other, $"{Feedback}/{message.Id.Value}", [], message.Id.Value.ToString());
        Assert.Equal(1, (await MessageAsync(app)).Agreed);

        await App.SubmitAsync(
            officer,
            message.Page,
            new() { ["officer"] = (await OfficerAsync(app)).ToString() },
            "handler=Assign"
        );
        await App.SubmitAsync(officer, message.Page, new() { ["text"] = "ซอยไหน" }, "handler=Ask");
        Assert.Contains("ซอยไหน", await TextAsync(app.Stranger, follow), StringComparison.Ordinal);
        await App.SubmitAsync(app.Stranger, follow, new() { ["text"] = "ซอย 5" });
        await App.SubmitAsync(officer, message.Page, new() { ["text"] = "รู้จักบ้านนี้ดี" }, "handler=Note");
        Assert.DoesNotContain("รู้จักบ้านนี้ดี", await TextAsync(app.Stranger, follow), StringComparison.Ordinal);

        // Another officer closes it while the first still writes: refused in words, and the words are still there.
        using var second = await app.PersonAsync("mana", app.Agency, Duty.ServiceOfficer);
        var open = await App.OpenAsync(second, message.Page);
        await App.SubmitAsync(
            officer,
            message.Page,
            new() { ["text"] = "ใส่ฝาใหม่แล้ว", ["close"] = "true" },
            "handler=Answer"
        );
        var late = await App.PostAsync(second, $"{message.Page}?handler=Answer", new() { ["text"] = "กำลังไปดู" });
        Assert.NotNull(open);
        Assert.Contains("เจ้าหน้าที่ท่านอื่นอาจเพิ่งปิด", await TextOf(late), StringComparison.Ordinal);
        Assert.Equal("ใส่ฝาใหม่แล้ว", (await MessageAsync(app)).Answer);

        await App.SubmitAsync(app.Stranger, follow, new() { ["text"] = "ฝาหลวม" }, "handler=Reopen");
        Assert.Equal(
            (true, MessageState.WithSection),
            ((await MessageAsync(app)).OwesReply, (await MessageAsync(app)).State)
        );
        await App.SubmitAsync(
            officer,
            message.Page,
            new() { ["text"] = "ยึดแน่นแล้ว", ["close"] = "true" },
            "handler=Answer"
        );
        await App.SubmitAsync(app.Stranger, follow, new() { ["level"] = "5", ["text"] = "ขอบคุณ" }, "handler=Rate");
        Assert.Equal(5, (await MessageAsync(app)).Rating);
        var statistics = await TextAsync(app.NewClient(), $"{Feedback}/statistics");
        Assert.Contains("ร้องเรียนการให้บริการ", statistics, StringComparison.Ordinal);
        var csv = await app.Stranger.GetStringAsync($"{Feedback}/statistics?handler=Csv");
        Assert.Contains("รวม,รวม,1,1,1,0,0,0,1,–", csv, StringComparison.Ordinal);

        // Nothing of the person, of the words or of the number is in the journal.
        var journal = string.Join(
            '\n',
            await app.Ask<ProngsaiDb, List<string>>(db =>
                db.Set<JournalEntry>().Select(e => e.Facts + e.Why + e.Record).ToListAsync()
            )
        );
        foreach (var secret in new[] { "สมหญิง", "somying", "ฝาท่อ", "ซอย 5", "ใส่ฝา", code, "ขอบคุณ" })
            Assert.DoesNotContain(secret, journal, StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromDays(181));
        await app.With<ForgettingMessages>(job =>
            job.RunAsync(new ForgetMessages(), new JobRun(default, null, 1), default)
        );
        var forgotten = await MessageAsync(app);
        Assert.Equal((null, null, true), (forgotten.Name, forgotten.Email, forgotten.WasInTime));
        Assert.DoesNotContain("สมชาย", forgotten.Words, StringComparison.Ordinal);
        Assert.Contains("█████", forgotten.Words, StringComparison.Ordinal);
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.MessagePictures.CountAsync()));
        Assert.Contains(
            "ยึดแน่นแล้ว",
            await TextAsync(app.NewClient(), $"{Feedback}/{message.Id.Value}"),
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task Late_ones_go_to_the_executive_and_corruption_leaves_only_the_fact(Database database)
    {
        var clock = new MovableClock();
        await using var app = await App.StartAsync(database, clock.Set);
        using (var manager = await app.PersonAsync("manager", app.Agency, Duty.ServiceManager))
        {
            await App.SubmitAsync(manager, "/staff/feedback/promise", new() { ["days"] = "5" });
            var tooLong = await App.SubmitAsync(manager, "/staff/feedback/promise", new() { ["days"] = "30" });
            Assert.Contains("1 ถึง 15 วัน", await TextOf(tooLong), StringComparison.Ordinal);
        }
        await SendAsync(app, new() { ["words"] = "ขอไฟส่องสว่าง", ["email"] = "one@example.com" });
        await SendAsync(app, new() { ["words"] = "ขอไฟส่องสว่างเหมือนกัน", ["email"] = "two@example.com" });
        await SendAsync(app, new() { ["words"] = "เจ้าหน้าที่เรียกเงินใต้โต๊ะ", ["name"] = "ผู้กล้า" });
        // Programs that fill in what nobody sees leave nothing.
        await SendAsync(app, new() { ["words"] = "ซื้อเลย", ["website"] = "https://spam.example" });
        var all = await app.Ask<ProngsaiDb, List<Message>>(db =>
            db.Messages.AsNoTracking().OrderBy(m => m.Id).ToListAsync()
        );
        Assert.Equal(3, all.Count);
        Assert.All(all, m => Assert.Equal(m.ReceivedOn.AddDays(5), m.DueOn));

        clock.Advance(TimeSpan.FromDays(6));
        while (!WorkingDays.Thailand.IsWorkingDay(clock.Now().Today))
            clock.Advance(TimeSpan.FromDays(1));
        using var officer = await app.PersonAsync("manee", app.Agency, Duty.ServiceOfficer);
        using var executive = await app.PersonAsync("director", app.Agency, Duty.Executive);
        for (var n = 0; n < 2; n++)
            await app.With<RemindingOfMessages>(job =>
                job.RunAsync(new RemindOfMessages(), new JobRun(default, null, 1), default)
            );
        await app.DrainJobsAsync();
        var told = await TextAsync(executive, "/staff/inbox");
        Assert.Contains("เกินกำหนดตอบเพิ่มขึ้น 3 เรื่อง", told, StringComparison.Ordinal);
        Assert.Equal(
            3,
            await app.Ask<ProngsaiDb, int>(db => db.Set<JournalEntry>().CountAsync(e => e.What == "FeedbackEscalated"))
        );
        Assert.Contains("เกินกำหนด 3 เรื่อง", await TextAsync(officer, "/staff/inbox"), StringComparison.Ordinal);

        // One press: the words go, the fact stays, and its writer is led to the protected channel.
        await App.SubmitAsync(officer, all[2].Page, [], "handler=Move");
        var moved = await app.Ask<ProngsaiDb, Message>(db =>
            db.Messages.AsNoTracking().SingleAsync(m => m.State == MessageState.Moved)
        );
        Assert.Equal(("", null, null, false), (moved.Words, moved.Name, moved.ShownWords, moved.OwesReply));
        Assert.DoesNotContain("เรียกเงิน", await TextAsync(officer, moved.Page), StringComparison.Ordinal);
        var answered = await App.PostAsync(officer, $"{moved.Page}?handler=Answer", new() { ["text"] = "ตอบ" });
        Assert.Contains("ส่งไปช่องทางร้องเรียนการทุจริตแล้ว", await TextOf(answered), StringComparison.Ordinal);

        // Two of the same: both writers get the answer.
        await App.SubmitAsync(officer, all[1].Page, new() { ["into"] = all[0].Handle }, "handler=Merge");
        await App.SubmitAsync(officer, all[0].Page, new() { ["text"] = "ติดไฟแล้ว" }, "handler=Answer");
        var both = await app.Ask<ProngsaiDb, List<Message>>(db =>
            db.Messages.AsNoTracking().Where(m => m.Answer == "ติดไฟแล้ว").ToListAsync()
        );
        Assert.Equal([false, false], both.Select(m => m.WasInTime));

        // An officer who moves hands open messages over.
        await App.SubmitAsync(
            officer,
            all[0].Page,
            new() { ["officer"] = (await OfficerAsync(app)).ToString() },
            "handler=Assign"
        );
        var from = (
            await app.Ask<ProngsaiDb, Message>(db => db.Messages.AsNoTracking().SingleAsync(m => m.OfficerId != null))
        )
            .OfficerId!
            .Value;
        await app.With<IServiceProvider>(async services =>
        {
            foreach (var work in services.GetServices<IOwnedWork>())
                await work.MoveAsync(
                    app.Agency,
                    new Person(from, "ผู้ย้าย"),
                    new Person(Guid.CreateVersion7(), "ผู้รับช่วง"),
                    clock.Now(),
                    Actor.System
                );
            await services.GetRequiredService<ProngsaiDb>().SaveChangesAsync();
        });
        Assert.Equal(1, await app.Ask<ProngsaiDb, int>(db => db.Messages.CountAsync(m => m.Officer == "ผู้รับช่วง")));
    }

    private static Task<Message> MessageAsync(App app) =>
        app.Ask<ProngsaiDb, Message>(db => db.Messages.AsNoTracking().SingleAsync());

    private static async Task<Guid> OfficerAsync(App app) =>
        (
            await app.Ask<IPeople, IReadOnlyList<Holder>>(people =>
                people.HoldersAsync(app.Agency, [Duty.ServiceOfficer])
            )
        )[0].AccountId;

    private static async Task<string> SendAsync(App app, Dictionary<string, string> fields) =>
        await TextOf(await App.SubmitAsync(app.Stranger, $"{Feedback}/new", fields));

    private static async Task<string> TextAsync(HttpClient who, string address) =>
        (await App.OpenAsync(who, address)).Body!.TextContent;

    private static async Task<string> TextOf(HttpResponseMessage answer) =>
        (await App.ReadAsync(await answer.Content.ReadAsStringAsync())).Body!.TextContent;
}
