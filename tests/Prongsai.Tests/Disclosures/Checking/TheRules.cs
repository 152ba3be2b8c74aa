using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Checking;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Tests.Disclosures.Checking;

/// <summary>What the machine finds in a content, element by element.</summary>
public sealed class TheRules
{
    private static readonly FiscalYear Year = new(2567);
    private static readonly DisclosureFileId Pdf = DisclosureFileId.From(
        Guid.Parse("00000000-0000-0000-0000-000000000001")
    );

    [Fact]
    public void Every_rule_that_a_framework_may_name_is_carried_out_here()
    {
        Assert.Equal(
            ElementRules.Known.Select(rule => rule.Name).Order(StringComparer.Ordinal),
            Rules.Names.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Nothing_written_meets_no_element()
    {
        var check = Check(Rule("year"));

        var element = Assert.Single(check.Elements);
        Assert.Equal(Verdict.NotMet, element.Verdict);
        Assert.StartsWith("ยังไม่มีเนื้อหา", Assert.Single(element.Findings).Words.Th, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_column_and_a_blank_cell_are_named_with_their_place()
    {
        var table = Table("b1", ["ชื่อรายการ", "ราคากลาง (บาท)"], ["ซื้อกระดาษ", "100"], ["ซื้อหมึก", " "]);

        var element = Assert.Single(
            Check(Rule("columns", ("columns", ["ชื่อรายการ", "ราคากลาง", "แหล่งที่มาของงบประมาณ"])), table).Elements
        );

        Assert.Equal(Verdict.NotMet, element.Verdict);
        Assert.Equal(
            [("b1", 2, "ราคากลาง"), ("b1", null, "แหล่งที่มาของงบประมาณ")],
            element.Findings.Select(f => (f.Block!, f.Row, f.Column!))
        );
        Assert.Contains("แถว 2", element.Findings[0].Words.Th, StringComparison.Ordinal);
        Assert.Contains("row 2", element.Findings[0].Words.En, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_fact_of_the_agency_that_is_blank_is_named_once_and_leads_to_the_page_that_gives_it()
    {
        TableBlock Taken(string id) =>
            new()
            {
                Id = id,
                Source = "procurement",
                Columns = [new Column("อำเภอ") { OfAgency = true }, new Column("ชื่อรายการ")],
                Rows =
                [
                    ["", "ซื้อกระดาษ"],
                    ["", "ซื้อหมึก"],
                ],
            };

        var element = Assert.Single(
            Check(Rule("columns", ("columns", ["อำเภอ", "ชื่อรายการ"])), Taken("b1"), Taken("b2")).Elements
        );

        Assert.Equal(Verdict.NotMet, element.Verdict);
        var finding = Assert.Single(element.Findings);
        Assert.Equal(("/staff/agency", "อำเภอ"), (finding.At, finding.Column));
        Assert.Contains("หน้าข้อมูลหน่วยงานยังไม่ระบุ", finding.Words.Th, StringComparison.Ordinal);
        Assert.DoesNotContain("แถว", finding.Words.Th, StringComparison.Ordinal);
    }

    [Fact]
    public void All_columns_filled_is_met_whatever_stands_beside_them()
    {
        var table = Table("b1", ["ที่", "ชื่อ รายการ", "ราคากลาง"], ["1", "ซื้อกระดาษ", "0"]);

        Assert.Equal(
            Verdict.Met,
            Assert.Single(Check(Rule("columns", ("columns", ["ชื่อรายการ", "ราคากลาง (บาท)"])), table).Elements).Verdict
        );
    }

    [Fact]
    public void Every_month_of_the_first_half_must_be_covered_by_rows_or_by_saying_none()
    {
        var rows = Table(
            "b1",
            [("เดือน", ColumnType.Month), ("รายการ", ColumnType.Text)],
            ["ต.ค. 2566", "ก"],
            ["2023-11", "ข"],
            ["ธันวาคม 2566", "ค"]
        );
        var january = Table("b2", ["รายการ"], ["ง"]) with { Month = new DateOnly(2024, 1, 1) };
        var february = new NoneBlock
        {
            Id = "b3",
            Month = new DateOnly(2024, 2, 1),
            Words = "ไม่มีการจัดซื้อจัดจ้าง",
        };

        var months = Assert.Single(
            Check(Rule("months", ("span", ["first_six_months"])), rows, january, february).Elements
        );
        var said = Assert.Single(
            Check(Rule("none_said", ("span", ["first_six_months"])), rows, january, february).Elements
        );

        Assert.StartsWith("ขาดเดือนมีนาคม 2567", Assert.Single(months.Findings).Words.Th, StringComparison.Ordinal);
        Assert.Contains("มีนาคม 2567", Assert.Single(said.Findings).Words.Th, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blank_statement_of_none_says_nothing()
    {
        var none = new NoneBlock
        {
            Id = "b1",
            Month = new DateOnly(2024, 2, 1),
            Words = " ",
        };

        Assert.Empty(MonthsSaid.In(new Document([none])).Covered);
    }

    [Fact]
    public void A_table_is_machine_readable_and_a_pdf_must_be_attached_and_open()
    {
        var table = Table("b1", ["รายการ"], ["ก"]);
        var file = new FileBlock { Id = "b2", File = Pdf };
        var rule = Rule("formats", ("formats", ["pdf", "machine"]));

        var without = Assert.Single(Check(rule, table).Elements);
        var broken = Assert.Single(Check(rule, Facts(opens: false), table, file).Elements);
        var whole = Assert.Single(Check(rule, Facts(opens: true), table, file).Elements);

        Assert.Contains("PDF", Assert.Single(without.Findings).Words.Th, StringComparison.Ordinal);
        Assert.Equal((Verdict.NotMet, Verdict.Met), (broken.Verdict, whole.Verdict));
    }

    [Fact]
    public void A_scan_without_text_is_said_beside_the_elements()
    {
        var check = Check(
            Rule("year"),
            Facts(opens: true, text: false),
            new FileBlock
            {
                Id = "b1",
                File = Pdf,
                Caption = "ปี 2567",
            }
        );

        Assert.Equal(Verdict.Met, Assert.Single(check.Elements).Verdict);
        Assert.Contains("ไม่มีข้อความ", Assert.Single(check.Besides).Words.Th, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_person_needs_every_particular()
    {
        var people = new PeopleBlock
        {
            Id = "b1",
            People = [new("นายหนึ่ง สมมุติ", "ผู้อำนวยการเขต", Pdf, "0 2000 0000"), new("นายสอง สมมุติ", "", null, "")],
        };

        var element = Assert.Single(
            Check(
                Rule("people", ("fields", ["name", "position", "photo", "contact"])),
                Facts(opens: true),
                people
            ).Elements
        );

        Assert.Equal(
            ["นายสอง สมมุติ: ขาดตำแหน่ง", "นายสอง สมมุติ: ขาดรูปถ่าย", "นายสอง สมมุติ: ขาดช่องทางติดต่อ"],
            element.Findings.Select(f => f.Words.Th)
        );
    }

    [Fact]
    public void An_announcement_must_be_signed_and_dated_in_the_fiscal_year()
    {
        var announcement = new AnnouncementBlock
        {
            Id = "b1",
            Text = "งดรับของขวัญ",
            SignedBy = "นายหนึ่ง สมมุติ",
            Position = "ผู้อำนวยการเขต",
            SignedOn = new DateOnly(2023, 9, 30),
        };

        var late = Assert.Single(Check(Rule("announcement"), announcement).Elements);
        var right = Assert.Single(
            Check(Rule("announcement"), announcement with { SignedOn = new DateOnly(2023, 10, 1) }).Elements
        );

        Assert.Contains("ไม่อยู่ในปีงบประมาณ 2567", Assert.Single(late.Findings).Words.Th, StringComparison.Ordinal);
        Assert.Equal(Verdict.Met, right.Verdict);
    }

    [Theory]
    [InlineData("แผนปี ๒๕๖๗", "Met")]
    [InlineData("แผนปี 2566", "NotMet")]
    [InlineData("แผนประจำปี", "Judge")]
    public void The_year_is_found_in_either_digits_or_left_to_a_person(string text, string verdict)
    {
        var element = Assert.Single(Check(Rule("year"), new TextBlock { Id = "b1", Text = text }).Elements);

        Assert.Equal(verdict, element.Verdict.ToString());
    }

    [Fact]
    public void Words_that_are_not_found_are_left_to_a_person()
    {
        var text = new TextBlock { Id = "b1", Text = "ขั้นตอน​การให้ บริการ" };

        Assert.Equal(
            Verdict.Met,
            Assert.Single(Check(Rule("says", ("words", ["การให้บริการ"])), text).Elements).Verdict
        );
        Assert.Equal(
            Verdict.Judge,
            Assert.Single(Check(Rule("says", ("words", ["ค่าธรรมเนียม"])), text).Elements).Verdict
        );
    }

    [Fact]
    public void An_element_without_a_rule_is_for_a_person()
    {
        Assert.Equal(
            Verdict.Judge,
            Assert.Single(Check(null, new TextBlock { Id = "b1", Text = "มีเนื้อหา" }).Elements).Verdict
        );
    }

    [Fact]
    public void A_dead_link_is_not_met_and_an_untried_one_is_left_to_a_person()
    {
        var link = new LinkBlock { Id = "b1", Url = "https://example.go.th/" };
        var dead = new Dictionary<string, LinkFacts>
        {
            [link.Url] = new(false, new DateOnly(2024, 4, 1), new("404", "404")),
        };

        Assert.Equal(Verdict.Judge, Assert.Single(Check(Rule("links"), link).Elements).Verdict);
        var check = Checklist.Of(Item(Rule("links")), new Seen(Year, new Document([link]), Facts(), dead));
        Assert.Equal(Verdict.NotMet, Assert.Single(check.Elements).Verdict);
        Assert.Contains("404", Assert.Single(check.Besides).Words.Th, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_that_the_register_demands_is_asked_for_once_and_counts_as_no_element()
    {
        Seen With(params Block[] blocks) =>
            new(Year, new Document(blocks), Facts(), new Dictionary<string, LinkFacts>())
            {
                Demands = FormatDemands.Pdf | FormatDemands.MachineReadable,
            };
        var text = new TextBlock { Id = "b1", Text = "มีเนื้อหา" };

        var both = Checklist.Of(Item(Rule("present", ("block", ["text"]))), With(text));
        var pdfOnly = Checklist.Of(Item(Rule("present", ("block", ["text"]))), With(text, Table("b2", ["ก"], ["1"])));
        var byElement = Checklist.Of(Item(Rule("formats", ("formats", ["pdf", "machine"]))), With(text));

        Assert.Equal(0, both.Unmet);
        Assert.Equal(
            ["ยังไม่มีไฟล์ PDF", "ยังไม่มีรูปแบบที่เครื่องอ่านได้"],
            both.Besides.Select(f => f.Words.Th.Split(" ให้")[0])
        );
        Assert.StartsWith("ยังไม่มีไฟล์ PDF", Assert.Single(pdfOnly.Besides).Words.Th, StringComparison.Ordinal);
        Assert.Empty(byElement.Besides);
        Assert.Equal(1, byElement.Unmet);
    }

    internal static TableBlock Table(string id, string[] columns, params string[][] rows) =>
        Table(id, [.. columns.Select(c => (c, ColumnType.Text))], rows);

    internal static TableBlock Table(string id, (string Name, ColumnType Type)[] columns, params string[][] rows) =>
        new()
        {
            Id = id,
            Heading = "ตาราง",
            Columns = [.. columns.Select(c => new Column(c.Name, c.Type))],
            Rows = rows,
        };

    private static ItemCheck Check(ElementRule? rule, params Block[] blocks) => Check(rule, Facts(), blocks);

    private static ItemCheck Check(
        ElementRule? rule,
        IReadOnlyDictionary<DisclosureFileId, FileFacts> files,
        params Block[] blocks
    ) => Checklist.Of(Item(rule), new Seen(Year, new Document(blocks), files, new Dictionary<string, LinkFacts>()));

    private static Dictionary<DisclosureFileId, FileFacts> Facts(bool? opens = null, bool? text = null) =>
        opens is null ? [] : new() { [Pdf] = new("แผน.pdf", FileKind.Pdf.Code, opens, text) };

    private static ElementRule Rule(string name, params (string, string[])[] with) =>
        new(name, with.ToDictionary(w => w.Item1, w => (IReadOnlyList<string>)w.Item2));

    private static DisclosureItem Item(params ElementRule?[] rules) =>
        new(
            "O1",
            new("ข้อ", "item"),
            Confidence.Official,
            "IND09",
            new("การเปิดเผยข้อมูล", "Disclosure"),
            null,
            null,
            [],
            Confidence.Official,
            [.. rules.Select(rule => new DisclosureElement(new("องค์ประกอบ", "element"), Confidence.Official, rule))],
            null
        );
}
