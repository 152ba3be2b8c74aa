using FsCheck;
using FsCheck.Fluent;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Thai;

public class BreakingLines
{
    private const string Office = "สำนักงานเขตคลองสามวา (ฝ่ายทะเบียน)";

    [Fact]
    public void The_dictionary_is_there() =>
        Assert.True(
            ThaiWords.HasDictionary,
            "libicu is missing: lines would break inside Thai words (apt install libicu72)"
        );

    [Fact]
    public void Words_are_found_without_spaces() =>
        Assert.Equal(
            ["สำนักงาน", "เขต", "คลอง", "สาม", "วา", " ", "(", "ฝ่าย", "ทะเบียน", ")"],
            ThaiWords.Split(Office)
        );

    [Fact]
    public void Opportunities_stand_between_Thai_words_only() =>
        Assert.Equal(
            "ข้อมูล\u200Bการ\u200Bจัด\u200Bซื้อ (ITA) ปี",
            ThaiWords.WithBreakOpportunities("ข้อมูลการจัดซื้อ (ITA) ปี")
        );

    [Fact]
    public void Lines_end_with_words() =>
        Assert.Equal(["สำนักงานเขต", "คลองสามวา", "(ฝ่าย", "ทะเบียน)"], ThaiWords.Wrap(Office, 10));

    [Fact]
    public void Line_ends_of_the_text_are_kept() =>
        Assert.Equal(["หนึ่ง", "", "สอง"], ThaiWords.Wrap("หนึ่ง\r\n\r\nสอง", 10));

    [Fact]
    public void A_word_longer_than_the_line_is_broken_between_syllables_letters() =>
        Assert.Equal(["เอื้อ", "เฟื้อ"], ThaiWords.Wrap("เอื้อเฟื้อ", 3));

    [Fact]
    public void Nothing_is_lost_and_no_line_is_too_long() =>
        Prop.ForAll(
                ThaiSoup.Any,
                Gen.Choose(1, 15).ToArbitrary(),
                (soup, clusters) =>
                {
                    var text = ThaiText.Normalise(soup);
                    var lines = ThaiWords.Wrap(text, clusters);

                    return string.Concat(ThaiWords.Split(text)) == text
                        && ThaiWords.WithBreakOpportunities(text).Replace("\u200B", "", StringComparison.Ordinal)
                            == text
                        && Unspaced(string.Concat(lines)) == Unspaced(text)
                        && lines.All(line => ThaiText.Length(line) <= clusters || ThaiText.Units(line).Count() == 1);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Without_a_dictionary_syllables_letters_still_stay_together() =>
        Assert.Equal([2, 3, 7, 8], ThaiWords.UnitEnds("สำนเก่าก"));

    private static string Unspaced(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
