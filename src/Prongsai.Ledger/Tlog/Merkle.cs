using System.Numerics;

namespace Prongsai.Ledger.Tlog;

/// <summary>The hash of the complete subtree of 2^<paramref name="level"/> entries that is the <paramref name="index"/>th of its level.</summary>
internal delegate TreeHash Subtrees(int level, long index);

/// <summary>Roots and proofs of RFC 6962, section 2.1, from the hashes of complete subtrees, wherever those are kept.</summary>
internal static class Merkle
{
    /// <summary>The root of the first <paramref name="size"/> entries.</summary>
    public static TreeHash Root(long size, Subtrees subtrees) => size == 0 ? TreeHash.Empty : Over(0, size, subtrees);

    /// <summary>That an entry is in the tree of this size: hashes from the leaf's neighbour to the root's child (PATH).</summary>
    public static IReadOnlyList<TreeHash> Inclusion(long index, long size, Subtrees subtrees)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        ArgumentOutOfRangeException.ThrowIfNegative(index);

        var proof = new List<TreeHash>();
        long begin = 0,
            end = size;
        while (end - begin > 1)
        {
            var middle = begin + Split(end - begin);
            if (index < middle)
            {
                proof.Add(Over(middle, end, subtrees));
                end = middle;
            }
            else
            {
                proof.Add(Over(begin, middle, subtrees));
                begin = middle;
            }
        }

        proof.Reverse();
        return proof;
    }

    /// <summary>That the tree of the larger size begins with that of the smaller (PROOF).</summary>
    public static IReadOnlyList<TreeHash> Consistency(long from, long to, Subtrees subtrees)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        if (from == 0 || from == to)
            return [];

        var proof = new List<TreeHash>();
        long begin = 0,
            end = to;
        // What lies left of `begin` was added to the proof, so the smaller tree is known as a whole only while that is nothing.
        while (end != from)
        {
            var middle = begin + Split(end - begin);
            if (from <= middle)
            {
                proof.Add(Over(middle, end, subtrees));
                end = middle;
            }
            else
            {
                proof.Add(Over(begin, middle, subtrees));
                begin = middle;
            }
        }

        if (begin > 0)
            proof.Add(Over(begin, end, subtrees));
        proof.Reverse();
        return proof;
    }

    /// <summary>Whether the proof leads from the leaf to the root. Anything that does not fit exactly is false.</summary>
    public static bool Includes(TreeHash root, long size, TreeHash leaf, long index, IReadOnlyList<TreeHash> proof)
    {
        if (index < 0 || index >= size)
            return false;

        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var neighbour in proof)
        {
            if (last == 0)
                return false;

            if ((node & 1) == 1 || node == last)
            {
                hash = TreeHash.OfNode(neighbour, hash);
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                hash = TreeHash.OfNode(hash, neighbour);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    /// <summary>Whether the proof shows that the larger tree begins with the smaller. Anything that does not fit exactly is false.</summary>
    public static bool Extends(TreeHash oldRoot, long oldSize, TreeHash root, long size, IReadOnlyList<TreeHash> proof)
    {
        if (oldSize < 0 || oldSize > size)
            return false;
        if (oldSize == size)
            return proof.Count == 0 && oldRoot == root;
        if (oldSize == 0)
            return proof.Count == 0 && oldRoot == TreeHash.Empty;

        var at = 0;
        var (node, last) = (oldSize - 1, size - 1);
        while ((node & 1) == 1)
            (node, last) = (node >> 1, last >> 1);

        TreeHash old,
            now;
        if (node > 0)
        {
            if (proof.Count == 0)
                return false;
            old = now = proof[at++];
        }
        else
        {
            old = now = oldRoot;
        }

        for (; at < proof.Count; at++)
        {
            if (last == 0)
                return false;

            if ((node & 1) == 1 || node == last)
            {
                old = TreeHash.OfNode(proof[at], old);
                now = TreeHash.OfNode(proof[at], now);
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                now = TreeHash.OfNode(now, proof[at]);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && old == oldRoot && now == root;
    }

    // The root over a range that begins at a multiple of every power of two it is taken apart into.
    private static TreeHash Over(long begin, long end, Subtrees subtrees)
    {
        var size = end - begin;
        if (BitOperations.IsPow2(size))
            return subtrees(BitOperations.Log2((ulong)size), begin / size);

        var middle = begin + Split(size);
        return TreeHash.OfNode(Over(begin, middle, subtrees), Over(middle, end, subtrees));
    }

    // The largest power of two that is smaller than the size.
    private static long Split(long size) => 1L << BitOperations.Log2((ulong)(size - 1));
}
