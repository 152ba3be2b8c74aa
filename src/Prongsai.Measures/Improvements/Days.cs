using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Measures.Improvements;

/// <summary>Days as forms and the journal have them, and as people read them in a table.</summary>
internal static class Days
{
    /// <summary>"2025-01-15".</summary>
    public static string? Iso(this DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"15 ม.ค. 68" or "15 January 2025".</summary>
    public static string InWords(this DateOnly day, Language language) =>
        language == Language.Thai ? ThaiDate.Abbreviated(day) : ThaiDate.English(day);

    /// <summary>An instant as it was on the clock in Thailand: "15 ม.ค. 68 14:05 น.".</summary>
    public static string InWordsAt(this DateTime utc, Language language)
    {
        var time = (utc + Clock.Thailand).ToString("HH:mm", CultureInfo.InvariantCulture);

        return $"{utc.DayInThailand().InWords(language)} {time}{(language == Language.Thai ? " น." : "")}";
    }

    /// <summary>Reads what a date field sent. Blank is no day; what cannot be read is a reason for no.</summary>
    public static DateOnly? Read(string? text, List<Refusal> reasons)
    {
        var reading = ThaiDate.Read(text);
        if (reading.WhyNot is { } whyNot)
            reasons.Add(whyNot);

        return reading.Day;
    }
}
