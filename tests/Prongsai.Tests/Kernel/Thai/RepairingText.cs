using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Thai;

public class RepairingText
{
    [Theory]
    [InlineData("รำยกำรพัสดุ", "รายการพัสดุ")]
    [InlineData("รำยกำร", "รายการ")]
    [InlineData("รำคำกลำง", "ราคากลาง")]
    [InlineData("กำรจัดซื้อจัดจ้ำง", "การจัดซื้อจัดจ้าง")]
    [InlineData("ดำเนินกำร", "ดำเนินการ")]
    [InlineData("สำนักงำนเขตคลองสำมวำ", "สำนักงานเขตคลองสามวา")]
    [InlineData("จำหน่ำย", "จำหน่าย")]
    [InlineData("ประกำศจำนวนรำยกำร ลงนำมสัญญำ", "ประกาศจำนวนรายการ ลงนามสัญญา")]
    [InlineData("พิจำรณำ", "พิจารณา")]
    [InlineData("เข้ำใจ", "เข้าใจ")]
    [InlineData("เฉพำะ", "เฉพาะ")]
    [InlineData("อำจำรย์", "อาจารย์")]
    [InlineData("ค่ำจ้ำงเหมำบริกำร", "ค่าจ้างเหมาบริการ")]
    [InlineData("เจ้ำหน้ำที่ปฏิบัติหน้ำที่ต่ำงๆ", "เจ้าหน้าที่ปฏิบัติหน้าที่ต่างๆ")]
    public void Lost_sara_aa_is_restored_where_it_is_proved(string damaged, string whole)
    {
        var mended = ThaiRepair.Mend(damaged);

        Assert.Equal(whole, mended.Text);
        Assert.NotEmpty(mended.Repairs);
        Assert.All(mended.Repairs, repair => Assert.NotEqual(repair.Was, repair.Became));
    }

    [Theory]
    [InlineData("จ ำนวน", "จำนวน")]
    [InlineData("จ านวน", "จำนวน")]
    [InlineData("ส านักงานเขต ด าเนินการ", "สำนักงานเขต ดำเนินการ")]
    [InlineData("น้ ำประปา", "น้ำประปา")]
    public void Torn_sara_am_is_joined(string torn, string whole)
    {
        var mended = ThaiRepair.Mend(torn);

        Assert.Equal(whole, mended.Text);
        Assert.NotEmpty(mended.Repairs);
    }

    [Theory]
    [InlineData("รายการพัสดุ")]
    [InlineData("คำนำ")]
    [InlineData("รำคำ")]
    [InlineData("กำหนด")]
    [InlineData("น้ำดำคล้ำ ถ้ำ ทำนา ตำรวจ อำเภอ จำนำ ประจำเดือน ทำลายสำเนา แนะนำ คำขอ")]
    [InlineData("คำสงฆ์")]
    [InlineData("คำรจนา")]
    [InlineData("ประจำปี ๒๕๖๘ จำนวน ๑๐ รายการ")]
    [InlineData("ประจำก.ค. 2568")]
    [InlineData("เป็นประจำทุกเดือน")]
    [InlineData("ก าร")]
    public void Without_proof_nothing_is_changed(string text)
    {
        var mended = ThaiRepair.Mend(text);

        Assert.Equal(text, mended.Text);
        Assert.Empty(mended.Repairs);
    }

    [Fact]
    public void Where_some_sara_aa_is_alive_only_the_impossible_is_changed() =>
        Assert.Equal("ราคา รำวง การ", ThaiRepair.Mend("ราคา รำวง กำร").Text);

    [Fact]
    public void Each_repair_names_the_word_before_and_after()
    {
        var repair = Assert.Single(ThaiRepair.Mend("จำนวน รำยกำร").Repairs);

        Assert.Equal(("รำยกำร", "รายการ"), (repair.Was, repair.Became));
        Assert.NotEqual(repair.Why.Th, repair.Why.En);
    }

    [Fact]
    public void No_known_word_would_itself_be_changed() =>
        Assert.All(ThaiRepair.WordsWithSaraAm, word => Assert.Empty(ThaiRepair.Mend(word).Repairs));

    [Fact]
    public void Every_known_word_survives_the_damage_in_a_damaged_line() =>
        Assert.All(
            ThaiRepair.WordsWithSaraAm,
            word => Assert.Equal($"{word} รายการ", ThaiRepair.Mend($"{word.Replace('า', 'ำ')} รำยกำร").Text)
        );
}
