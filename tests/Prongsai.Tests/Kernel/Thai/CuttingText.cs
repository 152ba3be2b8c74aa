using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Thai;

public class CuttingText
{
    [Theory]
    [InlineData("สำนักงานเขต", 20, "สำนักงานเขต")]
    [InlineData("สำนักงานเขต", 3, "สำนั…")]
    [InlineData("เก่าแก่", 2, "…")]
    [InlineData("เก่าแก่", 4, "เก่า…")]
    [InlineData("เก่าแก่", 5, "เก่าแก่")]
    [InlineData("น้ำ", 1, "น้ำ")]
    [InlineData("น้ำใจ", 2, "น้ำ…")]
    [InlineData("ก ข ค", 3, "ก…")]
    [InlineData("abc", 2, "a…")]
    public void Text_is_cut_between_syllables_letters_never_inside(string text, int clusters, string cut) =>
        Assert.Equal(cut, ThaiText.Truncate(text, clusters));

    [Fact]
    public void A_cut_needs_room_for_one_character() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ThaiText.Truncate("ก", 0));

    [Fact]
    public void A_cut_is_never_too_long_and_never_splits() =>
        Prop.ForAll(
                ThaiSoup.Any,
                Gen.Choose(1, 12).ToArbitrary(),
                (soup, clusters) =>
                {
                    var text = ThaiText.Normalise(soup);
                    var cut = ThaiText.Truncate(text, clusters);
                    if (cut == text)
                        return ThaiText.Length(text) <= clusters;

                    var kept = cut[..^1];
                    var trimmed = text[kept.Length..];
                    var rest = trimmed.TrimStart();

                    return ThaiText.Length(cut) <= clusters
                        && text.StartsWith(kept, StringComparison.Ordinal)
                        && (trimmed.Length > rest.Length || !Attached(kept, rest));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    // Said again in other words than the code's: would a reader see a torn syllable?
    private static bool Attached(string kept, string rest) =>
        rest.Length > 0
        && kept.Length > 0
        && (
            CharUnicodeInfo.GetUnicodeCategory(rest[0]) is UnicodeCategory.NonSpacingMark
            || "ำ".Contains(rest[0], StringComparison.Ordinal)
            || char.IsLowSurrogate(rest[0]) && char.IsHighSurrogate(kept[^1])
            || "ะาๅ".Contains(rest[0], StringComparison.Ordinal) && kept[^1] is >= 'ก' and <= '๛'
            || "เแโใไ".Contains(kept[^1], StringComparison.Ordinal) && rest[0] is >= 'ก' and <= 'ฮ'
        );
}
