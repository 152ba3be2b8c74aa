using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Ocds.Mapping;

/// <summary>
/// Releases of one process as one, by the merge rules of OCDS: a later value takes the place of an earlier one, null takes it away,
/// objects of a list are matched by their id, and a list of anything else is replaced as a whole.
/// </summary>
internal static class CompiledRelease
{
    // As the schema marks them: omitWhenMerged, and wholeListMerge. Lists of texts need no mark.
    private static readonly HashSet<string> OmittedAtTheTop = ["id", "date", "tag"];
    private static readonly HashSet<string> ReplacedAsAWhole = ["additionalIdentifiers", "additionalClassifications"];

    /// <summary>When a release was made, to order it among others; null where it does not say so readably.</summary>
    public static DateTime? DateOf(JsonElement release)
    {
        if (!release.TryGetProperty("date", out var date) || date.ValueKind != JsonValueKind.String)
            return null;

        var text = date.GetString()!;
        if (Rfc3339.TryParse(Encoding.UTF8.GetBytes(text), out var ticks))
            return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks, DateTimeKind.Utc) : null;

        // A bare day departs from the standard and leaves no doubt.
        return IsoDay.TryParse(text, out var day) ? day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : null;
    }

    /// <param name="releases">In the order of their dates.</param>
    public static JsonElement Of(IReadOnlyList<JsonElement> releases)
    {
        var compiled = new JsonObject();
        foreach (var release in releases)
            Into(compiled, release, OmittedAtTheTop);
        var last = releases[^1];
        compiled["tag"] = new JsonArray("compiled");
        if (last.TryGetProperty("date", out var date))
            compiled["date"] = JsonValue.Create(date);

        return JsonSerializer.SerializeToElement(compiled);
    }

    private static void Into(JsonObject target, JsonElement source, HashSet<string>? omitted = null)
    {
        foreach (var (name, value) in source.EnumerateObject().Select(p => (p.Name, p.Value)))
        {
            if (omitted?.Contains(name) == true)
                continue;

            switch (value.ValueKind)
            {
                case JsonValueKind.Null:
                    target.Remove(name);
                    break;
                case JsonValueKind.Object when target[name] is JsonObject before:
                    Into(before, value);
                    break;
                case JsonValueKind.Array
                    when target[name] is JsonArray before
                        && IsMergedById(name, value)
                        && before.All(one => one is JsonObject):
                    ById(before, value);
                    break;
                default:
                    target[name] = Copied(name, value);
                    break;
            }
        }
    }

    private static bool IsMergedById(string name, JsonElement list) =>
        !ReplacedAsAWhole.Contains(name) && list.EnumerateArray().All(one => one.ValueKind == JsonValueKind.Object);

    // An object without an id is like no other, and stays beside them.
    private static void ById(JsonArray target, JsonElement source)
    {
        foreach (var one in source.EnumerateArray())
        {
            var same =
                one.TryGetProperty("id", out var id) && id.ValueKind != JsonValueKind.Null
                    ? target.OfType<JsonObject>().FirstOrDefault(before => IdOf(before) == id.ToString())
                    : null;
            if (same is null)
                target.Add(Copied("", one));
            else
                Into(same, one);
        }
    }

    private static string? IdOf(JsonObject of) => of["id"]?.ToString();

    // Built anew, so that a name that stands twice in one object does no harm: its last value counts, as in any reader.
    private static JsonNode? Copied(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            var copy = new JsonObject();
            Into(copy, value);
            return copy;
        }

        if (value.ValueKind != JsonValueKind.Array)
            return JsonValue.Create(value);

        var list = new JsonArray();
        if (IsMergedById(name, value))
            ById(list, value);
        else
            foreach (var one in value.EnumerateArray())
                list.Add(Copied("", one));
        return list;
    }
}
