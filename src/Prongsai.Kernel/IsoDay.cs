using System.Globalization;

namespace Prongsai.Kernel;

/// <summary>Days and months as machines write them (ISO 8601) in addresses, files and facts. What people type is read by <see cref="ThaiDate"/>.</summary>
public static class IsoDay
{
    /// <summary>Reads exactly "2026-04-13".</summary>
    public static bool TryParse(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>"2026-04-13".</summary>
    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"2026-04", the month that a day is in.</summary>
    public static string MonthOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Reads exactly "2026-04" as its first day.</summary>
    public static bool TryParseMonth(string? text, out DateOnly month) => TryParse($"{text}-01", out month);
}
