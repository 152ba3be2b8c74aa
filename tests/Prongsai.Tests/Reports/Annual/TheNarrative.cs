using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Reports.Annual;
using Prongsai.Reports.Contracts;

namespace Prongsai.Tests.Reports.Annual;

public sealed class TheNarrative
{
    [Fact]
    public void Says_the_districts_own_sentence_when_one_indicator_fell() =>
        Assert.Equal(
            "โดยจากข้อมูลข้างต้น มีตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล ข้อเดียวเท่านั้น ที่มีคะแนนลดลง (ปี ๒๕๖๖ ได้ ๙๖.๕๐ และในปี ๒๕๖๗ ได้ ๙๕.๐๐)",
            ReportOf(TheDistrict.Years(9)).YearOnYear.Statements[0].Text
        );

    [Fact]
    public void Says_that_nothing_fell() =>
        Assert.Equal(
            "โดยจากข้อมูลข้างต้น ไม่มีตัวชี้วัดใดที่มีคะแนนลดลง",
            ReportOf(TheDistrict.Years()).YearOnYear.Statements[0].Text
        );

    [Fact]
    public void Names_each_of_several_that_fell() =>
        Assert.Equal(
            "โดยจากข้อมูลข้างต้น มีตัวชี้วัดที่มีคะแนนลดลง จำนวน ๓ ตัวชี้วัด ได้แก่ "
                + "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ (ปี ๒๕๖๖ ได้ ๘๕.๔๐ และในปี ๒๕๖๗ ได้ ๘๓.๙๐) "
                + "ตัวชี้วัดที่ ๒ การใช้งบประมาณ (ปี ๒๕๖๖ ได้ ๘๕.๘๐ และในปี ๒๕๖๗ ได้ ๘๔.๓๐) "
                + "และตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต (ปี ๒๕๖๖ ได้ ๘๙.๐๐ และในปี ๒๕๖๗ ได้ ๘๗.๕๐)",
            ReportOf(TheDistrict.Years(1, 2, 10)).YearOnYear.Statements[0].Text
        );

    [Fact]
    public void Counts_what_rose_and_what_fell()
    {
        var opening = ReportOf(TheDistrict.Years(9)).YearOnYear.Narrative[0].Text;

        Assert.StartsWith(
            "จากผลการดำเนินงานตลอดปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๖๗ ที่ผ่านมา พบว่ามีค่าคะแนนที่ได้รับเพิ่มขึ้น",
            opening,
            StringComparison.Ordinal
        );
        Assert.Contains("(เพิ่มขึ้น ๙ ตัวชี้วัด ลดลง ๑ ตัวชี้วัด)", opening, StringComparison.Ordinal);
        Assert.EndsWith("ประกอบด้วย ๑๐ ตัวชี้วัด ดังนี้", opening, StringComparison.Ordinal);
    }

    [Fact]
    public void Praises_nothing_when_most_fell()
    {
        var opening = ReportOf(TheDistrict.Years(1, 2, 3, 4, 5, 6)).YearOnYear.Narrative[0].Text;

        Assert.DoesNotContain("ศักยภาพ", opening, StringComparison.Ordinal);
        Assert.Contains("ต้องเร่งปรับปรุง", opening, StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_claim_a_rise_where_a_year_is_missing()
    {
        var years = TheDistrict.Years();
        var gap = years with
        {
            Indicators = [.. years.Indicators.Select(m => m with { Earlier = null, Change = null })],
        };

        var part = ReportOf(gap).YearOnYear;

        Assert.Contains("ยังไม่มีคะแนนรายตัวชี้วัดครบทั้งสองปี", part.Narrative[0].Text, StringComparison.Ordinal);
        Assert.Contains("ยังไม่อาจระบุได้", part.Statements[0].Text, StringComparison.Ordinal);
        Assert.All(part.Indicators!.Rows, row => Assert.Equal("เปรียบเทียบไม่ได้", row.Direction.Text));
    }

    [Fact]
    public void Says_so_when_there_are_no_two_years()
    {
        var report = AnnualReport.Of(
            TheDistrict.Agency,
            TheDistrict.Programme,
            null,
            TheDistrict.Table(),
            new ReportOptions()
        );

        Assert.Null(report.YearOnYear.Indicators);
        Assert.Contains("ยังไม่อาจเปรียบเทียบคะแนนได้", report.YearOnYear.Narrative[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_what_is_made_up_and_explains_the_mark()
    {
        var report = ReportOf(TheDistrict.Years(Confidence.MadeUp, 9));

        var rows = report.YearOnYear.Indicators!.Rows;
        Assert.Equal(["สมมุติ"], rows[0].Later.Marks);
        Assert.Empty(rows[8].Later.Marks);
        Assert.Contains(
            report.Notes,
            note => note.Mark == "สมมุติ" && note.Text.Contains("มิใช่ผลการประเมินจริง", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Marks_what_was_computed_instead_of_published()
    {
        var years = TheDistrict.Years();
        var computed = years.Indicators[0].Later! with { Official = null, Computed = Exact.Of(260, 3) };
        var report = ReportOf(years with { Indicators = [years.Indicators[0] with { Later = computed }] });

        var later = report.YearOnYear.Indicators!.Rows[0].Later;
        Assert.Equal(("๘๖.๖๗", "‡"), (later.Text, Assert.Single(later.Marks)));
    }

    [Fact]
    public void Every_figure_has_its_source()
    {
        var report = ReportOf(TheDistrict.Years(9));

        Assert.All(
            report.YearOnYear.Indicators!.Rows,
            row =>
                Assert.Contains(
                    row.Later.Sources,
                    s => s.Name.Th.Contains("results.csv", StringComparison.Ordinal) && s.Path is not null
                )
        );
    }

    private static AnnualReport ReportOf(YearComparison years) =>
        AnnualReport.Of(TheDistrict.Agency, TheDistrict.Programme, years, TheDistrict.Table(), new ReportOptions());
}
