using System.Text.RegularExpressions;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Register;

/// <summary>
/// A taxpayer's number: thirteen digits, the last of which checks the others. A person's citizen number has the same form, and is
/// shown to nobody outside the office.
/// </summary>
internal static partial class TaxId
{
    /// <summary>What a citizen's number is shown as: the form that people know, and nothing of it.</summary>
    public const string Masked = "x-xxxx-xxxxx-xx-x";

    /// <summary>The thirteen digits in a cell ("0-1055-64128-41-8", Thai digits); null where it has none.</summary>
    public static string? FindIn(string text) =>
        HasThirteenDigits(text) && Written().Match(ThaiDigits.ToArabic(text)) is { Success: true } found
            ? Bare(found.Value)
            : null;

    /// <summary>Whether the last digit checks the twelve before it: 11 − (Σ dᵢ·(14 − i) mod 11), its last digit.</summary>
    public static bool IsValid(string digits)
    {
        if (digits.Length != 13 || digits.Any(d => !char.IsAsciiDigit(d)))
            return false;

        var sum = 0;
        for (var i = 0; i < 12; i++)
            sum += (digits[i] - '0') * (13 - i);

        return (11 - sum % 11) % 10 == digits[12] - '0';
    }

    /// <summary>
    /// A person, not a company: by convention the numbers of juristic persons begin with 0. A number that does not is taken for a
    /// person's, whether or not it checks, because a slip of the keyboard must not publish a citizen's number.
    /// </summary>
    public static bool IsOfAPerson(string digits) => !digits.StartsWith('0');

    /// <summary>The number as the public may see it.</summary>
    public static string Public(string digits) => IsOfAPerson(digits) ? Masked : digits;

    /// <summary>A text as the public may see it: every number in it that could be a citizen's is covered.</summary>
    public static string Cover(string text)
    {
        if (!HasThirteenDigits(text))
            return text;

        return Written()
            .Replace(text, found => IsOfAPerson(Bare(ThaiDigits.ToArabic(found.Value))) ? Masked : found.Value);
    }

    /// <summary>A text without the number in it, for reading the name and the price beside it.</summary>
    public static string Without(string text) => Written().Replace(text, " ");

    // Most texts have none, and counting is cheaper than looking for them in a row.
    private static bool HasThirteenDigits(string text)
    {
        if (text.Length < 13)
            return false;

        var digits = 0;
        foreach (var letter in text)
        {
            if (letter is >= '0' and <= '9' or >= '๐' and <= '๙')
                digits++;
        }

        return digits >= 13;
    }

    private static string Bare(string written) => string.Concat(written.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"(?<![0-9๐-๙])[0-9๐-๙](?:[- ]?[0-9๐-๙]){12}(?![0-9๐-๙])")]
    private static partial Regex Written();
}
