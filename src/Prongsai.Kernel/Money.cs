using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Prongsai.Kernel;

/// <summary>Thai baht, kept as whole satang (1 baht = 100 satang) so that sums are exact on both databases.</summary>
/// <param name="Satang">The amount in satang; may be negative.</param>
public readonly partial record struct Money(long Satang) : IComparable<Money>
{
    // 15 digits of baht is more than the national budget; beyond it, it is a slip of the keyboard.
    private const long MostBaht = 1_000_000_000_000_000;

    /// <summary>An amount of whole baht.</summary>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public static Money OfBaht(long baht) => new(checked(baht * 100));

    /// <summary>The amount in baht.</summary>
    public decimal Baht => Satang / 100m;

    /// <summary>
    /// Reads amounts as officers write them: "3,498,760,900.00", "฿1,000", "475,080 บาท", "475,080.-", "๔๔๒,๐๐๐". False for "-",
    /// "nan", commas that do not part thousands (1,23), fractions of a satang and anything else that is not an amount.
    /// </summary>
    public static bool TryParse(string? text, out Money money)
    {
        if (TryParsePlain(text, out money))
            return true;

        // Names are tried as amounts, too, and no name begins as one does.
        if (!MayBeginOne(text) || Written().Match(ThaiText.Fold(text)) is not { Success: true } parts)
            return false;

        const NumberStyles amount =
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign;
        if (!decimal.TryParse(parts.Groups["amount"].Value, amount, CultureInfo.InvariantCulture, out var baht))
            return false;

        if (Math.Abs(baht) >= MostBaht || baht * 100 != decimal.Truncate(baht * 100))
            return false;

        money = new Money((long)(baht * 100));
        return true;
    }

    // "12,345.00", "900": what nearly every file has, read without a pattern.
    private static bool TryParsePlain(ReadOnlySpan<char> text, out Money money)
    {
        money = default;
        if (text.Length is 0 or > 18)
            return false;

        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var cents = point < 0 ? "00" : text[(point + 1)..];
        if (whole.Length == 0 || cents.Length != 2 || !char.IsAsciiDigit(cents[0]) || !char.IsAsciiDigit(cents[1]))
            return false;

        var (baht, isGrouped) = (0L, whole.Contains(','));
        for (var i = 0; i < whole.Length; i++)
        {
            // Every fourth sign from the end parts thousands, and nothing else does.
            if (isGrouped && (whole.Length - i) % 4 == 0)
            {
                if (i == 0 || whole[i] != ',')
                    return false;
            }
            else if (char.IsAsciiDigit(whole[i]))
                baht = baht * 10 + whole[i] - '0';
            else
                return false;
        }

        if (baht >= MostBaht)
            return false;

        money = new Money(baht * 100 + (cents[0] - '0') * 10 + cents[1] - '0');
        return true;
    }

    private static bool MayBeginOne([NotNullWhen(true)] string? text)
    {
        foreach (var c in text ?? "")
        {
            if (c is >= '0' and <= '9' or >= '๐' and <= '๙' or '+' or '-' or '฿' or 't' or 'T')
                return true;
            // Spaces and what cannot be seen may stand before it.
            if (char.IsLetter(c))
                return false;
        }

        return false;
    }

    // "1,23" is a slip or a decimal comma, not 123: the invariant culture would take it.
    [GeneratedRegex(
        @"^(?:฿|thb)?\s?(?<amount>[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?:\.-)?\s?(?:บาท(?:ถ้วน)?|฿|thb)?$"
    )]
    private static partial Regex Written();

    /// <summary>The exact sum.</summary>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public static Money operator +(Money left, Money right) => new(checked(left.Satang + right.Satang));

    /// <summary>The exact difference.</summary>
    /// <exception cref="OverflowException">The difference does not fit.</exception>
    public static Money operator -(Money left, Money right) => new(checked(left.Satang - right.Satang));

    public static bool operator <(Money left, Money right) => left.Satang < right.Satang;

    public static bool operator >(Money left, Money right) => left.Satang > right.Satang;

    public static bool operator <=(Money left, Money right) => left.Satang <= right.Satang;

    public static bool operator >=(Money left, Money right) => left.Satang >= right.Satang;

    /// <inheritdoc />
    public int CompareTo(Money other) => Satang.CompareTo(other.Satang);

    /// <summary>Grouped, two decimals, invariant: "475,080.00".</summary>
    public override string ToString() => Baht.ToString("#,##0.00", CultureInfo.InvariantCulture);
}

internal sealed class MoneyConverter() : ValueConverter<Money, long>(money => money.Satang, value => new Money(value));
