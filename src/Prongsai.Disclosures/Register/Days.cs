using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Register;

/// <summary>Days, months and counts as forms, addresses and people have them.</summary>
internal static class Days
{
    public static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>"1,234".</summary>
    public static string Count(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>"2024-10".</summary>
    public static string MonthIso(this DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static Bilingual MonthInWords(this DateOnly month) =>
        new(ThaiDate.Month(month), ThaiDate.EnglishMonth(month));

    /// <summary>Reads "2024-10", "ต.ค. 2567" or "October 2024" as its first day.</summary>
    public static bool TryMonth(string? text, out DateOnly month)
    {
        var plain = ThaiDigits.ToArabic(text?.Trim() ?? "");
        return IsoDay.TryParseMonth(plain, out month) || ThaiDate.TryParseMonth(plain, out month);
    }

    public static DateOnly FirstOfMonth(this DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>October to March, or October to September.</summary>
    public static IReadOnlyList<DateOnly> MonthsOf(FiscalYear year, int count) =>
        [.. Enumerable.Range(0, count).Select(year.FirstDay.AddMonths)];

    /// <summary>An instant as it was on the clock in Thailand: "15 ม.ค. 68 14:05 น.".</summary>
    public static string InWordsAt(this DateTime utc, Language language)
    {
        var time = (utc + Clock.Thailand).ToString("HH:mm", CultureInfo.InvariantCulture);
        var day = utc.DayInThailand();

        return language == Language.Thai ? $"{ThaiDate.Abbreviated(day)} {time} น." : $"{ThaiDate.English(day)} {time}";
    }
}
