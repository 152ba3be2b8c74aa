using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Meetings.Gifts;
using Prongsai.Meetings.Standards;
using Prongsai.Tests.Web;

namespace Prongsai.Tests.Meetings.Gifts;

/// <summary>The No Gift Policy of a year, the register of gifts, and the yearly report.</summary>
public sealed class GiftsAndTheirReport
{
    private static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"u8.ToArray();

    private const string Giver = "บริษัท ลับสมมุติ จำกัด";

    [Fact]
    public void Only_what_is_above_the_limit_or_for_duty_needs_a_decision()
    {
        Assert.False(GiftRule.NeedsDecision(GiftAct.Received, GiverRelation.Customary, Money.OfBaht(3_000)));
        Assert.True(GiftRule.NeedsDecision(GiftAct.Received, GiverRelation.Customary, new Money(300_001)));
        Assert.True(GiftRule.NeedsDecision(GiftAct.Received, GiverRelation.Duty, Money.OfBaht(50)));
        Assert.False(GiftRule.NeedsDecision(GiftAct.Received, GiverRelation.Relative, Money.OfBaht(90_000)));
        Assert.False(GiftRule.NeedsDecision(GiftAct.Refused, GiverRelation.Duty, Money.OfBaht(90_000)));
    }

    [Fact]
    public void Nothing_is_assumed_of_a_section_that_said_nothing()
    {
        var (a, b) = (Ids.Next<SectionId>(), Ids.Next<SectionId>());
        Section[] sections = [new(a, null, new("ก", "a"), 0, false), new(b, null, new("ข", "b"), 0, false)];
        Agency agency = new(new(Guid.CreateVersion7()), "x", new("หน่วยงาน", "Agency"), new("", ""), "general");
        NoGiftDeclaration[] declared =
        [
            new() { Half = 1, Unit = a.Value },
            new() { Half = 1, Unit = b.Value },
            new() { Half = 2, Unit = a.Value },
        ];

        var year = GiftYear.Of(new FiscalYear(2568), [], declared, sections, agency);

        Assert.Equal("ไม่มี", year.Halves[0].Words.Th);
        Assert.Equal("ยังไม่แจ้งครบ", year.Halves[1].Words.Th);
        Assert.Equal(["ไม่มี", "ยังไม่แจ้ง"], year.Halves[1].Units.Select(u => u.Words.Th));
    }

    [Theory, OnBothDatabases]
    public async Task Filed_decided_by_another_declared_reported_and_public(Database database)
    {
        var clock = new MovableClock();
        // September of the sample's year: its last month has begun.
        clock.Advance(new DateTime(2025, 9, 10, 3, 0, 0, DateTimeKind.Utc) - clock.GetUtcNow().UtcDateTime);
        await using var app = await App.StartAsync(database, clock.Set);
        await SampleIn.LoadAsync(app);
        using var officer = await app.PersonAsync("malee", app.Agency);
        var reviewer = await app.ReviewerAsync();

        var wrong = await App.SubmitAsync(officer, MyGiftsModel.Here, Filled(value: "แพงมาก", on: "1 ต.ค. 2569"));
        var again = await App.ReadAsync(await wrong.Content.ReadAsStringAsync());
        var said = again.QuerySelector(".errors")!.TextContent;
        Assert.Contains("จำนวนเงินบาท", said, StringComparison.Ordinal);
        Assert.Contains("ไม่ใช่วันในอนาคต", said, StringComparison.Ordinal);
        Assert.Equal(Giver, again.QuerySelector("[name=giver]")!.GetAttribute("value"));

        // Sent twice it is filed once; Thai digits are read.
        for (var n = 0; n < 2; n++)
            (
                await App.SubmitAsync(officer, MyGiftsModel.Here, Filled("๕,๐๐๐", "๑ กันยายน ๒๕๖๘"))
            ).EnsureSuccessStatusCode();
        var gift = await app.Ask<ProngsaiDb, Gift>(db => db.Set<Gift>().AsNoTracking().SingleAsync());
        Assert.Equal((Money.OfBaht(5_000), true), (gift.Value, gift.IsToDecide));
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(GiftRegisterModel.Here)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(gift.Page)).StatusCode);

        await App.SubmitAsync(
            reviewer,
            gift.Page,
            new() { ["decision"] = nameof(GiftDecision.HandOver), ["note"] = "ให้ใช้เพื่อส่วนรวม" }
        );
        var decided = await app.Ask<ProngsaiDb, Gift>(db => db.Set<Gift>().AsNoTracking().SingleAsync());
        Assert.Equal((GiftOutcome.HandedOver, false), (decided.Outcome, decided.IsToDecide));

        var register = $"{GiftRegisterModel.Here}?year=2568";
        var declared = await App.SubmitAsync(app.Officer, register, []);
        declared.EnsureSuccessStatusCode();
        Assert.Equal(1, await app.Ask<ProngsaiDb, int>(db => db.Set<NoGiftDeclaration>().CountAsync()));

        var report = $"{ReportOnGiftsModel.Here}/2568";
        await App.SubmitAsync(app.Officer, report, []);
        var approve = $"{report}/approve?number=1";
        var own = await App.OpenAsync(app.Officer, approve);
        Assert.Contains("จัดทำโดย", own.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        var page = await App.OpenAsync(reviewer, approve);
        var measure = page.QuerySelectorAll("select[name=measure] option")[1].GetAttribute("value")!;
        await App.SubmitAsync(reviewer, approve, new() { ["measure"] = measure });
        await app.DrainJobsAsync();

        var shown = await App.OpenAsync(app.Stranger, "/khlong-sam-wa/no-gift/2568/report");
        Assert.Contains("ส่งมอบหน่วยงาน", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Giver, shown.Body!.TextContent, StringComparison.Ordinal);
        var docx = await app.Stranger.GetAsync("/khlong-sam-wa/no-gift/2568/report?handler=Docx");
        Assert.Equal(FileKind.Docx.MediaType, docx.Content.Headers.ContentType!.MediaType);
        var proofs = await app.Ask<IMeasures, List<string>>(async measures =>
            [
                .. (await measures.TableAsync(app.Agency, new FiscalYear(2568))).Rows.SelectMany(r =>
                    r.Outcomes.SelectMany(o => o.Evidence.Select(e => e.FileName ?? ""))
                ),
            ]
        );
        Assert.Contains("gift-report-2568-1.docx", proofs);
        var taken = await TakenAsync(app, "gift-report");
        Assert.Contains(taken!.Rows, row => row.Contains("ส่งมอบหน่วยงาน") && row.Contains("5,000.00"));
    }

    [Theory, OnBothDatabases]
    public async Task The_policy_is_signed_issued_by_another_public_and_acknowledged(Database database)
    {
        await using var app = await App.StartAsync(database);
        var reviewer = await app.ReviewerAsync();
        var page = $"{PolicyModel.Here}/2568";
        Dictionary<string, string> form = new()
        {
            ["head"] = "นายสมมุติ ตัวอย่าง",
            ["position"] = "ผู้อำนวยการเขตคลองสามวา",
            ["signedOn"] = "1 ต.ค. 2567",
        };
        await App.SubmitAsync(app.Officer, page, form);
        var unsigned = await App.SubmitAsync(app.Officer, page, [], "handler=Submit");
        Assert.Contains("ลงนามแล้ว", await ErrorsAsync(unsigned), StringComparison.Ordinal);
        await App.SubmitAsync(app.Officer, page, form, page, [("scan", "signed.pdf", Pdf)]);
        await App.SubmitAsync(app.Officer, page, [], "handler=Submit");
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger.GetAsync("/khlong-sam-wa/no-gift/2568")).StatusCode);

        var own = await App.OpenAsync(app.Officer, $"{page}/issue");
        Assert.Contains("จัดทำโดย", own.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        await App.SubmitAsync(reviewer, $"{page}/issue", [], "/issue");

        var shown = await App.OpenAsync(app.Stranger, "/khlong-sam-wa/no-gift/2568");
        Assert.Contains("นายสมมุติ ตัวอย่าง", shown.Body!.TextContent, StringComparison.Ordinal);
        var scan = await app.Stranger.GetAsync("/khlong-sam-wa/no-gift/2568?handler=Scan");
        Assert.Equal("application/pdf", scan.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(await TakenAsync(app, "no-gift-policy"));

        // In one press it is with who approves standards.
        await App.SubmitAsync(app.Officer, page, [], "handler=Standard");
        var standard = await app.Ask<ProngsaiDb, Standard>(db => db.Set<Standard>().AsNoTracking().SingleAsync());
        Assert.Equal(DraftState.Submitted, standard.State);
        await App.SubmitAsync(reviewer, $"{standard.Page}/approve", [], "/approve");
        var asked = await App.OpenAsync(reviewer, standard.MyPage);
        Assert.Equal(3, asked.QuerySelectorAll("form fieldset").Length);
    }

    private static Dictionary<string, string> Filled(string value, string on) =>
        new()
        {
            ["receivedOn"] = on,
            ["what"] = "ปากกาหมึกซึม",
            ["value"] = value,
            ["giver"] = Giver,
            ["relation"] = nameof(GiverRelation.Customary),
            ["occasion"] = "ปีใหม่",
            ["act"] = nameof(GiftAct.Received),
        };

    private static Task<DisclosedTable?> TakenAsync(App app, string source) =>
        app.Ask<IServiceProvider, DisclosedTable?>(services =>
            services
                .GetServices<IDisclosedRecords>()
                .Single(r => r.Source == source)
                .TakeAsync(app.Agency, new FiscalYear(2568))
        );

    private static async Task<string> ErrorsAsync(HttpResponseMessage answer) =>
        (await App.ReadAsync(await answer.Content.ReadAsStringAsync())).QuerySelector(".errors")!.TextContent;
}
