using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Ocds.Reading;

namespace Prongsai.Procurement.Ocds.Checking;

/// <summary>One check of a file: structure, coverage and quality in one reading.</summary>
internal sealed class OcdsCheck
{
    private readonly Dictionary<(PieceKind Kind, bool InPackage), (FieldNode Node, long Pieces)> _roots = [];
    private readonly StructureFaults _faults = new();
    private readonly StructureWalk _walk;
    private readonly Quality _quality = new();
    private readonly HashSet<ulong> _ofPackage = [];
    private long _packages,
        _releases,
        _records;

    private OcdsCheck() => _walk = new StructureWalk(_faults);

    public static OcdsReport Run(Stream data, string file)
    {
        var (reader, shape) = OcdsReader.Open(data, file);
        var check = new OcdsCheck();
        foreach (var piece in reader.Pieces(shape))
            check.Look(piece);
        return new OcdsReport(
            check._packages,
            check._releases,
            check._records,
            reader.Unreadable,
            reader.UnreadableCount,
            check._faults.Said(),
            check.Coverage(),
            check._quality.Said()
        );
    }

    private void Look(OcdsPiece piece)
    {
        var root = Root(piece);
        var hash = _walk.Walk(piece, root);
        _quality.Look(piece);
        switch (piece.Kind)
        {
            case PieceKind.Release:
                _releases++;
                break;
            case PieceKind.Record:
                _records++;
                break;
            default:
                _packages++;
                _ofPackage.Clear();
                if (piece.Contents == 0)
                    _walk.Fault(
                        root.Child(piece.Kind == PieceKind.RecordPackage ? "records"u8 : "releases"u8),
                        FaultKind.NoItems
                    );
                break;
        }

        // The releases of a package are a list of unique entries, too.
        if (piece.InPackage && !_ofPackage.Add(hash))
            _walk.Fault(root, FaultKind.Duplicate);
    }

    private FieldNode Root(OcdsPiece piece)
    {
        var key = (piece.Kind, piece.InPackage);
        if (!_roots.TryGetValue(key, out var root))
            root = (Root(piece.Kind, piece.InPackage), 0);
        _roots[key] = (root.Node, root.Pieces + 1);
        return root.Node;
    }

    private static FieldNode Root(PieceKind kind, bool inPackage) =>
        kind switch
        {
            PieceKind.Release => new FieldNode(inPackage ? "releases/*" : "", OcdsSchema.Standard.Release),
            PieceKind.Record => new FieldNode(inPackage ? "records/*" : "", OcdsSchema.Standard.Record),
            PieceKind.ReleasePackage => new FieldNode("", OcdsSchema.Standard.ReleasePackage),
            _ => new FieldNode("", OcdsSchema.Standard.RecordPackage),
        };

    private List<OcdsCoverage> Coverage()
    {
        List<OcdsCoverage> coverage = [];
        foreach (var ((kind, _), (node, pieces)) in _roots)
            if (kind is PieceKind.Release or PieceKind.Record)
                Add(node, pieces, coverage);
        coverage.Sort((one, other) => string.CompareOrdinal(one.Path, other.Path));
        return coverage;
    }

    // Entries of lists are not fields; what stands in them is.
    private static void Add(FieldNode node, long pieces, List<OcdsCoverage> coverage)
    {
        foreach (var child in node.Children)
        {
            if (!child.Path.EndsWith("/*", StringComparison.Ordinal))
                coverage.Add(new OcdsCoverage(child.Path, child.Count, pieces, child.Schema is not null));
            Add(child, pieces, coverage);
        }
    }
}
