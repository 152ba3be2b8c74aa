using System.Security.Cryptography;
using System.Text;
using Prongsai.Kernel;

namespace Prongsai.Services.Counter.Queue;

/// <summary>
/// What a visitor holds: the key in the address of the ticket. The database has its hash only. It comes from the number that the form
/// carried, so a form sent twice over a bad network leads to the same ticket.
/// </summary>
internal static class Secret
{
    public const int Length = 16;

    public static string NewAct() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>A number made by a browser or by our page; null when it is something else.</summary>
    public static byte[]? ActOf(string? act) =>
        act is { Length: 32 } && act.All(char.IsAsciiHexDigit)
            ? SHA256.HashData(Encoding.ASCII.GetBytes($"act/{act.ToLowerInvariant()}"))
            : null;

    public static string Of(string act)
    {
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"ticket/{act.ToLowerInvariant()}"));
        return ReadableKey.Of(hash.AsSpan(0, Length));
    }

    public static byte[] HashOf(string secret) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"key/{ReadableKey.Tidy(secret)}"));
}
