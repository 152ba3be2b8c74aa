using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Tests.Disclosures.Writing;

public sealed class WritingAnItem
{
    [Theory, OnBothDatabases]
    public async Task The_register_opens_with_a_skeleton_of_what_the_item_asks(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);

        var document = await DocumentAsync(app);

        var table = Assert.IsType<TableBlock>(document.Blocks[0]);
        Assert.Equal(16, table.Columns.Count);
        Assert.True(document.IsBlank);
        var register = await App.OpenAsync(app.Officer, "/staff/disclosures?year=2567");
        Assert.Contains("ยังไม่เริ่ม", register.QuerySelector("table.register")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_table_is_pasted_and_one_row_of_it_is_mended(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);

        await App.SubmitAsync(
            app.Officer,
            $"{TheDesk.O15}/blocks/new?kind=table",
            new()
            {
                ["heading"] = "รายการเดือนตุลาคม",
                ["month"] = "ต.ค. 2566",
                ["rows"] = "ชื่อรายการ\tราคากลาง (บาท)\nซื้อกระดาษ\t1,000\n\"ซื้อ\nหมึก\"\t",
            }
        );
        var table = (await DocumentAsync(app))
            .Blocks.OfType<TableBlock>()
            .Single(t => t.Heading == "รายการเดือนตุลาคม");
        await App.SubmitAsync(
            app.Officer,
            $"{TheDesk.O15}/blocks/{table.Id}/rows/2",
            new() { ["cell"] = "ซื้อหมึกพิมพ์" }
        );

        var mended = (TableBlock)(await DocumentAsync(app))[table.Id]!;
        Assert.Equal((new DateOnly(2023, 10, 1), "ซื้อ\nหมึก"), (mended.Month, table.Rows[1][0]));
        Assert.Equal(ColumnType.Money, mended.Columns[1].Type);
        Assert.Equal(["ซื้อกระดาษ", "1,000"], mended.Rows[0]);
        Assert.Equal("ซื้อหมึกพิมพ์", mended.Rows[1][0]);
    }

    [Theory, OnBothDatabases]
    public async Task A_table_of_a_hundred_thousand_rows_and_a_title_of_five_thousand_letters_are_answered(
        Database database
    )
    {
        await using var app = await TheDesk.StartAsync(database);
        var before = (await DocumentAsync(app)).Write();
        var rows = new StringBuilder("ชื่อรายการ,ราคา\n");
        for (var i = 0; i < 100_000; i++)
            rows.Append("ซื้อกระดาษ,100\n");

        var table = await App.SubmitAsync(
            app.Officer,
            $"{TheDesk.O15}/blocks/new?kind=table",
            new() { ["heading"] = "รายการทั้งปี" },
            files: [("sheet", "ทั้งปี.csv", TheDesk.Bytes(rows.ToString()))]
        );
        var title = await App.SubmitAsync(
            app.Officer,
            $"{TheDesk.O15}/blocks/new?kind=text",
            new() { ["heading"] = new string('ก', 5000), ["text"] = "ข้อความ" }
        );

        Assert.StartsWith(
            "ทั้งปี.csv: ตารางมี 100,000 แถว",
            Assert.Single(await TheDesk.ReasonsAsync(table)),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "หัวข้อยาว 5,000 ตัวอักษร",
            Assert.Single(await TheDesk.ReasonsAsync(title)),
            StringComparison.Ordinal
        );
        Assert.Equal(before, (await DocumentAsync(app)).Write());
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_editors_the_second_sees_what_the_first_saved_and_loses_nothing(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        await TheDesk.AddTextAsync(app.Officer, "หัวข้อ", "เดิม");
        var second = await app.PersonAsync("second", app.Agency, Duty.Preparer);
        var block = (await DocumentAsync(app)).Blocks.OfType<TextBlock>().Single().Id;
        var address = $"{TheDesk.O15}/blocks/{block}";
        var seen = (await App.OpenAsync(second, address)).QuerySelector("input[name=seen]")!.GetAttribute("value")!;
        await App.SubmitAsync(app.Officer, address, new() { ["text"] = "ของคนแรก" });

        var raced = await App.SubmitAsync(second, address, new() { ["text"] = "ของคนที่สอง", ["seen"] = seen });

        var page = await App.ReadAsync(await raced.Content.ReadAsStringAsync());
        Assert.Contains("ของคนแรก", page.QuerySelector(".theirs")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ของคนที่สอง", page.QuerySelector("textarea[name=text]")!.TextContent);
        Assert.Equal("ของคนแรก", ((TextBlock)(await DocumentAsync(app))[block]!).Text);
    }

    [Theory, OnBothDatabases]
    public async Task Two_editors_of_different_blocks_are_not_in_each_others_way(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        await TheDesk.AddTextAsync(app.Officer, "หนึ่ง", "หนึ่ง");
        await TheDesk.AddTextAsync(app.Officer, "สอง", "สอง");
        var second = await app.PersonAsync("second", app.Agency, Duty.Preparer);
        var blocks = (await DocumentAsync(app)).Blocks.OfType<TextBlock>().Select(b => b.Id).ToList();
        var seen = (await App.OpenAsync(second, $"{TheDesk.O15}/blocks/{blocks[1]}"))
            .QuerySelector("input[name=seen]")!
            .GetAttribute("value")!;
        await App.SubmitAsync(app.Officer, $"{TheDesk.O15}/blocks/{blocks[0]}", new() { ["text"] = "หนึ่งใหม่" });

        await App.SubmitAsync(
            second,
            $"{TheDesk.O15}/blocks/{blocks[1]}",
            new() { ["text"] = "สองใหม่", ["seen"] = seen }
        );

        Assert.Equal(
            ["หนึ่งใหม่", "สองใหม่"],
            (await DocumentAsync(app)).Blocks.OfType<TextBlock>().Select(b => b.Text)
        );
    }

    [Theory, OnBothDatabases]
    public async Task Bad_input_is_said_and_nothing_is_saved(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        var before = (await DocumentAsync(app)).Write();

        var month = await App.SubmitAsync(
            app.Officer,
            $"{TheDesk.O15}/blocks/new?kind=none",
            new() { ["month"] = "เดือนที่แล้ว", ["text"] = "ไม่มี" }
        );
        var link = await App.SubmitAsync(
            app.Officer,
            $"{TheDesk.O15}/blocks/new?kind=link",
            new() { ["url"] = "javascript:alert(1)" }
        );
        var file = await App.SubmitAsync(
            app.Officer,
            $"{TheDesk.O15}/blocks/new?kind=file",
            new() { ["caption"] = "แผน" },
            files: [("file", "แผน.pdf", TheDesk.Bytes("MZ นี่ไม่ใช่ PDF"))]
        );
        var sheet = await App.SubmitAsync(
            app.Officer,
            $"{TheDesk.O15}/blocks/new?kind=table",
            [],
            files: [("sheet", "เสีย.xlsx", [.. "PK\u0003\u0004"u8, 1, 2, 3])]
        );

        Assert.Contains("“เดือนที่แล้ว”", Assert.Single(await TheDesk.ReasonsAsync(month)), StringComparison.Ordinal);
        Assert.Contains("https://", Assert.Single(await TheDesk.ReasonsAsync(link)), StringComparison.Ordinal);
        Assert.StartsWith("แผน.pdf", Assert.Single(await TheDesk.ReasonsAsync(file)), StringComparison.Ordinal);
        Assert.StartsWith("เสีย.xlsx", Assert.Single(await TheDesk.ReasonsAsync(sheet)), StringComparison.Ordinal);
        Assert.Equal(before, (await DocumentAsync(app)).Write());
    }

    [Theory, OnBothDatabases]
    public async Task Another_agencys_officer_and_a_stranger_find_nothing(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);

        var stranger = await app.Stranger.GetAsync(new Uri($"{TheDesk.O15}/write", UriKind.Relative));
        var missing = await app.Officer.GetAsync(new Uri("/staff/disclosures/2567/O99", UriKind.Relative));

        Assert.Contains("/staff/sign-in", stranger.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public void Kept_content_is_validated_on_reading()
    {
        var whole = new Document([new TextBlock { Id = "b1", Text = "ก" }]);

        Assert.Equal(whole.Write(), Document.Read(whole.Write()).Document!.Write());
        Assert.All(
            [
                "",
                "{}",
                """{"version":2,"blocks":[]}""",
                """{"version":1,"blocks":[{"kind":"film","id":"b1"}]}""",
                """{"version":1,"blocks":[null]}""",
                """{"version":1,"blocks":[{"kind":"link","id":"b1","url":"x"}]}""",
            ],
            bad => Assert.NotNull(Document.Read(bad).WhyNot)
        );
    }

    internal static async Task<Document> DocumentAsync(App app) =>
        await app.Ask<ProngsaiDb, Document>(async db => (await db.Set<Draft>().AsNoTracking().SingleAsync()).Document);
}
