using Prongsai.Disclosures.Assessor;

namespace Prongsai.Tests.Disclosures.Assessor;

public sealed class YearsInAText
{
    [Theory]
    [InlineData("แผนปฏิบัติการประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "2568")]
    [InlineData("แผนปฏิบัติการ ปี 2566 และ 2566 (แทนปี 2565)", "2566 2565")]
    [InlineData("Annual plan 2025", "2568")]
    // A day of the last quarter of the calendar belongs to the next fiscal year.
    [InlineData("ประกาศ ณ วันที่ 15 ตุลาคม 2567", "2568")]
    [InlineData("ประกาศ ณ วันที่ ๓๐ กันยายน พ.ศ. ๒๕๖๗", "2567")]
    [InlineData("ปรับปรุงเมื่อ 15/10/2567", "2568")]
    [InlineData("updated 2024-10-15", "2568")]
    [InlineData("สรุปผลเดือน 5 ม.ค. 68", "2568")]
    // What says nothing about the content.
    [InlineData("© 2025 สำนักงานเขต", "")]
    [InlineData("สงวนลิขสิทธิ์ พ.ศ. 2568", "")]
    [InlineData("ตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540 และระเบียบว่าด้วยการจัดซื้อ พ.ศ. 2560", "")]
    [InlineData("งบประมาณ 2,568.00 บาท รหัส 12567 โทร. 0-2568-1234 ไฟล์ a_2567", "")]
    [InlineData("ไม่มีปีในข้อความนี้", "")]
    public void Are_the_years_that_its_content_is_about(string text, string years) =>
        Assert.Equal(years, string.Join(' ', YearsSaid.In(text)));

    [Fact]
    public void Stand_with_the_most_often_named_first() =>
        Assert.Equal([2567, 2568], YearsSaid.In("ปี 2568\nปี 2567\nผลปี 2567"));
}
