using Prongsai.Disclosures.Editions;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;
using Prongsai.Tests.Disclosures.Checking;

namespace Prongsai.Tests.Disclosures.Editions;

public sealed class ComparingEditions
{
    private static readonly string[] Columns = ["ที่", "รายการ", "ราคา"];

    [Fact]
    public void The_same_content_has_no_differences()
    {
        var document = new Document([new TextBlock { Id = "b1", Text = "ข้อความ" }]);

        Assert.Empty(Differences.Between(document, document with { Blocks = [.. document.Blocks] }));
    }

    [Fact]
    public void Rows_are_matched_by_what_names_them_and_not_by_their_number()
    {
        var before = TheRules.Table("b1", Columns, ["1", "กระดาษ", "100"], ["2", "หมึก", "200"], ["3", "ปากกา", "30"]);
        var after = TheRules.Table("b1", Columns, ["1", "ดินสอ", "20"], ["2", "กระดาษ", "110"], ["3", "ปากกา", "30"]);

        var change = Assert.Single(Differences.Between(new Document([before]), new Document([after])));

        Assert.Equal([ChangeKind.Added, ChangeKind.Changed, ChangeKind.Removed], change.Rows.Select(r => r.Kind));
        Assert.Equal(1, change.Unchanged);
        Assert.Equal(("100", "110"), (change.Rows[1].Cells[2].Before, change.Rows[1].Cells[2].After));
    }

    [Fact]
    public void Without_a_naming_column_whole_rows_are_matched()
    {
        var before = TheRules.Table("b1", ["รายการ", "ราคา"], ["กระดาษ", "100"], ["กระดาษ", "100"]);
        var after = TheRules.Table("b1", ["รายการ", "ราคา"], ["กระดาษ", "100"], ["หมึก", "100"], ["กระดาษ", "100"]);

        var change = Assert.Single(Differences.Between(new Document([before]), new Document([after])));

        Assert.Equal(ChangeKind.Added, Assert.Single(change.Rows).Kind);
        Assert.Equal(2, change.Unchanged);
    }

    [Fact]
    public void A_column_more_shows_in_every_row()
    {
        var before = TheRules.Table("b1", ["รายการ"], ["กระดาษ"]);
        var after = TheRules.Table("b1", ["รายการ", "แหล่งที่มา"], ["กระดาษ", "งบประมาณ"]);

        var change = Assert.Single(Differences.Between(new Document([before]), new Document([after])));

        Assert.Equal(["รายการ", "แหล่งที่มา"], change.Columns);
        Assert.Equal(new CellChange("", "งบประมาณ"), Assert.Single(change.Rows).Cells[1]);
    }

    [Fact]
    public void Text_is_compared_word_by_word_and_gives_both_texts_back()
    {
        const string Was = "หน่วยงานเปิดให้บริการทุกวันทำการ",
            Now = "หน่วยงานเปิดให้บริการทุกวัน เวลา 8.00 น.";

        var pieces = Differences.Words(Was, Now);

        Assert.Equal(Was, string.Concat(pieces.Where(p => p.Kind != ChangeKind.Added).Select(p => p.Text)));
        Assert.Equal(Now, string.Concat(pieces.Where(p => p.Kind != ChangeKind.Removed).Select(p => p.Text)));
        Assert.Contains(
            pieces,
            p => p.Kind == ChangeKind.Same && p.Text.StartsWith("หน่วยงาน", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Blocks_that_came_and_went_are_told()
    {
        var before = new Document([
            new TextBlock
            {
                Id = "b1",
                Heading = "เก่า",
                Text = "ก",
            },
        ]);
        var after = new Document([
            new TextBlock
            {
                Id = "b2",
                Heading = "ใหม่",
                Text = "ข",
            },
        ]);

        Assert.Equal(
            [(ChangeKind.Added, "ใหม่"), (ChangeKind.Removed, "เก่า")],
            Differences.Between(before, after).Select(c => (c.Kind, c.Heading))
        );
    }

    [Theory]
    [InlineData(
        """{"b":1,"a":[true,null,"ก\n\""],"c":{"z":-5,"y":"\u0007"}}""",
        """{"a":[true,null,"ก\n\""],"b":1,"c":{"y":"\u0007","z":-5}}"""
    )]
    [InlineData("""{ "x" : "ไทย é </script>" }""", """{"x":"ไทย é </script>"}""")]
    public void Canonical_json_has_one_spelling(string given, string canonical)
    {
        Assert.Equal(canonical, CanonicalJson.Of(given));
        Assert.Equal(canonical, CanonicalJson.Of(canonical));
    }
}
