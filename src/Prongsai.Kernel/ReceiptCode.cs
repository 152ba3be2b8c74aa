using System.Security.Cryptography;
using System.Text;

namespace Prongsai.Kernel;

/// <summary>
/// The number on a receipt: fifteen random letters and one that checks them, in groups of four (7K2M-9QX4-T1CD-8F3V). Whoever has it
/// goes on with what was sent and reads how it stands, without an account; nobody guesses one (75 bits). The database knows only its hash,
/// and the first four letters, by which an officer and a citizen talk of it.
/// </summary>
public readonly record struct ReceiptCode
{
    // Crockford's: no I, L, O, U, which are read as others.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Length = 16,
        Group = 4;

    private ReceiptCode(string letters) => Value = letters;

    /// <summary>Sixteen letters without hyphens.</summary>
    public string Value { get; }

    /// <summary>The first letters, to talk about it.</summary>
    public string Handle => Value[..Group];

    /// <summary>What is stored of it.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Value)));

    /// <summary>A new one, which nobody guesses.</summary>
    public static ReceiptCode New()
    {
        var letters = RandomNumberGenerator.GetItems<char>(Letters, Length - 1);

        return new(new string(letters) + CheckOf(letters));
    }

    /// <summary>As somebody typed it: in any case, with or without hyphens, O for 0 and I or L for 1, Thai digits.</summary>
    /// <returns>Null where it has not sixteen letters, or the last does not check the others.</returns>
    public static ReceiptCode? Read(string? typed)
    {
        if (typed is null || typed.Length > 100)
            return null;

        var letters = new StringBuilder(Length);
        foreach (var typedLetter in ThaiDigits.ToArabic(typed).ToUpperInvariant())
        {
            if (typedLetter is '-' or '–' or ' ' or '\u00A0')
                continue;
            var letter = typedLetter switch
            {
                'O' => '0',
                'I' or 'L' => '1',
                _ => typedLetter,
            };
            if (!Letters.Contains(letter, StringComparison.Ordinal) || letters.Length == Length)
                return null;
            letters.Append(letter);
        }

        var read = letters.ToString();
        return read.Length == Length && read[^1] == CheckOf(read.AsSpan()[..^1]) ? new(read) : null;
    }

    /// <summary>As it is printed: in groups of four.</summary>
    public override string ToString() => string.Join('-', Value.Chunk(Group).Select(four => new string(four)));

    // ISO 7064's hybrid system (MOD 33,32): finds every single wrong letter, and nearly every swap of two neighbours.
    private static char CheckOf(ReadOnlySpan<char> letters)
    {
        const int size = 32;
        var product = size;
        foreach (var letter in letters)
        {
            var sum = (product + Letters.IndexOf(letter, StringComparison.Ordinal)) % size;
            product = (sum == 0 ? size : sum) * 2 % (size + 1);
        }

        return Letters[(size + 1 - product) % size];
    }
}
