using System.Text;

namespace Prongsai.Procurement.Ocds.Checking;

/// <summary>
/// A place in the data under all indices, "tender/items/*/id": what the schema says of it, and in how many releases it was filled. The
/// tree grows as names are met.
/// </summary>
internal sealed class FieldNode
{
    // The schema has about 600 places. A file that uses names as data would have a node for each of them.
    private const int MostNodes = 20_000;

    private readonly Dictionary<byte[], FieldNode> _children = new(Utf8Text.Comparer);
    private readonly Dictionary<byte[], FieldNode>.AlternateLookup<ReadOnlySpan<byte>> _byName;
    private readonly FieldNode _root;
    private readonly string _name;
    private int _nodes;
    private FieldNode? _element;
    private FieldNode[]? _alternatives;
    private long _lastPiece = -1;

    /// <summary>The top of a release, record or package.</summary>
    public FieldNode(string path, SchemaNode schema)
        : this(path, path, schema, root: null) { }

    private FieldNode(string path, string name, SchemaNode? schema, FieldNode? root)
    {
        Path = path;
        Schema = schema;
        _name = name;
        _root = root ?? this;
        _byName = _children.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public string Path { get; }

    /// <summary>Null for what the schema does not know.</summary>
    public SchemaNode? Schema { get; }

    /// <summary>In how many releases the field was filled.</summary>
    public long Count { get; private set; }

    /// <summary>Its bit among the required fields of its parent; 0 when it is not required.</summary>
    public ulong RequiredBit { get; private init; }

    public IEnumerable<FieldNode> Children =>
        _children
            .Values.Concat(_element is null ? [] : [_element])
            .Concat(_alternatives?.SelectMany(alternative => alternative.Children) ?? []);

    public void CountIn(long piece)
    {
        if (_lastPiece == piece)
            return;

        _lastPiece = piece;
        Count++;
    }

    public FieldNode Child(ReadOnlySpan<byte> name)
    {
        if (_byName.TryGetValue(name, out var known))
            return known;

        if (_root._nodes >= MostNodes)
            name = "…"u8;
        if (_byName.TryGetValue(name, out known))
            return known;

        _root._nodes++;
        var text = Encoding.UTF8.GetString(name);
        var own = name.ToArray();
        var required = Schema?.Required.IndexOf(text) ?? -1;
        var child = new FieldNode(Path.Length == 0 ? text : $"{Path}/{text}", text, Schema?.Of(own), _root)
        {
            RequiredBit = required < 0 ? 0 : 1UL << required,
        };
        _children.Add(own, child);
        return child;
    }

    public FieldNode Element =>
        _element ??= new FieldNode(Path.Length == 0 ? "*" : $"{Path}/*", "*", Schema?.Items, _root);

    /// <summary>The place as one of the alternatives of its schema sees it.</summary>
    public FieldNode Alternative(int index) =>
        (_alternatives ??= [.. Schema!.OneOf.Select(one => new FieldNode(Path, _name, one, _root))])[index];
}
