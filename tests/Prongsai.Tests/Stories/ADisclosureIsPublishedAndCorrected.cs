using System.Net;
using Prongsai.Kernel;
using Prongsai.Tests.Disclosures;
using Prongsai.Tests.Measures;

namespace Prongsai.Tests.Stories;

/// <summary>
/// docs/follow-a-disclosure.md tells this story; change one, change the other. Everything is done as officers do it: in the pages,
/// from a blank skeleton to a page that anybody may read, its correction, and its withdrawal.
/// </summary>
public sealed class ADisclosureIsPublishedAndCorrected
{
    [Theory, OnBothDatabases]
    public async Task From_a_blank_skeleton_to_a_corrected_page_and_its_withdrawal(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        var reviewer = await app.ReviewerAsync();

        // 1. The register of the year is opened: every item of the framework, with a skeleton of what it asks.
        await App.SubmitAsync(app.Officer, "/staff/disclosures?year=2567", []);
        var skeleton = await App.OpenAsync(app.Officer, $"{TheDesk.O15}/write");
        Assert.Contains("แหล่งที่มาของงบประมาณ", skeleton.Body!.TextContent, StringComparison.Ordinal);

        // 2. The officer fills the table from a file. The machine names what is missing, with its place.
        await App.SubmitAsync(
            app.Officer,
            $"{TheDesk.O15}/blocks/b1?kind=table",
            [],
            files: [("sheet", "สรุป.csv", await SampleAsync("o15-incomplete.csv"))]
        );
        var item = (await App.OpenAsync(app.Officer, TheDesk.O15)).Body!.TextContent;
        Assert.Contains("ขาดคอลัมน์ “แหล่งที่มาของงบประมาณ”", item, StringComparison.Ordinal);
        Assert.Contains("ขาดเดือนมีนาคม 2567", item, StringComparison.Ordinal);
        Assert.Contains("95.00 + (100.00 − 0.00) × 1/20 = 100.00", item, StringComparison.Ordinal);

        // 3. It goes to a second person, who alone can publish it, and only with a reason for what is missing.
        await TheDesk.SubmitAsync(app.Officer);
        var alone = await App.PostAsync(app.Officer, $"{TheDesk.O15}/approve", new() { ["unmetBecause"] = "รีบ" });
        Assert.Equal(HttpStatusCode.Conflict, alone.StatusCode);
        await TheDesk.ApproveAsync(reviewer, "เผยแพร่ให้ทันกำหนด ส่วนที่ขาดจะแก้ในฉบับถัดไป");
        var first = await App.OpenAsync(app.Stranger, TheDesk.Public);
        Assert.Contains("เผยแพร่ให้ทันกำหนด", first.Body!.TextContent, StringComparison.Ordinal);

        // 4. It is corrected: the whole table, the month without purchases, the PDF. The next edition says what changed.
        await App.SubmitAsync(
            app.Officer,
            $"{TheDesk.O15}/blocks/b1?kind=table",
            new() { ["key"] = "ชื่อรายการของงานที่ซื้อหรือจ้าง" },
            files: [("sheet", "สรุป.csv", await SampleAsync("o15.csv"))]
        );
        await App.SubmitAsync(
            app.Officer,
            $"{TheDesk.O15}/blocks/new?kind=none",
            new() { ["month"] = "2024-03", ["text"] = "ไม่มีการจัดซื้อจัดจ้าง" }
        );
        await App.SubmitAsync(
            app.Officer,
            $"{TheDesk.O15}/blocks/new?kind=file",
            new() { ["caption"] = "ฉบับ PDF" },
            files: [("file", "o15.pdf", await SampleAsync("o15.pdf"))]
        );
        await TheDesk.SubmitAsync(app.Officer, "เพิ่มคอลัมน์ที่ขาดและเดือนที่เหลือ");
        var review = await App.OpenAsync(reviewer, $"{TheDesk.O15}/review");
        Assert.Null(review.QuerySelector("textarea[name=unmetBecause]"));
        await TheDesk.ApproveAsync(reviewer);

        // 5. The public reads edition 2, the first stays at its address, and what changed is shown row by row.
        var second = await App.OpenAsync(app.NewClient(), TheDesk.Public);
        Assert.Contains("เพิ่มคอลัมน์ที่ขาดและเดือนที่เหลือ", second.Body!.TextContent, StringComparison.Ordinal);
        var kept = await App.OpenAsync(app.NewClient(), $"{TheDesk.Public}/editions/1");
        Assert.DoesNotContain("งบประมาณกรุงเทพมหานคร", kept.Body!.TextContent, StringComparison.Ordinal);
        var changes = await App.OpenAsync(app.NewClient(), $"{TheDesk.Public}/editions/2/changes");
        Assert.Contains(changes.QuerySelectorAll("ins"), ins => ins.TextContent == "งบประมาณกรุงเทพมหานคร");
        Assert.Contains("เพิ่ม 1 แถว เอาออก 0 แถว แก้ไข 5 แถว", changes.Body!.TextContent, StringComparison.Ordinal);

        // 6. The law takes it away: every address answers 410 and says why.
        await App.SubmitAsync(reviewer, $"{TheDesk.O15}/withdraw", new() { ["because"] = "คำสั่งศาล" });
        foreach (
            var path in new[] { TheDesk.Public, $"{TheDesk.Public}/editions/1", $"{TheDesk.Public}/editions/2/changes" }
        )
            Assert.Equal(
                HttpStatusCode.Gone,
                (await app.NewClient().GetAsync(new Uri(path, UriKind.Relative))).StatusCode
            );
        var gone = await app.NewClient().GetAsync(new Uri(TheDesk.Public, UriKind.Relative));
        Assert.Contains("คำสั่งศาล", await TheDesk.TextAsync(gone), StringComparison.Ordinal);
    }

    private static Task<byte[]> SampleAsync(string name) =>
        File.ReadAllBytesAsync(Path.Combine(SampleOffice.Folder, "disclosures", name));
}
