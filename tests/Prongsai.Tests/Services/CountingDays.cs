using Prongsai.Kernel;
using Prongsai.Services.Registry;
using Prongsai.Services.Requests;

namespace Prongsai.Tests.Services;

/// <summary>The clock of a promise: working days, holidays, and while the citizen owes an answer it stands.</summary>
public sealed class CountingDays
{
    private static readonly WorkingDays Calendar = WorkingDays.Thailand;

    private static DateOnly April(int day) => new(2026, 4, day);

    private static Reckoning Of(
        DateOnly filedOn,
        int days,
        DateOnly endsOn,
        TimeUnit unit = TimeUnit.WorkingDays,
        params Pause[] pauses
    ) => RequestClock.Of(filedOn, new ServiceTime(days, unit), pauses, endsOn, Calendar);

    [Fact]
    public void Over_Songkran_only_days_on_which_the_office_works_count()
    {
        // Friday 10 April 2569; Monday to Wednesday are Songkran.
        var clock = Of(April(10), 5, April(10));

        Assert.Equal(April(22), clock.DueOn);
        Assert.Equal(0, clock.Used);
        Assert.Equal([April(13), April(14), April(15)], clock.Holidays.Select(h => h.Day));
        Assert.Equal(5, Assert.Single(clock.Lines).Counted);
        Assert.Equal(2, Of(April(10), 5, April(17)).Used);
    }

    [Fact]
    public void The_day_it_was_made_does_not_count_nor_does_a_weekend_on_which_it_was_made()
    {
        Assert.Equal(April(2), Of(April(1), 1, April(1)).DueOn);
        // Saturday and Sunday before Chakri Day: Tuesday is the first working day.
        Assert.Equal(April(7), Of(April(4), 1, April(4)).DueOn);
        Assert.Equal(April(7), Of(April(5), 1, April(5)).DueOn);
    }

    [Fact]
    public void While_an_answer_is_owed_nothing_counts_and_nobody_knows_the_due_date()
    {
        var standing = Of(April(16), 5, April(28), TimeUnit.WorkingDays, new Pause(April(17), null));
        Assert.Null(standing.DueOn);
        Assert.Equal((1, 4), (standing.Used, standing.Left));

        // Asked on Friday 17, answered on Friday 24: Monday 27 is the second day.
        var going = Of(April(16), 5, April(28), TimeUnit.WorkingDays, new Pause(April(17), April(24)));
        Assert.Equal(April(30), going.DueOn);
        Assert.Equal([false, true, false], going.Lines.Select(l => l.IsPaused));
        Assert.Equal([1, 0, 4], going.Lines.Select(l => l.Counted));
    }

    [Fact]
    public void Asking_when_it_is_late_already_mends_nothing()
    {
        var clock = Of(April(16), 1, April(30), TimeUnit.WorkingDays, new Pause(April(20), null));

        Assert.Equal(April(17), clock.DueOn);
    }

    [Fact]
    public void Two_questions_at_once_stop_the_clock_once()
    {
        var once = Of(April(16), 5, April(24), TimeUnit.WorkingDays, new Pause(April(20), April(22)));
        var twice = Of(
            April(16),
            5,
            April(24),
            TimeUnit.WorkingDays,
            new Pause(April(20), April(22)),
            new Pause(April(21), April(22))
        );

        Assert.Equal(once.DueOn, twice.DueOn);
    }

    [Fact]
    public void Days_of_the_calendar_and_promises_for_the_counter_are_counted_as_what_they_are()
    {
        Assert.Equal(April(15), Of(April(10), 5, April(10), TimeUnit.Days).DueOn);
        // Twenty minutes at a counter are the next working day online; eight hours are more than a day of seven.
        Assert.Equal(April(16), Of(April(10), 20, April(10), TimeUnit.Minutes).DueOn);
        Assert.Equal(April(17), Of(April(10), 8, April(10), TimeUnit.Hours).DueOn);
    }

    [Fact]
    public void The_longest_promise_ends() => Assert.NotNull(Of(April(10), ManualCheck.MostAmount, April(10)).DueOn);

    /// <summary>The same by another road: without pauses it is what the calendar itself adds.</summary>
    [Fact]
    public void Without_questions_it_is_what_the_calendar_adds()
    {
        for (var day = new DateOnly(2025, 12, 20); day < new DateOnly(2026, 6, 10); day = day.AddDays(1))
            foreach (var days in new[] { 1, 3, 15 })
                Assert.Equal(Calendar.Add(day, days), Of(day, days, day).DueOn);
    }
}
