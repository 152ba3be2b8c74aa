using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Services.Counter.Queue;

/// <summary>When the counters are open: on a day of the week, or on one day that differs.</summary>
internal sealed class Opening
{
    public const int LongestReason = 200;

    public AgencyId AgencyId { get; private init; }

    /// <summary>"1" (Monday) to "7", or the day itself, "2026-04-13".</summary>
    public string On { get; private init; } = "";

    /// <summary>Minutes from midnight.</summary>
    public int Opens { get; set; }

    public int Closes { get; set; }

    /// <summary>Closed all day.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Why the day differs, as the public reads it.</summary>
    public string Because { get; set; } = "";

    public static string KeyOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string KeyOf(DayOfWeek day) =>
        (day == DayOfWeek.Sunday ? 7 : (int)day).ToString(CultureInfo.InvariantCulture);

    public static Opening At(AgencyId agency, string on, int opens, int closes, bool isClosed, string because) =>
        new()
        {
            AgencyId = agency,
            On = on,
            Opens = opens,
            Closes = closes,
            IsClosed = isClosed,
            Because = because,
        };
}

/// <summary>The hours of one day.</summary>
/// <param name="Why">Why it is closed, or why it differs; null on an ordinary day.</param>
internal sealed record HoursOfADay(DateOnly Day, bool IsOpen, int Opens, int Closes, Bilingual? Why)
{
    /// <summary>People queue before the doors open.</summary>
    public const int MinutesBefore = 30;

    public const int UsualOpening = 8 * 60 + 30,
        UsualClosing = 16 * 60 + 30;

    /// <summary>What is said of this day itself, else of its day of the week, else Monday to Friday on working days.</summary>
    public static HoursOfADay On(DateOnly day, IReadOnlyCollection<Opening> said, WorkingDays calendar)
    {
        if (said.FirstOrDefault(o => o.On == Opening.KeyOf(day)) is { } own)
            return new(
                day,
                !own.IsClosed,
                own.Opens,
                own.Closes,
                own.Because.Length > 0 ? Bilingual.ThaiOnly(own.Because) : null
            );

        if (calendar.HolidayOn(day) is { } holiday)
            return Shut(holiday.Name);

        return said.FirstOrDefault(o => o.On == Opening.KeyOf(day.DayOfWeek)) is { } weekly
                ? new(day, !weekly.IsClosed, weekly.Opens, weekly.Closes, null)
            : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? Shut(new("วันหยุดราชการ", "no working day"))
            : new(day, true, UsualOpening, UsualClosing, null);

        HoursOfADay Shut(Bilingual why) => new(day, false, 0, 0, why);
    }

    /// <summary>True when a visitor may take a ticket now.</summary>
    public bool TakesTickets(DateTime utc) =>
        IsOpen && MinuteOf(utc) is var minute && minute >= Opens - MinutesBefore && minute < Closes;

    public static int MinuteOf(DateTime utc) => (int)(utc + Clock.Thailand).TimeOfDay.TotalMinutes;

    public Bilingual Words =>
        IsOpen
            ? new($"{Time(Opens)}–{Time(Closes)} น.", $"{Time(Opens)}–{Time(Closes)}")
            : new(
                $"ปิดทำการ{(Why is { } why ? $" ({why.Th})" : "")}",
                $"closed{(Why is { } because ? $" ({because.En})" : "")}"
            );

    public static string Time(int minute) =>
        string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    /// <summary>"8.30", "08:30"; null when it is no time of day.</summary>
    public static int? ReadTime(string? text)
    {
        var parts = ThaiDigits.ToArabic(text?.Trim() ?? "").Split(':', '.');
        return
            parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
            && hour <= 24
            && minute <= 59
            && hour * 60 + minute <= 24 * 60
            ? hour * 60 + minute
            : null;
    }
}
