using System.Security.Cryptography;

namespace Prongsai.Kernel;

/// <summary>Random keys that are read aloud, typed and printed: no letter that looks like a digit, five bits each.</summary>
public static class ReadableKey
{
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A new one of so many letters.</summary>
    public static string New(int length) => RandomNumberGenerator.GetString(Letters, length);

    /// <summary>One letter for each byte, of which five bits count: the same bytes are the same key.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) =>
        string.Create(
            bytes.Length,
            bytes,
            static (key, from) =>
            {
                for (var i = 0; i < key.Length; i++)
                    key[i] = Letters[from[i] & 31];
            }
        );

    /// <summary>In groups of four, as it is read.</summary>
    public static string InGroups(string key)
    {
        ArgumentNullException.ThrowIfNull(key);

        return string.Join('-', key.Chunk(4).Select(four => new string(four)));
    }

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
