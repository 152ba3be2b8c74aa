using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Signing;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Tests.Ledger;

/// <summary>Somebody's log of twenty entries with its key, as a witness meets it: in every size that it ever had.</summary>
internal sealed class ALog : IDisposable
{
    public const int Longest = 20;

    private static readonly List<TreeHash> Roots = [TreeHash.Empty];
    private static readonly Subtrees Subtrees = Grow();

    public ALog(string origin) => Key = SecretKey.Create(origin, NoteKeyKind.Ed25519);

    public SecretKey Key { get; }

    public string Origin => Key.Public.Name;

    public static TreeHash Root(int size) => Roots[size];

    public static IReadOnlyList<TreeHash> Proof(int old, int size) => Merkle.Consistency(old, size, Subtrees);

    public string Text(int size, TreeHash? root = null) => new Checkpoint(Origin, size, root ?? Roots[size]).Text;

    /// <summary>What the log asks of a witness that saw it in the old size.</summary>
    public string Ask(int old, int size) => Ask(old, Proof(old, size), Note(Text(size)));

    /// <summary>The same with any proof under any note.</summary>
    public static string Ask(int old, IEnumerable<TreeHash> proof, string note) =>
        $"old {old}\n{string.Concat(proof.Select(hash => $"{hash}\n"))}\n{note}";

    /// <summary>The text, signed by the log or by whoever else is named.</summary>
    public string Note(string text, params SecretKey[] keys) =>
        new SignedNote(text, [.. (keys is [] ? [Key] : keys).Select(key => key.Sign(text))]).ToString();

    public void Dispose() => Key.Dispose();

    private static Subtrees Grow()
    {
        var tree = new GrowingTree(0, []);
        for (var i = 0; i < Longest; i++)
        {
            tree.Append(TreeHash.OfLeaf([(byte)i]));
            Roots.Add(tree.Root());
        }

        var tiles = tree.Changed().ToDictionary(t => (t.Level, t.Number), t => t.Hashes);
        return Tile.Reading((level, number) => tiles[(level, number)]);
    }
}
