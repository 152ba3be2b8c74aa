using System.Globalization;
using System.Text;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Public;

/// <summary>
/// A text as a Thai dictionary orders it, to be compared letter by letter by any database: without tone marks and spaces, and a vowel
/// that is written before its consonant behind it, so that เก stands with ก and not behind ฮ. Only so many letters are kept: what is
/// alike in all of them is alike to the eye, and stands in the order of publication.
/// </summary>
internal static class ThaiOrder
{
    public const int Letters = 24;

    /// <summary>Behind everything: what has no letters, or was not given.</summary>
    public const string Last = "\u0E5B";

    public static string Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Last;

        var order = new StringBuilder(Letters + 1);
        char? before = null;
        foreach (var letter in ThaiText.Fold(text))
        {
            if (order.Length >= Letters)
                break;
            if (!IsOrdered(letter))
                continue;

            if (before is null && IsWrittenBefore(letter))
            {
                before = letter;
                continue;
            }

            order.Append(letter);
            if (before is { } vowel)
                order.Append(vowel);
            before = null;
        }

        if (before is { } alone)
            order.Append(alone);
        return order.Length == 0 ? Last : order.ToString(0, Math.Min(order.Length, Letters));
    }

    // Half of a pair of surrogates is neither, and would not be stored.
    private static bool IsOrdered(char letter) =>
        char.IsLetterOrDigit(letter)
        || letter is >= '\u0E30' and <= '\u0E3A'
            && CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;

    private static bool IsWrittenBefore(char letter) => letter is >= '\u0E40' and <= '\u0E44';
}
