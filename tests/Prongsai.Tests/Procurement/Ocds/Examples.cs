using System.Text;
using System.Text.Json.Nodes;
using Prongsai.Procurement.Contracts;

namespace Prongsai.Tests.Procurement.Ocds;

/// <summary>OCDS for tests: the constructed package of the documentation, and what can be made of it.</summary>
internal static class Examples
{
    public static readonly string Example = File.ReadAllText(
        Path.Combine(Repository.Root, "tests/Prongsai.Tests/Procurement/Ocds/ocds-mapping-example.json")
    );

    /// <summary>The one release of the example, changed.</summary>
    public static JsonObject Release(Action<JsonObject>? change = null)
    {
        var release = JsonNode.Parse(Example)!["releases"]![0]!.DeepClone().AsObject();
        change?.Invoke(release);
        return release;
    }

    /// <summary>The example package with these releases.</summary>
    public static JsonObject Package(params JsonObject[] releases)
    {
        var package = JsonNode.Parse(Example)!.AsObject();
        package["releases"] = new JsonArray([.. releases]);
        return package;
    }

    public static OcdsReport Check(JsonNode json) => Check(json.ToJsonString());

    public static OcdsReport Check(string text) => Check(Encoding.UTF8.GetBytes(text));

    public static OcdsReport Check(byte[] data) => OcdsFiles.Check(new MemoryStream(data), "test.json");

    /// <summary>The path and kind of each fault.</summary>
    public static IEnumerable<string> Faults(OcdsReport report) => report.Faults.Select(f => $"{f.Path} {f.Kind}");
}
