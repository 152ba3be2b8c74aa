using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Prongsai.Backups.Copying;

/// <summary>
/// How many rows a table has and what they are, in whatever order a database gives them: the sum of the rows' SHA-256, modulo
/// 2^256. Two databases sort text differently; the same rows have the same sum.
/// </summary>
internal sealed class Fingerprint
{
    private readonly ulong[] _sum = new ulong[4];

    /// <summary>Rows added.</summary>
    public long Rows { get; private set; }

    public void Add(ReadOnlySpan<byte> line)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(line, hash);
        UInt128 carry = 0;
        for (var i = 3; i >= 0; i--)
        {
            carry += (UInt128)_sum[i] + BinaryPrimitives.ReadUInt64BigEndian(hash[(i * 8)..]);
            _sum[i] = (ulong)carry;
            carry >>= 64;
        }

        Rows++;
    }

    /// <summary>64 hexadecimal digits.</summary>
    public string Sum => string.Concat(_sum.Select(part => part.ToString("x16", null)));

    public bool Equals(Fingerprint other) => Rows == other.Rows && Sum == other.Sum;

    public override string ToString() => $"{Rows}:{Sum}";
}
