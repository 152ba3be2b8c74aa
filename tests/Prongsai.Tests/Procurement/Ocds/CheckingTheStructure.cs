using System.Text.Json.Nodes;
using static Prongsai.Tests.Procurement.Ocds.Examples;

namespace Prongsai.Tests.Procurement.Ocds;

public sealed class CheckingTheStructure
{
    [Fact]
    public void The_example_of_the_documentation_is_valid()
    {
        var report = Check(Example);

        Assert.True(report is { IsValid: true, IsReadable: true, Packages: 1, Releases: 1, Records: 0 });
    }

    public static TheoryData<string, Action<JsonObject>> Departures =>
        new()
        {
            { "releases/*/ocid missing", r => r.Remove("ocid") },
            { "releases/*/ocid empty", r => r["ocid"] = "" },
            { "releases/*/tag no-items", r => r["tag"] = new JsonArray() },
            { "releases/*/tag/* code", r => r["tag"] = new JsonArray("nonsense") },
            { "releases/*/initiationType code", r => r["initiationType"] = "planning" },
            { "releases/*/date format", r => r["date"] = "เมื่อวาน" },
            { "releases/*/tender/id missing", r => r["tender"]!.AsObject().Remove("id") },
            { "releases/*/tender/procurementMethod code", r => r["tender"]!["procurementMethod"] = "เฉพาะเจาะจง" },
            { "releases/*/tender/value/amount type", r => r["tender"]!["value"]!["amount"] = "498,000" },
            { "releases/*/tender/value/currency code", r => r["tender"]!["value"]!["currency"] = "บาท" },
            { "releases/*/tender/numberOfTenderers type", r => r["tender"]!["numberOfTenderers"] = 2.5 },
            { "releases/*/tender type", r => r["tender"] = new JsonArray() },
            { "releases/*/contracts/*/awardID missing", r => r["contracts"]![0]!.AsObject().Remove("awardID") },
            { "releases/*/awards/* duplicate", r => r["awards"]!.AsArray().Add(r["awards"]![0]!.DeepClone()) },
            { "releases/*/bids/details/*/status code", r => r["bids"]!["details"]![1]!["status"] = "ชนะ" },
            {
                "releases/*/parties/*/identifier/uri format",
                r => r["parties"]![1]!["identifier"]!["uri"] = "not an address"
            },
            { "releases/*/tender/title_th type", r => r["tender"]!["title_th"] = 5 },
            { "releases/*/buyer type", r => r["buyer"] = "สำนักงานเขต" },
        };

    [Theory, MemberData(nameof(Departures))]
    public void A_departure_is_told_with_its_path_and_kind(string fault, Action<JsonObject> change)
    {
        var report = Check(Package(Release(change)));

        Assert.Equal([fault], Faults(report));
        Assert.False(report.IsValid);
    }

    /// <summary>The same verdict as an independent implementation of JSON Schema.</summary>
    [Theory, MemberData(nameof(Departures))]
    public async Task An_independent_validator_finds_a_fault_too(string fault, Action<JsonObject> change)
    {
        var schema = await Schema();

        Assert.Empty(schema.Validate(Release().ToJsonString()));
        Assert.True(schema.Validate(Release(change).ToJsonString()).Count > 0, fault);
    }

    /// <summary>As the Data Review Tool has it; many validators are more lenient.</summary>
    [Theory]
    [InlineData("2026-11-30")]
    [InlineData("2026-11-30T09:00:00")]
    [InlineData("2026-02-30T09:00:00Z")]
    [InlineData("2569-11-30 09:00")]
    public void A_date_needs_its_time_and_offset_and_must_exist(string date) =>
        Assert.Equal(["date format"], Faults(Check(Release(r => r["date"] = date))));

    [Fact]
    public void The_same_fault_many_times_is_one_line_with_a_number_and_its_first_places()
    {
        var lines = Enumerable
            .Range(0, 1000)
            .Select(i =>
                Release(r =>
                        (r["ocid"], r["date"]) = ($"ocds-abcdef-{i}", i % 2 == 0 ? "เมื่อวาน" : (string)r["date"]!)
                    )
                    .ToJsonString()
            );

        var report = Check(string.Join("\n", lines));

        var fault = Assert.Single(report.Faults);
        Assert.Equal(("date", "format", 500), (fault.Path, fault.Kind, fault.Count));
        Assert.Equal([1L, 3L, 5L], fault.First.Select(f => f.Line));
        Assert.Equal(("ocds-abcdef-2", "เมื่อวาน"), (fault.First[1].Ocid, fault.First[1].Value));
    }

    [Fact]
    public void A_fault_in_a_file_laid_out_over_lines_is_told_with_the_line_it_stands_in()
    {
        var text = Example.Replace("\"currency\": \"THB\"", "\"currency\": 5", StringComparison.Ordinal);
        var expected = text[..text.IndexOf("\"currency\": 5", StringComparison.Ordinal)].Count(c => c == '\n') + 1;

        var fault = Check(text).Faults.Single(f => f.Path == "releases/*/planning/budget/amount/currency");

        Assert.Equal(expected, fault.First[0].Line);
    }

    [Fact]
    public void What_stands_around_the_releases_is_checked_too()
    {
        var package = Package(Release());
        package.Remove("publishedDate");
        package["version"] = "หนึ่ง";
        package["publisher"]!.AsObject().Remove("name");

        Assert.Equal(["publishedDate missing", "publisher/name missing", "version pattern"], Faults(Check(package)));
        Assert.Equal(["releases no-items"], Faults(Check(Package())));
        Assert.Contains(
            "releases type",
            Faults(
                Check(
                    Example[..Example.IndexOf("\"releases\"", StringComparison.Ordinal)] + "\"releases\": {\"ocid\":1}}"
                )
            )
        );
    }

    [Fact]
    public void The_same_release_twice_in_a_package_is_no_unique_list() =>
        Assert.Equal(["releases/* duplicate"], Faults(Check(Package(Release(), Release()))));

    [Fact]
    public void Records_hold_links_or_whole_releases()
    {
        JsonObject Record(JsonNode releases) =>
            new()
            {
                ["ocid"] = "ocds-abcdef-1",
                ["releases"] = new JsonArray(releases),
                ["compiledRelease"] = Release(r => r["tag"] = new JsonArray("compiled")),
            };
        var link = new JsonObject { ["url"] = "https://example.invalid/1.json", ["date"] = "2026-11-30T09:00:00Z" };
        var package = JsonNode.Parse(Example)!.AsObject();
        package.Remove("releases");
        package["records"] = new JsonArray(
            Record(link),
            Record(Release()),
            Record(Release(r => r.Remove("tag"))),
            Record(new JsonObject { ["url"] = "https://example.invalid/1.json" })
        );

        var report = Check(package);

        Assert.Equal(["records/*/releases/*/date missing", "records/*/releases/*/tag missing"], Faults(report));
        Assert.Equal((4, 0, 1), (report.Records, report.Releases, report.Packages));
        Assert.Contains(report.Coverage, c => c is { Path: "records/*/compiledRelease/tender/title", Count: 4, Of: 4 });
    }

    [Fact]
    public void Lists_are_compared_by_what_they_hold_and_not_by_how_it_is_written()
    {
        var twice = Release()
            .ToJsonString()
            .Replace(
                "\"awards\":[",
                "\"awards\":[{\"status\":\"\\u0061ctive\", \"id\" : \"x\",\"value\":{\"amount\":5.0}}, {\"value\":{\"amount\":5},\"id\":\"x\",\"status\":\"active\"},",
                StringComparison.Ordinal
            );

        Assert.Equal(["awards/* duplicate"], Faults(Check(twice)));
    }

    internal static async Task<NJsonSchema.JsonSchema> Schema()
    {
        JsonObject Read(string name) =>
            JsonNode
                .Parse(File.ReadAllText(Path.Combine(Repository.Root, "src/Prongsai.Procurement/Ocds/Schema", name)))!
                .AsObject();
        var release = Read("release-schema.json");
        Merge(release, Read("bids-extension.json"));
        return await NJsonSchema.JsonSchema.FromJsonAsync(release.ToJsonString());
    }

    private static void Merge(JsonObject into, JsonObject patch)
    {
        foreach (var (name, value) in patch.ToList())
        {
            if (value is JsonObject part && into[name] is JsonObject existing)
                Merge(existing, part);
            else
                into[name] = value?.DeepClone();
        }
    }
}
