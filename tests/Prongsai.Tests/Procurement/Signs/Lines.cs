using System.Text;
using System.Text.Json.Nodes;
using Prongsai.Procurement.Contracts;

namespace Prongsai.Tests.Procurement.Signs;

/// <summary>Contracting processes for tests, written as data has them and no longer than a test needs.</summary>
internal static class Lines
{
    /// <summary>A bid: "A valid 100", with a date behind if it has one. Several tenderers: "A+B valid 100".</summary>
    public static string Bid(string said)
    {
        var parts = said.Split(' ');
        var tenderers = string.Join(",", parts[0].Split('+').Select(id => $$"""{"id":"{{id}}"}"""));
        var date = parts.Length > 3 ? $",\"date\":\"{parts[3]}\"" : "";
        var amount = parts.Length > 2 ? $",\"value\":{{\"amount\":{parts[2]},\"currency\":\"THB\"}}" : "";
        return $$"""{"status":"{{parts[1]}}","tenderers":[{{tenderers}}]{{amount}}{{date}}}""";
    }

    /// <summary>One line: an award to the winner, if there is one, and the bids.</summary>
    public static string Process(string ocid, string? winner, string[] bids, string more = "", string status = "active")
    {
        var award = winner is null
            ? ""
            : $$"""{"status":"{{status}}","suppliers":[{{string.Join(",", winner.Split('+').Select(id => $$"""{"id":"{{id}}"}"""))}}]}""";
        return $$"""{"ocid":"{{ocid}}","awards":[{{award}}],"bids":{"details":[{{string.Join(",", bids.Select(Bid))}}]}{{more}}}""";
    }

    public static SignsFound Find(string settings, params string[] lines)
    {
        var (going, mistakes) = SignSettings.Read("settings.ini", settings);
        Assert.Empty(mistakes);
        return Find(going!, lines);
    }

    public static SignsFound Find(SignSettings settings, params string[] lines) =>
        RiskSigns.Find(Bytes(lines), "test.jsonl", settings, withMaps: true, threads: 2);

    public static MemoryStream Bytes(params string[] lines) =>
        new(Encoding.UTF8.GetBytes(string.Join("\n", lines) + "\n"));

    /// <summary>What Cardinal would print.</summary>
    public static JsonNode Cardinal(SignsFound found, bool withMeta = true) =>
        JsonNode.Parse(CardinalText(found, withMeta))!;

    public static string CardinalText(SignsFound found, bool withMeta = true)
    {
        using var output = new MemoryStream();
        RiskSigns.WriteAsCardinal(found, output, withMeta);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>The results alone: the groups, without quartiles and maps.</summary>
    public static string Results(string settings, params string[] lines) =>
        CardinalText(Find(settings, lines) with { Maps = null }, withMeta: false).TrimEnd('\n');
}
