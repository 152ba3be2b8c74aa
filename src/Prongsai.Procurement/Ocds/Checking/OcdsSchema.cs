using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Prongsai.Procurement.Ocds.Checking;

/// <summary>
/// The schemas of OCDS 1.1.5 from the files beside it, with the bids extension laid over the release as extensions are: by JSON merge
/// patch. A versioned release inside a record is not checked.
/// </summary>
internal sealed class OcdsSchema
{
    private const string ReleaseAddress = "https://standard.open-contracting.org/schema/1__1__5/release-schema.json";

    // They describe, or say how releases are merged; no value is wrong by them.
    private static readonly HashSet<string> Remarks = new(StringComparer.Ordinal)
    {
        "id",
        "$schema",
        "title",
        "description",
        "definitions",
        "default",
        "deprecated",
        "codelist",
        "openCodelist",
        "omitWhenMerged",
        "wholeListMerge",
        "versionId",
    };

    private static readonly Lazy<OcdsSchema> TheOne = new(() => new OcdsSchema());

    private readonly Dictionary<string, SchemaNode> _byAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> _files = new(StringComparer.Ordinal);

    private OcdsSchema()
    {
        var release = File("release-schema.json");
        Merge(release, File("bids-extension.json"));
        _files[ReleaseAddress] = release;
        _files["release-package"] = File("release-package-schema.json");
        _files["record-package"] = File("record-package-schema.json");
        Release = At(ReleaseAddress, "#");
        ReleasePackage = At("release-package", "#");
        RecordPackage = At("record-package", "#");
        Record = At("record-package", "#/definitions/record");

        // Releases and records pass one by one, and are counted; the lists that stay behind in the envelope are empty.
        foreach (var list in new[] { ReleasePackage.Properties["releases"], RecordPackage.Properties["records"] })
            list.MinItems = 0;
    }

    public static OcdsSchema Standard => TheOne.Value;

    public SchemaNode Release { get; }
    public SchemaNode Record { get; }
    public SchemaNode ReleasePackage { get; }
    public SchemaNode RecordPackage { get; }

    private static JsonObject File(string name)
    {
        using var stream = typeof(OcdsSchema).Assembly.GetManifestResourceStream($"ocds/{name}")!;
        return JsonNode.Parse(stream)!.AsObject();
    }

    private static void Merge(JsonObject into, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is JsonObject part && into[name] is JsonObject existing)
                Merge(existing, part);
            else
                into[name] = value?.DeepClone();
        }
    }

    private SchemaNode At(string file, string pointer)
    {
        var address = $"{file} {pointer}";
        if (_byAddress.TryGetValue(address, out var known))
            return known;

        JsonNode place = _files[file];
        foreach (var step in pointer.Split('/').Skip(1))
            place = place[step]!;
        var node = new SchemaNode();
        _byAddress.Add(address, node); // before it is filled: a document's related processes may lead back to it
        Fill(node, place.AsObject(), file);
        return node;
    }

    private SchemaNode Read(JsonNode schema, string file)
    {
        if (schema["$ref"]?.GetValue<string>() is { } target)
        {
            if (target.StartsWith('#'))
                return At(file, target);
            if (_files.ContainsKey(target))
                return At(target, "#");

            return new SchemaNode(); // of a versioned release
        }

        var node = new SchemaNode();
        Fill(node, schema.AsObject(), file);
        return node;
    }

    private void Fill(SchemaNode node, JsonObject schema, string file)
    {
        foreach (var (keyword, value) in schema)
            if (value is not null && !Remarks.Contains(keyword))
                Fill(node, keyword, value, file);
    }

    private void Fill(SchemaNode node, string keyword, JsonNode value, string file)
    {
        switch (keyword)
        {
            case "type":
                var kinds = value is JsonArray several ? several.Select(Text) : [Text(value)];
                node.Kinds = kinds.Aggregate(JsonKinds.None, (all, kind) => all | JsonKindWords.Of(kind));
                break;
            case "properties":
                foreach (var (name, property) in value.AsObject())
                    node.Properties.Add(name, Read(property!, file));
                break;
            case "patternProperties":
                foreach (var (names, property) in value.AsObject())
                    node.Patterns.Add((new Regex(names, RegexOptions.ECMAScript), Read(property!, file)));
                break;
            case "required":
                node.Required.AddRange(value.AsArray().Select(Text));
                break;
            case "items":
                node.Items = Read(value, file);
                break;
            case "minItems":
                node.MinItems = value.GetValue<int>();
                break;
            case "uniqueItems":
                node.UniqueItems = value.GetValue<bool>();
                break;
            case "enum":
                node.Values = new HashSet<byte[]>(
                    value.AsArray().OfType<JsonValue>().Select(allowed => Encoding.UTF8.GetBytes(Text(allowed))),
                    Utf8Text.Comparer
                );
                node.ValuesBySpan = node.Values.GetAlternateLookup<ReadOnlySpan<byte>>();
                break;
            case "minLength":
                node.MinLength = value.GetValue<int>();
                break;
            case "format":
                node.Format = Text(value) switch
                {
                    "date-time" => TextFormat.DateTime,
                    "uri" => TextFormat.Uri,
                    var other => throw new JsonException($"format {other}"),
                };
                break;
            case "pattern":
                node.Pattern = new Regex(Text(value), RegexOptions.ECMAScript);
                break;
            case "oneOf":
                node.OneOf.AddRange(value.AsArray().Select(one => Read(one!, file)));
                break;
            default:
                throw new JsonException($"keyword {keyword}");
        }
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
