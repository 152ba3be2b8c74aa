using System.IO.Compression;
using System.Text;
using Prongsai.Kernel;
using Prongsai.Procurement.Importing;

namespace Prongsai.Tests.Procurement;

/// <summary>Files that cannot be taken, each with an answer that an officer can act on.</summary>
public sealed class BadFiles
{
    private static readonly object?[] Header =
    [
        "ลำดับที่",
        "งานที่จัดซื้อหรือจัดจ้าง",
        "วงเงิน",
        "ราคากลาง",
        "วิธีซื้อหรือจ้าง",
        "ผู้ได้รับการคัดเลือก",
        "ราคาที่ตกลง",
        "วันที่สัญญา",
    ];

    private static string CodeOf(string fileName, byte[] content) =>
        Assert.Single(PurchasesFile.Read(fileName, content, ReadingWords.How()).Refusals).Code;

    [Fact]
    public void Sixty_megabytes_are_refused_by_their_size()
    {
        var refusal = Assert.Single(
            PurchasesFile.Read("ทั้งปี.xlsx", new byte[60 * 1024 * 1024], ReadingWords.How()).Refusals
        );

        Assert.Equal("procurement-too-big", refusal.Code);
        Assert.Contains("60 MB", refusal.Words.Th, StringComparison.Ordinal);
        Assert.Contains("50 MB", refusal.Words.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ทั้งปี.xlsx")]
    [InlineData("ทั้งปี.csv")]
    public void A_long_file_is_read_without_holding_what_was_read(string fileName)
    {
        const int rows = 20_000;
        var sheet = new WrittenSheet(
            "ทั้งปี",
            [
                Header,
                .. Enumerable
                    .Range(1, rows)
                    .Select(i =>
                        (object?[])
                            [i, $"ซื้อวัสดุรายการที่ {i}", 900, 900, "เฉพาะเจาะจง", $"ร้าน {i}", 900, "1 ต.ค. 67"]
                    ),
            ]
        );
        var content = fileName.EndsWith(".csv", StringComparison.Ordinal) ? sheet.Csv() : sheet.Xlsx();
        List<WeakReference> told = [];

        var reading = PurchasesFile.Read(
            fileName,
            content,
            ReadingWords.How(),
            one => told.Add(new WeakReference(one.Purchase))
        );

        GC.Collect();
        Assert.Equal(rows, told.Count);
        // Those that the preview shows; the one read last may still lie about.
        Assert.InRange(told.Count(one => one.IsAlive), 1, Reading.Shown + 1);
        GC.KeepAlive(reading);
    }

    [Fact]
    public void A_bomb_is_not_unpacked()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var workbook = new StreamWriter(zip.CreateEntry("xl/workbook.xml").Open()))
                workbook.Write("<workbook/>");
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 64; i++)
                sheet.Write(zeros);
        }

        Assert.Equal("sheet-zip-bomb", CodeOf("a.xlsx", bytes.ToArray()));
    }

    [Fact]
    public void A_workbook_with_a_password_or_a_damaged_old_one_says_what_to_do()
    {
        byte[] locked = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[4096]];

        Assert.Equal("sheet-locked-or-damaged", CodeOf("a.xls", locked));
    }

    [Fact]
    public void A_workbook_cut_in_half_is_refused()
    {
        var whole = new AWorkbook().Sheet("ต.ค. 67", [Header]).Bytes();

        Assert.Equal("sheet-not-xlsx", CodeOf("a.xlsx", whole[..(whole.Length / 2)]));
    }

    [Fact]
    public void A_sheet_without_header_names_what_was_looked_at()
    {
        var refusal = Assert.Single(
            ReadingWords
                .Read(
                    new AWorkbook()
                        .Sheet(
                            "บันทึก",
                            [
                                ["สวัสดี"],
                                ["ไม่มีตาราง"],
                            ]
                        )
                        .Sheet(
                            "ตาราง",
                            [
                                ["ชื่อ", "นามสกุล", "อายุ"],
                                ["ก", "ข", 3],
                            ]
                        )
                )
                .Refusals
        );

        Assert.Equal("procurement-no-header", refusal.Code);
        Assert.Contains("บันทึก, ตาราง", refusal.Words.Th, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_thousand_columns_are_no_report()
    {
        object?[] wide = [.. Header, .. Enumerable.Range(1, 2000).Select(i => $"คอลัมน์ {i}")];

        var refusal = Assert.Single(ReadingWords.Read(new AWorkbook().Sheet("ต.ค. 67", [wide])).Refusals);

        Assert.Equal("procurement-too-many-columns", refusal.Code);
        Assert.Contains("2008", refusal.Words.En, StringComparison.Ordinal);
        Assert.Equal(1, refusal.Where!.Row);
    }

    [Fact]
    public void A_header_without_purchases_asks_for_the_statement() =>
        Assert.Equal(
            "procurement-no-purchases",
            Assert.Single(ReadingWords.Read(new AWorkbook().Sheet("ต.ค. 67", [Header])).WhyNotTake(true)).Code
        );

    [Fact]
    public void Every_cell_that_cannot_be_read_is_named_with_its_place_and_nothing_is_taken()
    {
        var reading = ReadingWords.Read(
            new AWorkbook().Sheet(
                "ต.ค. 67",
                [
                    Header,
                    [1, "ก", -5000, 100, "เฉพาะเจาะจง", "ร้าน ก", 100, "1 ต.ค. 67"],
                    [2, "ข", 123456789012345, 100, "เฉพาะเจาะจง", "ร้าน ก", 100, "1 ต.ค. 67"],
                    [3, "ค", "ห้าพัน", 100, "เฉพาะเจาะจง", "ร้าน ก", 100, "31 ก.พ. 68"],
                    [4, null, 500, 100, "เฉพาะเจาะจง", "ร้าน ก", 100, "1 ต.ค. 67"],
                    [
                        5,
                        "จ",
                        new AWorkbook.Formula("B99", "#REF!", IsError: true),
                        100,
                        "เฉพาะเจาะจง",
                        "ร้าน ก",
                        100,
                        "1 ต.ค. 67",
                    ],
                ]
            )
        );

        Assert.Equal(
            [
                "amount-negative: C2",
                "amount-too-large: C3",
                "amount-unreadable: C4",
                "date-impossible: H4",
                "error-cell: C6",
                "work-missing: B5",
            ],
            reading
                .Problems.Blocking.SelectMany(g =>
                    g.Examples.Select(p => $"{g.Kind}: {Row.Letter(p.Cell!.Value.Column)}{p.Cell.Value.Row}")
                )
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(6, reading.WhyNotTake(acceptRepairs: true).Count);
        Assert.All(reading.WhyNotTake(true), why => Assert.NotEqual(why.Words.Th, why.Words.En));
    }

    [Fact]
    public void A_correction_of_a_cell_is_read_instead_of_it()
    {
        var workbook = new AWorkbook().Sheet(
            "ต.ค. 67",
            [Header, [1, "ก", "ห้าพัน", 100, "เฉพาะเจาะจง", "ร้าน ก", 100, "1 ต.ค. 67"]]
        );

        var corrected = PurchasesFile.Read(
            "สขร1.xlsx",
            workbook.Bytes(),
            ReadingWords.How() with
            {
                Corrections = new Corrections([new Correction("ต.ค. 67", 2, 2, "5,000")]),
            }
        );

        Assert.Empty(corrected.WhyNotTake(acceptRepairs: true));
        Assert.Equal("5,000.00", corrected.First[0].Purchase.Budget.ToString());
    }

    [Fact]
    public void A_formula_is_text_and_stays_text()
    {
        var reading = ReadingWords.Read(
            new AWorkbook().Sheet(
                "ต.ค. 67",
                [Header, [1, "=cmd|'/c calc'!A1", 100, 100, "เฉพาะเจาะจง", "@SUM(A1)", 100, "1 ต.ค. 67"]]
            )
        );

        Assert.Equal("=cmd|'/c calc'!A1", reading.First[0].Purchase.Work);
    }

    [Fact]
    public void What_is_not_text_is_no_csv() =>
        Assert.Equal("sheet-not-text", CodeOf("a.csv", [0x00, 0x01, 0x02, 0xFF, 0xFE, 0x00, 0x00]));

    [Fact]
    public void Quotation_marks_that_do_not_pair_up_are_refused_with_their_row() =>
        Assert.Equal(
            "sheet-bad-quotes",
            CodeOf(
                "a.csv",
                Encoding.UTF8.GetBytes(
                    "ลำดับที่,งานที่จัดซื้อหรือจัดจ้าง,วงเงิน,ราคากลาง\n1,\"ซื้อ\" กระดาษ\",100,100\n"
                )
            )
        );

    [Fact]
    public void A_month_outside_the_year_and_a_month_that_nothing_tells_are_refused()
    {
        var otherYear = ReadingWords.Read(
            new AWorkbook().Sheet("ต.ค. 66", [Header, [1, "ก", 100, 100, "เฉพาะเจาะจง", "ร้าน ก", 100, "1 ต.ค. 66"]])
        );
        var unknown = ReadingWords.Read(
            new AWorkbook().Sheet("Sheet1", [Header, [1, "ก", 100, 100, "เฉพาะเจาะจง", "ร้าน ก", 100, "-"]])
        );

        Assert.Equal("month-in-another-year", Assert.Single(otherYear.Problems.Blocking).Kind);
        Assert.Equal("month-unknown", Assert.Single(unknown.Problems.Blocking).Kind);
        Assert.Equal((0, 0), (otherYear.Count, unknown.Count));
    }

    [Fact]
    public void A_row_whose_month_is_unknown_says_its_other_faults_too()
    {
        var unknown = ReadingWords.Read(
            new AWorkbook().Sheet("Sheet1", [Header, [1, "ก", "ห้าพัน", -5, "เฉพาะเจาะจง", "ร้าน ก", 100, "-"]])
        );
        var otherYear = ReadingWords.Read(
            new AWorkbook().Sheet("ต.ค. 66", [Header, [1, "ก", "ห้าพัน", 100, "เฉพาะเจาะจง", "", 100, "1 ต.ค. 66"]])
        );

        Assert.Equal(
            ["amount-negative", "amount-unreadable", "month-unknown"],
            unknown.Problems.Blocking.Select(g => g.Kind).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["amount-unreadable", "missing-winners", "month-in-another-year", "signed-in-another-year"],
            otherYear.Problems.All.Select(g => g.Kind).Where(k => k != "missing-budget").Order(StringComparer.Ordinal)
        );
        Assert.Equal((0, 0), (unknown.Count, otherYear.Count));
    }

    [Fact]
    public void A_purchase_that_stands_twice_is_said()
    {
        object?[] row = [1, "ก", 100, 100, "เฉพาะเจาะจง", "ร้าน ก", 100, "1 ต.ค. 67"];

        var reading = ReadingWords.Read(new AWorkbook().Sheet("ต.ค. 67", [Header, row, row]));

        Assert.Equal(["twice-in-the-file 1"], ReadingWords.Kinds(reading));
    }

    [Fact]
    public void However_many_rows_are_wrong_the_answer_fits_a_page()
    {
        var reading = ReadingWords.Read(
            new AWorkbook().Sheet(
                "ต.ค. 67",
                [
                    Header,
                    .. Enumerable
                        .Range(1, 3000)
                        .Select(i =>
                            new object?[] { i, $"งาน {i}", "เยอะ", 100, "เฉพาะเจาะจง", "ร้าน ก", 100, "1 ต.ค. 67" }
                        ),
                ]
            )
        );

        var group = Assert.Single(reading.Problems.Blocking);
        Assert.Equal((3000, 50), (group.Count, group.Examples.Count));
        Assert.Equal(200, reading.First.Count);
        Assert.Contains("2950", reading.WhyNotTake(true)[^1].Words.En, StringComparison.Ordinal);
    }
}
