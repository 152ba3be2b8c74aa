using System.Collections.Concurrent;
using System.Globalization;

namespace Prongsai.Kernel;

/// <summary>A day on which public offices are closed, or perhaps are.</summary>
/// <param name="Day">The day itself; substitute days are days of their own.</param>
/// <param name="Name">วันมาฆบูชา / Makha Bucha Day.</param>
/// <param name="Confidence">How sure it is. Up to <see cref="Confidence.Derived"/> it counts as a day off.</param>
/// <param name="Source">Where it was seen.</param>
public sealed record Holiday(DateOnly Day, Bilingual Name, Confidence Confidence, string Source)
{
    /// <summary>False for a day that no source settles: it is told of, but a deadline does not wait for it.</summary>
    public bool IsDayOff => Confidence <= Confidence.Derived;
}

/// <summary>
/// The days on which Thai public offices work: Monday to Friday without public holidays. Holidays that follow the moon and special
/// days of the cabinet are data (<c>Thai/Holidays</c>), announced year by year; for a year without data only the fixed ones are
/// known, and <see cref="Doubts"/> says so wherever a deadline touches such a year.
/// </summary>
public sealed class WorkingDays
{
    /// <summary>As shipped, without days of an installation's own.</summary>
    public static WorkingDays Thailand { get; } = new([]);

    private const int MostDays = 10_000;

    private readonly ConcurrentDictionary<int, Year> _years = new();
    private readonly ILookup<int, HolidayRow> _own;

    private WorkingDays(IEnumerable<HolidayRow> own) => _own = own.ToLookup(row => row.Day.Year);

    /// <summary>Thailand's, and those of an installation's own file (<c>Thai/Holidays/README.md</c> says what it looks like).</summary>
    /// <param name="fileName">For refusals.</param>
    /// <exception cref="RefusedException">The file has mistakes: each with its row.</exception>
    public static WorkingDays WithOwn(string fileName, byte[] content) => new(HolidayRow.Read(fileName, content));

    /// <summary>True from Monday to Friday unless it is a holiday.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && HolidayOn(day) is null;

    /// <summary>The day off that falls on this day, whatever day of the week it is; null when there is none.</summary>
    public Holiday? HolidayOn(DateOnly day) => Of(day.Year).DaysOff.GetValueOrDefault(day);

    /// <summary>Everything known of a calendar year in its order, days that no source settles included.</summary>
    public IReadOnlyList<Holiday> In(int year) => Of(year).All;

    /// <summary>True when holidays that follow the moon are known for this calendar year (common era).</summary>
    public bool Knows(int year) => Of(year).IsKnown;

    /// <summary>The day itself when it is a working day, otherwise the first one after it.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(1);

        return day;
    }

    /// <summary>The day itself when it is a working day, otherwise the last one before it.</summary>
    public DateOnly OnOrBefore(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(-1);

        return day;
    }

    /// <summary>The first working day after this day.</summary>
    public DateOnly Next(DateOnly day) => OnOrAfter(day.AddDays(1));

    /// <summary>So many working days later (earlier when negative). The day itself does not count; zero gives it back as it is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than 10,000 days.</exception>
    public DateOnly Add(DateOnly day, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workingDays, MostDays);
        ArgumentOutOfRangeException.ThrowIfLessThan(workingDays, -MostDays);
        for (; workingDays > 0; workingDays--)
            day = Next(day);
        for (; workingDays < 0; workingDays++)
            day = OnOrBefore(day.AddDays(-1));

        return day;
    }

    /// <summary>How many working days lie from one day to another, both included; zero when the last is before the first.</summary>
    public int Count(DateOnly first, DateOnly last)
    {
        var count = 0;
        for (var day = first; day <= last; day = day.AddDays(1))
            count += IsWorkingDay(day) ? 1 : 0;

        return count;
    }

    /// <summary>
    /// The last day of "within so many days of the month's end", in calendar days. It does not move when it falls on a day off: what an
    /// authority has to do within a period is due on its last day even so (Administrative Procedure Act B.E. 2539, section 64,
    /// second paragraph). <see cref="OnOrBefore"/> tells the working day by which it should be done.
    /// </summary>
    /// <param name="inMonth">Any day of the month that ends.</param>
    public static DateOnly WithinDaysOfMonthEnd(DateOnly inMonth, int days) => EndOf(inMonth).AddDays(days);

    /// <summary>The last day of "within so many working days of the month's end".</summary>
    /// <param name="inMonth">Any day of the month that ends.</param>
    public DateOnly WithinWorkingDaysOfMonthEnd(DateOnly inMonth, int workingDays) => Add(EndOf(inMonth), workingDays);

    /// <summary>
    /// What is not certain about working days between two days: a year whose moon-dependent and special holidays are not known, a
    /// day that may be one. To be shown beside a deadline; empty when all is known.
    /// </summary>
    public IReadOnlyList<Bilingual> Doubts(DateOnly first, DateOnly last)
    {
        List<Bilingual> doubts = [];
        for (var year = first.Year; year <= last.Year; year++)
        {
            if (!Knows(year))
                doubts.Add(FixedOnly(year));
            doubts.AddRange(
                In(year)
                    .Where(h => !h.IsDayOff && h.Day >= first && h.Day <= last && IsWorkingDay(h.Day))
                    .Select(Perhaps)
            );
        }

        return doubts;
    }

    private static DateOnly EndOf(DateOnly month) =>
        new(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month));

    private static Bilingual FixedOnly(int year) =>
        new(
            $"ยังไม่มีข้อมูลวันหยุดตามจันทรคติและวันหยุดพิเศษของปี {Buddhist(year)} จึงคำนวณจากวันหยุดประจำที่กำหนดวันแน่นอนเท่านั้น",
            $"Moon-dependent and special holidays of {Buddhist(year)} ({Number(year)}) are not known yet; only the fixed ones are reckoned with."
        );

    private static Bilingual Perhaps(Holiday holiday) =>
        new(
            $"{ThaiDate.InFull(holiday.Day)} อาจเป็นวันหยุด ({holiday.Name.Th}) แต่ยังไม่ยืนยัน จึงนับเป็นวันทำการ",
            $"{ThaiDate.English(holiday.Day)} may be a holiday ({holiday.Name.En}), which is not confirmed; it is counted as a working day."
        );

    private static string Buddhist(int year) => Number(year + FiscalYear.BuddhistOffset);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Year Of(int year) => _years.GetOrAdd(year, Compute);

    private Year Compute(int year)
    {
        var announced = HolidayRow.Announced(year);
        List<HolidayRow> rows = [.. announced ?? FixedHolidays.In(year), .. _own[year]];
        var all = rows.Where(row => row.Holiday is not null && !GivenBack(row)).Select(row => row.Holiday!).ToList();

        return new Year(
            announced is not null,
            [.. all.OrderBy(h => h.Day)],
            all.Where(h => h.IsDayOff).GroupBy(h => h.Day).ToDictionary(day => day.Key, day => day.Last())
        );

        // The last word on a day wins, and own rows come last.
        bool GivenBack(HolidayRow row) => rows.Last(other => other.Day == row.Day).Holiday is null;
    }

    private sealed record Year(
        bool IsKnown,
        IReadOnlyList<Holiday> All,
        IReadOnlyDictionary<DateOnly, Holiday> DaysOff
    );
}
