using System.Security.Cryptography;

namespace Prongsai.Complaints.Sealing;

/// <summary>A point of the line that hides a key: at which place, and its value byte by byte.</summary>
internal sealed record Share(byte At, byte[] Value);

/// <summary>
/// Shamir's sharing over GF(256), two of many: each byte of the key is where a random line meets zero. One point says nothing, two give
/// the line, and with it every other point.
/// </summary>
internal static class SecretSharing
{
    public static IReadOnlyList<Share> Split(ReadOnlySpan<byte> key, int among)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(among, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(among, 255);
        var slope = RandomNumberGenerator.GetBytes(key.Length);
        List<Share> shares = [];
        for (var at = 1; at <= among; at++)
        {
            var value = new byte[key.Length];
            for (var i = 0; i < value.Length; i++)
                value[i] = (byte)(key[i] ^ Times(slope[i], (byte)at));
            shares.Add(new((byte)at, value));
        }

        CryptographicOperations.ZeroMemory(slope);
        return shares;
    }

    /// <summary>The key that two shares hide; null where they are one and the same place, or do not fit.</summary>
    public static byte[]? Combine(Share one, Share other) => At(0, one, other);

    /// <summary>The share at another place of the same line: for somebody who lost theirs, or is new.</summary>
    public static byte[]? At(byte place, Share one, Share other)
    {
        if (one.At == other.At || one.Value.Length != other.Value.Length)
            return null;

        // Lagrange: y1 (x - x2)/(x1 - x2) + y2 (x - x1)/(x2 - x1); minus is plus here.
        var below = Inverse((byte)(one.At ^ other.At));
        var (first, second) = (Times((byte)(place ^ other.At), below), Times((byte)(place ^ one.At), below));
        var value = new byte[one.Value.Length];
        for (var i = 0; i < value.Length; i++)
            value[i] = (byte)(Times(one.Value[i], first) ^ Times(other.Value[i], second));
        return value;
    }

    // The field of AES. No tables and no branches on the bytes: a cache tells nothing of them.
    private static byte Times(byte a, byte b)
    {
        var (product, left) = (0, (int)a);
        for (var bit = 0; bit < 8; bit++)
        {
            product ^= left & -((b >> bit) & 1);
            left = (left << 1) ^ (0x11B & -(left >> 7));
        }

        return (byte)product;
    }

    // a to the 254th.
    private static byte Inverse(byte a)
    {
        byte result = 1,
            power = a;
        for (var bit = 1; bit < 8; bit++)
        {
            power = Times(power, power);
            result = Times(result, power);
        }

        return result;
    }
}
