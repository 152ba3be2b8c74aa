using System.Security.Cryptography;
using System.Text;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Tests.Ledger;

/// <summary>Hashes, roots, proofs and tiles by RFC 6962, section 2.1, against known answers and an independent few lines.</summary>
public sealed class TheTree
{
    // The leaves that implementations of Certificate Transparency test with.
    private static readonly string[] Leaves =
    [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ];

    public static TheoryData<int, string> Roots =>
        new()
        {
            { 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
            { 1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d" },
            { 2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125" },
            { 3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77" },
            { 4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7" },
            { 5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4" },
            { 6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef" },
            { 7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c" },
            { 8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328" },
        };

    [Theory, MemberData(nameof(Roots))]
    public void Has_the_known_roots(int size, string root)
    {
        var tree = new GrowingTree(0, []);
        foreach (var leaf in Leaves.Take(size))
            tree.Append(TreeHash.OfLeaf(Convert.FromHexString(leaf)));

        Assert.Equal(root, Hex(tree.Root()));
    }

    [Fact]
    public void Every_entry_of_every_size_is_proved_and_nothing_else_is()
    {
        List<byte[]> entries = [];
        var tiles = new Dictionary<(int, long), byte[]>();
        for (var size = 1; size <= 300; size++)
        {
            entries.Add(Encoding.UTF8.GetBytes($"entry {size}"));
            // Begun anew from its partial tiles each time, as the database does.
            var tree = new GrowingTree(
                size - 1,
                GrowingTree.Partial(size - 1).Select(p => (p.Level, p.Number, tiles[(p.Level, p.Number)]))
            );
            tree.Append(TreeHash.OfLeaf(entries[^1]));
            foreach (var (level, number, hashes) in tree.Changed())
                tiles[(level, number)] = hashes;
            var root = Mth(entries);
            Assert.Equal(Convert.ToHexStringLower(root), Hex(tree.Root()));

            var subtrees = Tile.Reading((level, number) => tiles[(level, number)]);
            for (var index = 0; index < size; index++)
            {
                var proof = Merkle.Inclusion(index, size, subtrees);
                var leaf = TreeHash.OfLeaf(entries[index]);
                Assert.True(Merkle.Includes(tree.Root(), size, leaf, index, proof), $"{index} of {size}");
                Assert.False(Merkle.Includes(tree.Root(), size, leaf, index + 1, proof));
                Assert.False(Merkle.Includes(tree.Root(), size, TreeHash.OfLeaf([1]), index, proof));
                Assert.False(Merkle.Includes(tree.Root(), size, leaf, index, [.. proof, leaf]));
                Assert.False(proof.Count > 0 && Merkle.Includes(tree.Root(), size, leaf, index, [.. proof.Skip(1)]));
                for (var i = 0; i < proof.Count; i++)
                    Assert.False(Merkle.Includes(tree.Root(), size, leaf, index, Changed(proof, i)));
            }
        }
    }

    [Fact]
    public void Every_tree_is_shown_to_continue_every_smaller_one_and_no_other()
    {
        List<byte[]> entries = [.. Enumerable.Range(0, 300).Select(i => Encoding.UTF8.GetBytes($"entry {i}"))];
        var tree = new GrowingTree(0, []);
        List<TreeHash> roots = [TreeHash.Empty];
        foreach (var entry in entries)
        {
            tree.Append(TreeHash.OfLeaf(entry));
            roots.Add(tree.Root());
        }

        var tiles = tree.Changed().ToDictionary(t => (t.Level, t.Number), t => t.Hashes);
        var subtrees = Tile.Reading((level, number) => tiles[(level, number)]);
        foreach (var size in new[] { 1, 2, 3, 7, 8, 63, 64, 65, 255, 256, 257, 300 })
        {
            for (var old = 0; old <= size; old++)
            {
                var proof = Merkle.Consistency(old, size, subtrees);
                Assert.True(Merkle.Extends(roots[old], old, roots[size], size, proof), $"{old} to {size}");
                Assert.False(Merkle.Extends(TreeHash.OfLeaf([9]), old, roots[size], size, proof));
                Assert.False(Merkle.Extends(roots[old], old, TreeHash.OfLeaf([9]), size, proof) && old > 0);
                for (var i = 0; i < proof.Count; i++)
                    Assert.False(Merkle.Extends(roots[old], old, roots[size], size, Changed(proof, i)));
            }
        }
    }

    [Theory]
    [InlineData(0, 1234067, 256, "tile/0/x001/x234/067")]
    [InlineData(1, 0, 17, "tile/1/000.p/17")]
    [InlineData(null, 273, 112, "tile/entries/273.p/112")]
    public void Tiles_are_named_as_the_specification_names_them(int? level, long number, int width, string path)
    {
        var tile = new Tile(level, number, width);

        Assert.Equal(path, tile.Path);
        Assert.True(Tile.TryParse(path, out var read));
        Assert.Equal(tile, read);
    }

    [Theory]
    [InlineData("tile/0/0")]
    [InlineData("tile/00/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/0/-01")]
    [InlineData("tile/x/000")]
    [InlineData("tile/entries/")]
    public void Another_spelling_of_a_tile_is_none(string path) => Assert.False(Tile.TryParse(path, out _));

    // The example of tlog-tiles.
    [Fact]
    public void A_tree_of_70000_has_the_tiles_of_the_specification()
    {
        var tiles = Tile.OfHashes(70_000).ToList();

        Assert.Equal(273, tiles.Count(t => t is { Level: 0, IsPartial: false }));
        Assert.Equal(112, tiles.Single(t => t is { Level: 0, IsPartial: true }).Width);
        Assert.Equal(1, tiles.Count(t => t is { Level: 1, IsPartial: false }));
        Assert.Equal(17, tiles.Single(t => t is { Level: 1, IsPartial: true }).Width);
        Assert.Equal(1, tiles.Single(t => t.Level == 2).Width);
    }

    [Fact]
    public void Entry_bundles_come_back_and_cut_ones_do_not()
    {
        byte[][] entries =
        [
            [],
            [1],
            new byte[65_535],
        ];
        var bundle = EntryBundle.Write([.. entries.Select(e => new ReadOnlyMemory<byte>(e))]);

        Assert.Equal(entries, EntryBundle.TryRead(bundle)!.Select(e => e.ToArray()));
        Assert.Null(EntryBundle.TryRead(bundle.AsMemory(0, bundle.Length - 1)));
        Assert.Null(EntryBundle.TryRead(new byte[] { 0 }));
    }

    // The definition of the RFC, word for word and slow.
    private static byte[] Mth(List<byte[]> d)
    {
        if (d.Count == 1)
            return SHA256.HashData([0, .. d[0]]);
        var k = 1;
        while (k * 2 < d.Count)
            k *= 2;
        return SHA256.HashData([1, .. Mth([.. d.Take(k)]), .. Mth([.. d.Skip(k)])]);
    }

    private static IReadOnlyList<TreeHash> Changed(IReadOnlyList<TreeHash> proof, int at) =>
        [.. proof.Select((h, i) => i == at ? h with { Second = h.Second ^ 1 } : h)];

    private static string Hex(TreeHash hash)
    {
        var bytes = new byte[TreeHash.Length];
        hash.WriteTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
