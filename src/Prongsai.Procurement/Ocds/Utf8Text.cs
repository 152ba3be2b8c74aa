using System.Diagnostics.CodeAnalysis;

namespace Prongsai.Procurement.Ocds;

/// <summary>Compares UTF-8 texts byte by byte, so that a text can be looked up where it stands.</summary>
internal sealed class Utf8Text : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static readonly Utf8Text Comparer = new();

    // Of this run of the program: nobody can prepare texts that all fall together.
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public int GetHashCode([DisallowNull] byte[] obj) => (int)Hash(obj);

    public int GetHashCode(ReadOnlySpan<byte> alternate) => (int)Hash(alternate);

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    /// <summary>Eight bytes at a time.</summary>
    public static ulong Hash(ReadOnlySpan<byte> text)
    {
        var hash = Seed + (ulong)text.Length;
        for (; text.Length >= 8; text = text[8..])
            hash = Mixed(hash, BitConverter.ToUInt64(text));
        ulong last = 0;
        foreach (var one in text)
            last = (last << 8) | one;
        return Mixed(hash, last);
    }

    /// <summary>One number out of two; their order matters.</summary>
    public static ulong Mixed(ulong one, ulong other)
    {
        var high = Math.BigMul(one ^ 0x9E3779B97F4A7C15, other ^ 0xE7037ED1A0B428DB, out var low);
        return high ^ low;
    }
}
