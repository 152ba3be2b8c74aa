using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Gifts;
using Prongsai.Meetings.Standards;

namespace Prongsai.BrowserTests;

/// <summary>An officer reads a standard on a phone without script, answers, and acknowledges; every page is looked at.</summary>
[Collection(InTheOffice.Name)]
public sealed class StandardsInABrowser(Office office)
{
    private const int Phone = 360,
        Desk = 1440;

    [BrowserFact]
    public async Task A_standard_is_acknowledged_on_a_phone_without_script()
    {
        if (Chromium.Program is null)
            return;

        await using var app = await App.StartAsync(Database.Sqlite);
        var desk = await office.WindowAsync(app, Desk, signedIn: false);
        await Office.SignInAsync(desk, app.Administrator);
        await desk.GotoAsync(WriteStandardModel.Here);
        await FillAsync(desk);
        await GoodAsync(desk, "standard-write", Desk);
        await desk.GetByRole(AriaRole.Button, new() { Name = "บันทึกร่าง" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "ส่งให้อนุมัติ" }).ClickAsync();
        await desk.GetByText("ร่างรออนุมัติ").WaitForAsync();
        await GoodAsync(desk, "standard-submitted", Desk);
        var standard = await app.Ask<ProngsaiDb, Standard>(db => db.Set<Standard>().AsNoTracking().SingleAsync());

        var person = await app.Ask<IPeople, Credentials?>(people =>
            people.AppointAsync(
                app.Agency,
                new Newcomer("second", "นางสาวตรวจสอบ สมมุติ"),
                [Duty.Reviewer],
                Actor.System
            )
        );
        // Script is off and axe needs it: what the phone shows is measured here, and looked at by axe in a window with script.
        var phone = await office.WindowAsync(app, Phone, 740, scripts: false, signedIn: false);
        await Office.SignInAsync(phone, person!);
        await phone.GotoAsync($"{standard.Page}/approve");
        await phone.GetByRole(AriaRole.Button, new() { Name = "อนุมัติและขอให้รับทราบ" }).ClickAsync();
        await phone.GotoAsync(MyStandardsModel.Here);
        await FitsAsync(phone, "standards-mine");
        await phone.GetByRole(AriaRole.Button, new() { Name = "อ่านและรับทราบ" }).ClickAsync();
        await FitsAsync(phone, "standard-read");
        await phone.Locator("[name=q1]").Nth(0).CheckAsync();
        await phone.Locator("[name=q2]").Nth(1).CheckAsync();
        await phone.Locator("[name=q3]").Nth(1).CheckAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "ส่งคำตอบ" }).ClickAsync();
        await phone.GetByText("เพราะข้อ 1").WaitForAsync();
        await FitsAsync(phone, "standard-wrong");
        await phone.Locator("[name=q1]").Nth(1).CheckAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "ส่งคำตอบ" }).ClickAsync();
        await FitsAsync(phone, "standard-ready");
        await phone.Locator("#acknowledge button").ClickAsync();
        await phone.GetByText("ท่านรับทราบแล้ว").WaitForAsync();
        await FitsAsync(phone, "standard-done");
        await phone.Context.CloseAsync();

        foreach (var width in new[] { Phone, Desk })
        {
            await desk.SetViewportSizeAsync(width, 900);
            string[] addresses =
            [
                AllStandardsModel.Here,
                standard.Page,
                $"{standard.Page}/approve",
                $"{WriteStandardModel.Here}/{standard.Id.Value}",
                MyStandardsModel.Here,
                standard.MyPage,
                MyGiftsModel.Here,
                GiftRegisterModel.Here,
                PolicyModel.Here,
                ReportOnGiftsModel.Here,
            ];
            for (var at = 0; at < addresses.Length; at++)
            {
                await desk.GotoAsync(addresses[at]);
                await GoodAsync(desk, $"standards-{at}", width);
            }
        }

        await desk.Context.CloseAsync();
        await PapersAsync(app);
    }

    // Papers are no pages: what is written here is opened by an office program and looked at.
    private static async Task PapersAsync(App app)
    {
        var agency = (await app.Ask<IAgencies, Agency?>(agencies => agencies.ByIdAsync(app.Agency)))!;
        var year = new FiscalYear(2568);
        var policy = GiftPolicy.Of(app.Agency, year);
        policy.Write(
            GiftPolicy.UsualText,
            "นายสมมุติ ตัวอย่าง",
            "ผู้อำนวยการเขตคลองสามวา",
            new(2024, 10, 1),
            null,
            Actor.System
        );
        var coverage = await app.Ask<IServiceProvider, Coverage>(async services =>
        {
            var db = services.GetRequiredService<ProngsaiDb>();
            var office = await OfficeStaff.OfAsync(
                services.GetRequiredService<IPeople>(),
                services.GetRequiredService<IAgencies>(),
                app.Agency,
                default
            );
            var approved = await db.Set<Standard>().AsNoTracking().SingleAsync();
            return await Coverage.OfAsync(
                db,
                office,
                approved,
                await db.VersionsAsync(approved, default),
                TimeProvider.System.Now().Today,
                default
            );
        });
        StaffMember who = new(Guid.CreateVersion7(), "นางสาวสมศรี สมมุติ", null, null);
        GiftForm form = new(null, "ผู้ให้", GiverRelation.Customary, "กระเช้า", null, "ปีใหม่", GiftAct.Returned);
        Gift[] gifts =
        [
            Gift.Of(app.Agency, form, Money.OfBaht(1_500), new(2025, 1, 6), who, null, TimeProvider.System.Now()),
            Gift.Of(
                app.Agency,
                form with
                {
                    Act = GiftAct.Refused,
                    Relation = GiverRelation.Duty,
                },
                Money.OfBaht(5_000),
                new(2025, 2, 6),
                who,
                null,
                TimeProvider.System.Now()
            ),
        ];
        var report = GiftYear.Of(year, gifts, [], [], agency);
        (string Name, OfficialPaper Paper)[] papers =
        [
            ("announcement", policy.Paper(agency)),
            ("coverage", CoveragePaper.Of(coverage, agency)),
            ("gift-report", report.Paper(agency, 1)),
        ];
        foreach (var (name, paper) in papers)
        {
            var docx = await app.Ask<IPapers, byte[]>(writer => Task.FromResult(writer.Docx(paper)));
            Assert.Equal(FileKind.Docx, FileKind.Of(docx));
            if (Environment.GetEnvironmentVariable("PICTURES_OF_PRONGSAI") is { Length: > 0 } folder)
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.docx"), docx);
        }
    }

    private static async Task FillAsync(IPage page)
    {
        await page.Locator("[name=title]").FillAsync("มาตรฐานการให้บริการประชาชน");
        await page.Locator("[name=text]")
            .FillAsync(
                "1. ให้บริการตามลำดับคิว\n2. แจ้งค่าธรรมเนียมก่อนรับชำระทุกครั้ง\n3. ไม่รับของขวัญจากผู้รับบริการ"
            );
        await page.Locator("[name=effectiveOn]").FillAsync("1 ต.ค. 2568");
        for (var n = 1; n <= 3; n++)
        {
            await page.Locator($"[name=situation{n}]")
                .FillAsync($"มีผู้รับบริการขอความช่วยเหลือ สถานการณ์ที่ {n} ควรทำอย่างไร");
            await page.Locator($"[name=choices{n}]").FillAsync("ทำตามที่ขอทันที\nทำตามมาตรฐานและอธิบายเหตุผล");
            await page.Locator($"[name=right{n}]").FillAsync("2");
            await page.Locator($"[name=why{n}]").FillAsync($"เพราะข้อ {n} กำหนดไว้");
            await page.Locator($"[name=point{n}]")
                .FillAsync(n.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static async Task FitsAsync(IPage page, string what)
    {
        await PictureAsync(page, what, Phone);
        var scrolls = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(scrolls <= Phone, $"{what}: {scrolls} pixels wide at {Phone}");
    }

    private static async Task GoodAsync(IPage page, string what, int width)
    {
        await PictureAsync(page, what, width);
        var scrolls = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(scrolls <= width, $"{what}: {scrolls} pixels wide at {width}");
        var found = await EveryPageInABrowser.ViolationsAsync(page);
        Assert.True(!found.Any(), $"{what}: {string.Join('\n', found)}");
    }

    private static async Task PictureAsync(IPage page, string what, int width)
    {
        if (Environment.GetEnvironmentVariable("PICTURES_OF_PRONGSAI") is not { Length: > 0 } folder)
            return;
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{what}-{width}.png"), FullPage = true });
    }
}
