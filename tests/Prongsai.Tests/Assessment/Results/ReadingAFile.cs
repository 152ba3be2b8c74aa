using System.Text;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Results;
using Prongsai.Kernel;

namespace Prongsai.Tests.Assessment.Results;

public sealed class ReadingAFile
{
    [Fact]
    public void Takes_the_long_form()
    {
        var file = Read(
            AFile.Csv(
                AFile.Header + ",confidence,source",
                "เขต ก,2567,IND09,95.00,made_up,รายงาน",
                "เขต ก,2567,ITEM:O15,0,,"
            )
        );

        var agency = Assert.Single(file.AgencyYears);
        Assert.Equal(("เขต ก", 2567), (agency.Agency, agency.Year!.Value.Buddhist));
        Assert.Equal(("95.00", Confidence.MadeUp, "รายงาน"), Told(agency.Figures["IND09"]));
        Assert.Equal(("0.00", Confidence.Copy, null), Told(agency.Figures["O15"]));

        static (string, Confidence, string?) Told(ReadFigure figure) =>
            (figure.Value.ToString(), figure.Confidence, figure.Source);
    }

    [Fact]
    public void Takes_the_wide_form_and_leaves_blank_cells_out()
    {
        var file = Read(AFile.Csv("agency,year_be,IND01,IND02,TOTAL", "เขต ก,2567,91.1,,95", "เขต ข,2567,90,89,88"));

        Assert.Empty(file.Refusals);
        Assert.Equal([2, 3], file.AgencyYears.Select(a => a.Figures.Count));
    }

    [Fact]
    public void Takes_headings_in_Thai() =>
        Assert.Equal(
            "91.70",
            Single(AFile.Csv("หน่วยงาน,ปีงบประมาณ,รหัส,คะแนน", "เขต ก,2567,I5,91.7")).Value.ToString()
        );

    [Fact]
    public void Takes_a_workbook_and_names_the_sheets_it_did_not_read()
    {
        var file = Read(
            AFile.Xlsx(
                (
                    "หน้าปก",
                    [
                        ["ผลการประเมิน", "ปี 2567"],
                    ]
                ),
                (
                    "ผล",
                    [
                        ["agency", "year_be", "indicator_or_instrument", "score"],
                        ["เขต ก", "2567", "I5", "91.7"],
                    ]
                )
            ),
            "ผล.xlsx"
        );

        Assert.Empty(file.Refusals);
        Assert.Equal("91.70", file.AgencyYears.Single().Figures["I5"].Value.ToString());
        Assert.Contains("หน้าปก", Assert.Single(file.Notes).Th, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_a_workbook_whose_name_ends_in_csv() =>
        Assert.Empty(
            Read(
                AFile.Xlsx(
                    (
                        "ผล",
                        [
                            ["agency", "year_be", "TOTAL"],
                            ["เขต ก", "2567", "91.7"],
                        ]
                    )
                ),
                "ผล.csv"
            ).Refusals
        );

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Takes_Unicode_with_its_mark(string encoding)
    {
        var unicode = Encoding.GetEncoding(encoding);
        byte[] content = [.. unicode.Preamble, .. unicode.GetBytes($"{AFile.Header}\nเขต ก,2567,IND01,91")];

        var file = Read(content);

        Assert.Equal("เขต ก", file.AgencyYears.Single().Agency);
        Assert.Empty(file.Repairs);
    }

    [Fact]
    public void Takes_Windows_874_only_when_confirmed()
    {
        var file = Read(AFile.Windows874(AFile.Header, "สำนักงานเขต ก,2567,IND01,91"));

        Assert.Equal("สำนักงานเขต ก", file.AgencyYears.Single().Agency);
        Assert.Equal("Windows-874", Assert.Single(file.Repairs).Was);
        Assert.Equal("results-repairs", Assert.Single(file.WhyNotTake(acceptRepairs: false)).Code);
        Assert.Empty(file.WhyNotTake(acceptRepairs: true));
    }

    [Theory]
    [InlineData("1๕", "I5")]
    [InlineData("0๑๕", "O15")]
    [InlineData("ITEM:0๑๕", "O15")]
    [InlineData("E๑", "E1")]
    [InlineData("IND๐๙", "IND09")]
    public void Repairs_mixed_digits_in_the_open(string written, string code)
    {
        var file = Read(AFile.Csv(AFile.Header, $"เขต ก,2567,{written},90"));

        var repair = Assert.Single(file.Repairs);
        Assert.Equal((code, 2, "indicator_or_instrument"), (repair.Became, repair.Where.Row, repair.Where.Column));
        Assert.Equal([code], file.AgencyYears.Single().Figures.Keys);
        Assert.NotEmpty(file.WhyNotTake(acceptRepairs: false));
    }

    [Fact]
    public void Repairs_years_and_scores_in_Thai_digits_in_the_open()
    {
        var file = Read(AFile.Csv(AFile.Header, "เขต ก,๒๕๖๗,IND01,๙๑.๗๐"));

        Assert.Equal([("๒๕๖๗", "2567"), ("๙๑.๗๐", "91.70")], file.Repairs.Select(r => (r.Was, r.Became)));
    }

    [Theory]
    [InlineData("results-score", "score", "เขต ก,2567,IND01,101")]
    [InlineData("results-score", "score", "เขต ก,2567,IND01,-1")]
    [InlineData("results-score", "score", "เขต ก,2567,IND01,เก้าสิบ")]
    [InlineData("results-score", "score", "เขต ก,2567,IND01,91.705")]
    [InlineData("results-score", "score", "เขต ก,2567,IIT_w30,30.01")]
    [InlineData("results-score-missing", "score", "เขต ก,2567,IND01,")]
    [InlineData("results-code-unknown", "indicator_or_instrument", "เขต ก,2567,IND11,90")]
    [InlineData("results-code-unknown", "indicator_or_instrument", "เขต ก,2567,15,90")]
    [InlineData("results-code-missing", "indicator_or_instrument", "เขต ก,2567,,90")]
    [InlineData("results-year-ce", "year_be", "เขต ก,2024,IND01,90")]
    [InlineData("results-year", "year_be", "เขต ก,67,IND01,90")]
    [InlineData("results-year", "year_be", "เขต ก,ปีที่แล้ว,IND01,90")]
    [InlineData("results-agency-missing", "agency", ",2567,IND01,90")]
    [InlineData("results-too-many-cells", null, "เขต ก,2567,IND01,90,5")]
    [InlineData("sheet-bad-quotes", null, "เขต ก,2567,IND01,\"9\"0")]
    public void Refuses_a_mistake_by_its_place(string code, string? column, string row)
    {
        var refusal = Assert.Single(Read(AFile.Csv(AFile.Header, row)).Refusals);

        Assert.Equal(
            (code, "ผล.csv", 2, column),
            (refusal.Code, refusal.Where!.File, refusal.Where.Row, refusal.Where.Column)
        );
        Assert.All([refusal.Words.Th, refusal.Words.En], words => Assert.NotEmpty(words));
    }

    [Fact]
    public void Says_which_Buddhist_year_a_common_year_probably_is()
    {
        var refusal = Assert.Single(Read(AFile.Csv(AFile.Header, "เขต ก,2024,IND01,90")).Refusals);

        Assert.Contains("2567", refusal.Words.Th, StringComparison.Ordinal);
        Assert.Contains("2567", refusal.Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_which_columns_were_expected_and_found()
    {
        var refusal = Assert.Single(Read(AFile.Csv("name,value", "ก,1")).Refusals);

        Assert.Equal("results-header", refusal.Code);
        Assert.Contains("agency, year_be, indicator_or_instrument, score", refusal.Words.En, StringComparison.Ordinal);
        Assert.Contains("name, value", refusal.Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_two_values_for_one_figure()
    {
        var refusal = Assert.Single(
            Read(AFile.Csv(AFile.Header, "เขต ก,2567,IND01,90", "เขต ก,2567,IND01,91")).Refusals
        );

        Assert.Equal(("results-twice", 3), (refusal.Code, refusal.Where!.Row));
        Assert.Contains("(row 2)", refusal.Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Bears_the_same_figure_twice() =>
        Assert.Empty(Read(AFile.Csv(AFile.Header, "เขต ก,2567,IND01,90", "เขต ก,2567,IND01,90.0")).Refusals);

    [Fact]
    public void Refuses_a_column_it_does_not_know() =>
        Assert.Equal(
            "results-unknown-column",
            Assert.Single(Read(AFile.Csv("agency,year_be,IND01,IND99", "เขต ก,2567,90,90")).Refusals).Code
        );

    [Fact]
    public void Refuses_a_cell_that_holds_an_Excel_error()
    {
        var refusal = Assert.Single(
            Read(
                AFile.Xlsx(
                    (
                        "ผล",
                        [
                            ["agency", "year_be", "IND01", "IND02"],
                            ["เขต ก", "2567", "90", "#N/A"],
                        ]
                    )
                ),
                "ผล.xlsx"
            ).Refusals
        );

        Assert.Equal(
            ("results-cell-error", "ผล", 2, "IND02"),
            (refusal.Code, refusal.Where!.Sheet, refusal.Where.Row, refusal.Where.Column)
        );
    }

    public static TheoryData<string, string, byte[]> NotAFile =>
        new()
        {
            { "results-empty", "ผล.csv", [] },
            { "results-empty", "ผล.csv", "\r\n\r\n"u8.ToArray() },
            { "results-no-rows", "ผล.csv", Encoding.UTF8.GetBytes(AFile.Header) },
            { "sheet-not-text", "ผล.csv", [0x4D, 0x5A, 0x90, 0x00, 0x03, 0xFF, 0xDB] },
            { "sheet-not-xlsx", "ผล.xlsx", "agency,year_be"u8.ToArray() },
            { "sheet-not-xlsx", "ผล.xlsx", "PK\u0003\u0004 and no zip at all"u8.ToArray() },
            { "sheet-old-excel", "ผล.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0] },
            { "sheet-zip-bomb", "ผล.xlsx", AFile.ZipBomb() },
        };

    [Theory, MemberData(nameof(NotAFile))]
    public void Refuses_what_is_no_table(string code, string name, byte[] content) =>
        Assert.Equal(code, Assert.Single(Read(content, name).Refusals).Code);

    [Fact]
    public void Names_many_mistakes_and_counts_the_rest()
    {
        var rows = Enumerable.Range(1, 60).Select(i => $"เขต {i},2567,IND01,101");

        var refusals = Read(AFile.Csv([AFile.Header, .. rows])).Refusals;

        Assert.Equal((51, "results-and-more"), (refusals.Count, refusals[^1].Code));
    }

    private static ReadFigure Single(byte[] content) => Read(content).AgencyYears.Single().Figures.Values.Single();

    private static ResultsFile Read(byte[] content, string name = "ผล.csv") => ResultsFile.Read(name, content);
}
