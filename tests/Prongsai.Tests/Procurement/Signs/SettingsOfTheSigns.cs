using Prongsai.Procurement.Contracts;

namespace Prongsai.Tests.Procurement.Signs;

public sealed class SettingsOfTheSigns
{
    [Fact]
    public void Without_a_file_all_eleven_are_looked_for() =>
        Assert.All(Enum.GetValues<SignCode>(), code => Assert.True(SignSettings.Usual.Has(code)));

    [Fact]
    public void A_sign_is_looked_for_when_its_section_is_there()
    {
        var (settings, _) = SignSettings.Read("s.ini", "; [R024]\n[R028]\n\n[R035]\n");

        Assert.Equal([SignCode.R028, SignCode.R035], Enum.GetValues<SignCode>().Where(settings!.Has));
    }

    [Fact]
    public void What_Cardinals_other_command_reads_means_nothing_here()
    {
        var (settings, mistakes) = SignSettings.Read(
            "s.ini",
            "currency = USD\n[defaults]\ncurrency = USD\n[codelists.bid_status]\nqualified = valid\n[modifications]\nmove_auctions = true\n[R055]\n[R003]\n# remark\n"
        );

        Assert.Empty(mistakes);
        Assert.Equal([SignCode.R003], Enum.GetValues<SignCode>().Where(settings!.Has));
    }

    [Theory]
    [InlineData("[R024]\ntreshold = 1", "signs-settings-key", 2)]
    [InlineData("[R999]", "signs-settings-section", 1)]
    [InlineData("[R003]\nthreshold = fifteen", "signs-settings-number", 2)]
    [InlineData("[R003]\nthreshold = 1.5", "signs-settings-number", 2)]
    [InlineData("[R025]\npercentile = 101", "signs-settings-number", 2)]
    [InlineData("[R058]\n\nthreshold = 0,5", "signs-settings-number", 3)]
    [InlineData("curency = THB\n[R028]", "signs-settings-key", 1)]
    [InlineData("[R028]\nnonsense", "signs-settings-line", 2)]
    [InlineData("[R003.procurement_method_details]\nemergency = soon", "signs-settings-number", 2)]
    public void A_mistake_is_refused_with_its_line(string content, string code, int line)
    {
        var (settings, mistakes) = SignSettings.Read("s.ini", content);

        Assert.Null(settings);
        Assert.Equal((code, line), (Assert.Single(mistakes).Code, mistakes[0].Where!.Row));
    }
}
