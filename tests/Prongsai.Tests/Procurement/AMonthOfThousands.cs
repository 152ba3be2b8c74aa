using System.Globalization;
using System.Text;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Public;
using Prongsai.Tests.Disclosures;
using Prongsai.Tests.Measures;

namespace Prongsai.Tests.Procurement;

/// <summary>A month of more purchases than a person would type: taken into O15, shown part by part, published, read page by page.</summary>
public sealed class AMonthOfThousands
{
    // More than a table that people write may have.
    private const int Many = 5_200;

    private static readonly DateOnly October = new(2023, 10, 1);

    [Theory, OnBothDatabases]
    public async Task Is_taken_shown_in_parts_and_read_page_by_page(Database database)
    {
        await using var app = await SampleOffice.StartAsync(database);
        await TheDesk.OpenAsync(app);
        await ImportAsync(app, Many);

        await App.SubmitAsync(
            app.Officer,
            $"{TheDesk.O15}/records/procurement",
            new() { ["months[0]"] = "2023-10" },
            "/records/procurement"
        );

        var content = await App.OpenAsync(app.Officer, $"{TheDesk.O15}/write");
        Assert.Equal(ShownRows.Most, content.QuerySelectorAll("table[lang=th] tbody tr").Length);
        Assert.Contains("แถว 1–500 จาก 5,200", content.Body!.TextContent, StringComparison.Ordinal);
        var next = content.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var second = await App.OpenAsync(app.Officer, $"{TheDesk.O15}/write{next}");
        Assert.Contains("แถว 501–1,000 จาก 5,200", second.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "งานที่ 0501",
            second.QuerySelector("table[lang=th] tbody tr")!.TextContent,
            StringComparison.Ordinal
        );

        await SomePublished.MonthsAsync(app, October);
        HashSet<string> read = [];
        for (var page = "/khlong-sam-wa/procurement/2567/10"; page is not null; )
        {
            var shown = await App.OpenAsync(app.Stranger, page);
            foreach (var link in shown.QuerySelectorAll("tbody th a"))
                Assert.True(read.Add(link.GetAttribute("href")!));
            page = shown.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(Many, read.Count);
    }

    [Fact]
    public void Is_refused_only_beyond_what_a_page_can_bear_and_names_the_month()
    {
        Assert.Empty(Holding(20_000).WhyNot());

        var refusal = Assert.Single(Holding(Limits.TakenRows + 1).WhyNot());
        Assert.Equal("table-too-many-taken", refusal.Code);
        Assert.Contains("เดือนตุลาคม 2566 มี 25,001 แถว", refusal.Words.Th, StringComparison.Ordinal);
        Assert.Contains("CSV", refusal.Words.En, StringComparison.Ordinal);
        // What a person puts in is held to what a person can look through.
        var typed = (TableBlock)Holding(Limits.Rows + 1).Blocks[0] with
        {
            Source = null,
        };
        Assert.Equal("table-too-many-rows", Assert.Single(typed.WhyNot()).Code);
    }

    [Theory]
    [InlineData(0, null, 1, 0, 0)]
    [InlineData(500, null, 1, 0, 500)]
    [InlineData(501, "b1-2", 2, 500, 501)]
    [InlineData(1_200, "b2-2", 1, 0, 500)]
    [InlineData(1_200, "b1-99", 3, 1_000, 1_200)]
    [InlineData(1_200, "b1-0", 1, 0, 500)]
    [InlineData(1_200, "b1-x", 1, 0, 500)]
    public void Any_address_shows_a_part_that_there_is(int count, string? asked, int part, int first, int end)
    {
        var rows = ShownRows.Of("b1", count, asked);

        Assert.Equal((part, first, end), (rows.Part, rows.First, rows.End));
    }

    [Fact]
    public void A_mark_far_down_leads_to_its_part()
    {
        Assert.Equal("#b1-500", ShownRows.AddressOfRow("b1", 500));
        Assert.Equal("?rows=b1-2#b1-501", ShownRows.AddressOfRow("b1", 501));
    }

    private static Document Holding(int rows) =>
        new([
            new TableBlock
            {
                Id = "b1",
                Month = October,
                Source = "procurement",
                SourceVersion = "x",
                Columns = [.. Enumerable.Range(0, 16).Select(i => new Column($"คอลัมน์ที่ {i}"))],
                Rows =
                [
                    .. Enumerable
                        .Range(0, rows)
                        .Select(row =>
                            (IReadOnlyList<string>)
                                [.. Enumerable.Range(0, 16).Select(i => $"สำนักงานเขตคลองสามวา {row}")]
                        ),
                ],
            },
        ]);

    private static Task ImportAsync(App app, int count)
    {
        var csv = new StringBuilder(
            "ลำดับที่,งานที่จัดซื้อหรือจัดจ้าง,วงเงิน,ราคากลาง,วิธีซื้อหรือจ้าง,ผู้ได้รับการคัดเลือก,ราคาที่ตกลง,เลขที่สัญญา,วันที่สัญญา,เลขที่โครงการ,แหล่งที่มาของงบประมาณ,สถานะการจัดซื้อจัดจ้าง\n"
        );
        for (var i = 1; i <= count; i++)
            csv.Append(
                CultureInfo.InvariantCulture,
                $"{i},งานที่ {i:0000} จ้างเหมาบริการดูแลรักษาความสะอาดและซ่อมแซมครุภัณฑ์,1000,900,วิธีเฉพาะเจาะจง,บริษัท สมมุติการค้าที่ {i % 50} จำกัด,900,{i}/2567,5 ต.ค. 66,-,งบประมาณกรุงเทพมหานคร,สิ้นสุดสัญญา\n"
            );

        return app.With<IPurchaseImport>(async import =>
            Assert.Empty(
                (
                    await import.ImportAsync(
                        app.Agency,
                        "ตุลาคม.csv",
                        Encoding.UTF8.GetBytes(csv.ToString()),
                        PurchasesOf2567.Year,
                        October,
                        new PurchaseImportOptions(AcceptRepairs: true, AlikeAreTheSame: false),
                        Actor.System
                    )
                ).Refusals
            )
        );
    }
}
