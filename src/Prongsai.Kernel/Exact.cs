using System.Globalization;
using System.Numerics;

namespace Prongsai.Kernel;

/// <summary>
/// A number kept exactly, as a fraction in lowest terms. A mean of three questions is a third, and a mean of such means must
/// still land on the right side of a half when it is at last shown; decimals do not promise that.
/// </summary>
public readonly struct Exact : IEquatable<Exact>, IComparable<Exact>
{
    // Nearly every score is made of small numbers; a pair of longs serves them twenty times faster than big integers would.
    // Below 2^30 products and their sums fit a long. What does not fit is kept big, and only then.
    private const long SmallLimit = 1L << 30;

    private readonly long _numerator;

    // Stored less one so that default(Exact) is zero, not zero over zero.
    private readonly long _denominatorMinusOne;
    private readonly Big? _big;

    private sealed record Big(BigInteger Numerator, BigInteger Denominator);

    private Exact(long numerator, long denominator, Big? big = null)
    {
        _numerator = numerator;
        _denominatorMinusOne = denominator - 1;
        _big = big;
    }

    /// <summary>Zero.</summary>
    public static readonly Exact Zero;

    /// <summary>One.</summary>
    public static readonly Exact One = Of(1);

    /// <summary>The number above the line; carries the sign.</summary>
    public BigInteger Numerator => _big?.Numerator ?? _numerator;

    /// <summary>The number below the line; always positive.</summary>
    public BigInteger Denominator => _big?.Denominator ?? _denominatorMinusOne + 1;

    private long SmallDenominator => _denominatorMinusOne + 1;

    private bool IsSmall =>
        _big is null && _numerator is > -SmallLimit and < SmallLimit && _denominatorMinusOne < SmallLimit - 1;

    /// <summary>A whole number.</summary>
    public static Exact Of(long whole) => new(whole, 1);

    /// <summary>A fraction.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public static Exact Of(long numerator, long denominator) =>
        denominator == 0 ? throw new DivideByZeroException()
        : denominator == long.MinValue || numerator == long.MinValue
            ? OfBig(new BigInteger(numerator), new BigInteger(denominator))
        : Lowest(numerator, denominator);

    /// <summary>The arithmetic mean.</summary>
    /// <exception cref="DivideByZeroException">There is nothing to take a mean of.</exception>
    public static Exact Mean(IReadOnlyCollection<Exact> values)
    {
        ArgumentNullException.ThrowIfNull(values);

        return values.Aggregate(Zero, (sum, value) => sum + value) / Of(values.Count);
    }

    /// <summary>Rounded half away from zero to so many decimals; for showing and storing, never for further arithmetic.</summary>
    public decimal Rounded(int decimals)
    {
        if (IsSmall && decimals is 2)
        {
            var (whole, rest) = Math.DivRem(_numerator * 100, SmallDenominator);
            return (Math.Abs(rest) * 2 >= SmallDenominator ? whole + Math.Sign(rest) : whole) / 100m;
        }

        var scale = BigInteger.Pow(10, decimals);
        var scaled = Numerator * scale;
        var (quotient, remainder) = BigInteger.DivRem(scaled, Denominator);
        if (BigInteger.Abs(remainder) * 2 >= Denominator)
            quotient += scaled.Sign;

        return (decimal)quotient / (decimal)scale;
    }

    /// <summary>The absolute value.</summary>
    public Exact Abs() => Numerator.Sign < 0 ? -this : this;

    public static Exact operator +(Exact a, Exact b) =>
        a.IsSmall && b.IsSmall
            ? Lowest(
                a._numerator * b.SmallDenominator + b._numerator * a.SmallDenominator,
                a.SmallDenominator * b.SmallDenominator
            )
            : OfBig(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Exact operator -(Exact a, Exact b) => a + -b;

    public static Exact operator *(Exact a, Exact b) =>
        a.IsSmall && b.IsSmall
            ? Lowest(a._numerator * b._numerator, a.SmallDenominator * b.SmallDenominator)
            : OfBig(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Exact operator /(Exact a, Exact b) =>
        b == Zero ? throw new DivideByZeroException()
        : a.IsSmall && b.IsSmall ? Lowest(a._numerator * b.SmallDenominator, a.SmallDenominator * b._numerator)
        : OfBig(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static Exact operator -(Exact a) =>
        a.IsSmall ? new(-a._numerator, a.SmallDenominator) : OfBig(-a.Numerator, a.Denominator);

    public static bool operator <(Exact a, Exact b) => a.CompareTo(b) < 0;

    public static bool operator >(Exact a, Exact b) => a.CompareTo(b) > 0;

    public static bool operator <=(Exact a, Exact b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Exact a, Exact b) => a.CompareTo(b) >= 0;

    public static bool operator ==(Exact a, Exact b) => a.Equals(b);

    public static bool operator !=(Exact a, Exact b) => !a.Equals(b);

    /// <inheritdoc />
    public int CompareTo(Exact other) =>
        IsSmall && other.IsSmall
            ? (_numerator * other.SmallDenominator).CompareTo(other._numerator * SmallDenominator)
            : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc />
    public bool Equals(Exact other) =>
        _numerator == other._numerator && _denominatorMinusOne == other._denominatorMinusOne && _big == other._big;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Exact other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(_numerator, _denominatorMinusOne, _big);

    /// <summary>Two decimals, half up, invariant: "91.70".</summary>
    public override string ToString() => Rounded(2).ToString("0.00", CultureInfo.InvariantCulture);

    private static Exact Lowest(long numerator, long denominator)
    {
        if (denominator < 0)
            (numerator, denominator) = (-numerator, -denominator);
        var (common, rest) = (denominator, Math.Abs(numerator));
        while (rest != 0)
            (common, rest) = (rest, common % rest);

        return new Exact(numerator / common, denominator / common);
    }

    // One form for one number, so that equal numbers have equal fields: big only where a long does not do.
    private static Exact OfBig(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.Sign < 0)
            (numerator, denominator) = (-numerator, -denominator);
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        (numerator, denominator) = (numerator / common, denominator / common);

        return BigInteger.Abs(numerator) <= long.MaxValue && denominator <= long.MaxValue
            ? new Exact((long)numerator, (long)denominator)
            : new Exact(0, 1, new Big(numerator, denominator));
    }
}
