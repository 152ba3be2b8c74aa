using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Prongsai.Kernel;
using Prongsai.Web.CommandLine;
using Prongsai.Web.Settings;

namespace Prongsai.Tests.Web.Settings;

public sealed partial class ReadingSettings
{
    [Fact]
    public void A_mistyped_name_is_refused_with_the_nearest_one()
    {
        var refusal = Assert.Single(WhyNot("""{ "Databse": "Host=db" }"""));

        Assert.Equal("setting-unknown", refusal.Code);
        Assert.Contains("Prongsai:Databse", refusal.Words.Th, StringComparison.Ordinal);
        Assert.Contains("nearest name is Prongsai:Database", refusal.Words.En, StringComparison.Ordinal);
        Assert.Contains("prongsai.json", refusal.Words.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "Metrics": { "Allow": "everybody" } }""", "local or token or off")]
    [InlineData("""{ "StopSeconds": 0 }""", "from 1 to 600")]
    [InlineData("""{ "TrustedProxies": "10.0.0.300" }""", "10.1.0.0/16")]
    [InlineData("""{ "Database": "Host=db;Pasword=sesame" }""", "connection string")]
    [InlineData("""{ "Urls": "localhost:80" }""", "web address")]
    [InlineData("""{ "Keys": { "Certificate": "/nowhere.pfx" } }""", "is there")]
    [InlineData("""{ "Metrics": { "Allow": "token", "Token": "sesame" } }""", "16 characters")]
    public void A_wrong_value_is_refused_with_what_was_expected_and_never_a_secret(string json, string expected)
    {
        var refusal = Assert.Single(WhyNot(json));

        Assert.Contains(expected, refusal.Words.En, StringComparison.Ordinal);
        Assert.Contains("prongsai.json", refusal.Words.Th, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_environment_and_file_say_where_each_value_came_from()
    {
        var configuration = Given("""{ "Urls": "http://127.0.0.1:1", "Otlp": { "Headers": "key=sesame" } }""");

        var held = Reading.Held(configuration).ToDictionary(h => h.Setting.Name);

        Assert.EndsWith("prongsai.json", held["Urls"].Where!.Value.En, StringComparison.Ordinal);
        Assert.Null(held["StopSeconds"].Where);
        Assert.Equal("***", held["Otlp:Headers"].Setting.Shown(held["Otlp:Headers"].Value!));
    }

    [Fact]
    public void A_connection_string_is_shown_without_its_password()
    {
        var database = EverySetting.All.Single(s => s.Name == "Database");

        var shown = database.Shown("Host=db;Username=prongsai;Password=sesame");

        Assert.Contains("Host=db", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_file_names_its_line()
    {
        var refused = Assert.Throws<RefusedException>(() => Given("{\n  \"Urls\": \"x\"\n  \"Browser\": \"y\"\n}"));

        Assert.Equal(3, refused.Reasons.Single().Where!.Row);
    }

    [Fact]
    public void The_document_lists_every_setting()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs/running.md"));

        // Otherwise: prongsai settings --markdown, between the two comments.
        Assert.Contains(SettingsCommand.Markdown(), document, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_that_the_code_reads_is_on_the_list()
    {
        var known = EverySetting.All.Select(s => s.Key).ToHashSet();
        var read = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Names().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value))
            .ToHashSet();

        Assert.NotEmpty(read);
        Assert.DoesNotContain(
            read,
            name => !known.Contains(name) && !known.Any(k => k.StartsWith($"{name}:", StringComparison.Ordinal))
        );
    }

    [GeneratedRegex("\"(Prongsai:[A-Za-z0-9:]+)\"")]
    private static partial Regex Names();

    private static IReadOnlyList<Refusal> WhyNot(string json) => Reading.WhyNot(Given(json));

    private static IConfigurationRoot Given(string json)
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-settings-");
        var file = Path.Combine(folder.FullName, "prongsai.json");
        File.WriteAllText(file, json);
        try
        {
            return new ConfigurationBuilder().Add(GivenSettings.FromFile(file)).Build();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
