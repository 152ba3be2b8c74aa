using System.Globalization;
using System.Numerics;

namespace Prongsai.Kernel;

/// <summary>
/// A number kept exactly, as a fraction in lowest terms. A mean of three questions is a third, and a mean of such means must
/// still land on the right side of a half when it is at last shown; decimals do not promise that.
/// </summary>
public readonly struct Exact : IEquatable<Exact>, IComparable<Exact>
{
    private readonly BigInteger _denominatorMinusOne;

    private Exact(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.Sign < 0) (numerator, denominator) = (-numerator, -denominator);
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        Numerator = numerator / common;
        // Stored less one so that default(Exact) is zero, not zero over zero.
        _denominatorMinusOne = denominator / common - 1;
    }

    /// <summary>Zero.</summary>
    public static readonly Exact Zero;

    /// <summary>One.</summary>
    public static readonly Exact One = Of(1);

    /// <summary>The number above the line; carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The number below the line; always positive.</summary>
    public BigInteger Denominator => _denominatorMinusOne + 1;

    /// <summary>A whole number.</summary>
    public static Exact Of(long whole) => new(whole, BigInteger.One);

    /// <summary>A fraction.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public static Exact Of(long numerator, long denominator) =>
        denominator == 0 ? throw new DivideByZeroException() : new(numerator, denominator);

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
        var scaled = Numerator * BigInteger.Pow(10, decimals);
        var (quotient, remainder) = BigInteger.DivRem(scaled, Denominator);
        if (BigInteger.Abs(remainder) * 2 >= Denominator) quotient += scaled.Sign;

        return (decimal)quotient / (decimal)BigInteger.Pow(10, decimals);
    }

    /// <summary>The absolute value.</summary>
    public Exact Abs() => new(BigInteger.Abs(Numerator), Denominator);

    public static Exact operator +(Exact a, Exact b) =>
        new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Exact operator -(Exact a, Exact b) =>
        new(a.Numerator * b.Denominator - b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Exact operator *(Exact a, Exact b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Exact operator /(Exact a, Exact b) =>
        b.Numerator.IsZero
            ? throw new DivideByZeroException()
            : new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static Exact operator -(Exact a) => new(-a.Numerator, a.Denominator);

    public static bool operator <(Exact a, Exact b) => a.CompareTo(b) < 0;

    public static bool operator >(Exact a, Exact b) => a.CompareTo(b) > 0;

    public static bool operator <=(Exact a, Exact b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Exact a, Exact b) => a.CompareTo(b) >= 0;

    public static bool operator ==(Exact a, Exact b) => a.Equals(b);

    public static bool operator !=(Exact a, Exact b) => !a.Equals(b);

    /// <inheritdoc />
    public int CompareTo(Exact other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc />
    public bool Equals(Exact other) =>
        Numerator == other.Numerator && _denominatorMinusOne == other._denominatorMinusOne;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Exact other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Numerator, _denominatorMinusOne);

    /// <summary>Two decimals, half up, invariant: "91.70".</summary>
    public override string ToString() => Rounded(2).ToString("0.00", CultureInfo.InvariantCulture);
}
