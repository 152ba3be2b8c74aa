using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Measures.Improvements;

/// <summary>Days as forms send them and as people read them.</summary>
internal static class Days
{
    private static readonly string[] ThaiMonths =
        ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];

    /// <summary>"2025-01-15", as date fields and the journal have it.</summary>
    public static string? Iso(this DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"15 ม.ค. 2568" or "15 Jan 2025".</summary>
    public static string InWords(this DateOnly day, Language language) =>
        language == Language.Thai
            ? string.Create(CultureInfo.InvariantCulture, $"{day.Day} {ThaiMonths[day.Month - 1]} {day.Year + FiscalYear.BuddhistOffset}")
            : day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>An instant as it was on the clock in Thailand: "15 ม.ค. 2568 14:05 น.".</summary>
    public static string InWordsAt(this DateTime utc, Language language)
    {
        var time = (utc + Clock.Thailand).ToString("HH:mm", CultureInfo.InvariantCulture);

        return $"{utc.DayInThailand().InWords(language)} {time}{(language == Language.Thai ? " น." : "")}";
    }

    /// <summary>Reads what a date field sent. Blank is no day; what cannot be read is a reason for no.</summary>
    public static DateOnly? Read(string? text, List<Refusal> reasons)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        // A year such as 2568 in an ISO date is a Buddhist year in the wrong place: never guessed at.
        if (
            DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 1900 and < 2400
        )
            return day;

        reasons.Add(Refusals.DayUnreadable(text));
        return null;
    }
}
