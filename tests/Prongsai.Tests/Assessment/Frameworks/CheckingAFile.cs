using System.Text;
using Prongsai.Assessment.Frameworks;
using Prongsai.Kernel;

namespace Prongsai.Tests.Assessment.Frameworks;

public sealed class CheckingAFile
{
    private const string File = "small.yaml";

    private static readonly string Small = System.IO.File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "Assessment/Frameworks/small.yaml")
    );

    [Fact]
    public void Finds_nothing_wrong_with_one_that_uses_every_key()
    {
        var reading = FrameworkReader.Read(File, Small);

        Assert.Equal("", string.Join("\n", reading.Mistakes));
        Assert.Equal(Exact.Of(67, 2), reading.Framework!.Instruments[0].Parts[0].Weight);
        Assert.False(reading.Framework.ItemWith("I1")!.Title.IsFound);
    }

    /// <param name="spoiled">The text to replace; the mistake is in its first line, so many lines further down.</param>
    [Theory]
    [InlineData("profile: general", "profile: general\ncolour: blue", "unknown-key", 1)]
    [InlineData("    minimum: 30", "    minimun: 30", "unknown-key")]
    [InlineData("version: 1\n", "", "missing-key", -4)] // a missing key is told where its map begins
    [InlineData("  - code: OIT\n    th: แบบวัดการเปิดเผย\n", "  - code: OIT\n", "missing-key")]
    [InlineData("    - code: POOR\n      th: ปรับปรุง\n", "    - code: POOR\n", "missing-key")]
    [InlineData("profile: general", "profile: general\nprofile: vec", "duplicate-key", 1)]
    [InlineData("code: O1\n", "code: I1\n", "duplicate-code")]
    [InlineData("number: 9", "number: 1", "duplicate-code")]
    [InlineData("code: POOR", "code: GOOD", "duplicate-code")]
    [InlineData("code: O1\n", "code: o1\n", "bad-code")]
    [InlineData("code: O1\n", "code: TOTAL\n", "bad-code")]
    [InlineData("\"9.1\"", "\"nine\"", "bad-code")]
    [InlineData("profile: general", "profile: General", "bad-code")]
    [InlineData("instrument: IIT", "instrument: AIT", "unknown-instrument")]
    [InlineData("weight: 40", "weight: 41", "weights-not-100", -31)]
    [InlineData("weight: 33.5", "weight: 33", "weights-not-100")]
    [InlineData("    weight: 40\n    weight_confidence: made_up\n", "", "weights-incomplete", -31)]
    [InlineData("question_of_parts: {rule: mean", "question_of_parts: {rule: weighted", "rule-needs-weights")]
    [InlineData("question_of_parts: {rule: mean", "question_of_parts: {rule: median", "unknown-rule")]
    [InlineData("scale: COMPLETE\n                share", "scale: LEVEL6\n                share", "unknown-scale")]
    [InlineData("confidence: copy\n  source: test", "confidence: certain\n  source: test", "unknown-confidence")]
    [InlineData("completeness: whole", "completeness: all", "unknown-completeness")]
    [InlineData("polarity: negative", "polarity: bad", "unknown-polarity")]
    [InlineData("topics: [structure]", "topics: [structures]", "unknown-topic")]
    [InlineData("total_at_least: 85", "total_at_least: eighty-five", "bad-number")]
    [InlineData("total_at_least: 85", "total_at_least: 101", "bad-number")]
    [InlineData("minimum: 30", "minimum: 0", "bad-number")]
    [InlineData("of_indicator: 1/3", "of_indicator: 4/3", "bad-number")]
    [InlineData("of_indicator: 1/3", "of_indicator: 1/0", "bad-number")]
    [InlineData("passes: false", "passes: perhaps", "unknown-passes")]
    [InlineData(
        "    - code: POOR\n      th: ปรับปรุง\n      en: Poor\n      total_at_least: 0",
        "    - code: POOR\n      th: ปรับปรุง\n      en: Poor\n      total_at_least: 90",
        "bands-out-of-order"
    )]
    [InlineData(
        "    - code: POOR\n      th: ปรับปรุง\n      en: Poor\n      total_at_least: 0",
        "    - code: POOR\n      th: ปรับปรุง\n      en: Poor\n      total_at_least: 50",
        "bands-leave-gap"
    )]
    [InlineData("year: 2567", "year: 2024", "common-era-year")]
    [InlineData("applies_to: [2567]", "applies_to: [2567, 2025]", "common-era-year")]
    [InlineData("year: 2567", "year: last", "bad-year")]
    [InlineData("applies_to: [2567]", "applies_to: [2566]", "applies-to-lacks-year")]
    [InlineData("format: 1", "format: 2", "format-unknown")]
    [InlineData("      passes: true", "\t  passes: true", "tab-character")]
    [InlineData("applies_to: [2567]", "applies_to: [2567", "yaml-broken")]
    [InlineData("      passes: true", "   passes: true", "yaml-broken")]
    [InlineData("th: กรอบย่อ", "th: *copy", "yaml-broken")]
    [InlineData("th: กรอบย่อ", "th: &a กรอบย่อ", "yaml-broken")]
    [InlineData("applies_to: [2567]", "applies_to: 2567", "wrong-shape")]
    [InlineData("  confidence: copy\n  source: test", "  confidence: [copy]\n  source: test", "wrong-shape")]
    [InlineData("th: ครบหรือไม่", "th: \"\"", "blank-text")]
    [InlineData("value: 0}", "value: 100}", "levels-out-of-order")]
    [InlineData(
        "      - {th: ไม่ครบ, en: Incomplete, value: 0}\n      - {th: ครบ, en: Complete, value: 100}",
        "      - {th: ครบ, en: Complete, value: 100}\n      - {th: ไม่ครบ, en: Incomplete, value: 0}",
        "levels-out-of-order"
    )]
    [InlineData("labels: [ไม่มี, มี]", "labels: [ไม่มี]", "answers-do-not-fit", -6)]
    [InlineData(
        "            scale: COMPLETE\n            topics: [iit_bribes]",
        "            topics: [iit_bribes]",
        "answers-without-scale",
        3
    )]
    [InlineData("expected: 1,", "expected: 2,", "expected-does-not-fit")]
    [InlineData(
        "    confidence: made_up\n    levels",
        "    confidence: derived\n    en: Again\n    levels",
        "duplicate-key",
        1
    )]
    [InlineData("        sub_indicators:", "        items: []\n        sub_indicators:", "items-and-sub-indicators")]
    [InlineData("                th: โครงสร้าง\n                en: Structure\n", "", "text-missing")]
    public void Tells_each_mistake_with_its_line(string spoiled, string by, string code, int further = 0)
    {
        Assert.Contains(spoiled, Small, StringComparison.Ordinal);
        var at = Small.IndexOf(spoiled, StringComparison.Ordinal);
        var line = 1 + Small[..at].Count(c => c == '\n') + further;

        var reading = FrameworkReader.Read(File, Small[..at] + by + Small[(at + spoiled.Length)..]);

        Assert.Null(reading.Framework);
        var mistake = Assert.Single(reading.Mistakes, m => m.Code == code);
        Assert.Equal(new Place(File, Row: line), mistake.Where);
        Assert.NotEqual(mistake.Words.Th, mistake.Words.En);
    }

    [Fact]
    public void Tells_all_mistakes_at_once_in_the_order_of_their_lines()
    {
        var spoiled = Small
            .Replace("year: 2567", "year: 2024", StringComparison.Ordinal)
            .Replace("weight: 40", "weight: forty", StringComparison.Ordinal)
            .Replace("      passes: true", "\t\t\tpasses: yes", StringComparison.Ordinal)
            .Replace("[structure]", "[buildings]", StringComparison.Ordinal);

        var mistakes = FrameworkReader.Read(File, spoiled).Mistakes;

        Assert.Equal(
            ["common-era-year", "tab-character", "unknown-passes", "bad-number", "unknown-topic"],
            mistakes.Select(m => m.Code)
        );
        Assert.Equal(mistakes.Select(m => m.Where!.Row).Order(), mistakes.Select(m => m.Where!.Row));
    }

    [Fact]
    public void Says_what_to_do_about_a_common_era_year()
    {
        var mistake = FrameworkReader
            .Read(File, Small.Replace("year: 2567", "year: 2024", StringComparison.Ordinal))
            .Mistakes[0];

        Assert.Equal("small.yaml แถว 3: 2024 เป็นปี ค.ศ. ให้ใช้ปี พ.ศ. 2567", mistake.In(Language.Thai));
        Assert.Equal(
            "small.yaml, row 3: 2024 is a common-era year; write the Buddhist-era year 2567.",
            mistake.In(Language.English)
        );
    }

    [Theory]
    [InlineData("", "file-empty")]
    [InlineData("# nothing but a comment\n", "file-empty")]
    [InlineData("just words", "wrong-shape")]
    [InlineData("- a\n- list", "wrong-shape")]
    public void Refuses_what_is_no_framework_at_all(string text, string code) =>
        Assert.Equal(code, Assert.Single(FrameworkReader.Read(File, text).Mistakes).Code);

    [Fact]
    public void Refuses_bytes_of_Windows_874_and_tells_the_line()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        var mistake = Assert.Single(FrameworkReader.Read(File, Encoding.GetEncoding(874).GetBytes(Small)).Mistakes);

        Assert.Equal(("not-utf8", 7), (mistake.Code, mistake.Where!.Row));
    }

    [Fact]
    public void Accepts_a_byte_order_mark_and_Windows_line_ends()
    {
        var windows = Encoding
            .UTF8.GetPreamble()
            .Concat(Encoding.UTF8.GetBytes(Small.Replace("\n", "\r\n", StringComparison.Ordinal)));

        Assert.Empty(FrameworkReader.Read(File, windows.ToArray()).Mistakes);
    }

    [Fact]
    public void Refuses_a_file_too_large_to_be_one() =>
        Assert.Equal(
            "file-too-large",
            Assert.Single(FrameworkReader.Read(File, new byte[FrameworkReader.LargestFile + 1]).Mistakes).Code
        );

    [Fact]
    public void Refuses_nesting_made_to_exhaust_the_reader() =>
        Assert.Equal(
            "yaml-broken",
            Assert.Single(FrameworkReader.Read(File, "a: " + new string('[', 5000)).Mistakes).Code
        );

    [Fact]
    public void Never_fails_on_a_file_cut_short_or_missing_a_character()
    {
        for (var at = 0; at < Small.Length; at += 3)
        {
            FrameworkReader.Read(File, Small[..at]);
            FrameworkReader.Read(File, Small.Remove(at, 1));
        }

        Assert.NotEmpty(FrameworkReader.Read(File, Small[..^200]).Mistakes);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("a: b # c")]
    [InlineData("- dash")]
    [InlineData("ends with colon:")]
    [InlineData("\"quoted\" \\ back")]
    [InlineData("true")]
    [InlineData("สอง\nบรรทัด")]
    [InlineData("{flow, [list]}")]
    [InlineData("ศูนย์\u200Bกว้าง😀")]
    [InlineData("#hash")]
    [InlineData("%percent")]
    [InlineData("---")]
    [InlineData("'single'")]
    public void Reads_back_whatever_an_officer_may_write(string text)
    {
        var framework = FrameworkReader.Read(File, Small).OrThrow();
        var scale = framework.Scales[0];
        var odd = framework with
        {
            Title = framework.Title with { Text = new Bilingual(text, text) },
            Scales =
            [
                scale with
                {
                    Levels = [.. scale.Levels.Select(l => l with { Label = new Bilingual(text, text) })],
                },
            ],
        };

        var again = FrameworkReader.Read(File, FrameworkWriter.Write(odd)).OrThrow();

        Assert.Equal(text, again.Title.Text.Th);
        Assert.Equal(text, again.Scales[0].Levels[0].Label.En);
    }
}
