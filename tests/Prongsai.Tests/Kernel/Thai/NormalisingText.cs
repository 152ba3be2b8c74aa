using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Thai;

public class NormalisingText
{
    [Theory]
    // The header of a real file: nikhahit and sara am both.
    [InlineData("จ\u0E4D\u0E33นวน", "จำนวน")]
    [InlineData("จ\u0E4D\u0E32นวน", "จำนวน")]
    [InlineData("น\u0E49\u0E4D\u0E32", "น้ำ")]
    [InlineData("น\u0E4D\u0E49\u0E32", "น้ำ")]
    [InlineData("น\u0E33\u0E49", "น้ำ")]
    [InlineData("น\u0E49\u0E4D\u0E33", "น้ำ")]
    [InlineData("ก\u0E33\u0E33หนด", "กำหนด")]
    [InlineData("ท\u0E35\u0E48\u0E48", "ที่")]
    [InlineData("ท\u0E48\u0E35", "ที่")]
    [InlineData("ผ\u0E49\u0E39", "ผู้")]
    [InlineData("เเผน", "แผน")]
    [InlineData("โปร\u200Bง\u200Dใส\uFEFF", "โปรงใส")]
    [InlineData("ราย\u00ADการ", "รายการ")]
    [InlineData("ก\u00A0ข", "ก ข")]
    [InlineData("ที\uF70Aว\uF70Aา", "ที่ว่า")]
    [InlineData("e\u0301", "é")]
    public void What_looks_the_same_becomes_the_same(string arrived, string normal) =>
        Assert.Equal(normal, ThaiText.Normalise(arrived));

    [Theory]
    [InlineData("พันธุ์")]
    [InlineData("สิทธิ์")]
    [InlineData("เป็นน้ำใจที่ผู้ให้แก่ผู้อื่น")]
    [InlineData("พุทฺโธ สํฆํ")]
    [InlineData("มากกกก าา ๆ ฯลฯ")]
    [InlineData("สองบรรทัด\nตามเดิม")]
    public void Valid_text_stays_as_it_is(string valid) => Assert.Equal(valid, ThaiText.Normalise(valid));

    [Fact]
    public void On_one_line_runs_of_spaces_are_one_space() =>
        Assert.Equal(
            "วงเงินที่จะซื้อหรือจ้าง (บาท)",
            ThaiText.NormaliseLine("  วงเงินที่จะซื้อหรือจ้าง\r\n\u00A0 (บาท) ")
        );

    [Fact]
    public void Folding_forgets_digits_and_case() =>
        Assert.Equal(ThaiText.Fold("ITA  ปี ๒๕๖๘"), ThaiText.Fold("ita ปี\u200B 2568"));

    [Fact]
    public void Half_a_character_does_not_stop_it() => Assert.Equal("ก\uFFFDข", ThaiText.Normalise("ก\uD83Dข"));

    [Fact]
    public void Normalising_twice_changes_nothing_more() =>
        Prop.ForAll(
                ThaiSoup.Any,
                soup =>
                {
                    var once = ThaiText.Normalise(soup);
                    var line = ThaiText.NormaliseLine(soup);

                    return ThaiText.Normalise(once) == once
                        && once.IsNormalized(NormalizationForm.FormC)
                        && ThaiText.NormaliseLine(line) == line
                        && ThaiText.Fold(ThaiText.Fold(soup)) == ThaiText.Fold(soup);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void What_looks_normal_at_a_glance_is_normal() =>
        Prop.ForAll(
                ThaiSoup.Any,
                // What is invisible goes, and with it the glance: the long way is taken.
                soup =>
                    ThaiText.Normalise(soup) == ThaiText.Normalise("\u200B" + soup)
                    && ThaiText.NormaliseLine(soup) == ThaiText.NormaliseLine("\u200B" + soup)
                    && ThaiText.Fold(soup) == ThaiText.Fold("\u200B" + soup)
                    && ThaiText.Fold(soup).All(c => char.ToLowerInvariant(c) == c)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Digits_go_both_ways() =>
        Prop.ForAll(
                ThaiSoup.Any,
                soup =>
                    ThaiDigits.ToThai(ThaiDigits.ToArabic(soup)) == ThaiDigits.ToThai(soup)
                    && ThaiDigits.ToArabic(ThaiDigits.ToThai(soup)) == ThaiDigits.ToArabic(soup)
                    && ThaiDigits.ToThai(soup).Length == soup.Length
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}

/// <summary>Letters, marks, digits, spaces and invisible characters in any order: worse than any file.</summary>
internal static class ThaiSoup
{
    private const string Others =
        " \n\u00A0\u200B\u200C\uFEFF\u00AD09azAZé\u0301\u0327\u05B0\uD83D\uDE00\uF700\uF70A\uF71A…()";

    public static Arbitrary<string> Any { get; } =
        Gen.Frequency(
                (8, Gen.Choose(0x0E01, 0x0E5B).Select(c => (char)c)),
                (8, Gen.Elements("กญนรทำาัิีุู่้็์ํเแโ".ToCharArray())),
                (2, Gen.Elements(Others.ToCharArray()))
            )
            .ArrayOf()
            .Select(letters => new string(letters))
            .ToArbitrary();
}
