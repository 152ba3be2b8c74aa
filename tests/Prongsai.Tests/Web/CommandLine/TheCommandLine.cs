using Prongsai.Web.CommandLine;

namespace Prongsai.Tests.Web.CommandLine;

public sealed class TheCommandLine
{
    [Fact]
    public void Makes_only_the_verb_that_is_typed_and_every_verb_by_its_own_name()
    {
        var all = Verbs.Root().Subcommands.Select(verb => verb.Name).ToList();

        Assert.Contains("demo", all);
        Assert.All(all, name => Assert.Equal([name], Verbs.Root(name).Subcommands.Select(verb => verb.Name)));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("skore")]
    [InlineData(null)]
    public void Knows_every_verb_when_none_is_typed_rightly(string? first) =>
        Assert.Equal(
            Verbs.Root().Subcommands.Select(verb => verb.Name),
            Verbs.Root(first).Subcommands.Select(verb => verb.Name)
        );
}
