using System.Security.Cryptography;
using System.Text;

namespace Prongsai.Kernel;

/// <summary>
/// A second of a browser's work, asked for before something that could be tried too often: a number whose hash with the challenge begins
/// with zero bits. One hash checks it. The browser's side is in proof-of-work.js.
/// </summary>
public static class ProofOfWork
{
    /// <summary>So many zero bits: some ten thousand hashes.</summary>
    public const int ZeroBits = 14;

    /// <summary>What the work begins with; the nonce stays sealed.</summary>
    public static string ChallengeOf(ReadOnlySpan<byte> nonce) =>
        Convert.ToHexStringLower(SHA256.HashData(nonce).AsSpan(0, 16));

    /// <summary>True when the number was worked for.</summary>
    public static bool IsDone(ReadOnlySpan<byte> nonce, string? work)
    {
        if (work is not { Length: > 0 and < 20 })
            return false;

        var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"{ChallengeOf(nonce)}:{work}"));
        return (hash[0] << 8 | hash[1]) >> (16 - ZeroBits) == 0;
    }
}
