using System.Net;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement;
using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Importing;
using Prongsai.Procurement.Signs.Thai;

namespace Prongsai.Tests.Procurement.Signs.Thai;

/// <summary>From the register to a finding, to what the office says, to the public.</summary>
public sealed class FindingsOfTheOffice
{
    private static readonly FiscalYear Year = new(2568);
    private const string Public = "/khlong-sam-wa/procurement/signs?year=2568";

    // Two contracts with one shop on one day, together 420,000; and one that is like any other.
    private static readonly string[][] Split =
    [
        ["1,ซื้อกระดาษ 1101700203451,250000,-,เฉพาะเจาะจง,ร้าน ก,220000,1/2568,7 ต.ค. 67,67109000001"],
        ["2,ซื้อหมึกพิมพ์,250000,-,เฉพาะเจาะจง,ร้าน ก,200000,2/2568,7 ต.ค. 67,67109000002"],
        ["3,จ้างซ่อมรถ,12500,-,เฉพาะเจาะจง,อู่ ข,12500,3/2568,8 ต.ค. 67,67109000003"],
    ];

    private static async Task ImportAsync(App app, params string[][] rows)
    {
        var done = await app.Ask<IPurchaseImport, PurchasesImported>(import =>
            import.ImportAsync(
                app.Agency,
                "ตุลาคม.csv",
                SomePurchases.Csv(rows),
                Year,
                ReadingWords.October,
                new PurchaseImportOptions(AcceptRepairs: true, AlikeAreTheSame: false),
                Actor.System
            )
        );
        Assert.True(done.Refusals.Count == 0, string.Join('\n', done.Refusals));
        await app.DrainJobsAsync();
    }

    private static Task<List<SignFinding>> FindingsAsync(App app, string code = "F01") =>
        app.Ask<ProngsaiDb, List<SignFinding>>(db =>
            db.SignFindings.AsNoTracking().Where(f => f.AgencyId == app.Agency && f.Code == code).ToListAsync()
        );

    private static Task<HttpResponseMessage> ExplainAsync(HttpClient who, SignFinding finding, string text) =>
        App.SubmitAsync(who, finding.Address, new() { ["text"] = text });

    private static async Task<string> TextAsync(HttpClient who, string address) =>
        (await App.OpenAsync(who, address)).QuerySelector("main")!.TextContent;

    private static async Task<(App App, MovableClock Clock)> StartAsync(Database database)
    {
        var clock = new MovableClock();
        return (await App.StartAsync(database, clock.Set), clock);
    }

    [Theory, OnBothDatabases]
    public async Task Are_kept_when_the_register_changes_and_told_to_the_officer(Database database)
    {
        var (app, _) = await StartAsync(database);
        await using var whole = app;
        using var officer = await app.PersonAsync("buyer", app.Agency, Duty.ProcurementOfficer);

        await ImportAsync(app, Split);

        var finding = Assert.Single(await FindingsAsync(app));
        Assert.Equal((2, false, null), (finding.EvidenceCount, finding.LookFirst, finding.GoneOn));
        var list = await App.OpenAsync(officer, "/staff/procurement/signs?year=2568");
        Assert.Contains("แบ่งซื้อแบ่งจ้างในวันเดียวกัน", list.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ไม่ใช่ข้อกล่าวหา", list.Body.TextContent, StringComparison.Ordinal);
        // สขร.1 of this office names no bidders: said, and not "nothing found".
        Assert.Contains(
            "F27 เสนอราคาเท่ากัน: คำนวณไม่ได้ ไม่มีข้อมูล: ผู้เสนอราคาและราคาที่เสนอ ไม่มีในรายการใดเลย",
            list.Body.TextContent,
            StringComparison.Ordinal
        );
        var one = await TextAsync(officer, finding.Address);
        Assert.Contains("220,000.00 + 200,000.00 = 420,000.00 บาท", one, StringComparison.Ordinal);
        Assert.Contains("ซื้อหมึกพิมพ์", one, StringComparison.Ordinal);
        Assert.Contains("441 กลุ่มใน 10,174 สัญญา", one, StringComparison.Ordinal);
        Assert.Contains("เกณฑ์ของเราเอง", one, StringComparison.Ordinal);
        Assert.Contains("จุดที่ควรดูใหม่", await TextAsync(officer, "/staff/inbox"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Keep_their_explanation_while_the_evidence_is_the_same(Database database)
    {
        var (app, clock) = await StartAsync(database);
        await using var whole = app;
        await ImportAsync(app, Split);
        var first = Assert.Single(await FindingsAsync(app));
        await ExplainAsync(app.Officer, first, "เป็นพัสดุคนละชนิด จัดซื้อคนละโครงการ");
        clock.Advance(TimeSpan.FromDays(3));
        await App.SignInAsync(app.Officer, app.Administrator);

        // What the sign does not read: the budget, and another purchase.
        string[][] otherwise =
        [
            [Split[0][0].Replace("250000", "260000", StringComparison.Ordinal)],
            Split[1],
            Split[2],
        ];
        await ImportAsync(app, otherwise);
        var same = Assert.Single(await FindingsAsync(app));
        Assert.Equal((first.Id, first.FirstSeenOn, first.EvidenceHash), (same.Id, same.FirstSeenOn, same.EvidenceHash));
        Assert.Contains("เป็นพัสดุคนละชนิด", await TextAsync(app.Officer, first.Address), StringComparison.Ordinal);
        // The evidence is the version that stands now.
        Assert.True(
            await app.Ask<ProngsaiDb, bool>(async db =>
            {
                var versions = await db
                    .SignEvidence.Where(e => e.FindingId == first.Id)
                    .Select(e => e.VersionId)
                    .ToListAsync();
                var standing = await db.Purchases.CountAsync(p => p.EndedBy == null && versions.Contains(p.VersionId));
                return versions.Count == 2 && standing == 2;
            })
        );

        // A third contract of that day is other evidence.
        await ImportAsync(
            app,
            [.. otherwise, ["4,ซื้อแฟ้ม,9000,-,เฉพาะเจาะจง,ร้าน ก,9000,4/2568,7 ต.ค. 67,67109000004"]]
        );
        var grown = Assert.Single(await FindingsAsync(app));
        Assert.Equal((first.Id, first.FirstSeenOn, 3), (grown.Id, grown.FirstSeenOn, grown.EvidenceCount));
        Assert.NotEqual(first.EvidenceHash, grown.EvidenceHash);
        Assert.Contains(
            "หลักฐานเปลี่ยน ต้องชี้แจงใหม่",
            await TextAsync(app.Officer, "/staff/procurement/signs?year=2568&sign=F01"),
            StringComparison.Ordinal
        );
        Assert.Contains("ต่อหลักฐานก่อนเปลี่ยน", await TextAsync(app.Officer, first.Address), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Go_when_they_are_not_found_any_more_and_come_back_as_the_same(Database database)
    {
        var (app, _) = await StartAsync(database);
        await using var whole = app;
        await ImportAsync(app, Split);
        var first = Assert.Single(await FindingsAsync(app));
        var import = await app.Ask<ProngsaiDb, PurchaseImport>(db => db.PurchaseImports.SingleAsync());

        await App.SubmitAsync(app.Officer, $"{import.Address}/undo", new() { ["why"] = "ส่งผิด" });
        await app.DrainJobsAsync();
        var gone = Assert.Single(await FindingsAsync(app));
        Assert.NotNull(gone.GoneOn);
        Assert.Contains("ไม่พบแล้วตั้งแต่", await TextAsync(app.Officer, first.Address), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "ร้าน ก วันที่",
            await TextAsync(app.Officer, "/staff/procurement/signs?year=2568"),
            StringComparison.Ordinal
        );

        await ImportAsync(app, Split);
        var back = Assert.Single(await FindingsAsync(app));
        Assert.Equal((first.Id, first.FirstSeenOn, null), (back.Id, back.FirstSeenOn, back.GoneOn));
    }

    [Theory, OnBothDatabases]
    public async Task Are_computed_again_after_an_edit_by_hand(Database database)
    {
        var (app, _) = await StartAsync(database);
        await using var whole = app;
        await ImportAsync(app, Split);
        var purchase = (await App.OpenAsync(app.Officer, "/staff/procurement/2568/10"))
            .QuerySelectorAll("tbody th a")
            .First(a => a.TextContent.Contains("หมึก", StringComparison.Ordinal))
            .GetAttribute("href")!;

        await App.SubmitAsync(app.Officer, purchase, new() { ["form.ContractDay"] = "9 ต.ค. 67" });
        await app.DrainJobsAsync();

        Assert.NotNull(Assert.Single(await FindingsAsync(app)).GoneOn);
    }

    [Theory, OnBothDatabases]
    public async Task Are_public_after_fifteen_days_and_only_when_their_purchases_are(Database database)
    {
        var (app, clock) = await StartAsync(database);
        await using var whole = app;
        await ImportAsync(app, Split);

        Assert.Contains(
            "ยังไม่มีจุดที่ถึงกำหนดเปิดเผย",
            await TextAsync(app.Stranger, Public),
            StringComparison.Ordinal
        );
        clock.Advance(TimeSpan.FromDays(14));
        await EmptyCacheAsync(app);
        Assert.Contains(
            "ยังไม่มีจุดที่ถึงกำหนดเปิดเผย",
            await TextAsync(app.Stranger, Public),
            StringComparison.Ordinal
        );
        clock.Advance(TimeSpan.FromDays(1));
        await EmptyCacheAsync(app);
        Assert.Contains(
            "ยังไม่มีจุดที่ถึงกำหนดเปิดเผย",
            await TextAsync(app.Stranger, Public),
            StringComparison.Ordinal
        );
        await SomePublished.MonthsAsync(app, ReadingWords.October);
        await EmptyCacheAsync(app);

        var page = await TextAsync(app.Stranger, Public);
        Assert.Contains("220,000.00 + 200,000.00 = 420,000.00 บาท", page, StringComparison.Ordinal);
        Assert.Contains("ยังไม่มีคำชี้แจง", page, StringComparison.Ordinal);
        Assert.Contains("ไม่ใช่ข้อกล่าวหา", page, StringComparison.Ordinal);
        Assert.Contains("2/2568", page, StringComparison.Ordinal);
        // Somebody typed a citizen's number into the work.
        Assert.Contains("ซื้อกระดาษ x-xxxx-xxxxx-xx-x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("1101700203451", page, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Say_to_the_office_which_months_keep_them_from_the_public(Database database)
    {
        var (app, _) = await StartAsync(database);
        await using var whole = app;
        await ImportAsync(app, Split);
        var finding = Assert.Single(await FindingsAsync(app));
        const string list = "/staff/procurement/signs?year=2568&sign=F01";

        foreach (var page in new[] { list, finding.Address })
        {
            var said = await App.OpenAsync(app.Officer, page);
            Assert.Contains("เดือนตุลาคม 2567 ยังไม่ได้เผยแพร่", said.Body!.TextContent, StringComparison.Ordinal);
            Assert.NotNull(said.QuerySelector("main a[href='/staff/disclosures/2568/O15']"));
        }

        await SomePublished.MonthsAsync(app, ReadingWords.October);
        foreach (var page in new[] { list, finding.Address })
            Assert.DoesNotContain("ประชาชนยังไม่เห็น", await TextAsync(app.Officer, page), StringComparison.Ordinal);

        // The register moves on; the finding rests on what nobody has published.
        await ImportAsync(app, [Split[0][0].Replace("250000", "260000", StringComparison.Ordinal)], Split[1], Split[2]);
        foreach (var page in new[] { list, finding.Address })
            Assert.Contains(
                "ทะเบียนเดือนตุลาคม 2567 เปลี่ยนหลังเผยแพร่",
                await TextAsync(app.Officer, page),
                StringComparison.Ordinal
            );
    }

    [Theory, OnBothDatabases]
    public async Task Are_public_once_they_are_explained(Database database)
    {
        var (app, _) = await StartAsync(database);
        await using var whole = app;
        await ImportAsync(app, Split);
        var finding = Assert.Single(await FindingsAsync(app));

        await SomePublished.MonthsAsync(app, ReadingWords.October);
        await ExplainAsync(app.Officer, finding, "เป็นพัสดุคนละชนิด\nผู้รับจ้าง 3100600445670 เป็นรายเดียวในพื้นที่");

        var page = await TextAsync(app.Stranger, Public);
        Assert.Contains("เป็นพัสดุคนละชนิด", page, StringComparison.Ordinal);
        Assert.DoesNotContain("3100600445670", page, StringComparison.Ordinal);
        // Only this one: the others wait for their days.
        Assert.DoesNotContain(
            "F31",
            (await App.OpenAsync(app.Stranger, Public)).QuerySelector("main h2 small")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Single((await App.OpenAsync(app.Stranger, Public)).QuerySelectorAll("main article"));
        Assert.Contains(
            "ชี้แจงจุดที่ควรดู",
            await TextAsync(app.Officer, $"/staff/history?record={Uri.EscapeDataString(finding.Record)}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Are_explained_by_those_in_charge_with_words_for_the_public()
    {
        var (app, _) = await StartAsync(Database.Sqlite);
        await using var whole = app;
        using var auditor = await app.PersonAsync("auditor", app.Agency, Duty.Auditor);
        await ImportAsync(app, Split);
        var finding = Assert.Single(await FindingsAsync(app));

        var tooShort = await (await ExplainAsync(app.Officer, finding, " ก็ดี ")).Content.ReadAsStringAsync();
        var raced = await (
            await App.SubmitAsync(
                app.Officer,
                finding.Address,
                new() { ["text"] = "เป็นพัสดุคนละชนิด", ["evidence"] = "x" }
            )
        ).Content.ReadAsStringAsync();
        using var refused = await App.PostAsync(auditor, finding.Address, new() { ["text"] = "เป็นพัสดุคนละชนิด" });
        using var missing = await app.Officer.GetAsync("/staff/procurement/signs/01890000-0000-7000-8000-000000000000");

        Assert.Contains("คำชี้แจงสั้นเกินไป", tooShort, StringComparison.Ordinal);
        Assert.Contains("หลักฐานเปลี่ยนไปหลังจากเปิดหน้านี้", raced, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.SignExplanations.CountAsync()));
        // Whoever may not explain reads all the same.
        Assert.Contains("420,000.00", await TextAsync(auditor, finding.Address), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Are_held_against_other_agencies_when_there_are_enough_of_them(Database database)
    {
        var (app, clock) = await StartAsync(database);
        await using var whole = app;
        await ImportAsync(app, Split);
        const string compared = "หน่วยงานอื่น: ";
        await PeerAsync("bang-kapi", found: 3, purchases: 6);
        Assert.DoesNotContain(
            compared,
            await TextAsync(app.Officer, "/staff/procurement/signs?year=2568"),
            StringComparison.Ordinal
        );

        await PeerAsync("min-buri", found: 0, purchases: 0);

        Assert.Contains(
            "หน่วยงานอื่น: พบใน 1 จาก 2 แห่ง; 3.0% ของรายการ",
            await TextAsync(app.Officer, "/staff/procurement/signs?year=2568"),
            StringComparison.Ordinal
        );

        async Task PeerAsync(string slug, int found, int purchases)
        {
            var agency = await app.Ask<IAgencies, AgencyId>(agencies =>
                agencies.RegisterAsync(slug, new(slug, slug), new("", ""), "sub_department", Actor.System)
            );
            await app.With<ProngsaiDb>(async db =>
            {
                db.SignCounts.Add(
                    new SignCount
                    {
                        AgencyId = agency,
                        Year = Year,
                        Code = "F01",
                        Found = found,
                        Purchases = purchases,
                        Looked = 100,
                        Rows = 100,
                        At = clock.Now().Utc,
                    }
                );
                await db.SaveChangesAsync();
            });
        }
    }

    [Theory, OnBothDatabases]
    public async Task Are_looked_after_every_day(Database database)
    {
        var (app, clock) = await StartAsync(database);
        await using var whole = app;
        await ImportAsync(app, Split);
        await app.With<ProngsaiDb>(db => db.SignCounts.ExecuteDeleteAsync());
        // The round is about this year and the last; the purchases are moved into this one.
        var present = FiscalYear.Of(clock.Now().Today);
        await app.With<ProngsaiDb>(db => db.Purchases.ExecuteUpdateAsync(set => set.SetProperty(p => p.Year, present)));
        await app.With<ProngsaiDb>(db =>
            db.SignFindings.ExecuteUpdateAsync(set => set.SetProperty(f => f.Year, present))
        );

        clock.Advance(TimeSpan.FromDays(10));
        using var officer = await app.PersonAsync("buyer", app.Agency, Duty.ProcurementOfficer);
        await RoundAsync();

        Assert.Equal(34, await app.Ask<ProngsaiDb, int>(db => db.SignCounts.CountAsync(c => c.Year == present)));
        Assert.Contains(
            "จะเปิดเผยต่อสาธารณะในอีก 5 วัน",
            await TextAsync(officer, "/staff/inbox"),
            StringComparison.Ordinal
        );

        async Task RoundAsync()
        {
            await app.With<ProngsaiDb>(async db =>
            {
                db.Enqueue(null, clock.Now(), new LookAfterSigns());
                await db.SaveChangesAsync();
            });
            await app.DrainJobsAsync();
        }
    }

    [Fact]
    public async Task Have_their_definitions_on_a_page_with_every_threshold()
    {
        await using var app = await App.StartAsync(
            Database.Sqlite,
            builder => builder.Configuration["Prongsai:Procurement:Thresholds"] = OwnFile()
        );

        var page = await TextAsync(app.Officer, "/staff/procurement/signs/definitions?year=2568");

        foreach (var sign in ThaiSigns.All)
            Assert.Contains($"{sign.Code} {sign.Name.Th}", page, StringComparison.Ordinal);
        Assert.Contains("465,000.00 บาท", page, StringComparison.Ordinal);
        Assert.Contains("มติคณะทำงาน", page, StringComparison.Ordinal);
        Assert.Contains("ยังไม่มีแหล่งทางการยืนยัน", page, StringComparison.Ordinal);

        static string OwnFile()
        {
            var path = Path.Combine(Directory.CreateTempSubdirectory("prongsai-thresholds-").FullName, "own.csv");
            File.WriteAllText(path, "sign,name,value,unit,since,source\nF03,from,465000,baht,2568,มติคณะทำงาน\n");
            return path;
        }
    }

    [Fact]
    public async Task Of_an_unknown_agency_or_a_year_without_purchases_are_none()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        using var unknown = await app.Stranger.GetAsync("/nowhere/procurement/signs");

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains(
            "ยังไม่มีจุดที่ถึงกำหนดเปิดเผย",
            await TextAsync(app.Stranger, "/khlong-sam-wa/procurement/signs?year=x"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "ยังไม่ได้คำนวณของปีนี้",
            await TextAsync(app.Officer, "/staff/procurement/signs?year=2560"),
            StringComparison.Ordinal
        );
    }

    private static Task EmptyCacheAsync(App app) => app.With<IPublicPages>(portal => portal.HaveChangedAsync());
}
