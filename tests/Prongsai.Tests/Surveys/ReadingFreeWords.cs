using Prongsai.Surveys.Themes;

namespace Prongsai.Tests.Surveys;

/// <summary>Free words: who somebody is comes out, what they said stays, and what is alike stands together.</summary>
public sealed class ReadingFreeWords
{
    [Theory]
    [InlineData("โทร 081-234-5678 ได้", "โทร [โทรศัพท์] ได้")]
    [InlineData("โทร ๐๘๑๒๓๔๕๖๗๘", "โทร [โทรศัพท์]")]
    [InlineData("02 548 0408 ไม่มีคนรับ", "[โทรศัพท์] ไม่มีคนรับ")]
    [InlineData("เลขบัตร 1-1017-00230-70-8 ครับ", "เลขบัตร [เลขประจำตัว] ครับ")]
    [InlineData("เลข 1101700230709", "เลข [เลขยาว]")]
    [InlineData("ส่งมาที่ somchai.j@example.co.th นะ", "ส่งมาที่ [อีเมล] นะ")]
    [InlineData("ไลน์ somchai_99 ค่ะ", "ไลน์ [ไลน์] ค่ะ")]
    [InlineData("Line ID: @somchai", "Line ID: [ไลน์]")]
    [InlineData("รถ 1กข 1234 จอดขวาง", "รถ [ทะเบียนรถ] จอดขวาง")]
    [InlineData("นายสมชาย ใจดี ไม่สุภาพ", "[ชื่อบุคคล] ไม่สุภาพ")]
    [InlineData("นางสาวสมหญิง บริการดี", "[ชื่อบุคคล] บริการดี")]
    [InlineData("น.ส.สมหญิง รักไทย", "[ชื่อบุคคล]")]
    public void What_tells_who_somebody_is_comes_out(string said, string masked) =>
        Assert.Equal(masked, Masking.Mask(said));

    [Theory]
    [InlineData("รอคิวนาน 45 นาที ชั้น 2 ช่อง 3")]
    [InlineData("นายทะเบียนไม่อยู่ นายกเทศมนตรีควรมาดู")]
    [InlineData("คุณภาพการบริการดี ปี 2569")]
    [InlineData("มี คน 5 คนรอ ถนน 12")]
    [InlineData("นางพยาบาลใจดี")]
    [InlineData("ค่าธรรมเนียม 1,500 บาท")]
    public void What_tells_nobody_stays(string said) => Assert.Equal(said, Masking.Mask(said));

    [Fact]
    public void A_citizens_number_is_known_by_its_check_digit()
    {
        Assert.True(Masking.IsCitizen("1101700230708"));
        Assert.False(Masking.IsCitizen("1101700230709"));
        Assert.False(Masking.IsCitizen("110170023070"));
    }

    [Fact]
    public void Nothing_long_or_hostile_takes_long()
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        foreach (
            var text in new[]
            {
                new string('1', 4000),
                new string('ก', 4000),
                string.Concat(Enumerable.Repeat("นาย", 1300)),
                string.Concat(Enumerable.Repeat("line ", 800)),
            }
        )
            Masking.Mask(text);

        Assert.True(started.Elapsed < TimeSpan.FromSeconds(5), $"{started.Elapsed}");
    }

    [Fact]
    public void What_is_said_alike_stands_together_with_its_sentences()
    {
        string[] said =
        [
            "ที่จอดรถไม่เพียงพอ",
            "ที่จอดรถน้อยมาก",
            "หาที่จอดรถยาก",
            "รอคิวนานมาก",
            "คิวยาวรอนาน",
            "รอคิวนานเกินไป",
            "ห้องน้ำไม่สะอาด",
        ];

        var themes = Clustering.Of(said);

        Assert.Equal(said.Order(StringComparer.Ordinal), themes.SelectMany(t => t.Texts).Order(StringComparer.Ordinal));
        Assert.Contains(
            themes,
            t => t.Texts.Count == 3 && t.Texts.All(text => text.Contains("จอดรถ", StringComparison.Ordinal))
        );
        Assert.Contains(
            themes,
            t => t.Texts.Count >= 2 && t.Texts.All(text => text.Contains("คิว", StringComparison.Ordinal))
        );
        Assert.Contains(themes, t => t.Texts is ["ห้องน้ำไม่สะอาด"]);
        Assert.All(themes, t => Assert.InRange(t.Words.Count, 1, 3));
        // The same texts in another order give the same themes.
        Assert.Equal(
            themes.Select(t => string.Join('|', t.Texts)),
            Clustering.Of([.. said.Reverse()]).Select(t => string.Join('|', t.Texts))
        );
    }
}
