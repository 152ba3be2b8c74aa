using System.Security.Cryptography;
using System.Text;

namespace Prongsai.Services.Counter.Queue;

/// <summary>
/// What a visitor holds: the key in the address of the ticket. The database has its hash only. It comes from the number that the form
/// carried, so a form sent twice over a bad network leads to the same ticket.
/// </summary>
internal static class Secret
{
    // No letter that looks like a digit: people read them out and type them.
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";
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
        return string.Concat(hash.Take(Length).Select(b => Letters[b & 31]));
    }

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes($"key/{Tidy(secret)}"));

    /// <summary>In groups of four, as it is read.</summary>
    public static string Readable(string secret) => string.Join('-', secret.Chunk(4).Select(four => new string(four)));

    /// <summary>As typed by a person: capitals, spaces, hyphens, and the letters that look like digits.</summary>
    public static string Tidy(string? typed) =>
        string.Concat(
            (typed ?? "")
                .Take(100)
                .Where(char.IsAsciiLetterOrDigit)
                .Select(letter =>
                    char.ToLowerInvariant(letter) switch
                    {
                        'o' => '0',
                        'i' or 'l' => '1',
                        'u' => 'v',
                        var same => same,
                    }
                )
        );
}
