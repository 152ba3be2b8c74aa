using System.Globalization;

namespace Prongsai.Kernel;

/// <summary>One reading of the clock. Take it once per request and pass it on, so that midnight cannot fall inside.</summary>
/// <param name="Utc">For what happened: stored, sorted, compared.</param>
/// <param name="Today">For what is due: the day it is in Thailand. Deadlines end at local midnight.</param>
public readonly record struct Now(DateTime Utc, DateOnly Today);

/// <summary>Reads the clock.</summary>
public static class Clock
{
    /// <summary>Thailand keeps UTC+7 all year and has no daylight saving time.</summary>
    public static readonly TimeSpan Thailand = TimeSpan.FromHours(7);

    /// <summary>The present instant and the present day in Thailand.</summary>
    public static Now Now(this TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var utc = clock.GetUtcNow().UtcDateTime;

        return new Now(utc, utc.DayInThailand());
    }

    /// <summary>The day an instant falls on in Thailand.</summary>
    public static DateOnly DayInThailand(this DateTime utc) => DateOnly.FromDateTime(utc + Thailand);

    /// <summary>An instant as a person in Thailand reads it: day and time of day.</summary>
    public static Bilingual InWords(this DateTime utc)
    {
        var day = utc.DayInThailand();
        var time = (utc + Thailand).ToString("HH:mm", CultureInfo.InvariantCulture);

        return new($"{ThaiDate.Abbreviated(day)} {time} น.", $"{ThaiDate.English(day)}, {time}");
    }
}
