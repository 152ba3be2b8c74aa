using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Kernel;

namespace Prongsai.Tests.Assessment.Frameworks;

/// <summary>What a framework file may say about how a machine tells whether an element is there.</summary>
public sealed class RulesOfElements
{
    private const string File = "2567-sub_department.yaml";

    private static string Shipped => ShippedFrameworks.TextOf(File);

    [Fact]
    public void A_rule_survives_being_written_and_read_again()
    {
        var framework = FrameworkReader.Read(File, Shipped).OrThrow();

        var again = FrameworkReader.Read(File, FrameworkWriter.Write(framework)).OrThrow();

        Assert.Equal(
            framework.ItemWith("O15")!.Elements.Select(e => e.Rule!.ToString()),
            again.ItemWith("O15")!.Elements.Select(e => e.Rule!.ToString())
        );
    }

    [Theory]
    [InlineData("name: months", "name: moons", "unknown-rule")]
    [InlineData("span: first_six_months", "span: half", "unknown-span")]
    [InlineData("span: first_six_months", "spun: half", "missing-key")]
    [InlineData("formats: [pdf, machine]", "formats: [pdf, fax]", "unknown-formats")]
    [InlineData("formats: [pdf, machine]", "formats: []", "blank-text")]
    public void A_mistake_in_a_rule_is_told_with_its_line(string right, string wrong, string code)
    {
        var text = Shipped;
        var at = text.IndexOf(right, StringComparison.Ordinal);
        var line = text[..at].Count(c => c == '\n') + 1;

        var reading = FrameworkReader.Read(File, text[..at] + wrong + text[(at + right.Length)..]);

        var mistake = Assert.Single(reading.Mistakes, m => m.Code == code);
        Assert.InRange(mistake.Where!.Row!.Value, line - 1, line);
    }

    [Fact]
    public void A_plain_text_stays_an_element_without_a_rule()
    {
        var plain = ShippedFrameworks.Exactly(new FrameworkKey(new FiscalYear(2567), "general"))!;

        Assert.Contains(plain.Items.SelectMany(i => i.Elements), e => e.Rule is null);
    }
}
