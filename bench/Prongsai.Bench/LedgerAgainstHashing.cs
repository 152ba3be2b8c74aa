using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Prongsai.Kernel;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Contracts;
using Prongsai.Ledger.Signing;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Bench;

/// <summary>Row 9, what a verifier needs: a whole audit of a million entries against the loop that only hashes the same bytes.</summary>
internal static class LedgerAgainstHashing
{
    private const int Entries = 1_000_000;
    private const double Gate = 1.5;

    public static async Task<int> RunAsync() => await VerifyAsync() <= Gate ? 0 : 1;

    private static async Task<double> VerifyAsync()
    {
        var entries = Enumerable.Range(0, Entries).Select(EntryOf).ToList();
        if (Encoding.UTF8.GetString(entries[0]) is var text && CanonicalJson.Of(text) != text)
            throw new InvalidOperationException(text);
        var files = Files(entries);
        var ratio = await Rounds.CompareAsync(
            5,
            ("a million entries audited", AuditAsync),
            (
                "bare hash loop",
                () =>
                {
                    Hash(entries);
                    return Task.CompletedTask;
                }
            )
        );
        Rounds.Show(
            "the same loop by the log's own hash",
            [await Rounds.TimeAsync(() => OwnHashAsync(entries)), await Rounds.TimeAsync(() => OwnHashAsync(entries))]
        );
        Rounds.Ratio(ratio, string.Create(CultureInfo.InvariantCulture, $"at most {Gate}"));
        return ratio;

        async Task AuditAsync()
        {
            var result = await LedgerAudit.RunAsync(
                (path, _) => Task.FromResult(files.GetValueOrDefault(path)),
                null,
                null
            );
            if (result.Faults.Count > 0 || result.Entries != Entries)
                throw new InvalidOperationException(string.Join('\n', result.Faults));
        }
    }

    // A hash for each entry and one for each node above two: what no verifier can spare.
    private static void Hash(List<byte[]> entries)
    {
        Span<byte> hash = stackalloc byte[32];
        Span<byte> leaf = stackalloc byte[1024];
        Span<byte> node = stackalloc byte[65];
        foreach (var entry in entries)
        {
            entry.CopyTo(leaf[1..]);
            SHA256.HashData(leaf[..(1 + entry.Length)], hash);
            hash.CopyTo(node[1..]);
            SHA256.HashData(node, hash);
        }
    }

    private static Task OwnHashAsync(List<byte[]> entries)
    {
        foreach (var entry in entries)
        {
            var leaf = TreeHash.OfLeaf(entry);
            _ = TreeHash.OfNode(leaf, leaf);
        }

        return Task.CompletedTask;
    }

    private static Dictionary<string, byte[]> Files(List<byte[]> entries)
    {
        Dictionary<string, byte[]> files = [];
        var tree = new GrowingTree(0, []);
        foreach (var bundle in entries.Chunk(Tile.Full))
        {
            var place = new Tile(null, tree.Size / Tile.Full, bundle.Length);
            files[place.Path] = EntryBundle.Write([.. bundle.Select(e => new ReadOnlyMemory<byte>(e))]);
            foreach (var entry in bundle)
                tree.Append(TreeHash.OfLeaf(entry));
            Keep(tree.TakeFull());
        }

        Keep(tree.Changed());
        using var key = SecretKey.Create("bench/ledger", NoteKeyKind.Ed25519);
        var text = new Checkpoint("bench/ledger", tree.Size, tree.Root()).Text;
        files["checkpoint"] = Encoding.UTF8.GetBytes(new SignedNote(text, [key.Sign(text)]).ToString());
        files["policy"] = Encoding.UTF8.GetBytes(Policy.Write([key.Public.ToString()], "", [], 0));
        return files;

        void Keep(IEnumerable<(int Level, long Number, byte[] Hashes)> tiles)
        {
            foreach (var (level, number, hashes) in tiles)
                files[new Tile(level, number, hashes.Length / TreeHash.Length).Path] = hashes;
        }
    }

    /// <summary>An entry as the product words it, canonical as it stands.</summary>
    public static byte[] EntryOf(int index) =>
        Encoding.UTF8.GetBytes(
            $$"""
            {"act":"{{Guid.CreateVersion7()}}","agency":"bench","at":"2026-11-27T02:30:00Z","edition":{{index}},"files":[{"name":"edition.json","sha256":"{{HashOf(
                index
            )}}","size":12345}],"item":"O{{index % 35
                + 1}}","kind":"publish","role":"reviewer","unmet":0,"v":1,"year":2567}
            """
        );

    /// <summary>The file that it names.</summary>
    public static string HashOf(int index) => Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(index)));
}
