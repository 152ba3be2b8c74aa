using Prongsai.Reports.Annual;
using Prongsai.Reports.Contracts;

namespace Prongsai.Tests.Reports.Annual;

public sealed class TheFourColumns
{
    [Fact]
    public void Carry_the_headings_of_the_official_form() =>
        Assert.Equal(
            [
                "ประเด็นการประเมิน",
                "ประเด็นที่ต้องปรับปรุง/ยกระดับการพัฒนา",
                "มาตรการ/กิจกรรม ในการเตรียมความพร้อมรับการประเมินในประเด็นที่ต้องปรับปรุง/ยกระดับการพัฒนา",
                "ผลการดำเนินการตามมาตรการ / ภาพ",
            ],
            Of().Columns.Select(c => c.Heading)
        );

    [Fact]
    public void Gain_columns_on_request() =>
        Assert.Equal(
            [
                ColumnKind.Item,
                ColumnKind.MustImprove,
                ColumnKind.Measures,
                ColumnKind.Owners,
                ColumnKind.Periods,
                ColumnKind.Results,
            ],
            Of(new() { Owners = true, Periods = true }).Columns.Select(c => c.Kind)
        );

    [Fact]
    public void Group_rows_by_instrument_and_indicator_of_the_model()
    {
        var headings = Of()
            .Instruments.SelectMany(i => i.Indicators.Select(g => g.Heading.Text).Prepend(i.Heading.Text));

        Assert.Equal(
            [
                "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)",
                "ตัวชี้วัดที่ ๒ การใช้งบประมาณ",
                "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
                "ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน",
                "แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)",
                "ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล",
            ],
            headings
        );
    }

    [Fact]
    public void Name_the_item_with_its_code_and_score()
    {
        Assert.Equal("E๑ เต็มใจให้บริการ เท่าเทียมไม่เลือกปฏิบัติ (๘๙.๑๑ คะแนน)", Row("E1").Item.Text);
        Assert.EndsWith("(๐ คะแนน)", Row("O15").Item.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Number_measures_only_where_there_are_several()
    {
        Assert.Equal(["๑.", "๒.", "๓."], Row("E1").Measures.Select(m => m.Number));
        Assert.Null(Assert.Single(Row("O15").Measures).Number);
    }

    [Theory]
    [InlineData("๑. จัดประชุม", "จัดประชุม")]
    [InlineData("1) จัดประชุม", "จัดประชุม")]
    [InlineData("๒. จัดประชุม", "๒. จัดประชุม")]
    public void Print_a_number_that_was_typed_too_only_once(string typed, string printed)
    {
        var table = TheDistrict.Table(TheDistrict.Row("E1", "เต็มใจให้บริการ", 89_11, 6, [typed, "จัดทำแบบประเมิน"]));
        var report = AnnualReport.Of(TheDistrict.Agency, TheDistrict.Programme, null, table, new());

        Assert.Equal(printed, report.Analysis.Instruments[0].Indicators[0].Rows[0].Measures[0].Line.Text);
    }

    [Fact]
    public void Say_that_there_is_no_result_yet() =>
        Assert.Equal("ยังไม่มีผลการดำเนินการ", Assert.Single(Row("O15").Results).Entry.Line.Text);

    [Fact]
    public void Say_below_a_made_up_picture_that_it_is_one() =>
        Assert.Equal("หน้าเว็บไซต์สำนักงานเขต (ภาพสมมุติ)", Row("I5").Results[0].Photographs[0].Caption.Text);

    [Theory]
    [InlineData("ดู https://egp๒.bangkok.go.th/ ปี 2568", "ดู https://egp2.bangkok.go.th/ ปี ๒๕๖๘")]
    [InlineData("๑.One Stop Service 24 ชั่วโมง", "๑.One Stop Service ๒๔ ชั่วโมง")]
    [InlineData("ส่งที่ somsri2@bangkok.go.th ภายใน 7 วัน", "ส่งที่ somsri2@bangkok.go.th ภายใน ๗ วัน")]
    [InlineData("แฟ้ม O15-2568.pdf หน้า 3", "แฟ้ม O15-2568.pdf หน้า ๓")]
    [InlineData("(www.bangkok.go.th/page/123) ข้อ 4.", "(www.bangkok.go.th/page/123) ข้อ ๔.")]
    public void Never_have_Thai_digits_in_an_address(string text, string printed) =>
        Assert.Equal(printed, Addresses.WithDigits(text, thai: true));

    [Fact]
    public void Have_Arabic_digits_throughout_on_request()
    {
        var (report, _) = TheDistrict.WithPhotographs(
            new()
            {
                ThaiDigits = false,
                Owners = true,
                Periods = true,
                Days = true,
            }
        );

        Assert.DoesNotContain(FrozenContent.Of(report), c => c is >= '๐' and <= '๙');
    }

    private static Analysis Of(ReportOptions? options = null) => TheDistrict.WithPhotographs(options).Report.Analysis;

    private static AnalysisRow Row(string code) =>
        Of().Instruments.SelectMany(i => i.Indicators).SelectMany(i => i.Rows).Single(r => r.Code == code);
}
