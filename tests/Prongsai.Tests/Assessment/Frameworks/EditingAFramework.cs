using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Kernel;

namespace Prongsai.Tests.Assessment.Frameworks;

public sealed class EditingAFramework
{
    private static readonly Framework Districts = Of(2567, "sub_department");

    private static readonly Wording Confirmed = new(
        new Bilingual("ข้อความจากคู่มือ", "Text of the manual"),
        Confidence.Official,
        "คู่มือ ป.ป.ช. 2567"
    );

    private static Framework Of(int year, string profile) =>
        ShippedFrameworks.Exactly(new FrameworkKey(new FiscalYear(year), profile))!;

    private static Item NewItem(string code, string? scale = "COMPLETE") =>
        new(code, Confirmed, scale, Polarity.Positive, [], null, [], null, Confidence.Unknown, []);

    [Theory]
    [InlineData("IIT")]
    [InlineData("EIT2")]
    [InlineData("IND09")]
    [InlineData("O15")]
    public void Corrects_one_text_and_no_other(string code)
    {
        var corrected = Districts.Correct(code, Confirmed);

        Assert.Equal(Confirmed, corrected.TextWith(code)!.Wording);
        Assert.Equal(Districts.Texts().Where(t => t.Code != code), corrected.Texts().Where(t => t.Code != code));
        Assert.NotEqual(Confirmed, Districts.TextWith(code)!.Wording);
    }

    [Fact]
    public void Corrects_the_title_of_a_sub_indicator()
    {
        var corrected = Of(2567, "general").Correct("9.3", Confirmed);

        Assert.Equal(Confirmed, corrected.TextWith("9.3")!.Wording);
    }

    [Fact]
    public void Asks_for_a_source_of_what_is_said_to_be_official()
    {
        var reasons = Editing.WhyNotWord(Confirmed with { Source = null });

        Assert.Equal("source-needed", Assert.Single(reasons).Code);
    }

    [Fact]
    public void Asks_for_both_languages()
    {
        var reasons = Editing.WhyNotWord(Confirmed with { Text = new Bilingual("ไทย", " ") });

        Assert.Equal("both-languages", Assert.Single(reasons).Code);
    }

    [Fact]
    public void Lets_a_text_be_missing_only_when_it_is_unknown()
    {
        Assert.Empty(Editing.WhyNotWord(new Wording(Wording.NotFound, Confidence.Unknown)));
        Assert.Equal(
            "text-missing",
            Assert.Single(Editing.WhyNotWord(new Wording(Wording.NotFound, Confidence.Derived))).Code
        );
    }

    [Fact]
    public void Adds_an_item_in_the_order_of_its_number()
    {
        var grown = Districts.Add("IND09", NewItem("O9")).Add("IND09", NewItem("O16"));

        Assert.Equal(["O9", "O15", "O16"], grown.IndicatorWith("IND09")!.AllItems.Select(i => i.Code));
        Assert.Empty(FrameworkReader.Read("x", FrameworkWriter.Write(grown)).Mistakes);
    }

    [Fact]
    public void Adds_to_the_official_count_of_a_whole_list_and_keeps_an_expected_one()
    {
        var whole = Of(2567, "general").Add("9.3", NewItem("O99"));
        var partial = Districts.Add("IND02", NewItem("I4", scale: null));

        Assert.Equal(5, whole.IndicatorWith("IND09")!.SubIndicators[2].ItemList.Expected);
        Assert.Equal(3, partial.IndicatorWith("IND02")!.ItemsExpected);
        Assert.Empty(FrameworkReader.Read("x", FrameworkWriter.Write(whole)).Mistakes);
    }

    [Theory]
    [InlineData("IND09", "O15", "COMPLETE", "duplicate-code")]
    [InlineData("IND09", "IND10", "COMPLETE", "duplicate-code")]
    [InlineData("IND09", "TOTAL", "COMPLETE", "bad-code")]
    [InlineData("IND09", "ข้อ 1", "COMPLETE", "bad-code")]
    [InlineData("IND11", "O16", "COMPLETE", "no-such-place")]
    [InlineData("IND09", "O16", "LEVEL9", "unknown-scale")]
    public void Refuses_an_item_that_does_not_fit(string parent, string code, string scale, string reason) =>
        Assert.Equal(reason, Assert.Single(Districts.WhyNotAdd(parent, NewItem(code, scale))).Code);

    [Fact]
    public void Clones_a_year_keeping_codes_and_believing_nothing()
    {
        var clone = Of(2567, "general").CloneInto(new FiscalYear(2568));

        Assert.Equal("2568/general", clone.Key.ToString());
        Assert.Equal(Of(2567, "general").Items.Select(i => i.Code), clone.Items.Select(i => i.Code));
        Assert.All(
            clone.Texts(),
            text => Assert.Contains(text.Wording.Confidence, new[] { Confidence.Unverified, Confidence.Unknown })
        );
        Assert.Equal(Confidence.Unverified, clone.Bands.Confidence);
        Assert.Equal(Confidence.Unverified, clone.Scoring.TotalOfInstruments.Confidence);
        Assert.Contains("คัดลอกจากกรอบ 2567/general", clone.Title.Note!.Value.Th, StringComparison.Ordinal);
        Assert.Contains("2568", clone.Title.Text.Th, StringComparison.Ordinal);
        Assert.Empty(FrameworkReader.Read("x", FrameworkWriter.Write(clone)).Mistakes);
    }

    [Fact]
    public void Does_not_make_the_unknown_surer_by_cloning()
    {
        var clone = Of(2567, "general").CloneInto(new FiscalYear(2568));

        Assert.Equal(Confidence.Unknown, clone.ItemWith("E1")!.Title.Confidence);
    }

    [Fact]
    public void Puts_elements_in_and_keeps_what_was_noted_of_those_that_stay()
    {
        var framework = Of(2566, "general");
        var lines = framework.ItemWith("O21")!.Elements.Select(e => e.Text.Th).Append("องค์ประกอบใหม่").ToList();

        var put = framework.PutElements("O21", lines, Confidence.Official).ItemWith("O21")!;

        Assert.Equal(lines, put.Elements.Select(e => e.Text.Th));
        Assert.Equal(Confidence.Official, put.Elements[^1].Confidence);
        Assert.Contains(put.Elements, e => e.Confidence == Confidence.Unverified);
    }
}
