using Prongsai.Kernel;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Requests;

/// <summary>While the citizen owes an answer the clock stands: from the day after the question until the day of the answer.</summary>
/// <param name="Until">Null while the answer is owed.</param>
internal sealed record Pause(DateOnly From, DateOnly? Until = null)
{
    public bool Covers(DateOnly day) => day > From && (Until is not { } end || day <= end);
}

/// <summary>Days in a row that count, or do not because the clock stood.</summary>
/// <param name="Counted">How many days of them count.</param>
internal sealed record ClockLine(DateOnly From, DateOnly To, bool IsPaused, int Counted);

/// <summary>How a due date came about, to be shown beside it.</summary>
/// <param name="Promised">So many days, of the kind that is counted.</param>
/// <param name="Used">So many of them are over.</param>
/// <param name="DueOn">The last day; null while the clock stands and days are left.</param>
/// <param name="Lines">From the day after it was made.</param>
/// <param name="Holidays">Days off from Monday to Friday that were left out.</param>
/// <param name="Doubts">What is not certain about them.</param>
internal sealed record Reckoning(
    int Promised,
    bool InWorkingDays,
    int Used,
    DateOnly? DueOn,
    IReadOnlyList<ClockLine> Lines,
    IReadOnlyList<Holiday> Holidays,
    IReadOnlyList<Bilingual> Doubts
)
{
    public int Left => Math.Max(0, Promised - Used);

    public Bilingual Unit => InWorkingDays ? new("วันทำการ", "working days") : new("วัน", "days");
}

/// <summary>
/// Counts the days of a promise. The day on which it was made does not count, nor do days off, nor days on which the clock stood. What
/// was late before the question was asked stays late.
/// </summary>
internal static class RequestClock
{
    // Of an office's day; a promise in minutes is one for the counter, and online it is the next working day.
    private const int HoursOfADay = 7;

    // A promise of ten thousand days that stood for years.
    private const int MostDays = 40_000;

    /// <summary>A promise as days to count.</summary>
    public static (int Days, bool InWorkingDays) DaysOf(ServiceTime promise) =>
        promise.Unit switch
        {
            TimeUnit.Minutes => (Up(promise.Amount, HoursOfADay * 60), true),
            TimeUnit.Hours => (Up(promise.Amount, HoursOfADay), true),
            TimeUnit.WorkingDays => (promise.Amount, true),
            _ => (promise.Amount, false),
        };

    /// <param name="endsOn">Today, or the day on which it was finished.</param>
    public static Reckoning Of(
        DateOnly filedOn,
        ServiceTime promise,
        IReadOnlyList<Pause> pauses,
        DateOnly endsOn,
        WorkingDays calendar
    )
    {
        var (promised, inWorkingDays) = DaysOf(promise);
        var stands = pauses.Any(p => p.Until is null);
        DateOnly? dueOn = null;
        var (counted, used) = (0, 0);
        List<ClockLine> lines = [];
        for (var day = filedOn.AddDays(1); day.DayNumber - filedOn.DayNumber < MostDays; day = day.AddDays(1))
        {
            // Beyond today there is nothing to count once it is due, or while nobody knows when the clock goes on.
            if (day > endsOn && (dueOn is not null || stands))
                break;

            var isPaused = pauses.Any(p => p.Covers(day));
            var counts = !isPaused && (!inWorkingDays || calendar.IsWorkingDay(day));
            if (lines is [.., var last] && last.IsPaused == isPaused)
                lines[^1] = last with { To = day, Counted = last.Counted + (counts ? 1 : 0) };
            else
                lines.Add(new ClockLine(day, day, isPaused, counts ? 1 : 0));
            if (!counts)
                continue;

            counted++;
            if (day <= endsOn)
                used++;
            if (counted == promised)
                dueOn = day;
        }

        var until = lines is [.., var end] ? end.To : filedOn;
        return new(
            promised,
            inWorkingDays,
            used,
            dueOn,
            lines,
            inWorkingDays ? Off(filedOn, until, calendar) : [],
            inWorkingDays ? calendar.Doubts(filedOn, until) : []
        );
    }

    private static List<Holiday> Off(DateOnly after, DateOnly until, WorkingDays calendar)
    {
        List<Holiday> off = [];
        for (var day = after.AddDays(1); day <= until; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && calendar.HolidayOn(day) is { } holiday)
                off.Add(holiday);
        }

        return off;
    }

    private static int Up(int amount, int size) => Math.Max(1, (amount + size - 1) / size);
}
