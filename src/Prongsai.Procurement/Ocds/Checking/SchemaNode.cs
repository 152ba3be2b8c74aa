using System.Text;
using System.Text.RegularExpressions;

namespace Prongsai.Procurement.Ocds.Checking;

/// <summary>What a text must look like.</summary>
internal enum TextFormat
{
    Any,
    DateTime,
    Uri,
}

/// <summary>
/// One place of a JSON Schema (draft 4), with the keywords that the schemas of OCDS 1.1.5 use and no others; <see cref="OcdsSchema"/>
/// refuses a schema with one it does not know, so none can be passed over.
/// </summary>
internal sealed class SchemaNode
{
    public JsonKinds Kinds { get; set; } = JsonKinds.Any;
    public Dictionary<string, SchemaNode> Properties { get; } = new(StringComparer.Ordinal);
    public List<(Regex Names, SchemaNode Node)> Patterns { get; } = [];
    public List<string> Required { get; } = [];
    public SchemaNode? Items { get; set; }
    public int MinItems { get; set; }
    public bool UniqueItems { get; set; }

    /// <summary>Null: any value. Null among the values allows a null.</summary>
    public HashSet<byte[]>? Values { get; set; }
    public HashSet<byte[]>.AlternateLookup<ReadOnlySpan<byte>> ValuesBySpan { get; set; }
    public int MinLength { get; set; }
    public TextFormat Format { get; set; }
    public Regex? Pattern { get; set; }

    /// <summary>Of these exactly one holds. The only use in OCDS: a record's releases are links or whole releases.</summary>
    public List<SchemaNode> OneOf { get; } = [];

    /// <summary>The schema of a property; null when it knows none by that name.</summary>
    public SchemaNode? Of(byte[] name)
    {
        var text = Encoding.UTF8.GetString(name);
        return Properties.TryGetValue(text, out var known)
            ? known
            : Patterns.Find(pattern => pattern.Names.IsMatch(text)).Node;
    }
}
