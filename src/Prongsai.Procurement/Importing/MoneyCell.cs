using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Importing;

/// <summary>An amount in a cell.</summary>
internal static class MoneyCell
{
    /// <summary>The whole national budget is below four of these; one purchase of an office is not above.</summary>
    public static readonly Money Most = Money.OfBaht(1_000_000_000_000);

    private static readonly HashSet<string> NoneMarks =
    [
        "-",
        "--",
        "–",
        "—",
        "ไม่มี",
        "ไม่ระบุ",
        "ไม่ปรากฏ",
        "ไม่ต้องระบุ",
        "nan",
        "n/a",
        "na",
        "null",
        "none",
    ];

    /// <summary>The office wrote that there is none; a blank cell says nothing.</summary>
    public static bool SaysNone(string text) =>
        text.Length is > 0 and < 12 && !char.IsAsciiDigit(text[0]) && NoneMarks.Contains(ThaiText.Fold(text));

    /// <summary>Reads an amount that is there.</summary>
    /// <returns>
    /// The amount and, where it had to be rounded, how it was written; or the reason why it is none: "amount-unreadable",
    /// "amount-negative", "amount-too-large".
    /// </returns>
    public static (Money? Amount, bool Rounded, string? WhyNot) Read(string text)
    {
        // Nearly every cell is a plain number of a spreadsheet; those need no pattern.
        if (
            decimal.TryParse(
                text,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            if (number < 0)
                return (null, false, "amount-negative");
            if (number > Most.Baht)
                return (null, false, "amount-too-large");

            // A formula (VAT of 7 %) leaves fractions of a satang that the cell does not show.
            var satang = decimal.Round(number * 100, 0, MidpointRounding.AwayFromZero);
            return (new Money((long)satang), satang != number * 100, null);
        }

        if (!Money.TryParse(text, out var amount))
            return (null, false, "amount-unreadable");
        if (amount.Satang < 0)
            return (null, false, "amount-negative");

        return amount > Most ? (null, false, "amount-too-large") : (amount, false, null);
    }
}
