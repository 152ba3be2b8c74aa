using System.Text.RegularExpressions;
using Prongsai.Kernel;

namespace Prongsai.Reports.Annual;

/// <summary>A stretch of a line: plain words, or an address.</summary>
/// <param name="Href">Where the address leads; null for plain words, mail addresses and file names.</param>
internal readonly record struct Stretch(string Text, bool IsAddress, string? Href);

/// <summary>
/// Finds web addresses, mail addresses and file names in Thai text. An address with Thai digits leads nowhere
/// (the mission document prints https://egp๒.bangkok.go.th), so addresses always have Arabic digits.
/// </summary>
internal static partial class Addresses
{
    /// <summary>The text in Thai or in Arabic digits, its addresses always in Arabic ones.</summary>
    public static string WithDigits(string text, bool thai) =>
        string.Concat(
            Stretches(text).Select(s => s.IsAddress || !thai ? ThaiDigits.ToArabic(s.Text) : ThaiDigits.ToThai(s.Text))
        );

    /// <summary>The text cut into words and addresses, nothing lost.</summary>
    public static IEnumerable<Stretch> Stretches(string text)
    {
        var from = 0;
        foreach (Match match in Address().Matches(text))
        {
            var address = TrimEnd(match.Value);
            if (address.Length == 0)
                continue;

            if (match.Index > from)
                yield return new(text[from..match.Index], IsAddress: false, null);
            yield return new(address, IsAddress: true, HrefOf(ThaiDigits.ToArabic(address)));
            from = match.Index + address.Length;
        }

        if (from < text.Length)
            yield return new(text[from..], IsAddress: false, null);
    }

    private static string? HrefOf(string address) =>
        address.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? $"https://{address}"
        : address.StartsWith("http", StringComparison.OrdinalIgnoreCase)
        && Uri.TryCreate(address, UriKind.Absolute, out _)
            ? address
        : null;

    // A full stop or a closing bracket after an address belongs to the sentence.
    private static string TrimEnd(string address)
    {
        var end = address.AsSpan().TrimEnd(".,;:!?'\"”’*");
        while (end.EndsWith(")") && !end.Contains('('))
            end = end[..^1].TrimEnd(".,;:!?'\"");

        return end.ToString();
    }

    // The name before a dot begins with a Latin letter, or else "๑.One Stop Service" would be an address.
    [GeneratedRegex(
        @"(?:https?://|www\.)[A-Za-z0-9๐-๙\-._~:/?\#\[\]@!$&'()*+,;=%]+
        | [A-Za-z0-9๐-๙._%+-]+@[A-Za-z0-9๐-๙-]+(?:\.[A-Za-z0-9๐-๙-]+)+
        | (?<![A-Za-z0-9๐-๙.-])[A-Za-z][A-Za-z0-9๐-๙_-]*(?:\.[A-Za-z0-9๐-๙_-]+)*\.[A-Za-z]{2,}(?:/[A-Za-z0-9๐-๙\-._~:/?\#@!$&()*+,;=%]*)?",
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex Address();
}
