using System.Buffers.Binary;
using System.Security.Cryptography;
using Prongsai.Ledger.Signing;

namespace Prongsai.Ledger.Tlog;

/// <summary>
/// A hash of a Merkle tree: SHA-256 with the prefixes of RFC 6962, section 2.1, that keep a leaf from being taken for an inner node.
/// </summary>
internal readonly record struct TreeHash(UInt128 First, UInt128 Second)
{
    /// <summary>How many bytes it has.</summary>
    public const int Length = 32;

    /// <summary>The root of a tree without leaves.</summary>
    public static readonly TreeHash Empty = Read(SHA256.HashData([]));

    /// <summary>Of an entry.</summary>
    public static TreeHash OfLeaf(ReadOnlySpan<byte> entry)
    {
        Span<byte> hash = stackalloc byte[Length];
        if (entry.Length < ShortSha256.Longest)
        {
            Span<byte> prefixed = stackalloc byte[1 + entry.Length];
            prefixed[0] = 0;
            entry.CopyTo(prefixed[1..]);
            ShortSha256.Hash(prefixed, hash);
            return Read(hash);
        }

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData([0]);
        digest.AppendData(entry);
        digest.GetHashAndReset(hash);
        return Read(hash);
    }

    /// <summary>Of the node above these two.</summary>
    public static TreeHash OfNode(TreeHash left, TreeHash right)
    {
        Span<byte> prefixed = stackalloc byte[1 + 2 * Length];
        prefixed[0] = 1;
        left.WriteTo(prefixed[1..]);
        right.WriteTo(prefixed[(1 + Length)..]);
        Span<byte> hash = stackalloc byte[Length];
        ShortSha256.Hash(prefixed, hash);
        return Read(hash);
    }

    /// <summary>
    /// Of the nodes above these hashes, each over two of them. Half as many; they may be written where the first of those stand.
    /// </summary>
    public static void OfNodes(ReadOnlySpan<byte> below, Span<byte> above)
    {
        Span<byte> prefixed = stackalloc byte[1 + 2 * Length];
        prefixed[0] = 1;
        for (var at = 0; at < below.Length; at += 2 * Length)
        {
            below.Slice(at, 2 * Length).CopyTo(prefixed[1..]);
            ShortSha256.Hash(prefixed, above.Slice(at / 2, Length));
        }
    }

    public static TreeHash Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]));

    /// <summary>Reads the Base64 of exactly thirty-two bytes.</summary>
    public static bool TryParse(ReadOnlySpan<char> base64, out TreeHash hash)
    {
        Span<byte> bytes = stackalloc byte[Length + 1];
        // White space and a lax ending would give one hash two spellings.
        if (base64.Length == 44 && Convert.TryFromBase64Chars(base64, bytes, out var written) && written == Length)
        {
            hash = Read(bytes);
            return base64.SequenceEqual(hash.ToString());
        }

        hash = default;
        return false;
    }

    public void WriteTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt128BigEndian(bytes, First);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[16..], Second);
    }

    /// <summary>Base64, as notes and proofs write it.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        WriteTo(bytes);
        return Convert.ToBase64String(bytes);
    }
}
