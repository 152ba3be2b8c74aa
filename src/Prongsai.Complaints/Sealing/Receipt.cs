using System.Security.Cryptography;

namespace Prongsai.Complaints.Sealing;

/// <summary>
/// Sixteen random digits (53 bits) that are shown once and stored nowhere. One slow derivation gives both the value under which the case
/// is found and the key that opens the conversation; no fast hash of the digits exists.
/// </summary>
internal sealed record Receipt
{
    public const int Length = 16,
        Rounds = 300_000,
        SaltLength = 32;

    private Receipt(string digits) => Digits = digits;

    public string Digits { get; }

    public string InGroups => string.Join(' ', Digits.Chunk(4).Select(four => new string(four)));

    public static Receipt New() => new(RandomNumberGenerator.GetString("0123456789", Length));

    /// <summary>As typed: spaces and hyphens do not matter, Thai digits are digits. Null where it is no receipt.</summary>
    public static Receipt? Read(string? typed)
    {
        var digits = string.Concat(
            Kernel.ThaiDigits.ToArabic((typed ?? "")[..Math.Min(typed?.Length ?? 0, 100)]).Where(char.IsAsciiDigit)
        );
        return digits.Length == Length ? new Receipt(digits) : null;
    }

    /// <summary>Slow on purpose: see docs/security.md.</summary>
    public ReceiptKeys Derive(byte[] salt)
    {
        var both = Rfc2898DeriveBytes.Pbkdf2(Digits, salt, Rounds, HashAlgorithmName.SHA512, 64);
        try
        {
            return new(SHA256.HashData(both.AsSpan(0, 32)), both[32..]);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(both);
        }
    }

    // A record prints its members; this one must not.
    public override string ToString() => nameof(Receipt);
}

/// <summary>What a receipt gives.</summary>
/// <param name="Lookup">Stands in the database; says nothing of the key.</param>
/// <param name="Key">Opens the conversation; stands nowhere.</param>
internal sealed record ReceiptKeys(byte[] Lookup, byte[] Key);
