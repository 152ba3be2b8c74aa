using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Prongsai.Kernel;

/// <summary>
/// A Thai government fiscal year (ปีงบประมาณ), named in the Buddhist era: 2568 runs from 1 October 2567 to 30 September 2568
/// (Budget Procedures Act B.E. 2561, section 4).
/// </summary>
public readonly record struct FiscalYear : IComparable<FiscalYear>
{
    /// <summary>Buddhist era minus common era.</summary>
    public const int BuddhistOffset = 543;

    /// <summary>The earliest and the latest year that can be meant; anything else is a slip (a common-era year, most often).</summary>
    public const int Earliest = 2500,
        Latest = 2699;

    /// <param name="buddhist">The year in the Buddhist era, 2500 to 2699.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside that range; 2025 is a common-era year.</exception>
    public FiscalYear(int buddhist)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buddhist, Earliest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(buddhist, Latest);
        Buddhist = buddhist;
    }

    /// <summary>The year in the Buddhist era, as it is written: 2568.</summary>
    public int Buddhist { get; }

    /// <summary>1 October of the calendar year before.</summary>
    public DateOnly FirstDay => new(Buddhist - BuddhistOffset - 1, 10, 1);

    /// <summary>30 September.</summary>
    public DateOnly LastDay => new(Buddhist - BuddhistOffset, 9, 30);

    /// <summary>The year before.</summary>
    public FiscalYear Previous => new(Buddhist - 1);

    /// <summary>The year after.</summary>
    public FiscalYear Next => new(Buddhist + 1);

    /// <summary>The fiscal year in which a day lies.</summary>
    public static FiscalYear Of(DateOnly day) => new(day.Year + BuddhistOffset + (day.Month >= 10 ? 1 : 0));

    /// <summary>True when the day lies in this fiscal year.</summary>
    public bool Contains(DateOnly day) => day >= FirstDay && day <= LastDay;

    /// <summary>Reads a Buddhist-era year written in Arabic or Thai digits. False for common-era years and anything else.</summary>
    public static bool TryParse(string? text, out FiscalYear year)
    {
        year = default;
        var digits = ThaiDigits.ToArabic(text?.Trim() ?? "");
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        if (number is < Earliest or > Latest)
            return false;

        year = new FiscalYear(number);
        return true;
    }

    /// <inheritdoc />
    public int CompareTo(FiscalYear other) => Buddhist.CompareTo(other.Buddhist);

    /// <summary>The Buddhist year in Arabic digits: "2568".</summary>
    public override string ToString() => Buddhist.ToString(CultureInfo.InvariantCulture);

    /// <summary>True when the left year is earlier.</summary>
    public static bool operator <(FiscalYear left, FiscalYear right) => left.Buddhist < right.Buddhist;

    /// <summary>True when the left year is later.</summary>
    public static bool operator >(FiscalYear left, FiscalYear right) => left.Buddhist > right.Buddhist;

    /// <summary>True when the left year is earlier or the same.</summary>
    public static bool operator <=(FiscalYear left, FiscalYear right) => left.Buddhist <= right.Buddhist;

    /// <summary>True when the left year is later or the same.</summary>
    public static bool operator >=(FiscalYear left, FiscalYear right) => left.Buddhist >= right.Buddhist;
}

internal sealed class FiscalYearConverter()
    : ValueConverter<FiscalYear, int>(year => year.Buddhist, value => new FiscalYear(value));
