using System.Net;
using System.Text;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Tests.Disclosures;
using Prongsai.Tests.Measures;
using Prongsai.Tests.Procurement;

namespace Prongsai.Tests.Stories;

/// <summary>
/// docs/follow-a-purchase.md tells this story; change one, change the other. From the officers' file to the public: six months are imported, taken into O15, looked at by a second person, published, searched,
/// corrected and withdrawn. O15 had 0 points because it was incomplete: it is green only when everything is there.
/// </summary>
public sealed class PurchasesBecomePublic
{
    private const string Take = $"{TheDesk.O15}/records/procurement";
    private const string Public = "/khlong-sam-wa/procurement";
    private static readonly int[] SixMonths = [10, 11, 12, 1, 2, 3];

    [Theory, OnBothDatabases]
    public async Task From_six_months_of_files_to_a_green_O15_and_pages_to_search(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        var reviewer = await app.ReviewerAsync();
        await TheDesk.OpenAsync(app);

        // Five months have purchases; of March nothing is said yet.
        foreach (var month in SixMonths[..5])
            await PurchasesOf2567.ImportAsync(app, month);
        var look = await App.OpenAsync(app.Officer, Take);
        Assert.Contains("ยังไม่มีข้อมูล", Row(look, "มีนาคม 2567"), StringComparison.Ordinal);
        Assert.Contains("2 รายการ", Row(look, "ตุลาคม 2566"), StringComparison.Ordinal);
        Assert.Contains("หน้าข้อมูลหน่วยงานยังไม่ระบุ", Row(look, "ตุลาคม 2566"), StringComparison.Ordinal);

        // With a month missing it stays red and says which.
        await TakeAsync(app);
        await PdfAsync(app);
        Assert.Contains("ขาดเดือนมีนาคม 2567", await ItemAsync(app), StringComparison.Ordinal);

        // The office says formally that there was nothing. The item tells that the register has moved on; it is taken again.
        await App.SubmitAsync(app.Officer, "/staff/procurement/2567/3/nothing", []);
        Assert.Contains("ขาดเดือนมีนาคม 2567", await ItemAsync(app), StringComparison.Ordinal);
        await TakeAsync(app);

        // The agency's own columns are blank until its page gives them: red, with the page to go to; then the months are taken again.
        var blank = await App.OpenAsync(app.Officer, TheDesk.O15);
        foreach (var column in new[] { "อำเภอ", "จังหวัด", "ประเภทหน่วยงาน" })
            Assert.Contains($"คอลัมน์ “{column}” ว่าง", blank.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(blank.QuerySelectorAll(".checklist__unmet a[href='/staff/agency']"));
        await app.With<IAgencies>(agencies =>
            agencies.DescribeAsync(app.Agency, AgencyKind.DistrictOffice, "คลองสามวา", "กรุงเทพมหานคร", Actor.System)
        );
        Assert.Contains("เปลี่ยนแปลงหลังดึงเข้ามาแล้ว: ตุลาคม 2566", await ItemAsync(app), StringComparison.Ordinal);
        await TakeAsync(app);
        var green = await ItemAsync(app);
        Assert.DoesNotContain("ขาดเดือน", green, StringComparison.Ordinal);
        Assert.DoesNotContain("ว่าง ให้กรอก", green, StringComparison.Ordinal);
        var page = await App.OpenAsync(app.Officer, TheDesk.O15);
        Assert.Empty(page.QuerySelectorAll("#checklist ~ .checklist .badge--bad, .checklist .badge--bad"));
        var content = (await App.OpenAsync(app.Officer, $"{TheDesk.O15}/write")).Body!.TextContent;
        Assert.Contains("ข้อมูลจากระบบ ณ วันที่", content, StringComparison.Ordinal);
        Assert.Contains("ไม่มีการจัดซื้อจัดจ้าง", content, StringComparison.Ordinal);

        // Nothing is public before the second person approves, and nothing more is needed from her than to approve.
        Assert.DoesNotContain("ซื้อกระดาษ", (await TextAsync(app.Stranger, Public)), StringComparison.Ordinal);
        await TheDesk.SubmitAsync(app.Officer);
        var review = await App.OpenAsync(reviewer, $"{TheDesk.O15}/review");
        Assert.Null(review.QuerySelector("textarea[name=unmetBecause]"));

        // What is changed after the look does not slip into what she approves.
        await ChangeAsync(app, "ซื้อกระดาษเดือน 10", "99,000");
        (await TheDesk.ApproveAsync(reviewer)).EnsureSuccessStatusCode();

        var year = await App.OpenAsync(app.Stranger, $"{Public}/2567");
        Assert.Contains("เผยแพร่ 10 รายการ", year.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ไม่มีการจัดซื้อจัดจ้าง", year.Body.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(year.QuerySelectorAll("svg.bars"));
        Assert.Contains(
            $"{Public}/2567",
            (await App.OpenAsync(app.Stranger, TheDesk.Public)).Body!.InnerHtml,
            StringComparison.Ordinal
        );
        var found = await App.OpenAsync(app.Stranger, $"{Public}/search?q=กระดาษเดือน+10");
        var contract = found.QuerySelector("tbody th a")!.GetAttribute("href")!;
        var shown = await App.OpenAsync(app.Stranger, contract);
        Assert.Contains("29,000.00", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("99,000.00", shown.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("editions/1", shown.Body.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(PurchasesOf2567.Citizen, shown.Body.InnerHtml, StringComparison.Ordinal);

        // The item says that October changed; the correction replaces it at the same address.
        Assert.Contains("เปลี่ยนแปลงหลังดึงเข้ามาแล้ว: ตุลาคม 2566", await ItemAsync(app), StringComparison.Ordinal);
        await TakeAsync(app);
        await TheDesk.SubmitAsync(app.Officer, "แก้วงเงินของเดือนตุลาคม");
        (await TheDesk.ApproveAsync(reviewer)).EnsureSuccessStatusCode();
        shown = await App.OpenAsync(app.Stranger, contract);
        Assert.Contains("99,000.00", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("editions/2", shown.Body.InnerHtml, StringComparison.Ordinal);
        var vendor = shown.QuerySelector("a[href*='/vendors/']")!.GetAttribute("href")!;
        Assert.Contains(
            "บริษัท กอไก่ จำกัด",
            (await App.OpenAsync(app.Stranger, vendor)).QuerySelector("h1")!.TextContent,
            StringComparison.Ordinal
        );

        // Withdrawn from the public, it is gone from these pages too, at once, and each says by what law.
        await App.SubmitAsync(reviewer, $"{TheDesk.O15}/withdraw", new() { ["because"] = "คำสั่งศาลที่ 1/2567" });
        foreach (var gone in new[] { contract, vendor, $"{Public}/2567", $"{Public}/2567/10", $"{Public}/2567/3" })
        {
            using var answer = await app.Stranger.GetAsync(gone);
            Assert.Equal((gone, HttpStatusCode.Gone), (gone, answer.StatusCode));
            var page410 = await answer.Content.ReadAsStringAsync();
            Assert.Contains("คำสั่งศาลที่ 1/2567", page410, StringComparison.Ordinal);
            Assert.DoesNotContain("กอไก่", page410, StringComparison.Ordinal);
        }

        foreach (var file in new[] { "2567/10/download/data.json", "2567/download/data.json" })
            Assert.Equal(HttpStatusCode.Gone, (await app.Stranger.GetAsync($"{Public}/{file}")).StatusCode);
        foreach (var never in new[] { "2567/4", "2568", "vendors/none", $"contracts/{Guid.CreateVersion7()}" })
            Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger.GetAsync($"{Public}/{never}")).StatusCode);
        Assert.DoesNotContain(
            "ซื้อกระดาษ",
            await TextAsync(app.Stranger, $"{Public}/search?q=กระดาษ"),
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_field_that_nobody_filled_stays_red_with_its_row_and_column(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        await TheDesk.OpenAsync(app);
        foreach (var month in SixMonths)
            await PurchasesOf2567.ImportAsync(app, month, withoutSource: month == 12);

        var look = await App.OpenAsync(app.Officer, Take);
        Assert.Contains("แหล่งที่มาของงบประมาณ", Row(look, "ธันวาคม 2566"), StringComparison.Ordinal);
        Assert.DoesNotContain("แหล่งที่มาของงบประมาณ", Row(look, "มกราคม 2567"), StringComparison.Ordinal);
        await TakeAsync(app);
        await PdfAsync(app);

        var item = await ItemAsync(app);
        Assert.Contains("แถว 1 คอลัมน์ “แหล่งที่มาของงบประมาณ” ว่าง", item, StringComparison.Ordinal);
        Assert.DoesNotContain("ขาดเดือน", item, StringComparison.Ordinal);

        // By hand it is no longer what was taken, and does not count as it.
        var table = (await App.OpenAsync(app.Officer, $"{TheDesk.O15}/write"))
            .QuerySelectorAll("a[href*='/rows/1']")
            .Select(a => a.GetAttribute("href")!)
            .First();
        await App.SubmitAsync(app.Officer, table, []);
        Assert.Contains("–", Row(await App.OpenAsync(app.Officer, Take), "ตุลาคม 2566"), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> TakeAsync(App app) =>
        App.SubmitAsync(
            app.Officer,
            Take,
            SixMonths.ToDictionary(
                m => $"months[{Array.IndexOf(SixMonths, m)}]",
                m => $"{(m >= 10 ? 2023 : 2024)}-{m:00}"
            ),
            "/records/procurement"
        );

    private static async Task PdfAsync(App app) =>
        await App.SubmitAsync(
            app.Officer,
            $"{TheDesk.O15}/blocks/new?kind=file",
            new() { ["caption"] = "ฉบับ PDF" },
            files:
            [
                (
                    "file",
                    "o15.pdf",
                    await File.ReadAllBytesAsync(Path.Combine(SampleOffice.Folder, "disclosures", "o15.pdf"))
                ),
            ]
        );

    private static async Task ChangeAsync(App app, string work, string budget)
    {
        var month = await App.OpenAsync(app.Officer, "/staff/procurement/2567/10");
        var purchase = month.QuerySelectorAll("tbody th a").First(a => a.TextContent == work).GetAttribute("href")!;
        await App.SubmitAsync(app.Officer, purchase, new() { ["form.Budget"] = budget });
    }

    private static Task<string> ItemAsync(App app) => TextAsync(app.Officer, TheDesk.O15);

    private static async Task<string> TextAsync(HttpClient who, string address) =>
        string.Join(
            ' ',
            (await App.OpenAsync(who, address)).Body!.TextContent.Split(
                (char[]?)null,
                StringSplitOptions.RemoveEmptyEntries
            )
        );

    private static string Row(AngleSharp.Dom.IDocument page, string month) =>
        page.QuerySelectorAll("tbody tr")
            .First(tr => tr.TextContent.Contains(month, StringComparison.Ordinal))
            .TextContent;
}
