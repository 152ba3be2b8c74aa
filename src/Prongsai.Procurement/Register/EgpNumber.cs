using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Register;

/// <summary>The number of a project in e-GP: eleven digits, of which the first four are the year (B.E.) and month it was opened.</summary>
internal static partial class EgpNumber
{
    /// <summary>The number in a cell, a title or a file name; null where there is none.</summary>
    public static string? FindIn(string text)
    {
        // A column of its own holds nothing else.
        if (text.Length == 11 && !text.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return MonthOf(text) is null ? null : text;
        if (text.Length < 11)
            return null;

        foreach (Match found in ElevenDigits().Matches(ThaiDigits.ToArabic(text)))
        {
            if (MonthOf(found.Value) is not null)
                return found.Value;
        }

        return null;
    }

    /// <summary>First day of the month in which the project was opened; null when the digits name no month.</summary>
    public static DateOnly? MonthOf(string number)
    {
        if (
            number.Length != 11
            || !int.TryParse(number.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(number.AsSpan(2, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month)
        )
            return null;

        // e-GP began in B.E. 2553.
        return year >= 53 && month is >= 1 and <= 12
            ? new DateOnly(2500 + year - FiscalYear.BuddhistOffset, month, 1)
            : null;
    }

    [GeneratedRegex(@"(?<![0-9])[0-9]{11}(?![0-9])")]
    private static partial Regex ElevenDigits();
}
