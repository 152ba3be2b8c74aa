using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Prongsai.Tests.Agencies.Accounts;

/// <summary>An authenticator app: six digits of a key for thirty seconds (RFC 6238).</summary>
internal sealed class Authenticator(string key)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The key, as the server knows it.</summary>
    public string Key => key.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The code of now, or of so many steps later (the server allows for clocks that are a little off).</summary>
    public string Code(int later = 0)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30 + later);
#pragma warning disable CA5350 // What authenticator apps speak.
        var hash = HMACSHA1.HashData(Bytes(), step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;

        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private byte[] Bytes()
    {
        List<byte> bytes = [];
        int bits = 0,
            held = 0;
        foreach (var letter in key.Where(l => l != ' '))
        {
            held = (held << 5) | Letters.IndexOf(letter, StringComparison.Ordinal);
            bits += 5;
            if (bits < 8)
                continue;

            bits -= 8;
            bytes.Add((byte)(held >> bits));
            held &= (1 << bits) - 1;
        }

        return [.. bytes];
    }
}
