using Prongsai.Assessment.Frameworks;

namespace Prongsai.Tests.Assessment.Frameworks;

public sealed class TheDocumentedExample
{
    [Fact]
    public void Passes_the_check_it_explains()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs/frameworks.md"));
        var example = page.Split("```yaml\n")[1].Split("```")[0];

        Assert.Equal("", string.Join("\n", FrameworkReader.Read("docs/frameworks.md", example).Mistakes));
    }
}
