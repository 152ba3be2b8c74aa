using Microsoft.Playwright;
using Prongsai.Agencies.Contracts;
using Prongsai.Feedback;
using Prongsai.Feedback.Activities;
using Prongsai.Feedback.Messages;
using Prongsai.Kernel;

namespace Prongsai.BrowserTests;

/// <summary>A citizen writes on a phone without scripts and follows it; pages of feedback and participation fit and are open to everybody.</summary>
[Collection(InTheOffice.Name)]
public sealed class FeedbackInABrowser(Office office)
{
    private const int Phone = 320;

    [BrowserFact]
    public async Task On_a_phone_without_scripts_a_message_is_sent_and_followed()
    {
        if (Chromium.Program is null)
            return;

        await using var app = await App.StartAsync(Database.Sqlite);
        var phone = await office.WindowAsync(app, Phone, 640, scripts: false, signedIn: false);
        await phone.GotoAsync("/khlong-sam-wa/feedback");
        await FitsAsync(phone, "list");
        await phone.GetByRole(AriaRole.Link, new() { Name = "ส่งความเห็น", Exact = true }).ClickAsync();
        await phone.Locator("[name=words]").FillAsync("ขอทางม้าลายหน้าโรงเรียนสมมุติ");
        await phone.Locator("[name=place]").FillAsync(new string('ก', 201));
        await FitsAsync(phone, "form");
        await phone.GetByRole(AriaRole.Button, new() { Name = "ส่ง", Exact = true }).ClickAsync();
        await phone.Locator("[role=alert]").WaitForAsync();
        Assert.Equal("ขอทางม้าลายหน้าโรงเรียนสมมุติ", await phone.Locator("[name=words]").InputValueAsync());
        await FitsAsync(phone, "errors");
        await phone.Locator("[name=place]").FillAsync("หน้าโรงเรียนสมมุติ");
        await phone.GetByRole(AriaRole.Button, new() { Name = "ส่ง", Exact = true }).ClickAsync();
        await phone.GetByText("ได้รับเรื่องแล้ว").WaitForAsync();
        await FitsAsync(phone, "receipt");
        var code = (await phone.Locator("dd.key").InnerTextAsync()).Trim();

        await phone.GotoAsync("/khlong-sam-wa/feedback/follow");
        await phone.Locator("[name=code]").FillAsync(code.ToLowerInvariant());
        await phone.GetByRole(AriaRole.Button, new() { Name = "เปิดเรื่อง" }).ClickAsync();
        await phone.GetByText("ขอทางม้าลาย").First.WaitForAsync();
        await phone.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Every_page_is_open_to_everybody_and_fits_a_phone_and_a_desk()
    {
        var app = office.App;
        var (message, held, announced) = await app.Ask<ProngsaiDb, (Message, Activity, Activity)>(async db =>
        {
            var now = TimeProvider.System.Now();
            var (manee, mana) = (
                new Actor(Guid.CreateVersion7(), "นางสาวมานี สมมุติ"),
                new Actor(Guid.CreateVersion7(), "นายมานะ สมมุติ")
            );
            var message = Message.Send(
                app.Agency,
                ReceiptCode.New(),
                Written.Nothing with
                {
                    Words = "ไฟทางซอยสมมุติดับสามดวง โทร 0812345678",
                    Place = "ซอยสมมุติ 5",
                    Name = "สมหญิง ขอดี",
                },
                ReplyPromise.Usual(app.Agency),
                WorkingDays.Thailand,
                now
            );
            message.Show(["0812345678"], pictures: false, now);
            message.GiveAnswer("เปลี่ยนหลอดแล้วทั้งสามดวง", now);
            db.Messages.Add(message);

            var plan = new Plan(
                "เวทีรับฟังความเห็นแผนจัดการขยะ",
                "แผนจัดการขยะของเขต",
                "ให้ชุมชนร่วมกำหนดจุดตั้งถังแยกขยะ",
                TakingPart.Citizens | TakingPart.Communities,
                now.Today.AddDays(-3),
                now.Today.AddDays(-2),
                "ห้องประชุมสมมุติ",
                "เดินเข้ามาได้เลย",
                null
            );
            var held = Activity.Begin(app.Agency, plan, manee);
            held.Tell(
                new(
                    42,
                    "ได้จุดตั้งถัง 20 จุด",
                    [
                        new("ขอถังแยกขยะ", "ตั้งถัง 20 จุด"),
                        new("ขอรถเก็บวันอาทิตย์", "ยังทำไม่ได้ เพราะรถไม่พอ จะเสนองบปีหน้า"),
                    ]
                ),
                now,
                manee
            );
            held.Submit();
            held.Publish([], now, mana);
            var announced = Activity.Begin(
                app.Agency,
                plan with
                {
                    FirstDay = now.Today.AddDays(9),
                    LastDay = null,
                },
                manee
            );
            announced.Announce(now);
            db.Activities.AddRange(held, announced);
            await db.SaveChangesAsync();
            return (message, held, announced);
        });
        await LookedAt.AreGoodForAsync(
            office,
            new("feedback-officer", "นางสาวความเห็น สมมุติ"),
            Duty.ServiceManager,
            "feedback",
            [
                "/staff/feedback",
                message.Page,
                "/staff/feedback/promise",
                "/staff/feedback/statistics",
                "/staff/feedback/activities",
                held.Page,
                $"{held.Page}/approve",
                announced.Page,
                "/khlong-sam-wa/feedback",
                "/khlong-sam-wa/feedback/new",
                "/khlong-sam-wa/feedback/follow",
                $"/khlong-sam-wa/feedback/{message.Id.Value}",
                "/khlong-sam-wa/feedback/statistics",
                "/khlong-sam-wa/participation",
                $"/khlong-sam-wa/participation/{held.Id.Value}",
                $"/khlong-sam-wa/participation/{announced.Id.Value}",
            ]
        );
    }

    private static async Task FitsAsync(IPage page, string what)
    {
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(wide <= Phone, $"{what}: {wide} pixels wide at {Phone}");
        await LookedAt.PictureAsync(page, $"feedback-{what}", Phone);
    }
}
