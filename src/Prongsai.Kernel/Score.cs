using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Prongsai.Kernel;

/// <summary>
/// A score as it is published: 0.00 to 100.00, kept as whole hundredths so that any database sorts and compares it exactly.
/// Arithmetic is done in <see cref="Exact"/> and comes back here only to be shown or stored, rounded half up
/// (how official tables round; NACC FY2564 tables reproduce to 0.01 this way).
/// </summary>
public readonly record struct Score : IComparable<Score>
{
    private Score(int hundredths) => Hundredths = hundredths;

    /// <summary>The score in hundredths: 9170 is 91.70.</summary>
    public int Hundredths { get; }

    /// <summary>0.00 and 100.00.</summary>
    public static readonly Score Zero = new(0),
        Full = new(100_00);

    /// <summary>A score from hundredths.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above 10000.</exception>
    public static Score OfHundredths(int hundredths)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hundredths);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hundredths, 100_00);

        return new Score(hundredths);
    }

    /// <summary>A computed value as it is shown: two decimals, half up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above 100 after rounding.</exception>
    public static Score Of(Exact value) => OfHundredths((int)(value.Rounded(2) * 100));

    /// <summary>The score as an exact number, for arithmetic.</summary>
    public Exact Exactly => Exact.Of(Hundredths, 100);

    /// <summary>
    /// Reads "91.70", "91.7" or "๙๑.๗๐". False when it is not a plain decimal, has more than two decimals that matter,
    /// or lies outside 0 to 100.
    /// </summary>
    public static bool TryParse(string? text, out Score score)
    {
        score = default;
        if (
            !decimal.TryParse(
                ThaiDigits.ToArabic(text?.Trim() ?? ""),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var value
            )
        )
            return false;
        if (value is < 0 or > 100 || value * 100 != decimal.Truncate(value * 100))
            return false;

        score = new Score((int)(value * 100));
        return true;
    }

    /// <inheritdoc />
    public int CompareTo(Score other) => Hundredths.CompareTo(other.Hundredths);

    /// <summary>Two decimals, invariant: "91.70".</summary>
    public override string ToString() => (Hundredths / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    public static bool operator <(Score left, Score right) => left.Hundredths < right.Hundredths;

    public static bool operator >(Score left, Score right) => left.Hundredths > right.Hundredths;

    public static bool operator <=(Score left, Score right) => left.Hundredths <= right.Hundredths;

    public static bool operator >=(Score left, Score right) => left.Hundredths >= right.Hundredths;
}

internal sealed class ScoreConverter()
    : ValueConverter<Score, int>(score => score.Hundredths, value => Score.OfHundredths(value));
